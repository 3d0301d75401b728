"""Times of what an act answers or what had been before it: they are not the act's own."""

from collections.abc import Sequence

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, TimeMention, TriggerMention

_RECENT = frozenset({"days:0", "days:-1"})
_BEFORE = 14
_NOUN = 4
"""A noun that "had" describes has so many letters: shorter words are particles."""
_THESE_DAYS = ("days:", "weekday:", "night:", "hour:")
_ISSUED, _CLOSE = 6, 4
"""How far before a time "issued" may stand, and before that what was issued."""
_PAST = frozenset({"past", "passive"})
_FOUGHT = frozenset({EventType.CLASH, EventType.SIEGE})
_AGREED = frozenset({EventType.AGREEMENT, EventType.STATEMENT, EventType.MOBILISATION})


def told_aside(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time behind an act is that of something else told without a relative."""
    return any(told(scene, chosen, mention) for told in _ASIDE)


def of_cause(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of what an act answers ("protested against the killing of X on
    Friday", "were arrested over a bomb that went off on Tuesday").

    "Yesterday" may as well be the day of the act itself.
    """
    words = load_grammar().causes
    if mention.value in _RECENT:
        return False
    for at in _back(scene, chosen, mention):
        if scene.key(at) in words:
            return mention.first - at > 1
    return False


def of_since(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of what something goes on from ("asked for help after the killings
    since the fall of the city on 10 June").
    """
    words = load_grammar().since
    for at in _back(scene, chosen, mention):
        if scene.key(at).removeprefix(AND) in words:
            return any(between in scene.trigger_at for between in range(at + 1, mention.first))
    return False


def of_earlier(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of a clause without a relative that tells what had been of the
    thing named before it ("posts that the army had taken last week").
    """
    had = load_grammar().had
    for at in _back(scene, chosen, mention):
        if scene.key(at) in had:
            return mention.first - at > 1 and not scene.key(at).startswith(AND)
    return False


def of_fronted(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of a clause with "while" that a sentence opens with ("while a
    delegation arrived yesterday, the governor spoke of …").
    """
    first = scene.sentence.first
    if not first < mention.first < chosen.first:
        return False
    if scene.key(first).removeprefix(AND) not in load_grammar().meanwhile:
        return False
    commas = (at for at in range(mention.last, chosen.first) if scene.key(at) in COMMAS)
    return any(_main_verb(scene, at + 1) for at in commas)


def of_after(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of what an act came before or after ("attacked the base after the
    fall of the city in June"), told behind the act or at the head of the sentence.

    The fighting that an act came out of was then too ("took the town after clashes in June").
    """
    grammar = load_grammar()
    ties = grammar.later | grammar.sooner
    ahead = mention.first < chosen.first
    first = scene.sentence.first
    for at in _back(scene, chosen, mention) if not ahead else _front(scene, chosen, mention):
        if scene.key(at) in ties and scene.key(at - 1) not in grammar.origin:
            far = mention.first - at > 1 and (not ahead or at - first <= 1)
            return far and not _fighting(scene.trigger_at.get(at + 1, ()))
    return False


def _front(scene: Scene, chosen: Chosen, mention: TimeMention) -> range:
    """Return the tokens from a time back to the head of its clause, where a comma parts it from
    an act behind it.
    """
    behind = range(mention.last, chosen.first)
    if not any(scene.key(at) in COMMAS for at in behind):
        return range(0)
    at = mention.first - 1
    while at >= scene.sentence.first and scene.key(at) not in COMMAS:
        at -= 1
    return range(mention.first - 1, at, -1)


def _fighting(told: Sequence[TriggerMention]) -> bool:
    """Whether a word tells only of fighting or a siege, which last until what came of them."""
    return bool(told) and all(load_frames()[t.frame].type in _FOUGHT for t in told)


def of_agreed(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of a verb that tells of a thing named behind an act, without a
    relative ("shelled the town despite a truce concluded in 2013").
    """
    grammar = load_grammar()
    at = mention.first - 1
    at -= scene.key(at) in grammar.inside
    told = at - 1 >= chosen.last and scene.key(at) in grammar.concluded
    return told and scene.key(at - 1) not in COMMAS and not _agreed(chosen, at)


def of_issued(scene: Scene, chosen: Chosen, mention: TimeMention) -> bool:
    """Whether a time is that of a participle that tells of a paper or a deal ("Resolution 2216
    issued in April, which obliges them to leave"); not of a statement issued these days, in
    which an act is told.
    """
    grammar, first = load_grammar(), mention.first
    if mention.value.startswith(_THESE_DAYS):
        return False
    for at in range(first - 1, max(scene.sentence.first, first - _ISSUED), -1):
        if scene.key(at) in COMMAS or at in scene.breaks:
            return False
        if scene.key(at) in grammar.issued:
            return not chosen.first < first <= chosen.last and not _agreed(chosen, at)
    return False


def _agreed(chosen: Chosen, at: int) -> bool:
    """Whether an act is itself what is told at a token to have been agreed or issued."""
    noun = chosen.mention.form not in FINITE
    return noun and chosen.frame.type in _AGREED and 0 <= at - chosen.last <= _CLOSE


def had_been(scene: Scene, chosen: Chosen) -> int | None:
    """Return the "had" that tells of somebody or something named before it what had been done,
    where that is the act or holds it ("freed soldiers who had been taken in Daraa").
    """
    had, low = load_grammar().had, max(scene.sentence.first + 2, chosen.first - _BEFORE)
    for at in range(chosen.first - 1, low - 1, -1):
        if scene.key(at) in COMMAS or at in scene.breaks:
            return None
        if scene.key(at) in had:
            return at if _describes(scene, at) and _past_behind(scene, chosen, at) else None
    return None


def _describes(scene: Scene, at: int) -> bool:
    """Whether "had" stands behind a relative, "that", a comma or a noun without the article."""
    before, grammar = scene.key(at - 1), load_grammar()
    opens = before in COMMAS or before in grammar.relative or before in grammar.subjunctive
    return opens or indefinite(scene, at - 1)


def indefinite(scene: Scene, at: int) -> bool:
    """Whether a word looks like a noun without the article, which a clause may tell of."""
    key = scene.key(at)
    noun = not key.startswith((ARTICLE, AND)) and not scene.kinds_at(at)
    return noun and len(key) >= _NOUN


def _past_behind(scene: Scene, chosen: Chosen, at: int) -> bool:
    """Whether the verb behind "had" is a past one and stands no later than an act."""
    verb = at + 1 + (scene.key(at + 1) in load_grammar().perfect)
    told = scene.trigger_at.get(verb, ())
    return verb <= chosen.first and any(t.form in _PAST for t in told)


def _main_verb(scene: Scene, at: int) -> bool:
    """Whether a clause of its own begins at a token: with a verb, but for one that only tells
    more of the act before it ("raids that …, hit").
    """
    if scene.key(at).startswith(AND):
        return False
    acts = [t for t in scene.trigger_at.get(at, ()) if t.form in FINITE]
    if any(load_frames()[t.frame].aims for t in acts):
        return False
    said = any(cue.form in FINITE for cue in scene.cue_at.get(at, ()))
    return bool(acts) or said or scene.key(at) in load_grammar().negating


def _back(scene: Scene, chosen: Chosen, mention: TimeMention) -> range:
    """Return the tokens from a time back to an act before it, up to where the clause begins."""
    low = max(chosen.last, mention.first - _BEFORE)
    at = mention.first - 1
    while at >= low and scene.key(at) not in COMMAS and at not in scene.breaks:
        at -= 1
    return range(mention.first - 1, at, -1)


_ASIDE = (of_cause, of_earlier, of_since, of_agreed)
