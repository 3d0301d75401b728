"""The places of a sentence in chains: those that stand together, in one clause."""

from collections.abc import Collection, Sequence

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.placed import Pair
from riwaya.claims.places.placing import WIDE, fronts, turns
from riwaya.claims.scenes.describing import points, points_wide
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.ranges import number_in
from riwaya.claims.weighing.cast import Chains
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar

_CHAIN = 5
_BREAKS = frozenset({"hard", "connector", "result", "that"})


def chains_of(setup: Setup) -> Chains:
    """Return the places of a sentence in groups that no trigger or clause end divides, and the
    names in each; worked out once for all acts whose speaker's words end at one token.
    """
    known = setup.cast.chains
    found = known.get(setup.speech_end)
    if found is None:
        chains: list[list[Pair]] = []
        for pair in setup.scene.grounds:
            if chains and not _divided(setup, chains[-1][-1], pair):
                chains[-1].append(pair)
            else:
                chains.append([pair])
        chains = [_named(setup.scene, chain) for chain in chains]
        found = known[setup.speech_end] = chains, frozenset(map(names_of, chains))
    return found


def _named(scene: Scene, chain: list[Pair]) -> list[Pair]:
    """Return a chain without "the governorate" or "the area", if it names smaller places."""
    named = [pair for pair in chain if not points_wide(scene.key, pair[0])]
    return named if any(where.precision not in WIDE for _, where in named) else chain


def _divided(setup: Setup, left: Pair, right: Pair) -> bool:
    """Whether two places that follow each other stand in different clauses."""
    low, high, scene = setup.scene.told_until(left[0]), right[0].first, setup.scene
    if high - low > _CHAIN or turns(left[0], right[0]) or _fronts(setup, right):
        return True
    if number_in(setup.cast.starts, low, high):
        return True
    if low <= setup.speech_end <= high and setup.speech_end > scene.sentence.first:
        return True
    return not scene.fences(low, high).isdisjoint(_BREAKS) or _new_clause(scene, low, high)


def _new_clause(scene: Scene, low: int, high: int) -> bool:
    """Whether a comma and a verb, no relative one, "and that" or a verb of what will be begin a
    clause there.
    """
    comma, this, shall = False, load_grammar().this, tuple(load_grammar().future)
    for at in range(low, high):
        key = scene.key(at)
        if key in COMMAS:
            comma = True
        elif key.startswith(shall) and at not in scene.in_place:
            return True
        elif "relative" in scene.kinds_at(at):
            comma = False
        elif comma and (key.removeprefix(AND) in this or _verb(scene, at)):
            return True
    return False


def _verb(scene: Scene, at: int) -> bool:
    """Whether a verb stands at a token, but for one that raids told before it may have."""
    cues = (c.form in FINITE and not c.clitics for c in scene.cue_at.get(at, ()))
    acts = [t for t in scene.trigger_at.get(at, ()) if t.form in FINITE]
    aims = any(load_frames()[t.frame].aims for t in acts)
    return not aims and (bool(acts) or any(cues))


def _fronts(setup: Setup, pair: Pair) -> bool:
    """Whether a place opens the next clause."""
    if not setup.scene.key(pair[0].first - 1).startswith(AND):
        return False
    acts = [setup.draft.chosen, *(draft.chosen for draft in setup.around)]
    return fronts(setup.scene, pair[0], acts)


def told_behind(setup: Setup, chains: Sequence[Sequence[Pair]]) -> list[Sequence[Pair]]:
    """Return the chains behind a trigger up to where another act is told beside it ("and also",
    "while", "…, and they seized", "…, and that").
    """
    ahead = range(setup.draft.chosen.last, chains[-1][0][0].first) if chains else range(0)
    acts = {d.chosen.first for d in setup.around if d.chosen.mention.form in FINITE}
    end = next((at for at in ahead if _parts(setup.scene, at, acts)), None)
    return [c for c in chains if end is None or c[0][0].first < end or _again(setup, c)]


def _again(setup: Setup, chain: Sequence[Pair]) -> bool:
    """Whether a chain only points back at a place ("while the city saw …")."""
    return any(points(setup.scene.key, mention) for mention, _ in chain)


def _parts(scene: Scene, at: int, acts: Collection[int]) -> bool:
    """Whether another act is told from a token on: behind "while", or behind a comma by "and"
    with a verb or "that".
    """
    grammar, key = load_grammar(), scene.key(at)
    if key in grammar.besides or key.removeprefix(AND) in grammar.meanwhile:
        return True
    if not key.startswith(AND) or scene.key(at - 1) not in COMMAS:
        return False
    kinds = scene.kinds_at(at)
    said = any(cue.form in FINITE for cue in scene.cue_at.get(at, ()) if cue.kind == "speech")
    return at in acts or said or "that" in kinds


def names_of(pairs: Sequence[Pair]) -> frozenset[str]:
    """Return the names of a chain's places."""
    return frozenset([where.name for _, where in pairs])
