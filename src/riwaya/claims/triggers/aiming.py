"""Verbs of aiming that only say what an event beside them hit ("the raids targeted")."""

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.triggers.conditions import sided
from riwaya.claims.triggers.instrument import means_of, open_to, weapon_of
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import FAMILY, EventType

NOMINAL = ("masdar", "noun", "phrase")
STRIKES = frozenset(t for t, family in FAMILY.items() if family == "strike")
NEAR = 8
SUBJECT_REACH = 2
_TOPIC_REACH = 10
_JOINED_REACH = 22
_AIMING = ("past", "present", "participle")
_STRIKING = STRIKES | {EventType.CLASH}


def without_aiming(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop a verb of aiming whose subject is the event beside it ("the raids targeted")."""
    return [
        c
        for c in chosen
        if not c.frame.aims or _aimed_by(scene, c) or not _event_beside(scene, c, chosen)
    ]


def _aimed_by(scene: Scene, aim: Chosen) -> bool:
    """Whether a verb of aiming opens a clause of its own, with its subject right behind."""
    before = aim.first - 1
    word, where = scene.key(before), load_grammar().where
    opens = word in COMMAS or word in where or "connector" in scene.kinds_at(before)
    areas = load_grammar().areas
    behind = (
        p
        for p in scene.people
        if p.first == aim.last and not (p.preposition or p.asset or scene.key(p.first) in areas)
    )
    return opens and aim.mention.form in TENSES and any(map(sided, behind))


def without_raids(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop raids told as the means of a strike ("targeted them with nine air strikes")."""
    strikes = [c for c in chosen if open_to(c)]
    if strikes:
        chosen = [c for c in chosen if not any(means_of(scene, k, c.mention) for k in strikes)]
    return [c for c in chosen if not _armed_with(scene, c, chosen)]


def _armed_with(scene: Scene, weapon: Chosen, chosen: list[Chosen]) -> bool:
    """Whether what is chosen right before a weapon is the strike that it was the means of."""
    before = [c for c in chosen if c.first < weapon.first]
    return bool(before) and weapon_of(scene, before[-1], weapon)


def _event_beside(scene: Scene, aim: Chosen, chosen: list[Chosen]) -> bool:
    """Whether an event noun stands right behind a verb of aiming, or before it as its topic.

    What was fired may be its topic too ("fired rockets that targeted").
    """
    fired = [w for w in scene.weapons if 0 <= aim.first - w.last <= SUBJECT_REACH]
    for other in chosen:
        if fired and other.frame.type in STRIKES and 0 <= fired[0].first - other.last <= NEAR:
            return aim.mention.form in _AIMING
        if (
            other is aim
            or other.frame.type not in _STRIKING
            or other.mention.form not in NOMINAL
        ):
            continue
        if 0 <= other.first - aim.last <= SUBJECT_REACH and aim.mention.form in TENSES:
            return True
        if 0 <= aim.first - other.last <= _TOPIC_REACH and aim.mention.form in _AIMING:
            return _in_one_clause(scene, other.last, aim.first)
        if _goes_on(scene, other, aim, chosen):
            return True
    return False


def _goes_on(scene: Scene, strike: Chosen, aim: Chosen, chosen: list[Chosen]) -> bool:
    """Whether "and" joins a verb of aiming to one whose subject is a strike ("the shelling
    began from the hills at dawn and targeted the camp").
    """
    joined = aim.mention.form == "past" and aim.mention.clitics.startswith(AND)
    if not joined or strike.frame.type not in STRIKES:
        return False
    if not 0 < aim.first - strike.last <= _JOINED_REACH:
        return False
    begun = scene.cues_between(
        strike.first - 1, strike.first, "begin", "existential", "converse"
    )
    between = range(strike.last, aim.first)
    others = any(c.first in between for c in chosen)
    named = any(p.first == aim.last and not p.preposition and sided(p) for p in scene.people)
    verbal = any(cue.form == "past" for cue in begun)
    return verbal and not others and not named and scene.hard.isdisjoint(between)


def _in_one_clause(scene: Scene, low: int, high: int) -> bool:
    """Whether no clause ends or opens between two tokens."""
    between = range(low, high)
    return scene.breaks.isdisjoint(between) and scene.starts("that").isdisjoint(between)
