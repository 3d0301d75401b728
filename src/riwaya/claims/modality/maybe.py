"""What is told as possible: acts behind "may"."""

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.words import REACH, governing, nominal, right
from riwaya.claims.scenes.findings import Scene
from riwaya.lexicons.grammar import load_grammar

_NEAR = 3


def may(scene: Scene, chosen: Chosen) -> bool:
    """Whether "may" stands before a verb in the present, or the verb an act is told with."""
    words = load_grammar().may
    if chosen.mention.form == "present":
        return scene.key(chosen.first - 1) in words
    if not nominal(scene, chosen):
        return False
    verbs = governing(scene, chosen, REACH, "light", "existential", "begin")
    return (
        bool(verbs) and verbs[-1].form == "present" and scene.key(verbs[-1].first - 1) in words
    )


def may_come(scene: Scene, chosen: Chosen) -> bool:
    """Whether "may" stands behind an act, with a verb that it is the object of ("attacks that
    the band may wage").
    """
    if not nominal(scene, chosen) or chosen.mention.definite:
        return False
    words = load_grammar().may
    for cue in right(scene, chosen, _NEAR + 1, "wage", "carry_out", "light"):
        if cue.form == "present" and cue.pronoun and scene.key(cue.first - 1) in words:
            return True
    return False
