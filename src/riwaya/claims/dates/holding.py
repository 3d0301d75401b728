"""Until when something lasted: ground held that changed hands, and what still goes on."""

from collections.abc import Sequence

from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.draft import Draft
from riwaya.model import DatePrecision, EventType, Modality, When

_RULE = "date.held-until"
_WAS = "modality.was"
_OF_STORY = "date.story"
_LASTING = frozenset({EventType.CLASH, EventType.CONTROL, EventType.SIEGE})
_ONGOING = "date.ongoing"
_WEEK = 7
"""A longer stretch tells since when, and is no day that a hold ended on."""


def held_until(draft: Draft, around: Sequence[Draft]) -> Dated | None:
    """Return when an act was; a hold that is over ("the towns that they were holding") lasted
    up to the day of what ended it or of its story, from a day that nobody tells.
    """
    dated, published = draft.dated, draft.scene.document.report.published
    was = draft.modality == (Modality.ASSERTED, _WAS)
    if not was or draft.event_type is not EventType.CONTROL:
        return dated
    if dated is None or not dated.mentions or dated.rule == _OF_STORY:
        lost = next((d.dated for d in around if d.dated and _on_a_day(d.dated)), None)
        dated = lost or dated
    elif not _on_a_day(dated):
        return dated
    last, mentions = (dated.when.last, dated.mentions) if dated else (published, ())
    return Dated(When(None, last, DatePrecision.RANGE), mentions, _RULE) if last else dated


def goes_on(draft: Draft) -> Dated | None:
    """Return when an act was; fighting, a siege or a hold that still goes on when it is told,
    and has no other time, lasts up to the telling.
    """
    published = draft.scene.document.report.published
    going = draft.modality[0] is Modality.ONGOING and draft.event_type in _LASTING
    if draft.dated is not None or not going or published is None:
        return draft.dated
    return Dated(When(None, published, DatePrecision.RANGE), (), _ONGOING)


def _on_a_day(dated: Dated) -> bool:
    first, last = dated.when.first, dated.when.last
    return first is not None and last is not None and (last - first).days <= _WEEK
