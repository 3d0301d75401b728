"""When something told may have been: at a time its sentence names, the story's, or unknown."""

from collections.abc import Iterator, Mapping
from datetime import date

from riwaya.claims.dating import Dated, inherited, pluperfect
from riwaya.claims.options import Setup, between, family_of, form_of, nearer, way_signs
from riwaya.claims.weighing import Option, bin_of
from riwaya.model import DatePrecision, ResolvedTime, TimeMention, When

_MOST = 2
_OPENING = 2
_OLD_DAYS = 14
_OPEN_DAYS = 9


def date_options(setup: Setup, dates: Mapping[int, ResolvedTime]) -> list[Option[Dated | None]]:
    """Return when a claim may have happened, each with what speaks for it."""
    scene, chosen = setup.scene, setup.draft.chosen
    times = [m for m in scene.times if m.first in dates]
    behind = [m for m in times if m.first >= chosen.last]
    before = [m for m in reversed(times) if m.first < chosen.last]
    options: list[Option[Dated | None]] = []
    for side in (behind, before):
        for rank, mention in enumerate(side):
            found = dates[mention.first]
            signs = list(_time_signs(setup, mention, found, rank))
            if len(times) == 1:
                signs.append("only")
            options.append(Option(_stated(mention, found), f"date.{mention.rule}", signs))
    for source, dated in _told(setup):
        signs = list(_told_signs(setup, source, dated, named=bool(times)))
        options.append(Option(dated, dated.rule, signs))
    options.append(Option(None, "date.none", list(_none_signs(setup, named=bool(times)))))
    return options


def _stated(mention: TimeMention, found: ResolvedTime) -> Dated:
    when = When(found.first, found.last, found.precision, found.anomaly)
    return Dated(when, (mention,), f"date.{mention.rule}")


def _time_signs(
    setup: Setup, mention: TimeMention, found: ResolvedTime, rank: int
) -> Iterator[str]:
    """Yield how a time stands to the trigger, and what kind of time it is."""
    draft, chosen, scene = setup.draft, setup.draft.chosen, setup.scene
    side, low, high = between(chosen, mention.first, mention.last)
    modality = draft.modality[0].value
    yield "time"
    yield f"{side}:rank:{min(rank, _MOST)}"
    yield from way_signs(scene, side, low, high, setup.others)
    yield f"rule:{mention.rule}"
    yield f"ground:{found.ground}"
    yield f"precision:{found.precision.value}"
    yield f"modality:{modality}"
    yield f"modality:{modality}:{found.precision.value}"
    yield f"family:{family_of(draft)}:{side}"
    yield f"type:{draft.event_type.value}"
    yield f"form:{form_of(chosen)}:{side}"
    published = scene.document.report.published
    held = {
        "rule": draft.dated is not None and mention in draft.dated.mentions,
        "opens": mention.first - scene.sentence.first <= _OPENING,
        "of-speaker": mention.first < setup.speech_end <= chosen.first,
        "nearer-other": nearer(chosen, setup.others, mention.first),
        "open": found.first is None or found.last is None,
        "headline": scene.headline,
        "old": _old(found.first, published),
    }
    yield from (name for name, holds in held.items() if holds)


def _old(first: date | None, published: date | None) -> bool:
    return first is not None and published is not None and (published - first).days > _OLD_DAYS


def _told(setup: Setup) -> Iterator[tuple[str, Dated]]:
    """Yield the days that carry on, and the open one of what goes on.

    What "had" happened lies before the story: no day of it is its own.
    """
    thread, published = setup.thread, setup.scene.document.report.published
    if published is not None:
        when = When(None, published, DatePrecision.RANGE)
        yield "ongoing", Dated(when, (), "date.ongoing")
    if pluperfect(setup.scene, setup.draft.chosen):
        return
    story = inherited(thread.dated, published)
    if story is not None:
        yield "story", story
    lead = inherited(thread.lead, published)
    if lead is not None and (story is None or lead.when != story.when):
        yield "lead", lead
    if thread.last is not None and thread.last.dated is not None:
        last = thread.last.dated
        yield "last", Dated(last.when, last.mentions, "date.last")


def _told_signs(setup: Setup, source: str, dated: Dated, *, named: bool) -> Iterator[str]:
    """Yield what speaks for a day that is not told beside the event."""
    draft, chosen = setup.draft, setup.draft.chosen
    yield source
    yield f"{source}:family:{family_of(draft)}"
    yield f"{source}:type:{draft.event_type.value}"
    yield f"{source}:modality:{draft.modality[0].value}"
    yield f"{source}:form:{form_of(chosen)}"
    yield f"{source}:modality:{draft.modality[0].value}:{form_of(chosen)}"
    first, last = dated.when.first, dated.when.last
    days = (last - first).days if first and last else _OPEN_DAYS
    yield f"{source}:days:{bin_of(days)}"
    held = {
        "headline": setup.scene.headline,
        "named": named,
        "definite": chosen.mention.definite,
        "agent": draft.roles.agent is not None,
        "rule": draft.dated is not None and draft.dated.when == dated.when,
        "present": chosen.mention.form == "present",
    }
    yield from (f"{source}:{name}" for name, holds in held.items() if holds)
    for kind in setup.scene.kinds_at(chosen.first - 1):
        yield f"{source}:after:{kind}"
    if source == "last":
        yield from _last_signs(setup)


def _last_signs(setup: Setup) -> Iterator[str]:
    """Yield how near the claim told last stands."""
    last, sentence = setup.thread.last, setup.scene.sentence
    if last is None or last.dated is None:
        return
    open_ended = "open" if last.dated.when.first is None else "closed"
    yield f"last:{open_ended}:{setup.draft.modality[0].value}"
    if last.modality[0] is setup.draft.modality[0]:
        yield f"last:{open_ended}:same-modality"
    if last.scene.sentence.first == sentence.first:
        yield "last:sentence"
    elif last.scene.sentence.paragraph == sentence.paragraph:
        yield "last:paragraph"
    if last.event_type is setup.draft.event_type:
        yield "last:same-type"


def _none_signs(setup: Setup, *, named: bool) -> Iterator[str]:
    """Yield what speaks for a claim without a day."""
    draft, chosen = setup.draft, setup.draft.chosen
    modality = draft.modality[0].value
    yield "none"
    yield f"none:family:{family_of(draft)}"
    yield f"none:type:{draft.event_type.value}"
    yield f"none:modality:{modality}"
    yield f"none:form:{form_of(chosen)}"
    yield f"none:modality:{modality}:{form_of(chosen)}"
    for kind in setup.scene.kinds_at(chosen.first - 1):
        yield f"none:after:{kind}"
    held = {
        "named": named,
        "pluperfect": pluperfect(setup.scene, chosen),
        "rule": draft.dated is None,
        "headline": setup.scene.headline,
        "definite": chosen.mention.definite,
        "story": setup.thread.dated is not None,
        "lead": setup.thread.lead is not None,
        "relative": "relative" in setup.scene.kinds_at(chosen.first - 1),
    }
    yield from (f"none:{name}" for name, holds in held.items() if holds)
