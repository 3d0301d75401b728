"""Who is named without a verb of its own: before the colon of an item, or by an adjective."""

from bisect import bisect_right

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.claims.binding.verbs import acts, subject_role
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import ARMED, FROM_AFAR
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.scenes.ranges import LAST
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_COLON = ":"
_GROUP = "group"
_PREDICATE = 7
"""How far behind an act the word that judges it may stand."""
_QUIET = frozenset({"undergo", "suffer", "that", "by"})
"""What is told of whom it happens to, or what others say, behind the colon."""
_NOT_DONE = frozenset(
    {EventType.AIRSTRIKE, EventType.STATEMENT, EventType.DISPLACEMENT, EventType.RETURN}
)
"""What the one before a colon may only tell of."""


def labelled(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return who stands before the colon of an item and does what the item tells ("2- X: the
    taking of the hill, the destruction of two cars").
    """
    p = _label(scene, chosen)
    does = p is not None and _does(scene, chosen, p) and _alone(scene, chosen, p)
    return p if does else None


def judge(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return who stands before a colon and judges what others did ("X: the shelling of the
    hospital is a crime").
    """
    noun = chosen.mention.form not in TENSES or _like_noun(chosen)
    hostile = chosen.frame.type in ARMED and noun
    p = _label(scene, chosen) if hostile else None
    return p if p is not None and _judged(scene, chosen) else None


def _label(scene: Scene, chosen: Chosen) -> Participant | None:
    """Return the side before the last colon in front of a trigger that opens an item."""
    if _COLON not in scene.keys:
        return None
    for p in reversed(scene.people[: bisect_right(scene.people, chosen.first, key=LAST)]):
        if scene.key(p.last) == _COLON and _opens_item(scene, p):
            return p if acts(p) and not p.people and p.mention.kind == _GROUP else None
    return None


def _opens_item(scene: Scene, p: Participant) -> bool:
    """Whether nothing or a bullet or a number stands before a participant."""
    return p.first == scene.sentence.first or not scene.key(p.first - 1).isalpha()


def _does(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a trigger is an act of the one it is told of: a verb that agrees, or a noun of
    action with its object; many are written as the verb of "he" in the past is.
    """
    frame, mention = chosen.frame, chosen.mention
    if frame.casualty or frame.mutual:
        return False
    if frame.type in _NOT_DONE and frame.id not in load_defaults().moving_frames:
        return False
    if _judged(scene, chosen) or _of_own(scene, chosen, p):
        return False
    if subject_role(chosen) != "agent":
        return False
    if mention.form in TENSES:
        return _like_noun(chosen) or agrees(scene, mention, p) is not False
    return mention.form == "masdar" and not mention.pronoun and _has_object(scene, chosen)


def _like_noun(chosen: Chosen) -> bool:
    """Whether a verb is written as many nouns of action are: that of "he" in the past."""
    mention = chosen.mention
    return mention.form == "past" and not (mention.feminine or mention.plural)


def _judged(scene: Scene, chosen: Chosen) -> bool:
    """Whether an act is only spoken of ("X: the shelling of the hospital is a crime")."""
    last = min(chosen.last + _PREDICATE, scene.sentence.last)
    words = load_grammar().judging
    return any(scene.key(at) in words for at in range(chosen.last, last))


def _of_own(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether the one right behind a trigger stands on the side of who tells of it."""
    near = scene.people_around(chosen.last, chosen.last + 1)
    return any(q.first >= chosen.last and q.party == p.party for q in near)


def _has_object(scene: Scene, chosen: Chosen) -> bool:
    """Whether what a noun of action is done to follows it, with no word between."""
    at = chosen.last
    gain = chosen.frame.type is EventType.TERRITORY_GAIN
    return gain or (scene.key(at).isalnum() and "preposition" not in scene.kinds_at(at))


def _alone(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether nobody else is told to act between a label and a trigger."""
    between = scene.people_around(p.last + 1, chosen.first)
    others = (q for q in between if q.first > p.last and q.last <= chosen.first)
    if any(acts(q) and not (q.preposition or q.people) for q in others):
        return False
    return not any(
        cue.kind in _QUIET for cue in scene.cues_between(p.last, chosen.first, *_QUIET)
    )


def described(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """One word behind others that describe an act tells whose it was ("Turkish artillery fire",
    in the order of Arabic "fire, of guns, heavy, Turkish"), all with the article or
    all without it.
    """
    if chosen.frame.mutual or p.first == chosen.last:
        return None
    definite = scene.key(p.first).startswith(ARTICLE)
    if p.last - p.first != 1 or p.people or definite is not chosen.mention.definite:
        return None
    grammar, article = load_grammar(), ARTICLE if definite else ""
    words = grammar.describing | grammar.supposing
    between = (scene.key(at) for at in range(chosen.last, p.first))
    bare = (key.removeprefix(AND) for key in between)
    told = all(key.startswith(article) and key.removeprefix(article) in words for key in bare)
    return ("agent", 14.0) if told else None


def armed_with(scene: Scene, p: Participant) -> bool:
    """Whether a participant is named by what it strikes with ("jets of the coalition")."""
    return any(w.first == p.mention.head for w in scene.weapons)


def owing(scene: Scene, chosen: Chosen) -> bool:
    """Whether "owing to" stands right before a trigger: what follows tells of whom it came."""
    return scene.key(chosen.first - 1) in load_grammar().owing_to


def whose_own(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a side is named by what is its own in an act that is told without its doer: the
    shells that fall ("shells of X rained on"), the flag that goes up ("the flag of X rose").
    """
    falls = chosen.frame.type in FROM_AFAR and subject_role(chosen) == "target"
    if falls and p.first == chosen.last and armed_with(scene, p):
        return True
    raised = chosen.mention.form == "passive" and chosen.frame.id in load_defaults().flag_frames
    return raised and scene.key(p.first - 1) in chosen.frame.only_before
