"""Whether a masdar's genitive does the act: whom or what it is turned on stands behind ("the
army's shelling of the town", "X's capture of 20 men"); and what its pronoun leads back to.
"""

from riwaya.arabic.affixes import (
    ALEF,
    ARTICLE,
    BY,
    FOR,
    MEN_ACTED_ON,
    TANWEEN,
    TIED_ENDS,
)
from riwaya.claims.binding.verbs import NEAR_SUBJECT, acts, verbal
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.kinds import HOSTILE
from riwaya.claims.scenes.agreement import agrees, refers
from riwaya.claims.scenes.findings import COMMAS, QUOTES, Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.actor_words import load_things
from riwaya.lexicons.cues import load_civil_objects
from riwaya.lexicons.discourse import load_war_objects
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.loss_words import load_loss_context
from riwaya.lexicons.place_words import load_place_words
from riwaya.model import EventType

_MASDARS = ("masdar", "noun")
_TENSES = ("past", "present", "future")
_WITH_OBJECT = HOSTILE - {EventType.MOBILISATION, EventType.WITHDRAWAL}
_JOINED = 8
_SAYING = {"speech"}
_ITSELF = (None, "vicinity")
"""How the words of a place that an act is turned on stand to its name ("the airport of X")."""
_SHORTEST = 4
"""Letters of an indefinite object that its ending alone tells."""
POINTED = "role.pronoun"
_OF_ARMS = frozenset({EventType.TERRITORY_GAIN, EventType.CONTROL})
"""What no civilians are meant to have done by a pronoun."""
_HELD = 4
_MET = 16.0
_MEETING = 3
"""The most words between a verb of meeting and the death that is met, its subject aside."""
_HIT = 13.0
"""What a strike's pronoun leads back to, of things that are hit and do not strike."""


def goes_on(scene: Scene, p: Participant) -> bool:
    """Whether what is acted on stands behind a participant: a noun, a place, "against"."""
    reach = range(p.last, p.last + NEAR_SUBJECT)
    return (
        any(q.first in reach for q in scene.people)
        or any(m.first in reach for m, _ in scene.places)
        or "preposition" in scene.kinds_at(p.last)
    )


def done_by(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether the genitive of a masdar does it: of a phrase ("end X's hold of") it need not."""
    if purposed(scene, chosen):
        return False
    alone = chosen.mention.form == "phrase" and chosen.last - chosen.first == 1
    alone = alone and not chosen.frame.casualty
    return (alone or chosen.mention.form in _MASDARS) and has_object(scene, p)


def purposed(scene: Scene, chosen: Chosen) -> bool:
    """Whether "in order to" stands before a noun, or a verb that is written alike: whom it
    names is to be hit, and who has the purpose is told elsewhere.
    """
    return scene.key(chosen.first - 1) in load_grammar().purposes


def done_by_genitive(scene: Scene, chosen: Chosen, governing: set[str]) -> bool:
    """Whether no verb governs a masdar that its genitive does, or only one of saying where a
    side is that genitive ("spoke of X's control of the town").
    """
    if chosen.frame.genitive != "agent" or chosen.mention.pronoun:
        return False
    if not governing:
        return True
    near = scene.people_around(chosen.last + 1, chosen.last)
    return governing == _SAYING and any(acts(q) and not q.preposition for q in near)


def has_object(scene: Scene, p: Participant) -> bool:
    """Whether whom or what an act is turned on follows, with `ل` or bare."""
    end = _end(scene, p)
    behind = [q for q in scene.people_around(end, end + 1) if q.first >= end]
    if any(q.preposition == FOR or _acted_on(scene, p, q) for q in behind):
        return True
    at = _past_place(scene, _past_quotes(scene, end))
    return _complete(scene, p) and (
        _led_to(scene, at)
        or object_at(scene, at)
        or _men_at(scene, p, at)
        or _ground_at(scene, at)
    )


def _past_place(scene: Scene, at: int) -> int:
    """Return the token behind "in" and the place where somebody is ("the rebels in Yemen")."""
    place = scene.place_at.get(at + 1)
    if place is None or scene.key(at) not in load_grammar().inside:
        return at
    return place.last + (scene.key(place.last) in COMMAS)


def _ground_at(scene: Scene, at: int) -> bool:
    """Whether ground, posts or what is civilian stand bare at a token ("X's shelling of areas
    in the town"): plurals that no ending tells as objects.
    """
    key = scene.key(at)
    named = key in load_place_words().classes or key in load_civil_objects()
    named = named or key in load_war_objects()
    return named and not key.startswith(ARTICLE) and not scene.kinds_at(at)


def _men_at(scene: Scene, p: Participant, at: int) -> bool:
    """Whether men without article stand in an object's form behind a side that has one."""
    key = scene.key(at)
    if not scene.key(p.mention.head).startswith(ARTICLE) or key.startswith(ARTICLE):
        return False
    plain = not (scene.kinds_at(at) or at in scene.in_place or at in scene.in_time)
    return plain and len(key) > _SHORTEST and key.endswith(MEN_ACTED_ON)


def surely_acts(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether who stands right behind a verb has its object right behind him: then he is its
    subject, whoever was told before ("rebels took the post, and the army shelled the town").
    """
    mention, frame = chosen.mention, chosen.frame
    if mention.form not in _TENSES or mention.pronoun or mention.plural or frame.casualty:
        return False
    if p.first != chosen.last or p.preposition or p.coordinated or not acts(p):
        return False
    named = frame.type in _WITH_OBJECT and agrees(scene, mention, p) is not False
    at = _past_quotes(scene, _end(scene, p))
    at = _past_asides(scene, at)
    return named and _complete(scene, p) and (_place_at(scene, at) or _things_at(scene, at))


def _past_asides(scene: Scene, at: int) -> int:
    """Return the token behind times and "in answer to that"."""
    grammar = load_grammar()
    while at in scene.in_time:
        at += 1
    answer = scene.key(at) in grammar.answering and scene.key(at + 1) in grammar.against
    return at + 3 if answer and scene.key(at + 2) in grammar.this else at


def _things_at(scene: Scene, at: int) -> bool:
    """Whether somebody's things stand bare at a token ("X shelled positions of Y")."""
    if scene.key(at) in load_things():
        return True
    behind = scene.people_around(at, at + 1)
    bare = (q for q in behind if not (q.preposition or q.coordinated))
    return any(q.first == at and q.asset for q in bare)


def _place_at(scene: Scene, at: int) -> bool:
    """Whether a bare place stands at a token, by its name or as the one told before."""
    told = load_place_words().anaphors
    return scene.key(at) in told or (at in scene.place_at and object_at(scene, at))


def _end(scene: Scene, p: Participant) -> int:
    """Return the token behind a participant and those joined to it by "and"."""
    end = p.last
    for q in scene.people_around(p.last, p.last + _JOINED):
        if q.first == end and q.coordinated and not q.people:
            end = q.last
    return end


def _led_to(scene: Scene, at: int) -> bool:
    """Whether `ل` leads to what an act is turned on: a place, or things of a side."""
    place = scene.place_at.get(at)
    if place is not None and place.preposition == FOR:
        return True
    key = scene.key(at)
    thing = key.removeprefix(FOR)
    return thing != key and (thing in load_things() or thing in load_place_words().classes)


def _acted_on(scene: Scene, p: Participant, q: Participant) -> bool:
    """Whether the masdar in front of two bare nouns is done by the first to the second."""
    if p.people or p.asset or q.first != p.last or q.mention.kind == "person" or not acts(p):
        return False
    named = p.mention.kind != "person" and not scene.victim(p.first, p.last)
    return named and not q.preposition and not q.coordinated and p.party != q.party


def _past_quotes(scene: Scene, at: int) -> int:
    while scene.key(at) in QUOTES:
        at += 1
    return at


def _complete(scene: Scene, p: Participant) -> bool:
    """Whether nothing can go on a participant's words: a side's name, or a definite noun."""
    if p.people or p.asset or p.mention.kind not in ("group", "body", "state"):
        return False
    return bool(p.mention.actors) or scene.key(p.last - 1).startswith(ARTICLE)


def object_at(scene: Scene, at: int) -> bool:
    """Return whether a bare object starts at a token: a figure, a place, an indefinite noun."""
    if at in scene.in_time or scene.kinds_at(at):
        return False
    if at in scene.quantity_at:
        return scene.quantity_at[at].last not in scene.in_time
    place = scene.place_at.get(at)
    if place is not None:
        return not (place.preposition or place.direction) and place.relation in _ITSELF
    return at not in scene.trigger_at and _indefinite(scene, at)


def _indefinite(scene: Scene, at: int) -> bool:
    """Whether a word is written as an indefinite noun that a verb acts on."""
    key = scene.key(at)
    if not key.isalpha() or key.startswith(ARTICLE) or key in load_grammar().adverbial:
        return False
    word = scene.text(scene.document.tokens[at].span)
    if word.endswith(TANWEEN):
        return True
    if word.endswith(TIED_ENDS):
        return not key.startswith((BY, FOR))
    return len(key) > _SHORTEST and key.endswith(ALEF)


def pointed(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A pronoun on a masdar points at the nearest participant before it."""
    if chosen.mention.pronoun is None or p.last > chosen.first or verbal(chosen):
        return None
    role = chosen.frame.pronoun
    thing = role == "either" and p.asset
    if chosen.frame.casualty and _meets(scene, chosen.first, p):
        return ("target", _MET)
    if role not in ("agent", "target") and not thing:
        return None
    if _holds(scene, chosen, p):
        return ("agent", _HIT)
    if role == "agent" and not (acts(p) or (p.people and chosen.frame.type not in _OF_ARMS)):
        return None
    if not refers(scene, chosen.mention.pronoun, p):
        return None
    if role == "agent" and chosen.frame.type in _OF_ARMS and _alone(scene, chosen, p):
        return (role, _HIT)
    return ("target", _HIT) if thing else (role, 7.5)


def _alone(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a pronoun can mean no other side that its sentence names before it."""
    pronoun = chosen.mention.pronoun or ""
    before = (q for q in scene.people if q.last <= chosen.first and q is not p and acts(q))
    return not any(refers(scene, pronoun, q) and q.party != p.party for q in before)


def _holds(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether what is held is told by a pronoun right behind whose men or things stand there
    ("gatherings of X in the areas under its control").
    """
    near = 0 <= chosen.first - p.last <= _HELD and p.party is not None
    last = not any(q.first >= p.last for q in scene.people_around(p.last + 1, chosen.first))
    held = chosen.frame.type is EventType.CONTROL and p.asset and near and last
    return held and p.last - p.first > 1 and scene.key(p.last - 1).startswith(ARTICLE)


def _meets(scene: Scene, at: int, p: Participant) -> bool:
    """Whether a verb of meeting one's death stands beside its subject, in front of a token."""
    met = load_loss_context().meeting
    low = max(scene.sentence.first, p.first - _MEETING)
    beside = any(scene.key(k) in met for k in range(low, p.first))
    return beside or (p.last == at - 1 and scene.key(at - 1) in met)
