"""Groups of victims: a figure with its noun, a noun alone, what is joined or a part of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from riwaya.arabic.affixes import ALEF, AND, ARTICLES, KIN_OF, TWO_WRITTEN
from riwaya.claims.losses.owner import OWNER_REACH, bars, both_sides, owner_of, whose
from riwaya.claims.scenes.findings import COMMAS, HARD, Scene
from riwaya.claims.scenes.nouns import (
    bare,
    counted_at,
    is_singular,
    meant_at,
    names_pair,
    noun_at,
    starts_at,
)
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_companions, load_loss_context
from riwaya.model import QuantityMention
from riwaya.model.making import changed, quick

_PAIR = 2
_NUMBERED = 4
_PART_REACH = 16
_APART_REACH = 24


@quick
@dataclass(frozen=True, slots=True)
class Victims:
    """A group of victims: tokens, where its words start, figures, kind of noun and party.

    `both` names the parties when the loss is told of both sides at once, and is `(None,)` when
    the sentence names no two; `figured` says that an amount, be it vague, stands before the
    noun. `meant` tells whom a noun of people means by its sense (`losses_nouns.meant_at`).
    """

    first: int
    last: int
    start: int
    low: int | None
    high: int | None
    noun: str | None = None
    party: str | None = None
    both: tuple[str | None, ...] = ()
    figured: bool = False
    meant: str | None = None


def figure_at(scene: Scene, at: int) -> QuantityMention | None:
    """Return the amount that starts at a token."""
    return scene.quantity_at.get(at)


def unit_of(scene: Scene, figure: QuantityMention) -> str | None:
    """Return the kind of noun a figure counts."""
    for at in range(figure.last - 1, min(figure.last + 1, scene.sentence.last)):
        noun = counted_at(scene, at)
        if noun is not None:
            return noun
    return None


def measures(scene: Scene, figure: QuantityMention) -> bool:
    """Whether a figure counts days, metres or strikes and nobody lost."""
    if not scene.in_time.isdisjoint(range(figure.first, figure.last)):
        return True
    if figure.last in scene.in_time:
        return False
    words = load_loss_context().measures
    return figure.unit in words or scene.key(figure.last - 1) in words


def group(scene: Scene, figure: QuantityMention, last: int) -> Victims:
    """Read a figure with its noun and whose they are."""
    noun = None
    of_many = scene.key(figure.last) in load_grammar().origin
    for at in range(figure.first, min(figure.last + 1 + of_many, scene.sentence.last)):
        noun = counted_at(scene, at)
        if noun is not None:
            last = max(last, at + 1)
            break
    owner = owner_of(scene, figure.first, scene.sentence.last)
    noun, party = whose(scene, figure.first, last, owner, noun)
    low, high = figure.low, None if _at_least(scene, figure.last) else figure.high
    if low is None and high is None:
        low, high = _numbered(scene, last)
    return Victims(
        figure.first,
        last,
        figure.span.start,
        low,
        high,
        noun,
        party,
        both_sides(scene, last),
        figured=True,
        meant=_sense(scene, figure.first, last),
    )


def _sense(scene: Scene, first: int, last: int) -> str | None:
    """Return whom a group's noun means, be it only by the word behind it ("men of police")."""
    meant = meant_at(scene, first, last)
    if meant is None and not scene.key(last).startswith(AND):
        return meant_at(scene, last, last + 1)
    return meant


def uncounted(scene: Scene, at: int, noun: str) -> Victims:
    """Read a noun without a number: one if it is singular, else an open count."""
    low = high = 1 if is_singular(scene, at) else None
    if _paired(scene, at) or names_pair(scene, at):
        low = high = _PAIR
    told = _numbered(scene, at + 1)
    if not any(told):
        told = _of_members(scene, at)
    if any(told):
        low, high = told
    elif _at_least(scene, at + 1):
        high = None
    owner = owner_of(scene, at, scene.sentence.last)
    noun_, party = whose(scene, at, at + 1, owner, noun)
    return Victims(
        at,
        at + 1,
        starts_at(scene, at),
        low,
        high,
        noun_,
        party,
        both_sides(scene, at + 1),
        meant=meant_at(scene, at, at + 1),
    )


def _of_members(scene: Scene, at: int) -> tuple[int | None, int | None]:
    """Return how many a family or a crew is of ("a family of four")."""
    if bare(scene.key(at)) not in load_loss_context().collective:
        return None, None
    origin = load_grammar().origin
    behind = next((i for i in (at + 1, at + 2) if scene.key(i) in origin), None)
    figure = None if behind is None else figure_at(scene, behind + 1)
    told = figure is not None and not measures(scene, figure)
    return (figure.low, figure.high) if figure and told else (None, None)


def _paired(scene: Scene, at: int) -> bool:
    """Whether "two" stands behind a noun, in one breath with it, or its vowels tell so."""
    if scene.text(scene.document.tokens[at].span).endswith(TWO_WRITTEN):
        return True
    for behind in (at + 1, at + 2):
        if scene.key(behind).startswith(AND):
            return False
        pair = figure_at(scene, behind)
        if pair is not None:
            return pair.low == pair.high == _PAIR
    return False


def whoever(scene: Scene, at: int) -> Victims | None:
    """Read "those who were in the car": nobody says how many."""
    follows = scene.key(at + 1) in load_loss_context().whoever
    if scene.key(at) not in load_grammar().origin or not follows:
        return None
    return Victims(at, at + 2, scene.document.tokens[at].start, None, None)


def person(person_: Participant) -> Victims | None:
    """Read a participant as the one lost."""
    if person_.mention.kind not in ("person", "people", "group"):
        return None
    count = 1 if person_.mention.kind == "person" else None
    party = "civilians" if person_.people else person_.party
    span = person_.mention.span
    return Victims(person_.first, person_.last, span.start, count, count, None, party)


def single(scene: Scene, first: int, last: int) -> Victims:
    """Read "one of the leaders"."""
    last = min(last, scene.sentence.last)
    owner = owner_of(scene, first + 1, scene.sentence.last)
    noun, party = whose(scene, first, last, owner)
    meant = meant_at(scene, first, last)
    return Victims(first, last, starts_at(scene, first), 1, 1, noun, party, meant=meant)


def others(scene: Scene, at: int, count: int | None) -> Victims:
    """Read "another" and "others", whose number may stand behind."""
    low, high = (count, count) if count else _numbered(scene, at + 1)
    return Victims(at, at + 1, scene.document.tokens[at].start, low, high)


def _numbered(scene: Scene, last: int) -> tuple[int | None, int | None]:
    """Return the figures told behind a group as its number ("they were more than 40")."""
    words = load_loss_context()
    if words.number.isdisjoint(scene.keys):
        return None, None
    for at in range(last, last + _NUMBERED):
        if scene.key(at) in HARD or at in scene.loss_at:
            break
        if scene.key(at) in words.number:
            near = (figure_at(scene, i) for i in range(at + 1, at + _NUMBERED))
            figure = next((q for q in near if q is not None), None)
            if figure is None or figure.low is None:
                break
            above = any(scene.key(i) in words.above for i in range(at - 1, figure.first))
            exact = figure.low == figure.high
            return (figure.low + 1, None) if above and exact else (figure.low, figure.high)
    return None, None


def _at_least(scene: Scene, last: int) -> bool:
    """Whether "at least" stands behind whose the victims are."""
    least = load_loss_context().least
    if least.isdisjoint(scene.keys):
        return False
    for at in range(last, last + OWNER_REACH):
        if scene.key(at) in HARD or scene.key(at) in COMMAS or at in scene.loss_at:
            return False
        if scene.key(at) in least:
            return True
    return False


def with_joined(scene: Scene, victims: Victims, stop: int) -> Iterator[Victims]:
    """Yield a group and those joined to it by "and" ("three soldiers and two children").

    Where none has a number ("a woman and two children") they are one group.
    """
    for more in chain(joined_to(scene, victims, stop), _elsewhere(scene, victims, stop)):
        if _sums(scene, victims, more):
            victims = _summed(victims, more)
        else:
            yield victims
            victims = more
    yield victims


def joined_to(scene: Scene, victims: Victims, stop: int) -> Iterator[Victims]:
    """Yield the groups joined behind one by "and"."""
    at, limit = victims.last, min(stop, victims.last + OWNER_REACH)
    while at < limit:
        added = _added(scene, at, victims)
        if added is not None:
            yield added
            return
        comma = scene.key(at) in COMMAS and scene.key(at + 1).startswith(AND)
        named = any(p.first <= at < p.last for p in scene.people_around(at + 1, at))
        least = scene.key(at + 1) in load_loss_context().least
        if not (comma or named or least) and bars(scene, at):
            return
        more = _joined_at(scene, at, victims)
        if more is None and (at in scene.quantity_at or _and_figure(scene, at)):
            return
        if more is not None:
            yield more
            limit = min(stop, more.last + OWNER_REACH)
        at = max(at + 1, more.last if more else 0)


def _added(scene: Scene, at: int, before: Victims) -> Victims | None:
    """Return the group that "besides" adds at a token ("besides four civilians")."""
    if scene.key(at) not in load_loss_context().adding:
        return None
    figure = figure_at(scene, at + 1) or figure_at(scene, at + 2)
    if figure is None or figure.last in scene.loss_at:
        return None
    noun = unit_of(scene, figure)
    if noun is None and scene.key(figure.last) not in load_grammar().origin:
        return None
    if (noun == "equipment") != (before.noun == "equipment"):
        return None
    return None if measures(scene, figure) else group(scene, figure, figure.last)


def _and_figure(scene: Scene, at: int) -> QuantityMention | None:
    """Return the amount that "and" joins at a token, be it written apart."""
    if scene.key(at) == AND or scene.key(at) in load_loss_context().with_one:
        return figure_at(scene, at + 1)
    figure = figure_at(scene, at)
    attached = figure is not None and figure.span.start > scene.document.tokens[at].start
    return figure if attached and scene.key(at).startswith(AND) else None


def _joined_at(scene: Scene, at: int, before: Victims) -> Victims | None:
    """Return the group that "and" joins at a token to one before."""
    key, equipment = scene.key(at), before.noun == "equipment"
    figure = _and_figure(scene, at)
    if figure is None:
        noun = noun_at(scene, at) if key.startswith(AND) else None
        fits = noun is not None and (noun == "equipment") == equipment
        counted = before.figured and key.endswith(ALEF)
        few = is_singular(scene, at) or names_pair(scene, at) or _paired(scene, at)
        alone = fits and few and not (counted or key.startswith(ARTICLES))
        return uncounted(scene, at, noun) if alone and noun else None
    end = figure.last + (not scene.key(figure.last).startswith(AND))
    told = not scene.loss_at.isdisjoint(range(figure.first, end))
    if told or measures(scene, figure):
        return None
    noun = unit_of(scene, figure)
    of_many = scene.key(figure.last) in load_grammar().origin and not equipment
    fits = noun is not None and (noun == "equipment") == equipment
    more = scene.key(figure.last) in load_loss_context().others and not equipment
    return group(scene, figure, figure.last) if fits or of_many or more else None


def _elsewhere(scene: Scene, part: Victims, stop: int) -> Iterator[Victims]:
    """Yield the bare figures of parts that other acts cost ("six in raids, 3 in shelling")."""
    inside = load_grammar().inside
    if scene.key(part.last) not in inside:
        return
    for at in range(part.last, min(stop, part.last + _APART_REACH)):
        if scene.key(at) in HARD or at in scene.loss_at:
            return
        figure = _and_figure(scene, at)
        if figure is None:
            continue
        more = scene.key(figure.last) in load_loss_context().others
        if scene.key(figure.last + more) in inside:
            yield group(scene, figure, figure.last + more)


def _sums(scene: Scene, victims: Victims, more: Victims) -> bool:
    """Whether groups are told in one: people without numbers, or one and who was with him."""
    if not _plain(scene, victims) or victims.noun == "equipment":
        return False
    one = victims.low == 1 and not victims.figured
    return _plain(scene, more) or (one and _with_one(scene, more))


def _with_one(scene: Scene, more: Victims) -> bool:
    """Whether a group is named by whom it goes with ("three of his aides", "two others")."""
    if more.low is None or more.low != more.high:
        return False
    near = [scene.key(at) for at in range(more.first + 1, more.last + _PAIR)]
    return any(key in load_loss_context().others or _owned(key) for key in near)


def _owned(key: str) -> bool:
    """Whether a noun of people ends in a pronoun that says whose they are."""
    companions = load_companions()
    return any(key.endswith(o) and key.removesuffix(o) in companions for o in KIN_OF)


def _plain(scene: Scene, victims: Victims) -> bool:
    """Whether a group is told by a singular or a dual noun alone."""
    if victims.low is None or victims.low != victims.high:
        return False
    figure = figure_at(scene, victims.first)
    return figure is None or figure.unit == scene.key(figure.last - 1).removeprefix(AND)


def _summed(victims: Victims, more: Victims) -> Victims:
    """Return two groups as one."""
    total = (victims.low or 0) + (more.low or 0)
    party = victims.party if victims.party == more.party else victims.party or more.party
    return changed(victims, last=more.last, low=total, high=total, party=party)


def among(scene: Scene, last: int, stop: int) -> Iterator[Victims]:
    """Yield the parts of a count that are told apart behind it ("among them two children")."""
    words = load_loss_context().among
    for at in range(last, min(last + _PART_REACH, scene.sentence.last)):
        key = scene.key(at)
        if key in HARD or at in scene.loss_at:
            return
        if key in words or key.removeprefix(AND) in words:
            part = _part(scene, at)
            if part is not None:
                yield part
                yield from joined_to(scene, part, stop)
                yield from _elsewhere(scene, part, stop)
            return


def _part(scene: Scene, at: int) -> Victims | None:
    """Return the part that "among them" opens at a token, or that stands before it."""
    figure, before = figure_at(scene, at + 1), scene.quantity_over.get(at - 1)
    if figure is not None:
        return group(scene, figure, figure.last)
    if before is not None:
        part = group(scene, before, at + 1)
        meant = part.meant or meant_at(scene, at + 1, at + _NUMBERED)
        return part if part.party else changed(part, meant=meant)
    noun = noun_at(scene, at + 1)
    if noun is None or not is_singular(scene, at + 1):
        return None
    return uncounted(scene, at + 1, noun)
