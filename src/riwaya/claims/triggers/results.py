"""What strikes destroyed: told as their result, it is no act of its own."""

from riwaya.arabic.affixes import AND, BY, CONJUNCTIONS
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.triggers.aiming import NOMINAL, STRIKES, SUBJECT_REACH
from riwaya.lexicons.grammar import load_grammar

_LED, _LED_JOINED = 4, 12
_GOING_ON = 12
_PAIR = 2
_ADJECTIVES = 2
_CARRIED = 10


def without_results(scene: Scene, chosen: list[Chosen]) -> list[Chosen]:
    """Drop what a strike destroyed ("which led to the destruction"): it is its loss."""
    kept: list[Chosen] = []
    for at, c in enumerate(chosen):
        done = c.frame.result and (_led_to(scene, c, kept) or _done_by(scene, c, chosen[at:]))
        if not done:
            kept.append(c)
    return kept


def _done_by(scene: Scene, result: Chosen, behind: list[Chosen]) -> bool:
    """Whether the strike told right behind a result caused it ("destroyed two in a raid"), or
    is its subject ("a raid of X destroyed a depot").
    """
    if len(behind) < _PAIR:
        return False
    strike, between = behind[1], range(result.last, behind[1].first)
    near = strike.mention.form in NOMINAL and strike.first - result.last <= _GOING_ON
    if strike.frame.type not in STRIKES or not near or not scene.hard.isdisjoint(between):
        return False
    counted = scene.quantity_over.get(strike.first - 1)
    head = counted.first if counted else strike.first
    if result.mention.form in TENSES and head == result.last:
        return True
    inside = scene.key(head - 1) in load_grammar().inside
    cause = scene.cues_between(head - SUBJECT_REACH, head, "cause")
    return inside or bool(cause) or scene.key(head).startswith(BY)


def _led_to(scene: Scene, result: Chosen, before: list[Chosen]) -> bool:
    """Whether a strike told before led to what a trigger tells, or is its subject."""
    strikes = [k for k in before if k.frame.type in STRIKES or k.frame.means]
    if not strikes:
        return False
    added = scene.key(result.first - 2) in load_grammar().adding
    joined = result.mention.form in NOMINAL and (
        added or result.mention.clitics.startswith(CONJUNCTIONS)
    )
    low = result.first - (_LED_JOINED if joined else _LED)
    if scene.cues_between(max(scene.sentence.first, low), result.first, "result"):
        return True
    if before[-1] is strikes[-1] and scene.cues_between(
        result.first - 2, result.first, "besides"
    ):
        return scene.hard.isdisjoint(range(strikes[-1].last, result.first))
    if _subject_of(scene, strikes[-1], result) or _carried_on(scene, before, result):
        return True
    return _goes_on(scene, strikes[-1], result)


def _carried_on(scene: Scene, before: list[Chosen], result: Chosen) -> bool:
    """Whether a strike goes on with what was managed or carried out by it ("shelled the posts,
    where a tank was destroyed", "waged raids and managed to destroy").
    """
    strike = next((k for k in reversed(before) if not k.frame.casualty), None)
    if strike is None or not (strike.frame.type in STRIKES or strike.frame.means):
        return False
    if result.mention.form not in NOMINAL or result.mention.definite:
        return False
    low, high = max(strike.last, result.first - _CARRIED), result.first
    told = scene.cues_between(low, high, "existential", "achieve")
    verb = next((c for c in reversed(told) if c.form == "past"), None)
    if verb is None:
        return False
    joined = verb.clitics == AND or scene.key(verb.first - 1) in load_grammar().where
    return joined and scene.hard.isdisjoint(range(strike.last, result.first))


def _subject_of(scene: Scene, strike: Chosen, result: Chosen) -> bool:
    """Whether a strike is told to destroy ("precise strikes razed", "managed to destroy")."""
    between = range(strike.last, result.first)
    if strike.mention.form not in NOMINAL or result.mention.clitics:
        return False
    if result.mention.form in TENSES:
        marked = any(at in scene.in_people or at in scene.in_place for at in between)
        plain = not marked and not any(
            scene.kinds_at(at) or scene.key(at) in COMMAS for at in between
        )
        return len(between) <= _ADJECTIVES and plain
    able = scene.cues_between(strike.last, result.first, "achieve")
    from_it = bool(able) and scene.key(able[-1].last) in load_grammar().origin
    return from_it and not able[-1].clitics and scene.breaks.isdisjoint(between)


def _goes_on(scene: Scene, strike: Chosen, result: Chosen) -> bool:
    """Whether a strike, or raids as subject, goes on to destroy ("raids hit … and razed")."""
    if result.first - strike.last > _GOING_ON or result.mention.form not in TENSES:
        return False
    doer = any(p.first == result.last for p in scene.people)
    joined = result.mention.clitics.startswith(CONJUNCTIONS)
    verbal = strike.mention.form in TENSES and joined
    raids = strike.mention.form in NOMINAL and result.mention.feminine and not joined
    between = range(strike.last, result.first)
    told = verbal or raids or _of_the_strike(scene, strike, result)
    return not doer and told and scene.hard.isdisjoint(between)


def _of_the_strike(scene: Scene, strike: Chosen, result: Chosen) -> bool:
    """Whether a verb with nothing to join it says what an indefinite strike, or what was
    thrown, did ("shelling of the posts destroyed a depot", "dropped a barrel that destroyed").
    """
    mention = result.mention
    if mention.clitics or mention.form != "past" or mention.plural or mention.feminine:
        return False
    between = range(strike.last, result.first)
    thrown = any(strike.last <= w.first < result.first for w in scene.weapons)
    indefinite = strike.mention.form in NOMINAL and not strike.mention.definite
    return (indefinite or thrown) and scene.breaks.isdisjoint(between)
