"""Which of the times of a sentence may be those of an act: some are another clause's only."""

from collections.abc import Mapping, Sequence

from riwaya.arabic.affixes import AND, SO
from riwaya.claims.dates.aside import (
    had_been,
    indefinite,
    of_after,
    of_fronted,
    of_issued,
    told_aside,
)
from riwaya.claims.dates.of_nouns import of_noun
from riwaya.claims.dates.saying import said_from
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import FINITE, NOUNS
from riwaya.claims.weighing.options import Setup
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality, ResolvedTime, TimeMention

_OLD_DAYS = 14
_OF_GROUND = frozenset({EventType.TERRITORY_GAIN, EventType.WITHDRAWAL})
"""What is told of ground: right behind a noun without the article, of what that names."""
_NEAR = 3
_MEASURED = 5
_MANAGED = 6
"""So many words before its relative clause a verb of managing may stand."""
_CLOSE = 4
"""So many words behind an act a time may be that act's alone."""


def own_times(
    setup: Setup, times: Sequence[TimeMention], dates: Mapping[int, ResolvedTime]
) -> Sequence[TimeMention]:
    """Return the times of a sentence that may be a claim's.

    Long past what a relative clause tells is no time of an act outside it ("retook the areas
    that it lost last year"), and where the saying names a time for what was said, the day of
    the saying is not the deed's ("said on Saturday that it struck on Friday"); nor is ever the
    day of a denial that of what it denies.
    """
    if not times:
        return times
    scene, chosen = setup.scene, setup.draft.chosen
    times = [
        m
        for m in times
        if not _told_aside(setup, m, dates[m.first]) and not _utmost_since(scene, m)
    ]
    had = had_been(scene, chosen) if times else None
    if had is not None:
        times = [m for m in times if m.first > had]
    times = [
        m for m in times if not (_old(setup, dates[m.first]) and of_after(scene, chosen, m))
    ]
    apart = (told_aside, of_fronted, of_issued, of_noun)
    times = [m for m in times if not any(told(scene, chosen, m) for told in apart)]
    times = [m for m in _of_description(setup, times) if not _of_answer(setup, m)]
    return _of_the_deed(setup, _undenied(setup, times))


def _utmost_since(scene: Scene, mention: TimeMention) -> bool:
    """Whether a time tells how long nothing like it was ("the fiercest for weeks")."""
    if "utmost" not in scene.groups:
        return False
    grammar = load_grammar()
    low = max(scene.sentence.first, mention.first - _MEASURED)
    since = mention.value.startswith("since")
    for at in range(mention.first - 1, low - 1, -1):
        key = scene.key(at)
        if key in COMMAS or at in scene.breaks:
            return False
        since = since or key in grammar.since
        if since and key.removeprefix(AND) in grammar.utmost:
            return True
    return False


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
    """Whether a time is that of a relative clause that an act is not in: one long past, or
    behind an act of that clause.
    """
    clause = _relative_around(setup, mention)
    if clause is None:
        return _told_of_noun(setup, mention)
    first, last = clause
    chosen = setup.draft.chosen
    if not _old(setup, found) and not _acted_in(setup, first, mention):
        return False
    if first <= chosen.first < last and not _behind_clause(setup, first, mention):
        return False
    return not (chosen.last <= first and _describes(setup, first))


def _old(setup: Setup, found: ResolvedTime) -> bool:
    """Whether a time begins long before publication."""
    published, first = setup.scene.document.report.published, found.first
    return bool(published and first and (published - first).days > _OLD_DAYS)


def _acted_in(setup: Setup, relative: int, mention: TimeMention) -> bool:
    """Whether an act of a relative clause stands closely before a time in it.

    "Where" opens a clause of its own, and is told aside only up to a comma before the act.
    """
    scene, chosen = setup.scene, setup.draft.chosen
    other = _act_before(setup, mention)
    lasting = mention.value.startswith("since")
    if other is None or other.first <= relative:
        return _took_place(setup, relative, mention)
    if other.mention.form != "past" and not (lasting and other.mention.form in FINITE):
        return False
    if scene.key(relative).lstrip(AND + SO) in load_grammar().where:
        return chosen.first > mention.last
    return relative >= chosen.last or chosen.first >= mention.last


def _took_place(setup: Setup, relative: int, mention: TimeMention) -> bool:
    """Whether a relative clause only tells when another act took place ("the bombing that took
    place on Monday"): that named last before it.
    """
    scene, chosen = setup.scene, setup.draft.chosen
    verb = scene.key(relative + 1) in load_grammar().happened
    if not verb or mention.first - relative - 1 > _CLOSE or chosen.first > relative:
        return False
    return any(chosen.last <= d.chosen.first < relative for d in setup.around)


def _behind_clause(setup: Setup, relative: int, mention: TimeMention) -> bool:
    """Whether a verb behind a time takes up the subject that a relative clause told of ("the
    forces that crossed on Monday took the camp"), and does not go on with the clause.
    """
    scene, chosen = setup.scene, setup.draft.chosen
    if chosen.first < mention.last:
        return False
    if scene.key(relative).lstrip(AND + SO) in load_grammar().where:
        return False
    if chosen.mention.form not in FINITE:
        return _completes(scene, chosen, relative)
    told = (at for at in range(mention.last, chosen.first + 1) if at in scene.trigger_at)
    return not any(scene.key(at).startswith((AND, SO)) for at in told)


def _completes(scene: Scene, chosen: Chosen, relative: int) -> bool:
    """Whether an act is what a verb in front of a relative clause leads to ("the forces that
    crossed on Monday managed to take the camp").
    """
    if chosen.mention.form not in NOUNS:
        return False
    low = max(scene.sentence.first, relative - _MANAGED)
    managed = scene.cues_between(low, relative, "achieve", "begin")
    led = scene.key(chosen.first - 1) in load_grammar().leading
    return led and any(cue.form in FINITE for cue in managed)


def _act_before(setup: Setup, mention: TimeMention) -> Chosen | None:
    """Return the other act that a time follows closely within its clause."""
    scene = setup.scene
    before = [d.chosen for d in setup.around if d.chosen.first < mention.first]
    other = max(before, key=lambda c: c.first, default=None)
    if other is None or mention.first - other.last > _CLOSE:
        return None
    between = range(other.last, mention.first)
    apart = any(scene.key(at) in COMMAS or at in scene.breaks for at in between)
    return None if apart else other


def _told_of_noun(setup: Setup, mention: TimeMention) -> bool:
    """Whether a time is that of a verb that tells of a noun before it without a relative ("a
    bomb that went off on Friday", "wells they lost"), or opens its own clause behind an act.
    """
    chosen, scene = setup.draft.chosen, setup.scene
    other = _act_before(setup, mention)
    if other is None or other is chosen or other.mention.form != "past":
        return False
    if other.mention.clitics or other.frame.casualty:
        return False
    if scene.key(other.first - 1) in COMMAS or other.first - 1 in scene.breaks:
        return False
    if other.frame.type in _OF_GROUND and indefinite(scene, other.first - 1):
        return True
    if other.first < chosen.last:
        return False
    last = max(
        d.chosen.first for d in (setup.draft, *setup.around) if d.chosen.first < other.first
    )
    return chosen.mention.form not in NOUNS or last != chosen.first


def _relative_around(setup: Setup, mention: TimeMention) -> tuple[int, int] | None:
    """Return the relative clause that a time stands in, up to its comma."""
    scene, start, last = setup.scene, setup.scene.sentence.first, setup.scene.sentence.last
    if "relative" not in scene.cue_kinds:
        return None
    for at in range(mention.first - 1, start - 1, -1):
        if scene.key(at) in COMMAS or at in scene.breaks:
            return None
        if "relative" in scene.kinds_at(at):
            stops = (
                to
                for to in range(mention.last, last)
                if scene.key(to) in COMMAS or to in scene.breaks
            )
            return at, next(stops, last)
    return None


def _describes(setup: Setup, relative: int) -> bool:
    """Whether a relative clause describes an act itself ("the attack that came last year")."""
    chosen, scene = setup.draft.chosen, setup.scene
    if chosen.mention.form not in NOUNS or relative - chosen.last > _NEAR:
        return False
    between = range(chosen.last, relative)
    return not any(
        "preposition" in scene.kinds_at(at) or at in scene.in_place for at in between
    )


def _of_description(setup: Setup, times: Sequence[TimeMention]) -> Sequence[TimeMention]:
    """Return only the times of the relative clause that describes an act taken up by a noun
    with the article, where it has any ("mourned yesterday those of the raid that hit the market
    last week").
    """
    if not setup.draft.chosen.mention.definite:
        return times
    clauses = ((m, _relative_around(setup, m)) for m in times)
    own = [m for m, clause in clauses if clause is not None and _describes(setup, clause[0])]
    return own or times


def _of_answer(setup: Setup, mention: TimeMention) -> bool:
    """Whether a time in front is that of what somebody thought of an act ("condemned on Monday
    the shelling of the town").
    """
    chosen, scene = setup.draft.chosen, setup.scene
    if chosen.mention.form not in NOUNS or mention.first > chosen.first:
        return False
    answers = [
        d.chosen
        for d in setup.around
        if d.chosen.frame.answers and d.chosen.last <= mention.last <= chosen.first
    ]
    between = range(answers[-1].last, chosen.first) if answers else ()
    return bool(answers) and not any(at in scene.breaks for at in between)


def _of_the_deed(setup: Setup, times: Sequence[TimeMention]) -> Sequence[TimeMention]:
    """Return the times without those of the saying, where the act has one of its own."""
    end = said_from(setup)
    inside = [m for m in times if m.first >= end] if end else times
    if len(inside) == len(times) or not any(_beside(setup, m) for m in inside):
        return times
    return inside


def _beside(setup: Setup, mention: TimeMention) -> bool:
    """Whether a time stands in the clause of an act."""
    chosen, scene = setup.draft.chosen, setup.scene
    low, high = sorted((chosen.first, mention.first))
    if any(at in scene.breaks for at in range(low, high)):
        return False
    return not scene.fences(low, high) & {"relative", "that"}
