"""Lists on a screen: incidents, hits, outlets, control; and a place with its history."""

from collections.abc import Iterable, Sequence

from riwaya.cli.quotes import quote_pieces
from riwaya.cli.terminal import Piece, Terminal
from riwaya.cli.wording import VERDICT_STYLE, Wording
from riwaya.store import IncidentQuery
from riwaya.views import (
    ControlView,
    Ground,
    IncidentRow,
    PlaceView,
    SearchHit,
    SiegeView,
    SourceRow,
    Views,
)

NOBODY = ("contested", "unknown")
"""States of a place that are no holder: how likely they are tells a reader nothing."""


def print_incidents(views: Views, query: IncidentQuery, words: Wording, out: Terminal) -> None:
    """Print the incidents a query asks for, as they come, with how many there are."""
    total = views.count_incidents(query)
    shown = 0
    for row in views.incidents(query):
        _row(row, words, out)
        shown += 1
    if shown < total:
        out.line()
        out.line(words.text("show", "shown", shown=shown, n=total))
    else:
        out.line([Piece(words.count("incidents", total), "dim")])


def print_rows(rows: Sequence[IncidentRow], words: Wording, out: Terminal) -> None:
    """Print incidents, two lines each."""
    for row in rows:
        _row(row, words, out)
    if not rows:
        out.line(words.text("show", "none"))


def _row(row: IncidentRow, words: Wording, out: Terminal) -> None:
    out.line(words.incident_line(row))
    out.line([Piece(words.reason(row.reason), "dim")], indent=4)


def print_hits(hits: Sequence[SearchHit], words: Wording, out: Terminal) -> None:
    """Print what a search found, with the words lit."""
    for hit in hits:
        told = [words.outlet(hit.outlet), str(hit.outlet.published or ""), hit.outlet.name]
        if hit.event_type:
            told.append(words.text("event_type", hit.event_type))
        if hit.claim:
            told.append(words.text("show", "claim", id=hit.claim))
        out.line([Piece(" · ".join(filter(None, told)), "dim")])
        out.line(quote_pieces(hit.quote), indent=4)
    out.line([Piece(words.count("hits", len(hits)), "dim")])


def print_sources(rows: Sequence[SourceRow], words: Wording, out: Terminal) -> None:
    """Print the outlets with their counts."""
    for row in rows:
        name = words.label(row.label) if row.label else row.source or "–"
        out.line([Piece(name, "bold"), Piece(_sides(row, words))])
        counts = [
            f"{words.text('show', 'reports')} {row.reports:,}",
            f"{words.text('show', 'claims')} {row.claims:,}",
            f"{words.text('show', 'copied')} {row.copies:,}",
            f"{row.first or '?'} – {row.last or '?'}",
        ]
        out.line(" · ".join(counts), indent=4)
        out.line(_verdicts(row, words), indent=4)
    out.line([Piece(words.count("outlets", len(rows)), "dim")])


def _sides(row: SourceRow, words: Wording) -> str:
    return f" · {words.labels(row.sides)}" if row.sides else ""


def _verdicts(row: SourceRow | PlaceView, words: Wording) -> list[Piece]:
    pieces: list[Piece] = []
    for verdict, number in row.verdicts.items():
        pieces += [
            Piece(words.text("verdict", verdict), VERDICT_STYLE[verdict]),
            Piece(f" {number:,}  "),
        ]
    return pieces


def print_place(place: PlaceView, words: Wording, out: Terminal) -> None:
    """Print a place: where it is, how it stands, who held it, what happened."""
    title = words.place(place.place) if place.place else place.name
    out.line([Piece(title, "bold"), Piece(_position(place.place, words))])
    out.line(
        words.text(
            "show",
            "history",
            claims=words.count("claims", place.claims),
            incidents=words.count("incidents", len(place.incidents)),
        )
    )
    out.line(_verdicts(place, words))
    if place.also:
        names = ", ".join(_with_parent(other, words) for other in place.also)
        out.line(f"{words.text('show', 'also')}: {names}")
    out.line()
    if place.control:
        out.line([Piece(words.text("show", "control"), "bold")])
        print_control(place.control, words, out)
        out.line()
    print_sieges(place.sieges, words, out)
    print_rows(place.incidents, words, out)


def _position(ground: Ground | None, words: Wording) -> str:
    if ground is None or ground.lat is None:
        return ""
    parts = [f" · {ground.lat:.4f}, {ground.lon:.4f}"]
    if ground.radius_km:
        parts.append(words.text("show", "near", km=f"{ground.radius_km:g}"))
    if ground.parents:
        parts.append(words.text("show", "in", parents=words.labels(ground.parents)))
    return " ".join(parts)


def _with_parent(ground: Ground, words: Wording) -> str:
    parent = f" ({words.label(ground.parents[0])})" if ground.parents else ""
    return f"{words.place(ground)}{parent}"


def print_control(rows: Iterable[ControlView], words: Wording, out: Terminal) -> None:
    """Print who holds what, with what each side says where it says otherwise."""
    for row in rows:
        name = words.label(row.place) if row.place else row.name
        days = f"{row.first} – {row.last or words.text('show', 'open')}"
        likely = words.text("show", "probability", p=round(100 * row.probability))
        likely = "" if row.state.id in NOBODY else f" · {likely}"
        out.line(
            [
                Piece(f"{name} · {days} · "),
                Piece(words.label(row.state), "bold"),
                Piece(likely),
            ]
        )
        for side, holder in row.claimed:
            if holder.id != row.state.id:
                told = words.text(
                    "show", "claimed", side=words.label(side), holder=words.label(holder)
                )
                out.line([Piece(told, "dim")], indent=4)


def print_sieges(rows: Sequence[SiegeView], words: Wording, out: Terminal) -> None:
    """Print who besieges what."""
    if not rows:
        return
    out.line([Piece(words.text("show", "sieges"), "bold")])
    nobody = words.text("show", "someone")
    for row in rows:
        told = words.text(
            "show",
            "besieges",
            besieger=words.label(row.besieger) if row.besieger else nobody,
            besieged=words.label(row.besieged) if row.besieged else nobody,
        )
        gap = words.text("show", "open")
        name = words.label(row.place) if row.place else row.name
        out.line(f"{name} · {row.first or gap} – {row.last or gap} · {told}")
    out.line()
