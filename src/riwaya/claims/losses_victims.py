"""Who or what a word of loss is told of, how many of them, and whose they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.arabic.affixes import ALEF, AND, ARTICLES, THEY
from riwaya.claims.findings import HARD, Participant, Scene
from riwaya.claims.losses_nouns import bare, is_singular, noun_at, starts_at
from riwaya.claims.losses_owner import COMMAS, OWNER_REACH, both_sides, owner_of, whose
from riwaya.lexicons.cues import LossWord
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import QuantityMention
from riwaya.model.making import quick

_AHEAD = 6
_BACK = 20
_PAIR = 2
_FINITE = ("past", "present", "passive")


@quick
@dataclass(frozen=True, slots=True)
class Victims:
    """A group of victims: tokens, where its words start, figures, kind of noun and party.

    `both` names the parties when the loss is told of both sides at once; `figured` says that
    an amount, be it vague, stands before the noun.
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


def victims_of(
    scene: Scene, told: tuple[int, int, LossWord], stop: int, shared: int | None
) -> Iterator[Victims]:
    """Yield the victims of one loss word; `shared` is the end of a second one joined to it."""
    first, last, word = told
    if word.counted:
        counted = _counted(scene, first, last, stop, shared)
        if counted is not None:
            yield counted
        return
    if shared is not None and scene.key(shared) in load_loss_context().others:
        shared, stop = None, last
    key = scene.key(first)
    after = key.endswith(THEY) or key in load_loss_context().pair_verbs
    if after and _figure_at(scene, last) is None and noun_at(scene, last) is None:
        before = list(_subjects(scene, first))
        if before:
            yield from before
            return
    if (
        word.form.pronoun
        and word.form.form in _FINITE
        and "preposition" in scene.kinds_at(first - 1)
    ):
        return
    behind = _behind(scene, told, shared or last, stop)
    if behind is not None:
        yield behind
    elif word.form.form != "masdar" or word.form.pronoun is not None:
        yield from _subjects(scene, first)


def _counted(
    scene: Scene, first: int, last: int, stop: int, shared: int | None
) -> Victims | None:
    """Read "five dead", "the dead of the army", "dead and wounded"."""
    figure = _counting(scene, first) or _genitive(scene, last)
    if figure is not None and figure.first >= last:
        last = figure.last
    definite = _article(scene.key(first))
    if figure is None and definite:
        figure = _risen_to(scene, last)
        if figure is None:
            return None
        last = figure.last
    start = min(first, figure.first) if figure else first
    owner = owner_of(scene, shared or last, stop)
    noun, party = whose(scene, start, last, owner)
    if party is None and any(
        p.people and p.first < last and start < p.last for p in scene.people
    ):
        party = "civilians"
    low, high = (figure.low, figure.high) if figure else (None, None)
    return Victims(
        start, last, starts_at(scene, start), low, high, noun, party, both_sides(scene, last)
    )


def _counting(scene: Scene, first: int) -> QuantityMention | None:
    """Return the figure that counts a noun of loss; a joined noun shares the one before."""
    joined = scene.key(first).startswith(AND)
    for q in reversed(scene.quantities):
        if q.first <= first and (q.last == first or first < q.last):
            return q
        if joined and q.last == first - 1:
            return q
    return None


def _genitive(scene: Scene, last: int) -> QuantityMention | None:
    """Return the figure right behind a noun ("the bodies of twenty")."""
    figure = _figure_at(scene, last)
    return None if figure is None or _measures(scene, figure) else figure


def _article(key: str) -> bool:
    return key.startswith(ARTICLES)


def _risen_to(scene: Scene, last: int) -> QuantityMention | None:
    """Return the figure that a count of the dead reaches ("the toll rose to 20")."""
    reaching = load_loss_context().reaching
    for q in scene.quantities:
        if last <= q.first <= last + _AHEAD and scene.key(q.first - 1) in reaching:
            return q
    return None


def _behind(
    scene: Scene, told: tuple[int, int, LossWord], last: int, stop: int
) -> Victims | None:
    """Read the victims behind a verb or masdar: its object, subject or genitive."""
    first, _, word = told
    inside = next((q for q in scene.quantities if q.first <= first < q.last), None)
    if inside is not None:
        return _group(scene, inside, max(inside.last, last))
    start = last
    if word.form.form in _FINITE or word.kind == "captured":
        start = _past_subject(scene, last)
    limit = min(scene.sentence.last, start + _AHEAD, max(stop, last))
    finite = word.form.form in _FINITE
    if word.kind == "equipment" and finite:
        start = _thing(scene, start, limit)
    for at in range(start, limit):
        key = scene.key(at)
        if key in HARD or (key in COMMAS and at > start) or "connector" in scene.kinds_at(at):
            return None
        if at > start and "that" in scene.kinds_at(at):
            return None
        found = _victims_at(scene, at, word, direct=at <= start + 1)
        if found is not None:
            return found
        if at in scene.trigger_at and at > start:
            return None
    return None


def _past_subject(scene: Scene, last: int) -> int:
    """Step over the doer of an active verb, where an object follows it."""
    doer = next((p for p in scene.people if last <= p.first <= last + 1 and not p.people), None)
    if doer is None or doer.preposition or _figure_at(scene, last):
        return last
    at = doer.last
    while scene.key(at) in ("»", '"', "”"):
        at += 1
    figure = _figure_at(scene, at)
    if (
        (figure and _unit(scene, figure))
        or noun_at(scene, at)
        or scene.key(at) in ("«", '"', "“")
    ):
        return at
    return last


def _thing(scene: Scene, start: int, limit: int) -> int:
    """Step over the aircraft that did it to the things counted behind."""
    for at in range(start + 1, limit):
        figure = _figure_at(scene, at)
        if figure is not None and _unit(scene, figure) == "equipment":
            return at
    return start


def _victims_at(scene: Scene, at: int, word: LossWord, *, direct: bool) -> Victims | None:
    """Return the victims that start at a token."""
    figure = _figure_at(scene, at)
    equipment = word.kind == "equipment"
    if figure is not None and _measures(scene, figure):
        return None
    if figure is not None:
        unit = _unit(scene, figure)
        if direct or unit is not None or scene.key(figure.last) in load_grammar().origin:
            return _group(scene, figure, figure.last)
        return None
    context = load_loss_context()
    key = bare(scene.key(at))
    if direct and (scene.key(at) in context.one or key in context.one):
        return _single(scene, at, at + 2)
    if scene.key(at) in context.others and direct:
        count = 1 if key in context.another else None
        start = scene.document.tokens[at].start
        return Victims(at, at + 1, start, count, count)
    noun = noun_at(scene, at)
    object_ = scene.key(at).endswith(ALEF) and is_singular(scene, at)
    if noun is not None and (direct or equipment or object_):
        return _uncounted(scene, at, noun)
    person = next((p for p in scene.people if p.first == at), None)
    if person is not None and direct and not equipment:
        if person.mention.kind == "group" and word.form.form in _FINITE:
            return None
        return _person(scene, person)
    return None


def _measures(scene: Scene, figure: QuantityMention) -> bool:
    """Whether a figure counts days, metres or strikes and nobody lost."""
    if any(t.first < figure.last and figure.first < t.last for t in scene.times):
        return True
    words = load_loss_context().measures
    return figure.unit in words or scene.key(figure.last - 1) in words


def _uncounted(scene: Scene, at: int, noun: str) -> Victims:
    """Read a noun without a number: one if it is singular, else an open count."""
    count = 1 if is_singular(scene, at) else None
    pair = _figure_at(scene, at + 1)
    if pair is not None and pair.low == pair.high == _PAIR:
        count = _PAIR
    owner = owner_of(scene, at, scene.sentence.last)
    noun_, party = whose(scene, at, at + 1, owner, noun)
    start = starts_at(scene, at)
    both = both_sides(scene, at + 1)
    return Victims(at, at + 1, start, count, count, noun_, party, both)


def _person(scene: Scene, person: Participant) -> Victims | None:
    """Read a participant as the one lost."""
    if person.mention.kind not in ("person", "people", "group"):
        return None
    count = 1 if person.mention.kind == "person" else None
    party = "civilians" if person.people else person.party
    span = person.mention.span
    return Victims(person.first, person.last, span.start, count, count, None, party)


def _single(scene: Scene, first: int, last: int) -> Victims:
    """Read "one of the leaders"."""
    last = min(last, scene.sentence.last)
    owner = owner_of(scene, first + 1, scene.sentence.last)
    noun, party = whose(scene, first, last, owner)
    return Victims(first, last, starts_at(scene, first), 1, 1, noun, party)


def _group(scene: Scene, figure: QuantityMention, last: int) -> Victims:
    """Read a figure with its noun and whose they are."""
    noun = None
    for at in range(figure.first, min(figure.last + 1, scene.sentence.last)):
        noun = noun_at(scene, at)
        if noun is not None:
            last = max(last, at + 1)
            break
    owner = owner_of(scene, figure.first, scene.sentence.last)
    noun, party = whose(scene, figure.first, last, owner, noun)
    high = None if _at_least(scene, figure) else figure.high
    start, both = figure.span.start, both_sides(scene, last)
    return Victims(figure.first, last, start, figure.low, high, noun, party, both, True)


def _at_least(scene: Scene, figure: QuantityMention) -> bool:
    """Whether "at least" stands behind whose the victims are."""
    least = load_loss_context().least
    if least.isdisjoint(scene.keys):
        return False
    for at in range(figure.last, figure.last + OWNER_REACH):
        if scene.key(at) in HARD or scene.key(at) in COMMAS:
            return False
        if scene.key(at) in least:
            return True
    return False


def _subjects(scene: Scene, first: int) -> Iterator[Victims]:
    """Yield the victims before a verb: "five soldiers were killed" with the verb behind."""
    found: list[QuantityMention] = []
    low = max(scene.sentence.first, first - _BACK)
    for at in range(first - 1, low - 1, -1):
        if scene.key(at) in HARD or any(w <= at < e for w, e, _ in scene.loss_words):
            break
        figure = _figure_at(scene, at)
        if figure is not None and figure.last <= first:
            named = any(p.first == figure.last for p in scene.people)
            counted = (
                _unit(scene, figure) or scene.key(figure.last) in load_grammar().origin or named
            )
            counted = counted and not _measures(scene, figure)
            if counted or figure.last == first:
                found.insert(0, figure)
        if scene.kinds_at(at) & {"that", "connector", "speech"}:
            break
    for figure in found:
        yield _group(scene, figure, figure.last)
    if not found:
        for at in range(first - 1, max(low, first - 4) - 1, -1):
            if "that" in scene.kinds_at(at - 1) and is_singular(scene, at):
                noun = noun_at(scene, at) or "fighters"
                yield _uncounted(scene, at, noun)


def among(scene: Scene, last: int) -> Victims | None:
    """Return a part of a count that is told apart behind it ("among them two children")."""
    words = load_loss_context().among
    for at in range(last, min(last + OWNER_REACH, scene.sentence.last)):
        key = scene.key(at)
        if key in HARD or at in scene.loss_at:
            return None
        if key in words or key.removeprefix(AND) in words:
            figure = _figure_at(scene, at + 1)
            if figure is not None:
                return _group(scene, figure, figure.last)
            noun = noun_at(scene, at + 1)
            if noun is None or not is_singular(scene, at + 1):
                return None
            return _uncounted(scene, at + 1, noun)
    return None


def _figure_at(scene: Scene, at: int) -> QuantityMention | None:
    return next((q for q in scene.quantities if q.first == at), None)


def _unit(scene: Scene, figure: QuantityMention) -> str | None:
    """Return the kind of noun a figure counts."""
    for at in range(figure.last - 1, min(figure.last + 1, scene.sentence.last)):
        noun = noun_at(scene, at)
        if noun is not None:
            return noun
    return None
