"""Of which days a claim tells."""

from datetime import date
from typing import TypeVar

from riwaya.lexicons.reconciliation import ReconciliationRules
from riwaya.model import Basis, Claim, EventType, Gap, Modality, Sourced, When

T = TypeVar("T")

FOREVER = date.max.toordinal()

UNDATED_DAYS = 2
"""A claim without a day is taken to tell of the days before its publication, and one of which
only the end is told of the days before that."""

Days = tuple[str, int, int]
"""Kind of date (see `Row`), first and last day as ordinals."""


def told(value: Sourced[T] | Gap) -> bool:
    """Whether a value is known from words or people, and not inferred from others."""
    return isinstance(value, Sourced) and value.basis not in (Basis.INFERRED, Basis.DEFAULTED)


def days(claim: Claim, published: date | None, rules: ReconciliationRules) -> Days:
    """Return (kind of date, first, last) of a claim as ordinals."""
    when = claim.interval
    if when is None or (when.first is None and when.last is None):
        if published is None:
            return "none", 1, FOREVER
        return "none", published.toordinal() - UNDATED_DAYS, published.toordinal()
    if when.first is None and when.last is not None:
        last = when.last.toordinal()
        if claim.event_type.value in rules.states:
            return "state", last, last
        return "until", last - UNDATED_DAYS, last
    dated, first, until = _begun(when, published, rules.linkage.wide_days)
    if dated == "day" and _goes_on(claim):
        return "until", until - UNDATED_DAYS, until
    return ("state" if claim.event_type.value in rules.lasting else dated), first, until


def _goes_on(claim: Claim) -> bool:
    """Whether a fight goes on of which no side is told: that of which there was talk before."""
    named = (claim.agent_party, claim.agent), (claim.target_party, claim.target)
    return (
        claim.event_type is EventType.CLASH
        and claim.modality.value is Modality.ONGOING
        and not any(party is not None and told(argument) for party, argument in named)
    )


def _begun(when: When, published: date | None, wide: int) -> tuple[str, int, int]:
    """Return (kind of date, first, last) of an interval whose first day is known."""
    first = when.first.toordinal() if when.first else 1
    if when.last is None:
        return "state", first, max(first, published.toordinal() if published else first)
    last = when.last.toordinal()
    if last - first <= 1:
        return "day", first, last
    return ("span" if last - first <= wide else "state"), first, last
