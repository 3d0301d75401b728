"""Rules of binding for who stands right behind a verb: its subject, or its object where the
subject was told before.
"""

from riwaya.arabic.affixes import (
    ARTICLE,
    CONJUNCTIONS,
    FOR,
    HIS,
    OF_HER,
    OF_MANY,
    OWNERS,
    SHE_DID,
    SHE_DOES,
    TANWEEN,
    THEY,
    THEY_DO,
    TIED_ENDS,
)
from riwaya.claims.binding.apart import object_apart, person_before
from riwaya.claims.binding.objects import purposed
from riwaya.claims.binding.verbs import (
    HEADS,
    MARKS,
    NAME,
    OFFICES,
    accusing,
    acts,
    after,
    nominative,
    of_men,
    only_adverbs,
    other_role,
    right_before,
    subject_role,
    verbal,
)
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.agreement import agrees, oblique
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.triggers.nominal import behind_pronoun
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_SURE = 15.0
_NEAR = 2
_BACK = 6
"""How far behind a subject with an object the pronoun may stand that leads back to "which"."""


def vso(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A verb's subject stands behind it without a preposition, times and marks passed over.

    Who stands right behind one that has no object can be nothing else.
    """
    gap = after(chosen, p)
    if not verbal(chosen) or gap is None or p.preposition or p.coordinated:
        return None
    if not only_adverbs(scene, chosen.last, p.first) and not _titled(scene, chosen, p):
        return None
    if accusing(chosen) or purposed(scene, chosen):
        return ("target", 12.0)
    role = subject_role(chosen)
    told = _subject_told(scene, chosen, p)
    strange = role == "agent" and (_headed(scene, chosen) or person_before(scene, chosen))
    if told or strange or (role == "agent" and _of_pronoun(scene, chosen)):
        other = "target" if chosen.frame.casualty else other_role(role)
        return (other, 14.0 if strange else 12.0)
    sure = _surely_subject(scene, chosen, p)
    if sure:
        return (role, sure)
    if oblique(scene, p) and chosen.mention.form in TENSES:
        return (other_role(role), 11.0)
    if (_said_of(chosen, p) or p.asset or p.accusative) and role == "agent":
        return ("target", 9.0)
    if role == "agent" and (_things_of(scene, chosen, p) or _cut_from(chosen, gap)):
        return ("target", 12.0)
    if role == "agent" and _of_antecedent(scene, chosen, p):
        return ("target", 11.0)
    return (other_role(role), 9.0) if _no_subject(scene, chosen, p) else (role, 12.0)


def _subject_told(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a verb has its subject elsewhere than in a participant behind it."""
    if of_men(scene, chosen) or _had_subject(scene, chosen):
        return True
    return _told_act_of(scene, chosen, p) or _subject_before(scene, chosen, p)


def _told_act_of(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether an act stands between a verb of saying and whose it is ("the body condemned the
    shelling by X").
    """
    between = range(chosen.last, p.first)
    return chosen.frame.type is EventType.STATEMENT and any(
        at in scene.trigger_at for at in between
    )


def _surely_subject(scene: Scene, chosen: Chosen, p: Participant) -> float:
    """Return how strongly form or place tells that a participant is the subject, else 0."""
    if p.first == chosen.last and (chosen.frame.objectless or _with_its_verb(scene, chosen)):
        return _SURE
    if behind_pronoun(scene, chosen.mention, p):
        return _SURE + HEADS
    told = nominative(scene, p) or object_apart(scene, chosen, p)
    return 14.0 if told and not p.asset else 0.0


def _with_its_verb(scene: Scene, chosen: Chosen) -> bool:
    """Whether a phrase of a noun and its verb has its object in the verb's pronoun ("mines that
    X planted").
    """
    if chosen.mention.form != "phrase" or not chosen.frame.verbal:
        return False
    at = chosen.last - 1
    written = scene.text(scene.document.tokens[at].span)
    return scene.key(at).endswith((HIS, *OWNERS)) and not written.endswith(TIED_ENDS)


def _said_of(chosen: Chosen, p: Participant) -> bool:
    """Whether people behind a verb are acted on: only of a statement that no "and" joins to
    another are they the authors.
    """
    saying = chosen.frame.type is EventType.STATEMENT and chosen.mention.form == "past"
    return p.people and (not saying or bool(chosen.mention.clitics))


def _things_of(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a verb of destroying has somebody's things behind it ("destroyed vehicles of X"),
    told with "of" and without article, for whoever destroys was told before.
    """
    if chosen.frame.type is not EventType.PROPERTY_DESTRUCTION:
        return False
    named = scene.text(p.mention.span).startswith(ARTICLE) or not chosen.mention.clitics
    behind = range(p.mention.head + 1, p.last)
    return not named and any(scene.key(at).startswith(FOR) for at in behind)


def _cut_from(chosen: Chosen, gap: int) -> bool:
    """Whether nouns stand between a verb of cutting and whose lines are cut ("cuts supply lines
    of X").
    """
    return chosen.frame.type is EventType.SIEGE and gap > 0


def _titled(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether an office stands behind a name that no lexicon knows ("said Ali Ahmad, head of
    X").
    """
    between = range(chosen.last, p.first)
    if chosen.frame.type is not EventType.STATEMENT or p.mention.kind not in OFFICES:
        return False
    return len(between) <= NAME and not any(
        scene.kinds_at(at) or at in scene.in_people or at in scene.trigger_at for at in between
    )


def _headed(scene: Scene, chosen: Chosen) -> bool:
    """Whether a headline names the subject of a present verb in front of it, in words that no
    lexicon knows ("a settler runs over three men").
    """
    first = scene.sentence.first
    mention, before = chosen.mention, chosen.first - 1
    if not scene.headline or mention.form != "present" or mention.clitics or before < first:
        return False
    near = scene.people_around(first, chosen.first)
    if any(q.last <= chosen.first for q in near) or before in scene.in_place:
        return False
    words = [
        at for at in range(first, chosen.first) if scene.kinds_at(at) or at in scene.in_time
    ]
    return not words and scene.key(before) not in MARKS


def _subject_before(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether another opens a clause right in front of a verb and is its subject ("that X drove
    back Y").
    """
    plain = chosen.mention.form in TENSES and not chosen.mention.clitics
    if not plain or chosen.frame.casualty or subject_role(chosen) != "agent":
        return False
    for q in scene.people_around(chosen.first - _NEAR, chosen.first):
        if q.last > chosen.first or q.preposition or q.people or q.asset or not acts(q):
            continue
        at = q.first - 1
        opens = at < scene.sentence.first or "that" in scene.kinds_at(at)
        if opens and q.party != p.party and right_before(scene, chosen, q):
            return agrees(scene, chosen.mention, q) is not False
    return False


def _had_subject(scene: Scene, chosen: Chosen) -> bool:
    """Whether a name that no lexicon knows stands between "had" and its verb."""
    if chosen.mention.form != "past" or chosen.frame.type is not EventType.STATEMENT:
        return False
    reach = range(max(scene.sentence.first, chosen.first - NAME), chosen.first)
    had = next((at for at in reversed(reach) if "pluperfect" in scene.kinds_at(at)), None)
    if had is None:
        return False
    between = [at for at in range(had + 1, chosen.first) if scene.key(at) not in MARKS]
    plain = not any(scene.kinds_at(at) or at in scene.in_people for at in between)
    named = [at for at in between if scene.key(at) not in load_grammar().before_verb]
    return plain and any(at not in scene.in_time and at not in scene.in_place for at in named)


def _no_subject(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a participant right behind a verb is not of its gender, or behind "and" is named
    as somebody's: then the subject was told before.
    """
    if p.first == chosen.last and agrees(scene, chosen.mention, p) is False:
        return True
    return chosen.mention.clitics.startswith(CONJUNCTIONS) and _owned(scene, p)


def _of_pronoun(scene: Scene, chosen: Chosen) -> bool:
    """Whether the pronoun of "that" before a verb is its subject ("that it hit jets of X")."""
    before = chosen.first - 1
    plain = chosen.frame.casualty or chosen.mention.form not in TENSES
    if plain or chosen.mention.clitics or "that" not in scene.kinds_at(before):
        return False
    return scene.key(before).endswith(OWNERS)


def _of_antecedent(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether what stands before "which" is the verb's subject: no pronoun leads back to it."""
    before = scene.key(chosen.first - 1)
    if chosen.mention.pronoun or not before.startswith(ARTICLE):
        return False
    if "relative" not in scene.kinds_at(chosen.first - 1) or not _agrees(scene, chosen):
        return False
    back = load_grammar().resumptive
    reach = _BACK if _objects(scene, p.last) else 0
    return not any(scene.key(at) in back for at in range(chosen.last, p.last + reach))


def _objects(scene: Scene, at: int) -> bool:
    """Whether an object written in the accusative stands at a token."""
    if at >= scene.sentence.last:
        return False
    return scene.text(scene.document.tokens[at].span).endswith(TANWEEN)


def _agrees(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb has the gender and number of the relative in front of it."""
    relative = scene.key(chosen.first - 1)
    verb = scene.key(chosen.first)[len(chosen.mention.clitics) :]
    present = chosen.mention.form != "past"
    if relative.endswith(OF_MANY):
        return verb.endswith(THEY_DO if present else THEY)
    feminine = verb.startswith(SHE_DOES) if present else verb.endswith(SHE_DID)
    return feminine is relative.endswith(OF_HER)


def _owned(scene: Scene, p: Participant) -> bool:
    """Whether a participant's words end in a pronoun that points back ("its men")."""
    return p.last - p.first == 1 and scene.key(p.first).endswith(OWNERS)
