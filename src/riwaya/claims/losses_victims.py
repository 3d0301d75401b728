"""Who or what a word of loss is told of, how many of them, and whose they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from riwaya.arabic.fold import letters_before
from riwaya.arabic.phrases import clitic_splits
from riwaya.claims.findings import HARD, Participant, Scene
from riwaya.lexicons.cues import LossWord, load_loss_nouns, load_singular_people
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import QuantityMention

_AHEAD = 6
_BACK = 14
_OWNER = 6
_COMMAS = frozenset({"،", ","})
_FINITE = ("past", "present", "passive")


@dataclass(frozen=True, slots=True)
class Victims:
    """A group of victims: tokens, where its words start, figures, kind of noun and party.

    `both` names the parties when the loss is told of both sides at once.
    """

    first: int
    last: int
    start: int
    low: int | None
    high: int | None
    noun: str | None = None
    party: str | None = None
    both: tuple[str | None, ...] = ()


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
    behind = _behind(scene, told, shared or last, stop)
    if behind is not None:
        yield behind
    elif word.form.form in _FINITE or word.form.form == "phrase":
        yield from _subjects(scene, first)


def _counted(
    scene: Scene, first: int, last: int, stop: int, shared: int | None
) -> Victims | None:
    """Read "five dead", "the dead of the army", "dead and wounded"."""
    figure = next((q for q in scene.quantities if q.first < last and first - 1 <= q.last), None)
    figure = figure if figure and figure.last <= last + 1 and figure.first <= first else None
    definite = _article(scene.key(first))
    if figure is None and definite:
        figure = _risen_to(scene, last)
        if figure is None:
            return None
        last = figure.last
    if figure is None and scene.key(first - 1) in _joiners(scene, first, shared):
        figure = None
    start = min(first, figure.first) if figure else first
    owner = _owner(scene, shared or last, stop)
    noun, party = _whose(scene, start, last, owner)
    low, high = (figure.low, figure.high) if figure else (None, None)
    if figure is None and _is_singular(scene, first):
        low = high = None
    return Victims(start, last, _starts(scene, start), low, high, noun, party, _both(scene, last))


def _joiners(scene: Scene, first: int, shared: int | None) -> tuple[str, ...]:
    del scene, first, shared
    return ()


def _article(key: str) -> bool:
    return key.startswith(("ال", "وال", "لل", "بال"))


def _risen_to(scene: Scene, last: int) -> QuantityMention | None:
    """Return the figure that a count of the dead reaches ("the toll of the dead rose to 20")."""
    for q in scene.quantities:
        if last <= q.first <= last + _AHEAD and scene.key(q.first - 1) in ("الي", "نحو", "بلغ"):
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
    if word.form.form in _FINITE:
        start = _past_subject(scene, last)
    limit = min(scene.sentence.last, start + _AHEAD)
    for at in range(start, limit):
        key = scene.key(at)
        if key in HARD or (key in _COMMAS and at > start) or "connector" in scene.kinds_at(at):
            return None
        if at > start and "that" in scene.kinds_at(at):
            return None
        found = _victims_at(scene, at, direct=at <= start + 1, equipment=word.kind == "equipment")
        if found is not None:
            return found
        if any(t.first == at for t in scene.triggers) and at > start:
            return None
    return None


def _past_subject(scene: Scene, last: int) -> int:
    """Step over the doer of an active verb, where an object follows it."""
    doer = next(
        (p for p in scene.people if last <= p.first <= last + 1 and not p.people), None
    )
    if doer is None or doer.preposition:
        return last
    at = doer.last
    while scene.key(at) in ("»", '"', "”"):
        at += 1
    if _figure_at(scene, at) or noun_at(scene, at) or scene.key(at) in ("«", '"', "“"):
        return at
    return last


def _victims_at(scene: Scene, at: int, *, direct: bool, equipment: bool) -> Victims | None:
    """Return the victims that start at a token."""
    figure = _figure_at(scene, at)
    if figure is not None:
        unit = _unit(scene, figure)
        if direct or unit is not None or scene.key(figure.last) == "من":
            return _group(scene, figure, figure.last)
        return None
    context = load_loss_context()
    key = _bare(scene.key(at))
    if direct and (scene.key(at) in context.one or key in context.one):
        return _single(scene, at, at + 2)
    if scene.key(at) in context.others and direct:
        figures = (1, 1) if key == "اخر" else (None, None)
        start = scene.document.tokens[at].start
        return Victims(at, at + 1, start, *figures, None, None)
    noun = noun_at(scene, at)
    if noun is not None and (direct or equipment):
        return _uncounted(scene, at, noun)
    person = next((p for p in scene.people if p.first == at), None)
    if person is not None and direct and not equipment:
        return _person(scene, person)
    return None


def _uncounted(scene: Scene, at: int, noun: str) -> Victims:
    """Read a noun without a number: one if it is singular, else an open count."""
    figures = (1, 1) if _is_singular(scene, at) else (None, None)
    owner = _owner(scene, at, scene.sentence.last)
    noun_, party = _whose(scene, at, at + 1, owner, noun)
    start = _starts(scene, at)
    return Victims(at, at + 1, start, *figures, noun_, party, _both(scene, at + 1))


def _person(scene: Scene, person: Participant) -> Victims | None:
    """Read a participant as the one lost."""
    if person.mention.kind not in ("person", "people", "group"):
        return None
    figures = (1, 1) if person.mention.kind == "person" else (None, None)
    party = "civilians" if person.people else person.party
    span = person.mention.span
    return Victims(person.first, person.last, span.start, *figures, None, party)


def _single(scene: Scene, first: int, last: int) -> Victims:
    """Read "one of the leaders"."""
    last = min(last, scene.sentence.last)
    owner = _owner(scene, first + 1, scene.sentence.last)
    noun, party = _whose(scene, first, last, owner)
    return Victims(first, last, _starts(scene, first), 1, 1, noun, party)


def _group(scene: Scene, figure: QuantityMention, last: int) -> Victims:
    """Read a figure with its noun and whose they are."""
    noun = None
    for at in range(figure.first, min(figure.last + 1, scene.sentence.last)):
        noun = noun or noun_at(scene, at)
        if noun and at >= last:
            last = at + 1
            break
    owner = _owner(scene, figure.first, scene.sentence.last)
    noun, party = _whose(scene, figure.first, last, owner, noun)
    start = figure.span.start
    return Victims(
        figure.first, last, start, figure.low, figure.high, noun, party, _both(scene, last)
    )


def _subjects(scene: Scene, first: int) -> Iterator[Victims]:
    """Yield the victims before a verb: "five soldiers were killed" with the verb behind."""
    found: list[QuantityMention] = []
    low = max(scene.sentence.first, first - _BACK)
    for at in range(first - 1, low - 1, -1):
        if scene.key(at) in HARD or any(w <= at < e for w, e, _ in scene.loss_words):
            break
        figure = _figure_at(scene, at)
        if figure is not None and figure.last <= first:
            counted = _unit(scene, figure) or scene.key(figure.last) == "من"
            if counted or figure.last == first:
                found.insert(0, figure)
        if scene.kinds_at(at) & {"that", "connector", "speech"}:
            break
    for figure in found:
        yield _group(scene, figure, figure.last)
    if not found:
        for at in range(first - 1, max(low, first - 4) - 1, -1):
            if "that" in scene.kinds_at(at - 1) and _is_singular(scene, at):
                noun = noun_at(scene, at) or "fighters"
                yield _uncounted(scene, at, noun)


def among(scene: Scene, last: int) -> Victims | None:
    """Return a part of a count that is told apart behind it ("among them two children")."""
    words = load_loss_context().among
    for at in range(last, min(last + _OWNER, scene.sentence.last)):
        key = scene.key(at)
        if key in HARD:
            return None
        if key in words or key.removeprefix("و") in words:
            figure = _figure_at(scene, at + 1)
            if figure is not None:
                return _group(scene, figure, figure.last)
            noun = noun_at(scene, at + 1)
            return None if noun is None else _uncounted(scene, at + 1, noun)
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


def noun_at(scene: Scene, at: int) -> str | None:
    """Return what kind of noun stands at a token: `civilians`, `fighters` or `equipment`."""
    key = scene.key(at)
    return _noun(key) if key else None


@lru_cache(maxsize=1 << 15)
def _noun(key: str) -> str | None:
    nouns = load_loss_nouns()
    for clitics, rest in clitic_splits(key):
        if clitics[-1:] == "ك":
            continue
        found = nouns.get(rest) or nouns.get(rest.removeprefix("ال"))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1 << 15)
def _bare(key: str) -> str:
    """Return a word without conjunction and article."""
    return key.removeprefix("و").removeprefix("ال")


def _is_singular(scene: Scene, at: int) -> bool:
    """Whether a noun names one person or one thing."""
    return _singular(scene.key(at))


@lru_cache(maxsize=1 << 15)
def _singular(key: str) -> bool:
    known = load_singular_people() | load_loss_context().things
    for _, rest in clitic_splits(key):
        bare = rest.removeprefix("ال")
        if bare in known or bare.removesuffix("ا") in known:
            return True
    return False


def _owner(scene: Scene, start: int, stop: int) -> Participant | None:
    """Return the participant a group of victims belongs to, near behind it."""
    limit = min(stop, start + _OWNER + 2)
    low = start
    while low < limit:
        owner = next((p for p in scene.people if p.first <= low < p.last), None)
        if owner is not None:
            return None if _does(scene, owner) else owner
        if low > start and _bars(scene, low):
            return None
        low += 1
    return None


def _bars(scene: Scene, at: int) -> bool:
    """Whether whose the victims are is no longer told from here on."""
    key, kinds = scene.key(at), scene.kinds_at(at)
    if key in HARD or key in _COMMAS or key in load_loss_context().among:
        return True
    if kinds & {"connector", "relative", "that", "speech", "by", "result"}:
        return True
    if key == "في":
        return "صفوف" not in (scene.key(at + 1), scene.key(at + 2))
    if kinds & {"cause"} or key in ("علي", "الي", "مع", "ضد"):
        return True
    return any(t.first == at for t in scene.triggers) or any(
        w == at for w, _, _ in scene.loss_words
    )


def _does(scene: Scene, p: Participant) -> bool:
    """Whether a participant is named as the doer."""
    return bool(scene.cues_between(p.first - 3, p.first, "by"))


def _whose(
    scene: Scene, first: int, last: int, owner: Participant | None, noun: str | None = None
) -> tuple[str | None, str | None]:
    """Return the kind of noun lost and the party it belongs to."""
    for at in range(first, last + 1):
        noun = noun or noun_at(scene, at)
    if owner is not None and owner.people:
        return noun or "civilians", "civilians"
    if owner is not None and owner.party is not None:
        return noun, owner.party
    return noun, "civilians" if noun == "civilians" else None


def _both(scene: Scene, last: int) -> tuple[str | None, ...]:
    """Return the two parties of a sentence where the loss is told of both sides."""
    words = load_loss_context().both
    if not any(scene.key(at) in words for at in range(last, last + _OWNER)):
        return ()
    parties = dict.fromkeys(
        p.party for p in scene.people if p.party and not p.people and p.party != "other"
    )
    return tuple(parties)[:2]


def _starts(scene: Scene, at: int) -> int:
    """Return where a group's words start, an attached conjunction or preposition left out."""
    token = scene.document.tokens[at]
    for clitics, rest in clitic_splits(token.key):
        if clitics and (_noun(rest) or rest in load_loss_context().one):
            text = scene.document.report.text
            return token.start + letters_before(text, token.start, token.end, clitics)
    return token.start
