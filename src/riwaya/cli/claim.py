"""One claim on a screen, with all its grounds."""

from riwaya.cli.quotes import quote_pieces
from riwaya.cli.terminal import Piece, Terminal
from riwaya.cli.wording import Wording
from riwaya.store import WITHDRAWN
from riwaya.views import ClaimView, ValueView


def print_claim(view: ClaimView, words: Wording, out: Terminal) -> None:
    """Print a claim: its sentence, decisions, every value with its words, links."""
    told = view.told
    head = [words.outlet(told.outlet), str(told.outlet.published or ""), told.outlet.name]
    out.line([Piece(words.text("show", "claim", id=told.claim), "dim")])
    out.line([Piece(" · ".join(filter(None, head)), "bold")])
    out.line(quote_pieces(told.quote))
    kind = words.text("event_type", told.event_type)
    ground = words.text("show", "frame", frame=view.frame)
    if view.type_rule:
        ground += " · " + words.text("show", "type_rule", rule=view.type_rule)
    out.line([Piece(kind, "bold"), Piece(f" · {ground}")])
    if view.incident:
        out.line(words.text("show", "incident", id=view.incident))
    if view.repeats:
        out.line(words.text("show", "repeats", id=view.repeats))
    _decisions(view, words, out)
    _title(words.text("show", "machine"), out)
    for field, values in view.machine:
        for value in values:
            _value(field, value, words, out)
    _weighed(view, words, out)


def _value(field: str, value: ValueView, words: Wording, out: Terminal) -> None:
    if value.gap:
        told, how = "–", words.text("gap", value.gap)
    else:
        told = words.code(value.value)
        how = words.text("basis", value.basis or "")
    rule = f" · {value.rule}" if value.rule else ""
    maker = f"{value.producer.name} {value.producer.version}"
    out.line(
        [
            Piece(f"{words.known('field', field)}: ", "bold"),
            Piece(told),
            Piece(f" · {how}{rule} · {maker}", "dim"),
        ],
        indent=2,
    )
    for quote in value.words:
        out.line(quote_pieces(quote), indent=6)


def _decisions(view: ClaimView, words: Wording, out: Terminal) -> None:
    """Print what people decided of a claim, first to last."""
    if view.reviews:
        _title(words.text("show", "reviews"), out)
        for review in view.reviews:
            note = f" · {review.note}" if review.note else ""
            field = words.known("field", review.field)
            made = f"{review.made:%Y-%m-%d}"
            value = (
                words.known("field", review.value or "")
                if review.field == WITHDRAWN
                else words.code(review.value)
            )
            out.line(
                f"{field}: {value} · {review.by.name} · {made}{note}",
                indent=2,
            )


def _weighed(view: ClaimView, words: Wording, out: Terminal) -> None:
    """Print what the machine weighed: within the report, then with other claims."""
    if view.considered:
        _title(words.text("show", "considered"), out)
        for line in view.considered:
            field, colon, rest = line.partition(": ")
            out.line(f"{words.known('field', field)}{colon}{rest}", indent=2)
    if view.links:
        _title(words.text("show", "links"), out)
        for link in view.links:
            score = "" if link.score is None else f" {link.score:.2f}"
            verdict = words.text("link", link.verdict)
            out.line(f"{link.other}: {verdict}{score} · {link.by.name}", indent=2)
            for part in link.parts:
                out.line(
                    f"{_feature(part.feature, words)} {part.weight:+.2f}: "
                    f"{words.part(part.feature, part.left)} | "
                    f"{words.part(part.feature, part.right)}",
                    indent=6,
                )


def _feature(feature: str, words: Wording) -> str:
    """Return what was compared and how it came out."""
    name = words.known("feature", feature.partition(".")[0])
    return f"{name} ({words.known('level', feature)})"


def _title(text: str, out: Terminal) -> None:
    out.line()
    out.line([Piece(text, "bold")])
