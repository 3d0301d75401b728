"""The day of an act that a noun with the article tells again: that of its first telling."""

from collections.abc import Mapping

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.claims.dates.dating import inherited
from riwaya.claims.dates.reach import own_times
from riwaya.claims.dates.saying import only_said, said_from
from riwaya.claims.drafts.chosen import VIOLENT
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.discourse import Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.kinds import BOMBINGS
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import NOUNS
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality, ResolvedTime, TimeMention, When, Where
from riwaya.model.making import changed

_RULE = "date.again"
_DEEDS = BOMBINGS | {EventType.ATTACK_ON_CIVILIANS, EventType.CHEMICAL_ATTACK}
"""What is called after the place where it was."""
_UNKNOWN = frozenset({None, "other"})
_OF_STORY = "date.story"
_BESIDE = 3
_OPENING = 3
_NEAR = 90
"""How many words before it the first telling may stand."""
_FAR = 300
"""How many words before one that is called after its place."""


def told_again(setup: Setup, dates: Mapping[int, ResolvedTime]) -> Dated | None:
    """Return when the act was told to be that a noun with the article takes up, where none of
    the times that may be its own stands behind it or in its clause.
    """
    draft, thread = setup.draft, setup.thread
    before = _first_telling(draft, thread) if _takes_up(draft) else _opened_with(setup)
    if before is None or before.dated is None or not _fresh_day(before.dated, setup):
        return None
    opening = said_from(setup)
    here = [m for m in setup.scene.times if m.first in dates and m.first >= opening]
    here = [m for m in here if not _of_another(setup, m)]
    if own_times(setup, here, dates):
        return None
    return changed(before.dated, rule=_RULE)


def _opened_with(setup: Setup) -> Draft | None:
    """Return the act taken up with which a sentence opens, where another is told behind it in
    its clause ("after the attack hundreds fled").
    """
    draft, scene = setup.draft, setup.scene
    if draft.modality[0] is not Modality.ASSERTED:
        return None
    opening = next(iter(setup.around), None)
    if opening is None or opening.dated is None or opening.dated.rule != _RULE:
        return None
    if not scene.sentence.first < opening.chosen.first <= scene.sentence.first + _OPENING:
        return None
    between = range(opening.chosen.last, draft.chosen.first)
    apart = any(at in scene.breaks for at in between)
    return opening if opening.chosen.last <= draft.chosen.first and not apart else None


def date_back(draft: Draft, thread: Thread) -> None:
    """Give the first telling of an act the day on which its second says that it happened ("the
    attack took place on Monday"), where it had none or only that of a saying.
    """
    dated = draft.dated
    if dated is None or not _takes_up(draft) or not _happened(draft):
        return
    if not dated.mentions or dated.mentions[0].first < draft.scene.sentence.first:
        return
    before = _first_telling(draft, thread)
    if before is None or before.modality[0] is not Modality.ASSERTED:
        return
    if before.dated is None or before.dated.rule == _OF_STORY or only_said(before):
        before.dated = changed(dated, rule=_RULE)


def happened_on(scene: Scene, thread: Thread, dates: Mapping[int, ResolvedTime]) -> None:
    """Give the last act of force the day that a sentence without an act of its own tells for
    it ("the incident took place on Monday"), where it had none or only that of a saying.
    """
    first, telling = scene.sentence.first, load_grammar().happened
    told = [m for m in scene.times if m.first in dates]
    verb = scene.key(first).removeprefix(AND) in telling
    if not told or not verb or not scene.key(first + 1).startswith(ARTICLE):
        return
    before = _last_of_force(thread)
    if before is None or first - before.chosen.last > _NEAR:
        return
    if before.dated is None or before.dated.rule == _OF_STORY or only_said(before):
        found = dates[told[0].first]
        when = When(found.first, found.last, found.precision, found.anomaly)
        before.dated = Dated(when, (told[0],), _RULE)


def _last_of_force(thread: Thread) -> Draft | None:
    """Return the act of force told last."""
    forceful = (d for kind, d in thread.told.items() if kind in VIOLENT)
    return max(forceful, key=lambda d: d.chosen.first, default=None)


def _happened(draft: Draft) -> bool:
    """Whether a verb of happening stands by a noun ("took place", "that took place")."""
    chosen, words = draft.chosen, load_grammar().happened
    near = (chosen.first - 1, *range(chosen.last, chosen.last + _BESIDE))
    return any(draft.scene.key(at).removeprefix(AND) in words for at in near)


def _of_another(setup: Setup, mention: TimeMention) -> bool:
    """Whether a time in front is that of the act or saying before it ("accused X on Monday of
    the attack").
    """
    first, scene = setup.draft.chosen.first, setup.scene
    if mention.first > first or setup.draft.event_type not in VIOLENT:
        return False
    said = any(t.first < mention.first for t in scene.sayings)
    return said or any(d.chosen.first < mention.first for d in setup.around)


def _fresh_day(dated: Dated, setup: Setup) -> bool:
    """Whether an act has a day of its own that is not long past."""
    first, last = dated.when.first, dated.when.last
    if first is None or last is None or not dated.mentions or (last - first).days > 1:
        return False
    return inherited(dated, setup.scene.document.report.published) is not None


def _takes_up(draft: Draft) -> bool:
    mention = draft.chosen.mention
    one = (mention.definite and not draft.chosen.frame.mutual) or _named_for(draft) is not None
    return one and mention.form in NOUNS and draft.modality[0] is Modality.ASSERTED


def _named_for(draft: Draft) -> Where | None:
    """Return the place that a deed of force is called after ("the Suruc bombing")."""
    chosen, scene = draft.chosen, draft.scene
    known = draft.event_type in _DEEDS or chosen.frame.retold
    mention = scene.place_at.get(chosen.last) if known and not chosen.mention.clitics else None
    if mention is None or mention.preposition is not None or mention.relation is not None:
        return None
    return next(where for other, where in scene.places if other.first == mention.first)


def _first_telling(draft: Draft, thread: Thread) -> Draft | None:
    """Return the act of the same kind told last before it in another sentence; "the attack" may
    be any of force.
    """
    before = thread.told.get(draft.event_type)
    if before is None and draft.chosen.frame.retold:
        before = _last_of_force(thread)
    if before is None or before.scene is draft.scene:
        return None
    named = None if draft.chosen.mention.definite else _named_for(draft)
    near = draft.chosen.first - before.chosen.last <= (_FAR if named else _NEAR)
    if named is not None and not _was_at(before, named):
        return None
    return before if near and _one_doer(draft, before) else None


def _was_at(draft: Draft, where: Where) -> bool:
    """Whether an act was at a place or in it."""
    told = draft.placed.places if draft.placed else ()
    return any(
        w.name == where.name or (where.place and where.place in (w.place, *w.parents))
        for _, w in told
    )


def _one_doer(draft: Draft, before: Draft) -> bool:
    """Whether two acts may be one side's: a doer that is not known may turn out to be any."""
    parties = {draft.agent_party, before.agent_party} - _UNKNOWN
    return len(parties) <= 1
