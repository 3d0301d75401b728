"""Triggers that only complete the one before them ("spread its control over the town")."""

from riwaya.arabic.affixes import AND, SO
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.triggers.aiming import STRIKES
from riwaya.claims.triggers.conditions import sided
from riwaya.lexicons.grammar import load_grammar

_REACH = 5


def absorbed(scene: Scene, before: Chosen, chosen: Chosen) -> bool:
    """Whether a trigger only completes the one before it; what is said anew far on does not."""
    if chosen.first < before.last:
        return True
    between = range(before.last, chosen.first)
    told = chosen.mention.form in TENSES
    apart = chosen.first - (before.last if told else _behind_name(scene, before.last))
    far = max(_REACH, before.frame.near_before)
    if chosen.frame.id not in before.frame.absorbs or apart > far:
        return False
    struck = _struck_too(scene, before, chosen) or _struck_next(scene, before, chosen)
    if struck or _by_another(scene, chosen):
        return False
    far = apart > _REACH
    spoken = far and scene.cues_between(before.last, chosen.first, "speech")
    return not spoken and (scene.breaks if far else scene.hard).isdisjoint(between)


def _behind_name(scene: Scene, start: int) -> int:
    """Return the last token of the name that starts right behind a trigger, its subject."""
    while start + 1 in scene.in_tails:
        start += 1
    return start


def _by_another(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is told anew: of a side right behind its verb, or as somebody's answer."""
    first = chosen.first
    if scene.key(first - 1).removeprefix(SO) in load_grammar().answering:
        return True
    opens = chosen.mention.clitics or scene.kinds_at(first - 1) & {"connector"}
    if chosen.mention.form not in TENSES or not opens:
        return False
    behind = scene.people_around(chosen.last + 1, chosen.last)
    return any(
        p.first == chosen.last and not (p.preposition or p.asset) and sided(p) for p in behind
    )


def _struck_next(scene: Scene, before: Chosen, chosen: Chosen) -> bool:
    """Whether a verb goes on from raids, a noun, to another strike ("waged raids on the town,
    and the guns shelled the village").
    """
    strikes = before.frame.type in STRIKES and (
        chosen.frame.type in STRIKES or chosen.frame.means
    )
    if not strikes or chosen.mention.form not in TENSES or before.mention.form in TENSES:
        return False
    joined = chosen.mention.clitics.startswith(AND)
    return joined or "connector" in scene.kinds_at(chosen.first - 1)


def _struck_too(scene: Scene, before: Chosen, chosen: Chosen) -> bool:
    """Whether "and" or "with" sets strikes beside the strikes told before them ("air raids with
    shelling by guns"): they are others.
    """
    strikes = {before.frame.type, chosen.frame.type} <= STRIKES
    nouns = chosen.mention.form not in TENSES and before.mention.form not in TENSES
    if not (strikes and nouns and chosen.frame.means):
        return False
    grammar = load_grammar()
    led = scene.key(chosen.first - 1) in grammar.company | grammar.beside_acts
    return led or (chosen.mention.clitics.startswith(AND) and chosen.first > before.last)
