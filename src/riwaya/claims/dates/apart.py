"""Acts dated from one another: "the day after …", "a week before …", "hours after …".

Such words tie the act in front of them to what is told behind them, up to the end of its
clause. A day told on one side of them is that side's only; the other's is reckoned from it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.arabic.affixes import AND
from riwaya.arabic.calendar import shifted
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import DatePrecision, EventType, Modality, ResolvedTime, TimeMention, When
from riwaya.model.making import changed, quick

_SIGNS = {"elapsed": 1, "ahead": -1}
"""Which way the act in front lies from what is told behind."""

_FEW = "few:"
_FEW_HOURS = "few:hour"
_SOME_AFTER = "elapsed:few:"
_HOURS_AFTER = "elapsed:few:hour"
_STORY_DAYS = 14
"""A longer stretch is no day to reckon from."""

_RULE = "date.apart"
BEFORE = "date.apart-before"
"""The rule of what is told in a clause that only says how long before it something else was."""
_SINCE = "date.since"
_LASTED = "date.lasted"
_LASTING = frozenset({EventType.CONTROL, EventType.SIEGE})
_REACH = 9
_TWO = 2
_MEASURED = 4
_LINKS = 12
"""Of a day reckoned from another, and that from another, so many last words are kept."""
_STRETCHES = ("since", "until", "range", "past", "coming", "lasting")
_OPENING = 1

Dates = Mapping[int, ResolvedTime]


@quick
@dataclass(frozen=True, slots=True)
class Tie:
    """Words that tie two acts: what they measure, the clause behind them, and the act in front.

    `main` is the first token of the act that is told from the clause, `None` where none is.
    """

    mention: TimeMention
    end: int
    main: int | None

    def inside(self, at: int) -> bool:
        """Whether a token lies in the clause behind the words."""
        return self.mention.last <= at < self.end

    def interval(self, told: When, *, back: bool) -> tuple[date | None, date | None] | None:
        """Return when the act in front was by the day of that behind, or the reverse (`back`).

        "Some days after" something tells no day.
        """
        kind, _, amount = self.mention.value.partition(":")
        sign = -_SIGNS[kind] if back else _SIGNS[kind]
        first, last = told.first, told.last
        if first is None or last is None or (last - first).days > _STORY_DAYS:
            return None
        if amount == _FEW_HOURS:
            return first, last
        if amount.startswith(_FEW):
            return None
        moved = shifted(first, amount, sign), shifted(last, amount, sign)
        return None if None in moved else moved


def ties(scene: Scene, acts: Sequence[Draft]) -> list[Tie]:
    """Return the ties of a sentence; `acts` are its acts in the order of the text."""
    done = [d for d in acts if d.modality[0] is not Modality.PLANNED] or acts
    firsts = [d.chosen.first for d in done]
    return [_tie(scene, mention, firsts) for mention in scene.times if _ties_acts(mention)]


def _ties_acts(mention: TimeMention) -> bool:
    return mention.value.partition(":")[0] in _SIGNS


def _tie(scene: Scene, mention: TimeMention, acts: Sequence[int]) -> Tie:
    """Return a tie: it is the act before the words that is told from them, or, where they open
    the sentence, the first behind their clause.
    """
    opens = mention.first - scene.sentence.first <= _OPENING
    end = _clause_end(scene, mention.last)
    if scene.key(mention.first).removeprefix(AND) in load_grammar().negating:
        end = min(end, _until_then(scene, mention.last))
    at = bisect_left(acts, end if opens else mention.first)
    if opens:
        return Tie(mention, end, acts[at] if at < len(acts) else None)
    return Tie(mention, end, acts[at - 1] if at else None)


def _clause_end(scene: Scene, first: int) -> int:
    last = scene.sentence.last
    stops = (at for at in range(first, last) if scene.key(at) in COMMAS or at in scene.breaks)
    return next(stops, last)


def _until_then(scene: Scene, first: int) -> int:
    """Return where what came next begins ("five days had not passed since … when …")."""
    last, words = scene.sentence.last, load_grammar().until
    return next((at for at in range(first, last) if scene.key(at) in words), last)


def tied_date(
    draft: Draft, around: Sequence[Draft], dates: Dates, story: Dated | None
) -> tuple[Dated | None, Dates]:
    """Return when an act was, told from another one, and the times that may be its own.

    `around` are the other acts of its sentence, those told before it already dated; without one
    the act is told from the day of the `story`.
    """
    lasting = _since_told(draft, around, dates) if draft.scene.times else None
    if lasting is not None or not any(map(_ties_acts, draft.scene.times)):
        return lasting, dates
    drafts = {d.chosen.first: d for d in (draft, *around)}
    at, scene = draft.chosen.first, draft.scene
    tied = ties(scene, [drafts[first] for first in sorted(drafts)])
    for tie in tied:
        within = [m for m in scene.times if m.first in dates and tie.inside(m.first)]
        if tie.inside(at):
            own = {m.first: dates[m.first] for m in within}
            main = _main_day(tie, drafts, dates, draft) or story
            planned = draft.modality[0] is Modality.PLANNED
            reckoned = None if planned else _reckoned(tie, main, back=True)
            if reckoned is not None and _lasted(scene, draft, tie):
                reckoned = _until(reckoned, main)
            return (None, own) if own else (reckoned, _beyond(tie, scene, dates))
        if tie.main != at:
            continue
        beyond = {tie.mention.first, *(m.first for m in within)}
        left = {first: found for first, found in dates.items() if first not in beyond}
        if any(m.first in left for m in scene.times):
            return None, left
        behind = next((d for d in around if tie.inside(d.chosen.first) and d.dated), None)
        told = _stated(within[0], dates) if within else behind.dated if behind else None
        return _past(_reckoned(tie, told, back=False), draft), left
    measuring = _measuring(tied, drafts)
    return None, {first: found for first, found in dates.items() if first not in measuring}


def _main_day(
    tie: Tie, drafts: Mapping[int, Draft], dates: Dates, draft: Draft
) -> Dated | None:
    """Return when the act told from a clause was: that in front of it has its day by now, for
    one behind it the first time told there has to do.
    """
    scene = draft.scene
    if tie.main is not None and tie.main < draft.chosen.first:
        return drafts[tie.main].dated
    opens = tie.mention.first - scene.sentence.first <= _OPENING
    ahead = (m for m in scene.times if m.first >= tie.end and m.first in dates)
    told = next(ahead, None) if opens else None
    return _stated(told, dates) if told is not None else None


def _measuring(tied: Sequence[Tie], acts: Iterable[int]) -> set[int]:
    """Return the words that tell how long one act was before another, by their first token:
    they date none of the acts beside them.
    """
    return {tie.mention.first for tie in tied if any(map(tie.inside, acts))}


def _beyond(tie: Tie, scene: Scene, dates: Dates) -> Dates:
    """Return the times that may be those of an act in a clause that tells none: the words that
    measure themselves, and where the act in front is told before them what stands behind.
    """
    opens = tie.mention.first - scene.sentence.first <= _OPENING
    last = tie.mention.last if opens else scene.sentence.last
    return {at: found for at, found in dates.items() if tie.mention.first <= at < last}


def some_before(scene: Scene, at: int) -> bool:
    """Whether what stands at a token was some days or longer before what is told from it."""
    few = (
        m
        for m in scene.times
        if m.last <= at and m.value.startswith(_SOME_AFTER) and m.value != _HOURS_AFTER
    )
    return any(at < _clause_end(scene, m.last) for m in few)


def _lasted(scene: Scene, draft: Draft, tie: Tie) -> bool:
    """Whether words measure how long an act lasted, right behind "of": two days of fighting."""
    frame, at = draft.chosen.frame, tie.mention.last
    lasts = frame.mutual or frame.modality is Modality.ONGOING or frame.type in _LASTING
    of_it = not {scene.key(at - 1), scene.key(at)}.isdisjoint(load_grammar().origin)
    return lasts and of_it and draft.chosen.first - at <= 1


def _until(begun: Dated, ended: Dated | None) -> Dated:
    """Return the stretch from when an act began to the day it is told from."""
    last = ended.when.last if ended is not None else begun.when.last
    return Dated(When(begun.when.first, last, DatePrecision.RANGE), begun.mentions, _LASTED)


def _since_told(draft: Draft, around: Sequence[Draft], dates: Dates) -> Dated | None:
    """Return the stretch since something dated that an act goes on from ("since the attack on
    Monday"), where the sentence tells no other time.
    """
    scene, published = draft.scene, draft.scene.document.report.published
    found = _since(scene, dates)
    if found is None or published is None:
        return None
    at, end, mention = found
    acts = sorted(d.chosen.first for d in (draft, *around) if not at < d.chosen.first < end)
    behind = bisect_left(acts, at)
    opens = at - scene.sentence.first <= _OPENING
    main = acts[behind : behind + 1] if opens else acts[max(0, behind - 1) : behind]
    first = dates[mention.first].first
    if main != [draft.chosen.first] or first is None or first > published:
        return None
    return Dated(When(first, published, DatePrecision.RANGE), (mention,), _SINCE)


def _since(scene: Scene, dates: Dates) -> tuple[int, int, TimeMention] | None:
    """Return where "since" stands before an act with the only time of the sentence, where the
    act's clause ends, and that time.
    """
    times = [m for m in scene.times if m.first in dates] if "since" in scene.groups else []
    if len(times) != 1 or times[0].value.startswith(_STRETCHES):
        return None
    mention, words = times[0], load_grammar().since
    low = max(scene.sentence.first, mention.first - _REACH)
    for at in range(mention.first - _TWO, low - 1, -1):
        if scene.key(at) in COMMAS or at in scene.breaks:
            return None
        if scene.key(at).removeprefix(AND) in words:
            goes_on = not _measures(scene, at)
            return (at, _clause_end(scene, mention.last), mention) if goes_on else None
    return None


def _past(dated: Dated | None, draft: Draft) -> Dated | None:
    """Return a reckoned day up to publication: what was done "less than a week after" a Friday
    was done by then.
    """
    published = draft.scene.document.report.published
    if dated is None or published is None or draft.modality[0] is Modality.PLANNED:
        return dated
    when = dated.when
    if when.last is None or when.last <= published:
        return dated
    first = min(when.first, published) if when.first else None
    return changed(dated, when=changed(when, first=first, last=published))


def _measures(scene: Scene, since: int) -> bool:
    """Whether "since" tells how long nothing like an act was ("the fiercest since …")."""
    ahead = range(max(scene.sentence.first, since - _MEASURED), since)
    utmost, amounts = load_grammar().utmost, scene.quantity_over
    return any(scene.key(at).removeprefix(AND) in utmost and at not in amounts for at in ahead)


def _stated(mention: TimeMention, dates: Dates) -> Dated:
    found = dates[mention.first]
    when = When(found.first, found.last, found.precision, found.anomaly)
    return Dated(when, (mention,), f"date.{mention.rule}")


def _reckoned(tie: Tie, told: Dated | None, *, back: bool) -> Dated | None:
    """Return the day that lies so far from one that is told, if it is one."""
    found = tie.interval(told.when, back=back) if told is not None else None
    if told is None or found is None:
        return None
    first, last = found
    precision = DatePrecision.DAY if first == last else DatePrecision.RANGE
    mentions = sorted({*told.mentions[-_LINKS:], tie.mention}, key=lambda m: m.first)
    rule = BEFORE if back and first != told.when.first else _RULE
    return Dated(When(first, last, precision), tuple(mentions), rule)
