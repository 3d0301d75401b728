"""What is only spoken of and was not done: barred by law, a manner, a skill, a mere fear."""

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.claims.drafts.chosen import VIOLENT, Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.nearby import any_of, bare_readings
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.word_classes import load_word_classes
from riwaya.model import EventType, PlacePrecision

_BARRED_REACH = 4
_JOINED = 4
_SKILL_REACH = 4
_DONE_REACH = 3
_TRAVEL = 12
_STORED = 11
"""So many mines at the least are a store, or a field of them, and none that goes off."""


def notional(scene: Scene, chosen: Chosen) -> bool:
    """Whether a noun names an act that is told of nobody's doing."""
    return any(rule(scene, chosen) for rule in _NOTIONAL)


def barred(scene: Scene, chosen: Chosen) -> bool:
    """Whether what is written like a past verb is what a law speaks of right before it."""
    law = load_grammar().outlawing
    bare = chosen.mention.form == "past" and not chosen.mention.clitics
    return bare and scene.key(chosen.first - 1) in law and chosen.frame.type in VIOLENT


def _by_law(scene: Scene, chosen: Chosen) -> bool:
    """Whether a law bars or allows an act of violence ("the conventions forbid attacks on")."""
    if chosen.frame.type not in VIOLENT:
        return False
    law = load_grammar().outlawing
    for at in range(
        chosen.first - 1, max(scene.sentence.first, chosen.first - _BARRED_REACH) - 1, -1
    ):
        if not law.isdisjoint(bare_readings(scene.key(at))):
            return True
        if at in scene.breaks or "that" in scene.kinds_at(at):
            return False
    return False


def _manner(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act with its article is the manner, language or logic of somebody, alone or
    joined to another ("in the manner of rallying", "the language of threat and killing").
    """
    if not scene.text(chosen.mention.span).lstrip(AND).startswith(ARTICLE):
        return False
    manners, at = load_grammar().manners, chosen.first - 1
    if not manners.isdisjoint(bare_readings(scene.key(at))):
        return True
    joined = chosen.mention.clitics.startswith(AND)
    return joined and not manners.isdisjoint(bare_readings(scene.key(at - 1)))


def _skill(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is what somebody is versed in, or is joined to the making of bombs ("an
    expert in blowing up", "the making of charges and blasting").
    """
    if chosen.frame.type not in VIOLENT:
        return False
    grammar, at = load_grammar(), chosen.first - 1
    low = max(scene.sentence.first, at - _SKILL_REACH)
    joined = chosen.mention.clitics == AND and chosen.mention.definite
    if joined and any_of(scene, grammar.crafting, low, at - low):
        return scene.breaks.isdisjoint(range(low, at))
    if scene.key(at) not in grammar.inside or not any_of(scene, grammar.versed, low, at - low):
        return False
    return not scene.cues_between(low - _DONE_REACH, at, "achieve", "foil")


def _mere(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is no more than what something might be ("be a mere ambush")."""
    at = chosen.first - 1
    if scene.key(at) not in load_grammar().mere:
        return False
    return not scene.cues_between(at - 2, at, "negation")


def _journey(scene: Scene, chosen: Chosen) -> bool:
    """Whether it is travellers that enter a country, in a sentence that tells of no force."""
    if chosen.frame.id != _ENTERING or chosen.mention.form == "phrase":
        return False
    abroad = any(
        chosen.last <= m.first <= chosen.last + 1 and w.precision is PlacePrecision.COUNTRY
        for m, w in scene.places
    )
    low = chosen.first - _TRAVEL
    reach = chosen.last + _TRAVEL - low
    return abroad and any_of(scene, load_grammar().voyagers, low, reach)


def _stored(scene: Scene, chosen: Chosen) -> bool:
    """Whether a mine is one of many that are counted: laid or stored, and not gone off."""
    if chosen.frame.type is not EventType.EXPLOSION:
        return False
    counted = scene.quantity_over.get(chosen.first) or scene.quantity_over.get(chosen.first - 1)
    return counted is not None and (counted.low or 0) >= _STORED


def _named_again(scene: Scene, chosen: Chosen) -> bool:
    """Whether "the attack", and nothing more said of it, is only when or about what something
    else was done ("the two left the town after the attack").
    """
    if not (chosen.frame.retold and chosen.mention.definite) or chosen.mention.form != "noun":
        return False
    grammar, at, behind = load_grammar(), chosen.first - 1, scene.key(chosen.last)
    led = scene.key(at) in grammar.later | grammar.sooner | grammar.about
    if at == scene.sentence.first:  # it dates what follows
        return False
    if chosen.mention.clitics or not led or scene.cues_between(at - 2, at + 1, *_TOLD_OF_IT):
        return False
    told = behind.startswith(ARTICLE) or behind in grammar.against | grammar.inside
    joined = "relative" in scene.kinds_at(chosen.last) or chosen.last in scene.in_place
    return not (told or joined or chosen.last in scene.in_people or scene.headline)


def _afforded(scene: Scene, chosen: Chosen) -> bool:
    """Whether the taking of ground is what a place gives whoever holds it ("the base ensures
    control of two roads").
    """
    whole = scene.text(chosen.mention.span).startswith(ARTICLE)
    if chosen.frame.type is not EventType.TERRITORY_GAIN or not whole:
        return False
    return scene.key(chosen.first - 1) in load_grammar().affording


def _operation_again(scene: Scene, chosen: Chosen) -> bool:
    """Whether "the operation of liberation" is named and nothing said of what is freed."""
    if chosen.frame.type is not EventType.TERRITORY_GAIN or chosen.mention.clitics:
        return False
    grammar, at = load_grammar(), chosen.first - 1
    whole = scene.text(chosen.mention.span).startswith(ARTICLE)
    if not whole or scene.key(at).removeprefix(ARTICLE) not in grammar.undertaking:
        return False
    behind = scene.key(chosen.last)
    led = behind in grammar.against | grammar.inside or behind.startswith(ARTICLE)
    of_it = any_of(scene, load_word_classes()["settlements"], chosen.last, 1)
    return not (led or of_it or chosen.last in scene.in_place or chosen.last in scene.in_people)


_TOLD_OF_IT = ("result", "claim")
"""What came of an act, or who owns up to it, tells the act."""
_ENTERING = "gain.dakhala"
_NOTIONAL = (
    _by_law,
    _manner,
    _skill,
    _mere,
    _journey,
    _stored,
    _named_again,
    _afforded,
    _operation_again,
)
