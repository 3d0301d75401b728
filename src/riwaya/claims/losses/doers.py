"""What stands between a word of loss and those lost: who did it, and what commas set apart."""

from riwaya.arabic.affixes import AND, BY, FOR, MEN_ACTING
from riwaya.claims.losses.groups import figure_at, measures, unit_of
from riwaya.claims.scenes.findings import COMMAS, HARD, QUOTES, Scene
from riwaya.claims.scenes.nouns import bare, counted_at, is_singular, noun_at
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.lexicons.telling import load_telling
from riwaya.model import QuantityMention

_AHEAD = 6
_DOER_REACH = 20
_ASIDE_REACH = 14
_JOINS = frozenset((AND, BY))


def behind_aside(scene: Scene, comma: int) -> int | None:
    """Return the token behind what commas set apart: who says so, when, or what it is of
    ("were killed, according to residents, ten").
    """
    at = comma + 1
    told = bool(scene.kinds_at(at) & {"according", "relative"})
    told = told or scene.key(at) in load_telling().as_told
    if not told and at not in scene.in_time:
        return None
    for end in range(at + 1, min(at + _ASIDE_REACH, scene.sentence.last)):
        if scene.key(end) in COMMAS:
            return end + 1
        if scene.key(end) in HARD or (not told and end not in scene.in_time):
            return None
    return None


def past_subject(scene: Scene, last: int) -> int:
    """Step over the doer of an active verb, where an object follows it."""
    if _armed_doer(scene, last):
        behind = (at for at in range(last + 1, last + _DOER_REACH) if _counts_men(scene, at))
        return next(behind, last)
    near = scene.people_around(last + 1, last + 1)
    doer = next((p for p in near if last <= p.first and not p.people), None)
    if doer is None or doer.preposition or figure_at(scene, last):
        return last
    at = doer.last
    while scene.key(at) in QUOTES or at in scene.in_time:
        at += 1
    figure = figure_at(scene, at)
    if figure and (unit_of(scene, figure) or _of_many(scene, figure)):
        return at
    if noun_at(scene, at) or scene.key(at) in QUOTES:
        return at
    return at + 1 if figure_at(scene, at + 1) else last


def _of_many(scene: Scene, figure: QuantityMention) -> bool:
    """Whether a figure that no "and" joins counts some of many people ("five of its men")."""
    if scene.key(figure.first).startswith(AND):
        return False
    return scene.key(figure.last) in load_grammar().origin and bool(
        noun_at(scene, figure.last + 1)
    )


def _armed_doer(scene: Scene, at: int) -> bool:
    """Whether fighters in the nominative stand right behind a verb: they did it."""
    return scene.key(at).endswith(MEN_ACTING) and noun_at(scene, at) == "fighters"


def _counts_men(scene: Scene, at: int) -> bool:
    """Whether an amount of people starts at a token, told of no place and time."""
    figure = figure_at(scene, at)
    if figure is None or measures(scene, figure):
        return False
    of_many = scene.key(figure.last) in load_grammar().origin
    return of_many or unit_of(scene, figure) in ("civilians", "fighters")


def past_thing(scene: Scene, start: int, limit: int) -> int:
    """Step over the aircraft that did it to the things counted behind.

    Things told with "of" are those lost and did nothing ("disabled two tanks of X").
    """
    doer = next((p for p in scene.people_around(start + 1, start) if p.first == start), None)
    many = noun_at(scene, start) == "equipment" and not is_singular(scene, start)
    owned = scene.key(start + 1).startswith(FOR)
    if doer is not None and doer.last - doer.first > 1 and many and not owned:
        start = doer.last
    elif _munition(scene, start):
        behind = (at for at in range(start + 1, limit + _AHEAD) if _thing_at(scene, at))
        return next(behind, start)
    for at in range(start, limit):
        figure = figure_at(scene, at)
        if figure is not None and unit_of(scene, figure) == "equipment":
            return at
    return start


def _munition(scene: Scene, at: int) -> bool:
    """Whether what strikes stands at a token ("a missile destroyed a tank")."""
    return bare(scene.key(at)) in load_loss_context().munitions


def _thing_at(scene: Scene, at: int) -> bool:
    """Whether something other than a munition stands at a token, with no word before it."""
    free = not scene.kinds_at(at - 1) & {"preposition"} and not _munition(scene, at)
    return free and counted_at(scene, at) == "equipment" and scene.key(at)[:1] not in _JOINS
