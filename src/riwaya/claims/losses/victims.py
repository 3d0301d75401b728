"""Who or what a word of loss is told of, how many of them, and whose they are."""

from collections.abc import Iterator

from riwaya.arabic.affixes import ALEF, AND, ARTICLES, BY, THEY
from riwaya.claims.binding.verbs import acts
from riwaya.claims.losses.counted import counted
from riwaya.claims.losses.doers import behind_aside, past_subject, past_thing
from riwaya.claims.losses.groups import (
    Victims,
    figure_at,
    group,
    measures,
    others,
    person,
    single,
    uncounted,
    unit_of,
    whoever,
    with_joined,
)
from riwaya.claims.losses.owner import bars, giver
from riwaya.claims.losses.subjects import meant_by_pronoun, subjects
from riwaya.claims.scenes.findings import COMMAS, HARD, Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.nouns import ANYONE, bare, is_singular, meant_at, noun_at
from riwaya.lexicons.cues import LossWord
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.model import QuantityMention
from riwaya.model.making import changed

_AHEAD = 6
_DOER_REACH = 20
_EVENT_REACH = 8
_DRIVEN_REACH = 8
_SPLIT_REACH = 9
_HARM = frozenset({"killed", "wounded"})


def victims_of(
    scene: Scene, told: tuple[int, int, LossWord], stop: int, shared: int | None
) -> Iterator[Victims]:
    """Yield the victims of one loss word; `shared` is the end of a second one joined to it."""
    first, last, word = told
    if word.counted:
        yield from counted(scene, first, last, stop, shared)
        return
    if shared is not None and scene.key(shared) in load_loss_context().others:
        shared, stop = None, last
    ahead = (
        _follows(scene, told)
        or _driven(scene, told)
        or (shared is not None and _told_before(scene, told))
    )
    before = list(subjects(scene, first)) if ahead else []
    if before:
        yield from before
        return
    finite = word.form.form in FINITE
    if word.form.pronoun and finite and "preposition" in scene.kinds_at(first - 1):
        return
    if _killer_behind(scene, told):
        yield from subjects(scene, first)
        return
    behind = _behind(scene, told, shared or last, stop)
    if behind is not None:
        paired = shared is not None or first - 1 in scene.loss_at - scene.counted_at.keys()
        paired = paired and word.form.form == "masdar"
        yield from with_joined(scene, _at_most(behind) if paired else behind, stop)
    elif word.kind == "equipment" and word.form.form == "masdar":
        yield from meant_by_pronoun(scene, first, word)
    elif word.kind == "killed" and word.form.key in load_loss_context().falling:
        return
    elif word.form.form != "masdar" or word.form.pronoun is not None:
        yield from subjects(scene, first)


def _follows(scene: Scene, told: tuple[int, int, LossWord]) -> bool:
    """Whether a word of loss follows those it is told of: "they died", "met their death"."""
    first, last, word = told
    key = scene.key(first)
    if word.form.pronoun and word.form.form == "masdar" and word.kind != "equipment":
        return not (key.startswith(BY) and figure_at(scene, last) is not None)
    figure = figure_at(scene, last)
    if not (key.endswith(THEY) or key in load_loss_context().pair_verbs):
        return False
    joined = scene.key(last).startswith(AND) and figure is not None
    return joined or (figure is None and noun_at(scene, last) is None)


def _killer_behind(scene: Scene, told: tuple[int, int, LossWord]) -> bool:
    """Whether a verb's pronoun means the killed and who killed them stands behind it ("a young
    man whom the army killed").
    """
    _, last, word = told
    if word.form.pronoun is None or word.kind == "equipment":
        return False
    near = scene.people_around(last + 1, last)
    return any(p.first == last and acts(p) and not p.preposition for p in near)


def _driven(scene: Scene, told: tuple[int, int, LossWord]) -> bool:
    """Whether those driven to flight stand before it ("forced ten thousand to flee")."""
    first, _, word = told
    turned = load_loss_context().turned
    led = scene.key(first - 1) in turned and scene.key(first).startswith(ARTICLES)
    if word.kind != "displaced" or not (led or scene.key(first) in turned):
        return False
    low = max(scene.sentence.first, first - _DRIVEN_REACH)
    if any(scene.key(at) in COMMAS or scene.key(at) in HARD for at in range(low, first)):
        low = max(at for at in range(low, first) if scene.key(at) in COMMAS | HARD)
    return any(at in scene.quantity_over for at in range(low, first))


def _told_before(scene: Scene, told: tuple[int, int, LossWord]) -> bool:
    """Whether who a verb in the singular is told of stands before it ("that a soldier was")."""
    first, _, word = told
    return word.form.form in FINITE and (
        is_singular(scene, first - 1) or first - 1 in scene.quantity_over
    )


def _at_most(victims: Victims) -> Victims:
    """Return the victims of two kinds of loss told in one number: no more than that of each."""
    return changed(victims, low=None) if victims.low == victims.high else victims


def _behind(
    scene: Scene, told: tuple[int, int, LossWord], last: int, stop: int
) -> Victims | None:
    """Read the victims behind a verb or masdar: its object, subject or genitive."""
    first, _, word = told
    inside = scene.quantity_over.get(first)
    if inside is not None:
        return group(scene, inside, max(inside.last, last))
    start = last
    if word.form.form in FINITE or word.kind == "captured":
        start = past_subject(scene, last)
    limit = min(scene.sentence.last, start + _AHEAD, max(stop, last))
    finite = word.form.form in FINITE
    if word.kind == "equipment" and finite:
        start = past_thing(scene, start, limit)
    bound, at = max(stop, last), start
    while at < limit:
        resumed = _resumed(scene, at, start)
        if resumed is not None and resumed < bound:
            limit = min(scene.sentence.last, resumed + _AHEAD, bound)
            at = start = resumed
            continue
        if scene.key(at) in COMMAS and at > start:
            return _apposed(scene, word, last, at)
        if scene.key(at) in HARD or _new_clause(scene, at, start):
            return None
        found = _victims_at(scene, at, word, direct=at <= start + 1)
        if found is not None:
            return _given(scene, told, found, stop)
        if at in scene.trigger_at and at > start:
            return _beyond_event(scene, told, at, stop)
        at += 1
    return None


def _given(scene: Scene, told: tuple[int, int, LossWord], found: Victims, stop: int) -> Victims:
    """Return the victims found behind a word of loss with whose they are."""
    found = _beyond_doer(scene, told[2], found, stop) or found
    given = None if found.party else _loser(scene, told, found.first)
    return changed(found, party=given) if given else found


def _resumed(scene: Scene, at: int, start: int) -> int | None:
    """Return where those lost may stand behind what comes between (an aside, a colon)."""
    key = scene.key(at)
    if key in COMMAS:
        return behind_aside(scene, at)
    context = load_loss_context()
    between = key == ":" or key in context.upon
    return at + 1 if (between and at <= start + 1) or key in context.adjuncts else None


def _loser(scene: Scene, told: tuple[int, int, LossWord], high: int) -> str | None:
    """Return the side that stands with "from" before those lost, or that lost its own men."""
    first, last, word = told
    given = giver(scene, last, high)
    if given or not word.own:
        return given
    near = [
        p for p in scene.people_around(first, last + 1) if not p.people and not p.preposition
    ]
    return next((p.party for p in near if p.first == last or p.last == first), None)


def _new_clause(scene: Scene, at: int, start: int) -> bool:
    """Whether another clause opens behind a word of loss."""
    kinds = scene.kinds_at(at)
    return ("connector" in kinds and "cause" not in kinds) or (at > start and "that" in kinds)


def _apposed(scene: Scene, word: LossWord, last: int, comma: int) -> Victims | None:
    """Return the one of many as whom a name is explained ("killed X, one of its leaders")."""
    one = load_loss_context().one
    if word.kind == "equipment" or one.isdisjoint((scene.key(comma + 1),)):
        return None
    if any(scene.kinds_at(at) for at in range(last, comma)):
        return None
    return single(scene, comma + 1, comma + 3)


def _beyond_event(
    scene: Scene, told: tuple[int, int, LossWord], event: int, stop: int
) -> Victims | None:
    """Return those counted behind the act they fell in ("in the clashes fell 22 fighters")."""
    first, _, word = told
    passive = word.form.form in ("past", "passive", "phrase") and word.kind in _HARM
    if not passive or noun_at(scene, first - 1) or first - 1 in scene.quantity_over:
        return None
    causes = scene.cues_between(first, event, "cause")
    if not (causes and causes[-1].last == event):
        return None
    for at in range(event + 1, min(stop, event + _EVENT_REACH)):
        if bars(scene, at) or scene.key(at).startswith(AND) or "light" in scene.kinds_at(at):
            return None
        figure = figure_at(scene, at)
        if figure is not None:
            return _figured(scene, figure, direct=False)
    return None


def _beyond_doer(scene: Scene, word: LossWord, found: Victims, stop: int) -> Victims | None:
    """Return those counted right behind one who killed them ("a bomber killed ten people")."""
    if word.form.form != "past" or found.figured or found.low not in (1, None):
        return None
    ends = (at for at in range(found.last, min(stop, found.last + _DOER_REACH)))
    comma = scene.key(found.last) in COMMAS
    starts = (at + 1 for at in ends if scene.key(at) in COMMAS and at > found.last)
    at = next(starts, stop) if comma else found.last
    figure = figure_at(scene, at)
    joined = scene.key(at).startswith(AND)
    if figure is None or joined or at >= stop or unit_of(scene, figure) in (None, "equipment"):
        return None
    return group(scene, figure, figure.last)


def _victims_at(scene: Scene, at: int, word: LossWord, *, direct: bool) -> Victims | None:
    """Return the victims that start at a token; a life is taken "from" those behind "by"."""
    falls = word.kind == "killed" and word.form.key in load_loss_context().falling
    taken = word.kind == "killed" and word.form.key in load_loss_context().taking
    if taken and not scene.key(at).startswith(BY):
        return None
    figure = figure_at(scene, at)
    equipment = word.kind == "equipment"
    if falls and not _falls_here(scene, at, figure):
        return None
    if figure is not None:
        found = _figured(scene, figure, direct=direct)
        of_them = scene.key(figure.last) in load_loss_context().among
        things = found is not None and equipment and found.noun is None and of_them
        return changed(found, noun="equipment") if found and things else found
    context = load_loss_context()
    key = bare(scene.key(at))
    if direct and not context.one.isdisjoint((key, scene.key(at))):
        return single(scene, at, at + 2)
    if direct and equipment is False:
        there = whoever(scene, at)
        if there is not None:
            return there
    if scene.key(at) in context.others and direct and not _last_of(scene, at):
        return others(scene, at, 1 if key in context.another else None)
    noun = noun_at(scene, at)
    if (noun == "equipment") != equipment and (noun or equipment):
        return None
    if noun is not None:
        object_ = scene.key(at).endswith(ALEF) and is_singular(scene, at)
        near = direct or equipment or object_
        return uncounted(scene, at, noun) if near and not _of_nation(scene, at) else None
    return _named(scene, at, word) if direct else None


def _falls_here(scene: Scene, at: int, figure: QuantityMention | None) -> bool:
    """Whether people stand at a token who may have "fallen", and no town and no shell."""
    if any(scene.key(i) in load_loss_context().into for i in range(at, at + _SPLIT_REACH)):
        return False
    if figure is None:
        alone = at - 1 not in scene.quantity_over
        return alone and noun_at(scene, at) in ("civilians", "fighters")
    behind = range(figure.last, figure.last + _SPLIT_REACH)
    split = any(scene.key(i - 1) in load_loss_context().split for i in behind[1:])
    near = behind if split else behind[:2]
    if any(scene.counted_at.get(i) in _HARM for i in near):
        return False
    of_many = scene.key(figure.last) in load_grammar().origin
    people = unit_of(scene, figure) or noun_at(scene, figure.last + of_many)
    return people in ("civilians", "fighters")


def _last_of(scene: Scene, at: int) -> bool:
    """Whether a word for "another" stands before many: it says that they were the last."""
    if bare(scene.key(at)) not in load_loss_context().another:
        return False
    many = noun_at(scene, at + 1) is not None and not is_singular(scene, at + 1)
    named = any(p.first == at + 1 for p in scene.people_around(at + 2, at + 1))
    return many or named or bool(scene.trigger_at.get(at))


def _figured(scene: Scene, figure: QuantityMention, *, direct: bool) -> Victims | None:
    """Return the victims that an amount counts."""
    if measures(scene, figure) or _told_apart(scene, figure):
        return None
    of_many = scene.key(figure.last) in load_grammar().origin
    if direct or of_many or unit_of(scene, figure) is not None:
        return group(scene, figure, figure.last)
    return None


def _of_nation(scene: Scene, at: int) -> bool:
    """Whether a noun with the article only tells of what nation others are ("the Syrian")."""
    return scene.key(at).startswith(ARTICLES) and meant_at(scene, at, at + 1) == ANYONE


def _named(scene: Scene, at: int, word: LossWord) -> Victims | None:
    """Return a participant that starts at a token as the one lost."""
    named = next((p for p in scene.people_around(at + 1, at) if p.first == at), None)
    if named is None or (named.mention.kind == "group" and word.form.form in FINITE):
        return None
    return person(named)


def _told_apart(scene: Scene, figure: QuantityMention) -> bool:
    """Whether a figure counts a noun that tells its own loss ("five dead")."""
    return any(
        scene.counted_at.get(at) in _HARM and not scene.key(at).startswith(AND)
        for at in range(figure.first + 1, figure.last + 1)
    )
