"""What is only feared, expected or threatened: a noun of an act behind such a verb."""

from riwaya.arabic.affixes import BY
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.words import governing
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.grammar import load_grammar

_REACH = 8
_CARRYING = frozenset({"wage", "light", "carry_out", "begin", "existential"})
_MORE = 2


def foreseen(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act without the article is what somebody warns of, fears, expects or threatens
    with ("warned of an attack", "threatens more clashes"), and not one that was carried out.
    """
    mention, grammar = chosen.mention, load_grammar()
    before = chosen.first - 1
    more = scene.key(before) in grammar.origin and scene.key(before - 1) in grammar.more
    if mention.pronoun is not None or (mention.definite and not more):
        return False
    if not _named(scene, chosen, before - _MORE * more) or _told_of(scene, chosen.last):
        return False
    return bool(governing(scene, chosen, _REACH, "forecast"))


def _named(scene: Scene, chosen: Chosen, before: int) -> bool:
    """Whether nothing but "of", "with" or who speaks stands right before an act: "the effects
    of an attack" are feared of one that was.
    """
    led = scene.key(before) in load_grammar().origin or before in scene.in_people
    by_it = chosen.mention.clitics.endswith(BY) or scene.key(before + 1).startswith(BY)
    near = scene.cues_between(before - 1, before + 1, "forecast")
    return led or by_it or bool(near)


def _told_of(scene: Scene, last: int) -> bool:
    """Whether a verb right behind an act tells that it was done ("an attack waged at dawn")."""
    done = (t for t in scene.trigger_at.get(last, ()) if t.form == "past")
    waged = (c for c in scene.cue_at.get(last, ()) if c.form == "past" and c.kind in _CARRYING)
    return any(done) or any(waged)
