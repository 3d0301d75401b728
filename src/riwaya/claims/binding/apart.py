"""Participants whose place misleads: a subject right behind its verb, a helper before it."""

from riwaya.arabic.affixes import ALEF, ARTICLE
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.nearby import any_of
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.actor_words import load_helping
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_COMPLETED = frozenset({EventType.TERRITORY_GAIN, EventType.SIEGE})


def object_apart(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a verb has its object elsewhere than in a participant behind it: a pronoun on the
    verb or on "upon" before them ("for Y to enter it, to seize hold of it"), or the noun
    that completes the verb behind them ("for Y to extend their control").
    """
    if chosen.mention.pronoun is not None and chosen.mention.form in FINITE:
        return True
    grammar = load_grammar()
    upon = tuple(grammar.against)
    between = map(scene.key, range(chosen.last, p.first))
    if any(key in grammar.resumptive and key.startswith(upon) for key in between):
        return True
    wanted, far = chosen.frame.only_before, chosen.last + chosen.frame.near_before
    if chosen.frame.type not in _COMPLETED or not wanted:
        return False
    if any_of(scene, wanted, chosen.last, p.last - chosen.last):
        return False
    return any_of(scene, wanted, p.last, far - p.last)


def helps(scene: Scene, p: Participant) -> bool:
    """Whether a participant only helps who acts ("the army, backed by X, took the town")."""
    return scene.key(p.first - 1) in load_helping()


def relieves(scene: Scene, p: Participant) -> bool:
    """Return whether a participant is a plane, ship or body of relief: those do not fight."""
    return scene.key(p.mention.head + 1) in load_grammar().relief


def person_before(scene: Scene, chosen: Chosen) -> bool:
    """Return whether a man of no side, told without article, stands between "that" and a verb
    ("said that a Palestinian attacked the soldiers").
    """
    mention, at = chosen.mention, chosen.first - 1
    plain = mention.form in FINITE and not (mention.clitics or mention.plural)
    if not plain or chosen.frame.casualty or "that" not in scene.kinds_at(at - 1):
        return False
    key = scene.key(at)
    if key.startswith(ARTICLE) or not key.endswith(ALEF) or at in scene.in_time:
        return False
    one = next((q for q in scene.people_around(at, at) if q.first == at), None)
    return one is None or one.people
