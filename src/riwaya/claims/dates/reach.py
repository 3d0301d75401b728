"""Which of the times of a sentence may be those of an act: some are another clause's only."""

from collections.abc import Mapping, Sequence

from riwaya.claims.weighing.options import Setup
from riwaya.model import Modality, ResolvedTime, TimeMention

_COMMAS = frozenset("،,")
_OLD_DAYS = 14
_NEAR = 3
_NOUNS = frozenset({"noun", "masdar", "phrase"})


def own_times(
    setup: Setup, times: Sequence[TimeMention], dates: Mapping[int, ResolvedTime]
) -> Sequence[TimeMention]:
    """Return the times of a sentence that may be a claim's.

    Long past what a relative clause tells is no time of an act outside it ("retook the areas
    that it lost last year"), and where the saying names a time for what was said, the day of
    the saying is not the deed's ("said on Saturday that it struck on Friday"); nor is ever the
    day of a denial that of what it denies.
    """
    times = [m for m in times if not _told_aside(setup, m, dates[m.first])]
    return _of_the_deed(setup, _undenied(setup, times))


def _undenied(setup: Setup, times: Sequence[TimeMention]) -> Sequence[TimeMention]:
    """Return the times of a denied act without the day on which it was denied ("the ministry
    denied on Thursday that …").
    """
    chosen, scene = setup.draft.chosen, setup.scene
    denying = scene.cues_between(scene.sentence.first, chosen.first, "deny")
    if setup.draft.modality[0] is not Modality.DENIED or not denying:
        return times
    verb = denying[-1]
    return [
        m
        for m in times
        if not verb.last <= m.first < chosen.first
        or scene.fences(verb.last, m.first) & {"relative", "that"}
    ]


def _told_aside(setup: Setup, mention: TimeMention, found: ResolvedTime) -> bool:
    """Whether a time long past is that of a relative clause that an act is not in."""
    published = setup.scene.document.report.published
    if published is None or found.first is None or (published - found.first).days <= _OLD_DAYS:
        return False
    clause = _relative_around(setup, mention)
    if clause is None:
        return False
    first, last = clause
    chosen = setup.draft.chosen
    if first <= chosen.first < last:
        return False
    return not (chosen.last <= first and _describes(setup, first))


def _relative_around(setup: Setup, mention: TimeMention) -> tuple[int, int] | None:
    """Return the relative clause that a time stands in, up to its comma."""
    scene, start, last = setup.scene, setup.scene.sentence.first, setup.scene.sentence.last
    for at in range(mention.first - 1, start - 1, -1):
        if scene.key(at) in _COMMAS or at in scene.breaks:
            return None
        if "relative" in scene.kinds_at(at):
            stops = (
                to
                for to in range(mention.last, last)
                if scene.key(to) in _COMMAS or to in scene.breaks
            )
            return at, next(stops, last)
    return None


def _describes(setup: Setup, relative: int) -> bool:
    """Whether a relative clause describes an act itself ("the attack that came last year")."""
    chosen, scene = setup.draft.chosen, setup.scene
    if chosen.mention.form not in _NOUNS or relative - chosen.last > _NEAR:
        return False
    between = range(chosen.last, relative)
    return not any(
        "preposition" in scene.kinds_at(at) or at in scene.in_place for at in between
    )


def _of_the_deed(setup: Setup, times: Sequence[TimeMention]) -> Sequence[TimeMention]:
    """Return the times without those of the saying, where the act has one of its own."""
    end = setup.speech_end
    inside = [m for m in times if m.first >= end]
    if not end or len(inside) == len(times) or not any(_beside(setup, m) for m in inside):
        return times
    return inside


def _beside(setup: Setup, mention: TimeMention) -> bool:
    """Whether a time stands in the clause of an act."""
    chosen, scene = setup.draft.chosen, setup.scene
    low, high = sorted((chosen.first, mention.first))
    if any(at in scene.breaks for at in range(low, high)):
        return False
    return not scene.fences(low, high) & {"relative", "that"}
