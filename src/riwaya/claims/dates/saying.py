"""The days of sayings: what somebody said on a day was done by then."""

from riwaya.claims.attribution.reach import opening_of
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.weighing.options import Setup
from riwaya.model import DatePrecision, TimeMention, When

_RULE = "date.said"
_STORY_DAYS = 3
"""A longer stretch would say too little of when an act was."""


def said_from(setup: Setup) -> int:
    """Return the token from which on what a speaker says of an act is told, 0 without one.

    Between the speaker and the "that" stands when it was said.
    """
    end, first = setup.speech_end, setup.draft.chosen.first
    opening = opening_of(setup.scene, end) if end else None
    return opening if opening is not None and opening < first else end


def by_then(setup: Setup, mention: TimeMention, dated: Dated | None) -> Dated | None:
    """Return the stretch from the story's day to that of a saying, where an act is told on the
    later day: it was done by then.
    """
    thread, published = setup.thread, setup.scene.document.report.published
    if dated is None or thread.dated is None or thread.dated_said:
        return dated
    if not mention.first < said_from(setup) <= setup.draft.chosen.first:
        return dated
    first, last = thread.dated.when.first, dated.when.last
    if first is None or last is None or published is None:
        return dated
    if not 0 < (last - first).days <= _STORY_DAYS:
        return dated
    when = When(first, last, DatePrecision.RANGE, dated.when.anomaly)
    return Dated(when, (*thread.dated.mentions, mention), _RULE)


def only_said(draft: Draft) -> bool:
    """Whether the day of an act is only that on which somebody spoke of it."""
    scene, told = draft.scene, draft.dated.mentions if draft.dated else ()
    opening = opening_of(scene, draft.speech_end) if draft.speech_end else None
    if opening is None or not told or told[0].first < scene.sentence.first:
        return False
    return told[-1].last <= opening <= draft.chosen.first
