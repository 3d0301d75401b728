"""A claim with all its grounds: what the machine read, why, and what people decided."""

from collections.abc import Iterable

from riwaya.model import (
    Claim,
    ClaimId,
    Gap,
    Judgement,
    Loss,
    Report,
    Sourced,
    Span,
    When,
    Where,
)
from riwaya.store import Review
from riwaya.views.models import LinkView, ReviewView, ValueView
from riwaya.views.parts import Quote, Role
from riwaya.views.telling import quote

FIELDS = (
    "modality",
    "agent",
    "target",
    "places",
    "when",
    "attribution",
    "losses",
    "weapons",
)
"""The fields of a claim that have grounds, in the order they are shown."""

_AROUND = 40


def machine_values(
    claim: Claim, report: Report
) -> tuple[tuple[str, tuple[ValueView, ...]], ...]:
    """Return every value of a claim with the words it stands on, field by field."""
    shown = []
    for field in FIELDS:
        held = getattr(claim, field)
        values = held if isinstance(held, tuple) else (held,)
        shown.append((field, tuple(_value(value, report) for value in values)))
    return tuple(shown)


def _value(value: Sourced[object] | Gap, report: Report) -> ValueView:
    words = tuple(context(report, span) for span in value.spans)
    if isinstance(value, Gap):
        return ValueView(None, None, value.reason, value.producer, None, words)
    return ValueView(
        plain_value(value.value), value.basis, None, value.producer, value.rule, words
    )


def context(report: Report, span: Span) -> Quote:
    """Return words of a report with a little of what stands around them, cut at spaces."""
    start = max(0, span.start - _AROUND)
    if start:
        start = _after_space(report.text, start, span.start)
    end = min(len(report.text), span.end + _AROUND)
    if end < len(report.text):
        end = max(span.end, report.text.rfind(" ", span.end, end))
    return quote(report, Span(start, end), [(span, Role.WORDS)])


def _after_space(text: str, start: int, limit: int) -> int:
    found = text.find(" ", start, limit)
    return limit if found < 0 else found + 1


def plain_value(value: object) -> str | None:
    """Return a value of the model as a short text with codes, for tables; `None` for none."""
    if isinstance(value, Where):
        return f"{value.name} [{value.place}]" if value.place else value.name
    if isinstance(value, When):
        return _interval(value)
    if isinstance(value, Loss):
        return " ".join(filter(None, (_range(value), value.kind, value.party)))
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(plain_value, value))) or None
    words = getattr(value, "text", None) or getattr(value, "kind", None)
    party = getattr(value, "party", None)
    if words is None and party is None:
        return None if value is None else str(value)
    return f"{words} [{party}]" if words and party else str(words or party)


def _interval(when: When) -> str:
    if when.first == when.last:
        return str(when.first)
    return f"{when.first or ''}/{when.last or ''}"


def _range(loss: Loss) -> str:
    if loss.low is None and loss.high is None:
        return "?"
    if loss.low == loss.high:
        return str(loss.low)
    return f"{'' if loss.low is None else loss.low}–{'' if loss.high is None else loss.high}"


def review_views(reviews: Iterable[Review]) -> tuple[ReviewView, ...]:
    """Return people's decisions, first to last."""
    return tuple(
        ReviewView(
            review.field, plain_value(review.value), review.producer, review.made, review.note
        )
        for review in reviews
    )


def link_views(claim: ClaimId, judgements: Iterable[Judgement]) -> tuple[LinkView, ...]:
    """Return the judgements on a claim and others, first to last."""
    return tuple(
        LinkView(
            judgement.right if judgement.left == claim else judgement.left,
            judgement.verdict,
            judgement.producer,
            judgement.made,
            judgement.score,
            judgement.parts,
        )
        for judgement in judgements
    )
