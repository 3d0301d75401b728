"""One incident on a screen: the accounts of the sides beside or below each other."""

from collections.abc import Sequence
from itertools import groupby

from riwaya.cli.quotes import quote_pieces
from riwaya.cli.terminal import Line, Piece, Terminal
from riwaya.cli.wording import VERDICT_STYLE, Wording
from riwaya.views import (
    AccountView,
    CasualtyView,
    CopyView,
    FieldView,
    Highlight,
    IncidentRow,
    IncidentView,
    Label,
    Quote,
    Role,
    SideColumn,
)

Course = Sequence[tuple[IncidentRow, Label]]

COLUMN = 44
"""Fewest columns of a terminal that an account needs beside another."""


def print_incident(view: IncidentView, course: Course, words: Wording, out: Terminal) -> None:
    """Print an incident: verdict and reason, accounts, fields, losses, copies, control.

    `course` has the other incidents in which its place was fought over, each with the reason
    why it stands apart.
    """
    row = view.row
    out.line([Piece(words.text("show", "incident", id=row.id), "dim")])
    out.line(
        [
            Piece(words.text("event_type", row.event_type), "bold"),
            Piece(f" · {words.place(row.place)} · {words.days(row.when)}"),
        ]
    )
    out.line(
        [
            Piece(words.text("verdict", row.verdict), VERDICT_STYLE[row.verdict]),
            Piece(f": {words.reason(row.reason)}"),
        ]
    )
    counts = {
        noun: words.count(noun, getattr(row, noun)) for noun in ("claims", "origins", "reports")
    }
    out.line([Piece(words.text("show", "told", **counts), "dim")])
    _accounts(view.columns, words, out)
    _fields(view.fields, words, out)
    _casualties(row.casualties, words, out)
    _copies(view.copies, words, out)
    _held(view, words, out)
    _course(course, words, out)


def _accounts(columns: Sequence[SideColumn], words: Wording, out: Terminal) -> None:
    _title(words.text("show", "accounts"), out)
    blocks = [_column(column, words) for column in columns]
    beside = out.width is not None and out.width // len(blocks) >= COLUMN
    if beside and len(blocks) > 1:
        out.columns(blocks)
        return
    for block in blocks:
        for line in block:
            out.line(line)


def _column(column: SideColumn, words: Wording) -> list[Line]:
    name = words.labels(column.sides) or words.text("show", "no_side")
    lines: list[Line] = [[Piece(f"▌{name}", "bold")]]
    for _, together in groupby(column.accounts, _sentence):
        lines += [*_accounts_of_sentence(list(together), words), ""]
    return lines


def _sentence(account: AccountView) -> tuple[str, int]:
    return account.told.outlet.report, account.told.quote.start


def _accounts_of_sentence(accounts: Sequence[AccountView], words: Wording) -> list[Line]:
    """Return a sentence with its outlet, and what is claimed in it."""
    told = accounts[0].told
    head = [words.outlet(told.outlet), str(told.outlet.published or ""), told.outlet.name]
    lines: list[Line] = [
        [Piece(" · ".join(filter(None, head)), "bold")],
        quote_pieces(_all_lit([account.told.quote for account in accounts])),
    ]
    for account in accounts:
        lines += _account(account, words)
    return lines


def _all_lit(quotes: Sequence[Quote]) -> Quote:
    """Return one sentence with the highlights of several quotes of it, triggers first."""
    found: list[Highlight] = []
    marks = (mark for quote in quotes for mark in quote.highlights)
    for mark in sorted(marks, key=lambda mark: mark.role is not Role.TRIGGER):
        if all(mark.end <= other.start or other.end <= mark.start for other in found):
            found.append(mark)
    ordered = tuple(sorted(found, key=lambda mark: mark.start))
    return Quote(quotes[0].text, quotes[0].start, ordered)


def _account(account: AccountView, words: Wording) -> list[Line]:
    told = account.told
    stance = [words.text("stance", account.stance), words.text("interest", account.interest)]
    if account.side:
        stance.insert(0, words.label(account.side))
    kind = words.text("event_type", told.event_type)
    what = f" · {words.text('modality', told.modality)} · {words.days(told.when)}"
    lines: list[Line] = [
        [Piece("• "), Piece(kind, "bold"), Piece(what)],
        [Piece("  " + " · ".join(stance), "dim")],
    ]
    if told.voices:
        lines.append(f"  {words.text('show', 'by_words')} {words.voices(told.voices)}")
    if told.losses:
        lines.append("  " + " · ".join(map(words.loss, told.losses)))
    lines += [[Piece(f"  ⚠ {words.reason(flag)}", "yellow")] for flag in account.flags]
    lines.append([Piece("  " + words.text("show", "claim", id=told.claim), "dim")])
    return lines


def _fields(fields: Sequence[FieldView], words: Wording, out: Terminal) -> None:
    if not fields:
        return
    _title(words.text("show", "fields"), out)
    for field in fields:
        out.line(
            [
                Piece(words.known("field", field.field), "bold"),
                Piece(": "),
                Piece(words.text("verdict", field.verdict), VERDICT_STYLE[field.verdict]),
                Piece(f" · {words.reason(field.reason)}"),
            ],
            indent=2,
        )
        for telling in field.tellings:
            told = f"{words.label(telling.origin_label)}: {words.value(telling.value)}"
            out.line(told, indent=6)


def _casualties(casualties: Sequence[CasualtyView], words: Wording, out: Terminal) -> None:
    if not casualties:
        return
    _title(words.text("show", "casualties"), out)
    for found in casualties:
        party = words.label(found.party) if found.party else words.text("show", "unsided")
        bounds = {
            name: "?" if bound is None else f"{bound:,}"
            for name, bound in (("low", found.low), ("best", found.best), ("high", found.high))
        }
        kind = words.known("loss_kind", found.kind)
        out.line(
            [
                Piece(f"{kind} ({party}): ", "bold"),
                Piece(words.text("show", "low_best_high", **bounds)),
            ],
            indent=2,
        )
        for figure in found.figures:
            told = words.span(figure.low, figure.high)
            quoted = f" «{figure.words}»" if figure.words else ""
            out.line(
                f"{words.label(figure.origin_label)}: {told}{quoted} · {figure.report_name}",
                indent=6,
            )


def _copies(copies: Sequence[CopyView], words: Wording, out: Terminal) -> None:
    if not copies:
        return
    _title(words.text("show", "copies"), out)
    for copy in copies:
        key = "copies_of" if copy.directed else "same_text"
        told = words.text(
            "show",
            key,
            copier=f"{words.outlet(copy.copier)} ({copy.copier.name})",
            original=f"{words.outlet(copy.original)} ({copy.original.name})",
            share=round(100 * copy.similarity),
        )
        out.line(told, indent=2)


def _held(view: IncidentView, words: Wording, out: Terminal) -> None:
    from riwaya.cli.lists import print_control

    if view.control:
        _title(words.text("show", "control"), out)
        print_control(view.control, words, out)


def _course(course: Course, words: Wording, out: Terminal) -> None:
    if course:
        _title(words.text("show", "course"), out)
    for row, apart in course:
        out.line(words.incident_line(row))
        out.line([Piece(words.reason(row.reason), "dim")], indent=4)
        out.line([Piece(words.label(apart), "dim")], indent=4)


def _title(text: str, out: Terminal) -> None:
    out.line()
    out.line([Piece(text, "bold")])
