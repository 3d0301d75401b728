"""When something told may have been: at a time its sentence names, the story's, or unknown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from riwaya.arabic.affixes import AND
from riwaya.arabic.phrases import READINGS
from riwaya.claims.dates.apart import BEFORE, some_before
from riwaya.claims.dates.aside import had_been
from riwaya.claims.dates.context import context_of
from riwaya.claims.dates.dating import inherited
from riwaya.claims.dates.reach import own_times
from riwaya.claims.dates.saying import by_then
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.discourse import Thread
from riwaya.claims.modality.pluperfect import pluperfect
from riwaya.claims.scenes.findings import COMMAS
from riwaya.claims.scenes.forms import NOUNS
from riwaya.claims.weighing.choice import Flags, Group, Option, bin_of, option
from riwaya.claims.weighing.options import Act, Setup, act_of, between, nearer, way_signs
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import DatePrecision, EventType, Modality, ResolvedTime, TimeMention, When
from riwaya.model.making import quick

_NEAREST = 4
"""On each side of a trigger, times beyond so many others are not weighed."""
_MOST = 2
_SETTLED = frozenset({EventType.TERRITORY_GAIN, EventType.AGREEMENT})
"""What is done once, and lasts when other things come after it."""
_OPENING = 2
_SOME_AGO = "ago:few"
_GROUND = 2
"""So many words before a deal or a call may stand what an act is done on the ground of."""
_INQUIRY = 6
"""So many words before an act it may be told that somebody looks into it."""
_OLD_DAYS = 14
_OPEN_DAYS = 9
_TIME = Flags("rule", "opens", "of-speaker", "nearer-other", "open", "headline", "old", "only")
_LAST = Flags("last:sentence", "last:paragraph", "last:same-type")
_NEVER = Flags(
    "none:named",
    "none:pluperfect",
    "none:rule",
    "none:headline",
    "none:definite",
    "none:story",
    "none:lead",
    "none:relative",
)


def date_options(setup: Setup, dates: Mapping[int, ResolvedTime]) -> list[Option[Dated | None]]:
    """Return when a claim may have happened, each with what speaks for it."""
    scene, chosen = setup.scene, setup.draft.chosen
    past = [m for m in scene.times if m.first in dates and not _ahead(setup, dates[m.first])]
    times = own_times(setup, past, dates)
    behind = [m for m in times if m.first >= chosen.last][:_NEAREST]
    over = any(told(setup) for told in _EARLIER) or some_before(scene, chosen.first)
    past_deed = _looked_into(setup)
    before = (
        []
        if over or past_deed
        else [m for m in reversed(times) if m.first < chosen.last][:_NEAREST]
    )
    had = past_deed or pluperfect(scene, chosen) or _had_then(setup, past)
    told = scene.kinds_at(chosen.first - 1)
    view = _View(setup, act_of(setup.draft), bool(times), told, context_of(setup))
    options: list[Option[Dated | None]] = []
    for side in (behind, before):
        for rank, mention in enumerate(side):
            found = dates[mention.first]
            groups = _time_signs(view, mention, found, rank, only=len(times) == 1)
            dated = by_then(setup, mention, _stated(mention, found))
            options.append(option(dated, f"date.{mention.rule}", groups))
    left = {m.first for m in past} - {m.first for m in times}
    for source, dated in () if over else _told(setup, had=had):
        if left and any(m.first in left for m in dated.mentions):
            continue
        options.append(option(dated, dated.rule, _told_signs(view, source, dated)))
    options.append(option(None, "date.none", _none_signs(view, had=had)))
    return options


def _had_then(setup: Setup, times: Sequence[TimeMention]) -> bool:
    """Whether an act "had" been done before what its sentence tells of with a time."""
    at = had_been(setup.scene, setup.draft.chosen) if times else None
    return at is not None and any(m.first < at for m in times)


def _over_before(setup: Setup) -> bool:
    """Whether an act is what something dated came after ("after the retaking of the town, X
    visited it yesterday"): the day before it, and that of the story, are not its own.
    """
    chosen, scene = setup.draft.chosen, setup.scene
    if chosen.mention.form != "masdar" or setup.draft.event_type not in _SETTLED:
        return False
    ahead = {scene.key(chosen.first - 1), scene.key(chosen.first - 2)}
    return not ahead.isdisjoint(load_grammar().later)


def _since_then(setup: Setup) -> bool:
    """Whether an act is what something is counted or goes on from ("the largest since the
    signing of the truce"): it was before the day of its sentence and of the story.
    """
    chosen, scene, since = setup.draft.chosen, setup.scene, load_grammar().since
    if chosen.mention.form not in NOUNS:
        return False
    before, further = chosen.first - 1, chosen.first - 2
    if scene.key(before).removeprefix(AND) in since:
        return True
    return scene.key(further).removeprefix(AND) in since and before not in scene.in_time


def _of_ground(setup: Setup) -> bool:
    """Whether a deal, a call or another's act is what an act is done on the ground of
    ("evacuated yesterday under a deal that Moscow brokered"): it was before that.
    """
    chosen, scene = setup.draft.chosen, setup.scene
    if chosen.mention.form not in NOUNS:
        return False
    near = range(chosen.first - _GROUND, chosen.first)
    return any(scene.key(at).removeprefix(AND) in load_grammar().grounds for at in near)


_EARLIER = (_over_before, _since_then, _of_ground)
"""What may tell that an act is of an earlier day than its sentence and its story."""


def _looked_into(setup: Setup) -> bool:
    """Whether an act is what somebody wants looked into or punished ("called yesterday for an
    inquiry into the shelling of …"): it was before that.
    """
    scene, first = setup.scene, setup.draft.chosen.first
    for at in range(first - 1, max(scene.sentence.first, first - _INQUIRY), -1):
        if at in scene.breaks or scene.key(at) in COMMAS:
            return False
        if not load_grammar().inquiry.isdisjoint(READINGS[scene.key(at)]):
            return True
    return False


def _ahead(setup: Setup, found: ResolvedTime) -> bool:
    """Whether a time lies behind publication, and the act is not told as planned."""
    published = setup.scene.document.report.published
    if setup.draft.modality[0] is Modality.PLANNED or found.first is None:
        return False
    return published is not None and found.first > published


@quick
@dataclass(frozen=True, slots=True)
class _View:
    """What the options of one claim share: its act, whether its sentence names times, and
    the kinds of cue in front of its trigger.
    """

    setup: Setup
    act: Act
    named: bool
    after: frozenset[str]
    context: Group


def _stated(mention: TimeMention, found: ResolvedTime) -> Dated | None:
    """Return a time as it is told; "some days ago" tells none."""
    if mention.value.startswith(_SOME_AGO) and found.first is None:
        return None
    when = When(found.first, found.last, found.precision, found.anomaly)
    return Dated(when, (mention,), f"date.{mention.rule}")


def _time_signs(
    view: _View, mention: TimeMention, found: ResolvedTime, rank: int, *, only: bool
) -> Sequence[Group]:
    """Return how a time stands to the trigger, and what kind of time it is."""
    setup, act, scene = view.setup, view.act, view.setup.scene
    draft, chosen = setup.draft, setup.draft.chosen
    side, low, high = between(chosen, mention.first, mention.last)
    held = (
        draft.dated is not None and mention in draft.dated.mentions,
        mention.first - scene.sentence.first <= _OPENING,
        mention.first < setup.speech_end <= chosen.first,
        nearer(setup, mention.first),
        found.first is None or found.last is None,
        scene.headline,
        _old(found.first, scene.document.report.published),
        only,
    )
    return (
        way_signs(setup, side, low, high),
        _sort(mention.rule, found.ground, found.precision),
        _modal(act.modality, found.precision, act.kind),
        _stands(side, min(rank, _MOST), act.family, act.form),
        _TIME[held],
    )


@cache
def _sort(rule: str, ground: str, precision: str) -> Group:
    return "time", f"rule:{rule}", f"ground:{ground}", f"precision:{precision}"


@cache
def _modal(modality: str, precision: str, kind: str) -> Group:
    return f"modality:{modality}", f"modality:{modality}:{precision}", f"type:{kind}"


@cache
def _stands(side: str, rank: int, family: str, form: str) -> Group:
    return f"{side}:rank:{rank}", f"family:{family}:{side}", f"form:{form}:{side}"


def _old(first: date | None, published: date | None) -> bool:
    return first is not None and published is not None and (published - first).days > _OLD_DAYS


def _told(setup: Setup, *, had: bool) -> Iterator[tuple[str, Dated]]:
    """Yield the days that carry on, and the open one of what goes on.

    What "had" happened lies before the story: no day of it is its own.
    """
    thread, published = setup.thread, setup.scene.document.report.published
    if published is not None:
        yield "ongoing", _ongoing(published)
    if had:
        return
    story = _carried(thread, thread.dated, published)
    if story is not None:
        yield "story", story
    same = thread.lead is thread.dated
    lead = None if same else _carried(thread, thread.lead, published)
    if lead is not None and (story is None or lead.when != story.when):
        yield "lead", lead
    last = thread.last.dated if thread.last else None
    if last is not None and last.rule != BEFORE and not _answered(setup):
        yield "last", Dated(last.when, last.mentions, "date.last")


def _answered(setup: Setup) -> bool:
    """Whether the act told last is what somebody thought of a deed, on a day of its own."""
    last = setup.thread.last
    answers = last is not None and last.chosen.frame.answers
    return answers and setup.draft.event_type is not EventType.STATEMENT


def _carried(thread: Thread, dated: Dated | None, published: date | None) -> Dated | None:
    """Return the day that carries on: a bulletin's is the one in its heading and no later."""
    if thread.headed and dated and thread.lead and dated.when == thread.lead.when:
        return Dated(dated.when, dated.mentions, "date.story")
    return inherited(dated, published)


@lru_cache(maxsize=64)
def _ongoing(published: date) -> Dated:
    return Dated(When(None, published, DatePrecision.RANGE), (), "date.ongoing")


def _told_signs(view: _View, source: str, dated: Dated) -> Sequence[Group]:
    """Return what speaks for a day that is not told beside the event."""
    setup, act, draft = view.setup, view.act, view.setup.draft
    mention = draft.chosen.mention
    first, last = dated.when.first, dated.when.last
    days = (last - first).days if first and last else _OPEN_DAYS
    held = (
        setup.scene.headline,
        view.named,
        mention.definite,
        draft.roles.agent is not None,
        draft.dated is not None and _same(draft.dated.when, dated.when),
        mention.form == "present",
    )
    return (
        _act_signs(source, act.family, act.kind, act.form, act.modality),
        _after(source, bin_of(days), view.after),
        _told_flags(source)[held],
        _in_context(source, view.context),
        *(_last_signs(setup, act.modality) if source == "last" else ()),
    )


def _same(one: When, other: When) -> bool:
    return one is other or (one.first == other.first and one == other)


@cache
def _act_signs(source: str, family: str, kind: str, form: str, modality: str) -> Group:
    return (
        source,
        f"{source}:family:{family}",
        f"{source}:type:{kind}",
        f"{source}:modality:{modality}",
        f"{source}:form:{form}",
        f"{source}:modality:{modality}:{form}",
    )


@cache
def _after(source: str, days: str | None, kinds: frozenset[str]) -> Group:
    told = () if days is None else (f"{source}:days:{days}",)
    return (*told, *(f"{source}:after:{kind}" for kind in sorted(kinds)))


@cache
def _in_context(source: str, context: Group) -> Group:
    return tuple(f"{source}:{sign}" for sign in context)


@cache
def _told_flags(source: str) -> Flags:
    names = ("headline", "named", "definite", "agent", "rule", "present")
    return Flags(*(f"{source}:{name}" for name in names))


def _last_signs(setup: Setup, modality: str) -> Iterator[Group]:
    """Yield how near the claim told last stands."""
    last, sentence = setup.thread.last, setup.scene.sentence
    if last is None or last.dated is None:
        return
    open_ended = "open" if last.dated.when.first is None else "closed"
    yield _last(open_ended, modality, same=last.modality[0] is setup.draft.modality[0])
    same = last.scene.sentence.first == sentence.first
    near = not same and last.scene.sentence.paragraph == sentence.paragraph
    yield _LAST[same, near, last.event_type is setup.draft.event_type]


@cache
def _last(open_ended: str, modality: str, *, same: bool) -> Group:
    known = f"last:{open_ended}:{modality}"
    return (known, f"last:{open_ended}:same-modality") if same else (known,)


def _none_signs(view: _View, *, had: bool) -> Sequence[Group]:
    """Return what speaks for a claim without a day."""
    setup, act, draft = view.setup, view.act, view.setup.draft
    held = (
        view.named,
        had,
        draft.dated is None,
        setup.scene.headline,
        draft.chosen.mention.definite,
        setup.thread.dated is not None,
        setup.thread.lead is not None,
        "relative" in view.after,
    )
    return (
        _act_signs("none", act.family, act.kind, act.form, act.modality),
        _after("none", None, view.after),
        _NEVER[held],
        _in_context("none", view.context),
    )
