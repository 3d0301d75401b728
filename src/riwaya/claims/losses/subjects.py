"""Those lost who are told before the word that tells it: subjects, and things meant by "it"."""

from collections.abc import Iterator
from dataclasses import replace

from riwaya.arabic.affixes import ARTICLE, BY, THEY
from riwaya.claims.losses.groups import Victims, figure_at, group, measures, uncounted, unit_of
from riwaya.claims.scenes.findings import HARD, QUOTES, Scene
from riwaya.claims.scenes.nouns import is_singular, noun_at
from riwaya.lexicons.cues import LossWord
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import QuantityMention

_BACK = 20
_NEAR = 4
_PRONOUN_BACK = 25
_PAIR = 2


def subjects(scene: Scene, first: int) -> Iterator[Victims]:
    """Yield the victims before a verb: "five soldiers were killed" with the verb behind."""
    found: list[QuantityMention] = []
    low = max(scene.sentence.first, first - _BACK)
    at = first
    while at > low:
        at -= 1
        if scene.key(at) in HARD or at in scene.loss_over:
            break
        figure = figure_at(scene, at)
        if figure is not None and figure.last <= first and _subject(scene, figure, first):
            found.insert(0, figure)
        if scene.kinds_at(at) & {"that", "connector", "speech"}:
            break
    for figure in found:
        yield group(scene, figure, figure.last)
    if not found:
        met = load_loss_context().meeting
        starts = (
            i
            for i in range(first - 1, at - _NEAR, -1)
            if "that" in scene.kinds_at(i) or scene.key(i) in met
        )
        yield from _topic(scene, next(starts, first) + 1, first)


def _subject(scene: Scene, figure: QuantityMention, first: int) -> bool:
    """Whether a figure counts whom a verb behind is told of."""
    if scene.key(figure.first).startswith(ARTICLE):
        return False
    if figure.last == first:
        return True
    named = any(p.first == figure.last for p in scene.people_around(figure.last, figure.last))
    of_many = scene.key(figure.last) in load_grammar().origin
    return bool(unit_of(scene, figure) or of_many or named) and not measures(scene, figure)


def _topic(scene: Scene, at: int, first: int) -> Iterator[Victims]:
    """Yield the one or the many named without a number behind "that" ("that a soldier was")."""
    while scene.key(at) in QUOTES:
        at += 1
    two = scene.key(first) in load_loss_context().pair_verbs
    several = two or scene.key(first).endswith(THEY)
    near = first - at <= _NEAR
    alone = is_singular(scene, at)
    noun = noun_at(scene, at) or ("fighters" if alone else None)
    if (
        noun is not None
        and noun != "equipment"
        and ((alone and near) or (several and not alone))
    ):
        found = uncounted(scene, at, noun)
        yield replace(found, low=_PAIR, high=_PAIR, figured=True) if two else found


def meant_by_pronoun(scene: Scene, first: int, word: LossWord) -> Iterator[Victims]:
    """Yield the things told before that a pronoun means ("which led to its destruction")."""
    if word.form.pronoun is None:
        return
    for at in range(first - 1, max(scene.sentence.first, first - _PRONOUN_BACK) - 1, -1):
        if scene.key(at) in HARD:
            return
        if noun_at(scene, at) == "equipment" and noun_at(scene, at - 1) != "equipment":
            figure = scene.quantity_over.get(at) or scene.quantity_over.get(at - 1)
            before = scene.key(figure.first if figure else at)
            if before.startswith(BY) or _laden_at(scene, at):
                continue
            yield group(scene, figure, at + 1) if figure else uncounted(scene, at, "equipment")
            return


def _laden_at(scene: Scene, at: int) -> bool:
    """Whether a thing is one to strike with."""
    laden = load_loss_context().laden
    return not laden.isdisjoint((scene.key(at), scene.key(at + 1)))
