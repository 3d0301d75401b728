"""Until when ground was held that is told to have changed hands."""

from riwaya.claims.dates.dating import Dated
from riwaya.claims.draft import Draft
from riwaya.model import DatePrecision, EventType, Modality, When

_RULE = "date.held-until"
_WAS = "modality.was"
_WEEK = 7
"""A longer stretch tells since when, and is no day that a hold ended on."""


def held_until(draft: Draft) -> Dated | None:
    """Return when an act was; a hold that is over ("the towns that they were holding") lasted up
    to the day that its sentence or its story tells, from a day that nobody tells.
    """
    dated, published = draft.dated, draft.scene.document.report.published
    was = draft.modality == (Modality.ASSERTED, _WAS)
    if not was or draft.event_type is not EventType.CONTROL:
        return dated
    if dated is None:
        last, mentions = published, ()
    else:
        first, last, mentions = dated.when.first, dated.when.last, dated.mentions
        if first is None or last is None or (last - first).days > _WEEK:
            return dated
    return Dated(When(None, last, DatePrecision.RANGE), mentions, _RULE) if last else dated
