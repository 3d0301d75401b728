"""Counts of dead that name no event of their own, for the sentence tells what they died of."""

from riwaya.claims.drafts.chosen import VIOLENT, Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.triggers.aiming import NEAR, SUBJECT_REACH
from riwaya.claims.triggers.conditions import sided
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import FAMILY, EventType

_HEAD = 5
_AMONG = 3


def without_mere_counts(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop counts of dead where the sentence tells the event they belong to.

    What a side is told to have killed, with its toll, is an act of its own.
    """
    acts = [c for c in chosen if _costs_lives(c) and not c.frame.casualty]
    told = any(not (_of_some(scene, c, chosen) or _of_others(scene, c, chosen)) for c in acts)
    kept: list[Chosen] = []
    for c in chosen:
        if c.frame.casualty and _outcome_of_this(scene, c):
            continue
        before = [k for k in kept if k.frame.casualty]
        first = not told and not (before and not _said_by_another(scene, before[-1], c))
        apart = (_kills(scene, c) and not _within(c, chosen)) or _besides(c, acts)
        if not c.frame.casualty or first or apart:
            kept.append(c)
    return kept


def _of_some(scene: Scene, act: Chosen, chosen: list[Chosen]) -> bool:
    """Whether an act is told only of some of those counted before it ("killed eleven, among
    them two who blew themselves up"): a verb right behind them.
    """
    if act.mention.form not in TENSES or act.mention.clitics:
        return False
    among = load_loss_context().among
    counts = (c for c in chosen if c.frame.casualty and c.last <= act.first)
    return any(
        scene.key(at) in among
        for c in counts
        for at in range(c.last, act.first)
        if act.first - at <= _AMONG
    )


def _of_others(scene: Scene, act: Chosen, chosen: list[Chosen]) -> bool:
    """Whether an act stands behind "while", and a count opens the sentence before it: it is of
    others than those counted.
    """
    opening = chosen[0]
    if not opening.frame.casualty or act.mention.form not in TENSES:
        return False
    return bool(scene.cues_between(opening.last, act.first, "connector"))


def _outcome_of_this(scene: Scene, count: Chosen) -> bool:
    """Whether a sentence opens with "this led to" deaths: those of what was told before it."""
    first, this = scene.sentence.first, load_grammar().this
    led = scene.cues_between(first, min(count.first, first + _HEAD), "result")
    return any(scene.key(cue.last) in this and count.first - cue.last <= _HEAD for cue in led)


def _said_by_another(scene: Scene, before: Chosen, count: Chosen) -> bool:
    """Whether somebody else speaks of a toll, behind "while" ("while the army said that …")."""
    between = before.last, count.first
    speech = scene.cues_between(*between, "speech")
    return bool(speech and scene.cues_between(before.last, speech[-1].first, "connector"))


def _costs_lives(chosen: Chosen) -> bool:
    return chosen.frame.type in VIOLENT or chosen.frame.deadly


def _kills(scene: Scene, count: Chosen) -> bool:
    """Whether a side stands as the subject of a verb of killing with a toll behind it."""
    mention = count.mention
    if mention.form not in TENSES or mention.pronoun or count.frame.subject != "agent":
        return False
    before = [p for p in scene.people if 0 <= count.first - p.last <= 1 and sided(p)]
    behind = [p for p in scene.people if p.first == count.last and sided(p)]
    if before and not mention.clitics and not mention.plural:
        doer, victim = before[0], count.last
    elif behind and mention.feminine:
        doer, victim = behind[0], behind[0].last
    else:
        return False
    return not doer.preposition and any(
        victim <= q.first <= victim + 1 for q in scene.quantities
    )


def _besides(count: Chosen, acts: list[Chosen]) -> bool:
    """Whether a verb goes on from a fight to the killing of people who bear no arms ("attacked
    the village and killed dozens of its people"): an act of another kind.
    """
    told = count.frame.type is EventType.ATTACK_ON_CIVILIANS and count.mention.form == "past"
    if not told or not count.mention.clitics or count.frame.subject != "agent":
        return False
    fights = [c for c in acts if c.last <= count.first]
    return bool(fights) and all(
        FAMILY[c.frame.type] == "fighting" and not c.frame.means for c in fights
    )


def _within(count: Chosen, chosen: list[Chosen]) -> bool:
    """Whether an event stands right before a count, or soon behind: its toll is counted."""
    acts = [c for c in chosen if c.frame.type in VIOLENT and not c.frame.casualty]
    return any(
        0 <= count.first - c.last <= SUBJECT_REACH or 0 <= c.first - count.last <= NEAR
        for c in acts
    )
