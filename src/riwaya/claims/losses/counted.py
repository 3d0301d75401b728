"""Nouns of loss that a number counts: the dead, the wounded, the captives."""

from collections.abc import Iterator
from dataclasses import replace

from riwaya.arabic.affixes import AND, ARTICLES, BY
from riwaya.claims.losses.groups import Victims, figure_at, group, joined_to, measures, unit_of
from riwaya.claims.losses.owner import both_sides, giver, owner_of, sufferer, whose
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.nouns import COUNTED, is_singular, noun_at, starts_at
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import QuantityMention

_AHEAD = 6
_TOLL_REACH = 30
_RISE = 3
_SPLIT_REACH = 12
_TALLY_REACH = 12


def counted(
    scene: Scene, first: int, last: int, stop: int, shared: int | None
) -> Iterator[Victims]:
    """Yield what a noun tells: "five dead", "the dead of the army", "dead and wounded"."""
    figure = _counting(scene, first) or _genitive(scene, last) or _toll(scene, first, last)
    if figure is None and _article(scene.key(first)):
        return
    shared_out = _split_before(scene, first)
    if shared_out is not None:
        yield _share(scene, (first, last), shared_out)
        return
    if figure is not None and figure.first - last > _AHEAD:
        yield group(scene, figure, figure.last)
        return
    noun_end = last
    if figure is not None and figure.first >= last:
        last = figure.last
    start = min(first, figure.first) if figure else first
    behind = shared or (noun_end if figure and figure.first > noun_end else last)
    owner = None if behind in scene.trigger_at else owner_of(scene, behind, stop)
    noun, party = whose(scene, start, last, owner)
    party = party or sufferer(scene, start) or giver(scene, start - _AHEAD, start)
    if party is None and _civilian(scene, start, last):
        party = "civilians"
    low, high = (figure.low, figure.high) if figure else _alone(scene, first)
    victims = Victims(
        start,
        last,
        starts_at(scene, start),
        low,
        high,
        noun,
        party,
        both_sides(scene, last),
        figured=figure is not None,
        meant=COUNTED,
    )
    yield victims
    if figure is not None and shared is None:
        yield from joined_to(scene, victims, stop)


def _toll(scene: Scene, first: int, last: int) -> QuantityMention | None:
    """Return the figure told behind as the number of the dead ("the toll has risen to 20")."""
    if scene.cues_between(first - _RISE, first + 1, "total"):
        return _risen_to(scene, last, _TOLL_REACH)
    if scene.key(first - 1) in load_loss_context().claimed:
        near = (figure_at(scene, at) for at in range(last, last + _TALLY_REACH))
        fit = (q for q in near if q and unit_of(scene, q) in ("civilians", "fighters"))
        return next(fit, None)
    if scene.key(first - 1) in load_loss_context().tally:
        near = (figure_at(scene, at) for at in range(last, last + _TALLY_REACH))
        figure = next((q for q in near if q is not None), None)
        above = load_loss_context().above
        if figure and not above.isdisjoint((scene.key(first - 2), scene.key(figure.first - 1))):
            return _more_than(figure)
        if figure is not None and scene.key(figure.first).startswith(BY):
            return figure
    return _risen_to(scene, last, _AHEAD) if _article(scene.key(first)) else None


def _more_than(figure: QuantityMention) -> QuantityMention:
    """Return a figure that a number of the dead has passed ("the dead have passed sixty")."""
    exact = figure.low is not None and figure.low == figure.high
    return replace(figure, low=(figure.low or 0) + 1, high=None) if exact else figure


def _civilian(scene: Scene, start: int, last: int) -> bool:
    """Whether a people is named with a count, by more than the count itself."""
    near = scene.people_around(start + 1, last - 1)
    return any(p.people and not (start <= p.first and p.last <= last) for p in near)


def _split_before(scene: Scene, first: int) -> QuantityMention | None:
    """Return the many told before whom nouns of loss share ("forty, dead or wounded")."""
    split = load_loss_context().split
    if scene.key(first - 1) not in split and scene.key(first - 2) not in split:
        return None
    near = (figure_at(scene, at) for at in range(first - 1, first - _SPLIT_REACH, -1))
    return next((q for q in near if q is not None and not measures(scene, q)), None)


def _share(scene: Scene, at: tuple[int, int], figure: QuantityMention) -> Victims:
    """Return the share of the many that a noun of loss tells: no more than all of them."""
    many = group(scene, figure, figure.last)
    low = figure.low if figure.vague else None
    return replace(many, first=at[0], last=at[1], low=low, high=figure.high, meant=COUNTED)


def _alone(scene: Scene, first: int) -> tuple[int | None, int | None]:
    """Return the figures of a noun of loss without number."""
    return (1, 1) if is_singular(scene, first) else (None, None)


def _counting(scene: Scene, first: int) -> QuantityMention | None:
    """Return the figure that counts a noun of loss; a joined noun shares the one before."""
    within = scene.quantity_over.get(first) or scene.quantity_over.get(first - 1)
    if within is not None:
        return within
    if scene.key(first - 1) in load_grammar().origin:
        many = scene.quantity_over.get(first - 2)
        taken = many is not None and many.first - 1 in scene.loss_over
        return None if taken else many
    joined = scene.key(first).startswith(AND)
    if joined and scene.key(first - 2) in load_grammar().origin:
        return scene.quantity_over.get(first - 3)
    people = noun_at(scene, first - 1) in ("civilians", "fighters")
    return scene.quantity_over.get(first - 2) if joined or people else None


def _genitive(scene: Scene, last: int) -> QuantityMention | None:
    """Return the figure right behind a noun ("the bodies of twenty")."""
    figure = figure_at(scene, last)
    return None if figure is None or measures(scene, figure) else figure


def _article(key: str) -> bool:
    return key.startswith(ARTICLES)


def _risen_to(scene: Scene, last: int, reach: int) -> QuantityMention | None:
    """Return the figure that a count of the dead reaches ("the toll rose to 20")."""
    reaching = load_loss_context().reaching
    near = (figure_at(scene, at) for at in range(last, last + reach + 1))
    far = reach > _AHEAD
    fit = (
        q
        for q in near
        if q and (scene.key(q.first - 1) in reaching or (far and unit_of(scene, q)))
    )
    return next((q for q in fit if not measures(scene, q)), None)
