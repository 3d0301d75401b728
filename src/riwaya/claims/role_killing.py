"""Rules of binding for verbs of killing: who kills, where who is killed is named too."""

from riwaya.claims.findings import Scene
from riwaya.claims.participants import Participant
from riwaya.claims.role_verbs import acts, after, only_adverbs, right_before
from riwaya.claims.select import Chosen


def killer(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A verb of killing in front of two bare nouns has the first for its subject."""
    if not chosen.frame.casualty or chosen.mention.form not in ("past", "present"):
        return None
    if p.people or p.preposition or p.coordinated or after(chosen, p) is None:
        return None
    if not only_adverbs(scene, chosen.last, p.first):
        return None
    second = [
        q
        for q in scene.people_around(p.last, p.last + 1)
        if 0 <= q.first - p.last <= 1 and not q.preposition
    ]
    return ("agent", 14.0) if second and not second[0].coordinated else None


def killing(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who stands right before a verb of killing with a counted object behind it kills."""
    if not chosen.frame.casualty or chosen.mention.form not in ("past", "present"):
        return None
    if p.preposition or p.people or not acts(p) or not scene.counts_behind(chosen.last):
        return None
    return ("agent", 14.0) if right_before(scene, chosen, p) else None
