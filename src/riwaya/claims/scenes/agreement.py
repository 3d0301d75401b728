"""Whether a verb, or a pronoun, and a noun can belong together: gender and number."""

from riwaya.arabic.affixes import (
    ARTICLE,
    HERS,
    HIS,
    MEN,
    MEN_ACTED_ON,
    MEN_BEFORE_GENITIVE,
    MEN_OBJECTS,
    OF_MEN,
    OUR,
    OWNERS,
    TIED,
    TIED_ENDS,
    WE,
    WOMEN,
)
from riwaya.arabic.fold import fold_key
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, TriggerMention

HE, SHE, MEN_ALL, SEVERAL = "he", "she", "men", "several"
"""What a noun is: masculine, feminine, a sound plural of men, or a broken plural."""

_BEFORE = {HE: {HE}, SHE: {SHE, SEVERAL}, MEN_ALL: {MEN_ALL, SEVERAL}}
"""What the subject in front of a verb of his, of hers, of theirs may be."""

_BEHIND = {HE: {HE, MEN_ALL, SEVERAL}, SHE: {SHE, SEVERAL}}
"""What the subject behind may be: there the verb tells the gender only."""

_OF_OWNERS = {HIS: HE, HERS: SHE, OF_MEN: MEN_ALL}
_TWO = 2


def agrees(scene: Scene, mention: TriggerMention | CueMention, p: Participant) -> bool | None:
    """Return whether a participant may be the subject of a verb, or the owner that
    its pronoun means; `None` where the forms do not tell.
    """
    noun = _of_noun(scene, p)
    if noun is None:
        return None
    if mention.form in TENSES:
        verb = _of_verb(scene, mention)
        table = _BEHIND if p.first >= mention.last else _BEFORE
    elif p.last <= mention.first and mention.pronoun is not None:
        verb, table = _OF_OWNERS.get(mention.pronoun), _BEFORE
    else:
        return None
    return noun in table.get(verb, ()) if verb else None


def _of_verb(scene: Scene, mention: TriggerMention | CueMention) -> str | None:
    if mention.plural:
        key = scene.key(mention.first)[len(mention.clitics) :]
        ours = mention.form != "past" and key.startswith(WE)
        return None if mention.feminine or ours else MEN_ALL
    return SHE if mention.feminine else HE


def _of_noun(scene: Scene, p: Participant) -> str | None:
    """Return what a participant's head word is, `None` where its form does not tell."""
    mention = p.mention
    if mention.kind == "person" or mention.head != mention.first or p.coordinated:
        return None
    token = scene.document.tokens[mention.first]
    written = scene.document.report.text[mention.span.start : token.end]
    word = fold_key(written).removeprefix(ARTICLE)
    if word.endswith(TIED) and not written.endswith(TIED_ENDS):
        return None
    return kind_of_noun(word, state=mention.kind == "state")


def owns(word: str, noun: str | None) -> bool:
    """Whether the pronoun that a folded word ends in can mean a noun of such a kind."""
    if noun is None or word.endswith(OF_MEN):
        return True
    if word.endswith(HERS):
        return noun in (SHE, SEVERAL)
    return noun == HE if word.endswith(HIS) else True


def refers(scene: Scene, pronoun: str, p: Participant) -> bool:
    """Whether a pronoun of one can stand for a participant: not where it is a plural of men."""
    head = scene.key(p.mention.head)
    many = head.endswith(MEN) or in_construct(scene, p)
    if pronoun == HIS:
        return not (many or head.endswith((TIED, WOMEN)))
    return not (pronoun == HERS and many)


def in_construct(scene: Scene, p: Participant) -> bool:
    """Whether a noun has the form of an object's before a genitive ("fighters of X")."""
    key = scene.key(p.mention.head)
    plain = p.mention.kind == "group" and p.mention.head == p.first and p.last - p.first > 1
    if not plain or not key.endswith(MEN_OBJECTS) or key in load_grammar().lone_men:
        return False
    return not key.startswith(ARTICLE) and key not in load_grammar().broken_plurals


def oblique(scene: Scene, p: Participant) -> bool:
    """Whether a participant's form is that of an object or of what a preposition governs, or
    that of its adjective ("leaders [that are] Houthis").
    """
    key = scene.key(p.mention.head)
    men = p.mention.kind in ("group", "people") and p.mention.head == p.first
    definite = key.startswith(ARTICLE)
    last = scene.key(p.first + 1)
    told = not definite and p.last - p.first == _TWO and not last.startswith(ARTICLE)
    if told and key in load_grammar().broken_plurals and last.endswith(MEN_ACTED_ON):
        return True
    return (men and definite and key.endswith(MEN_ACTED_ON)) or in_construct(scene, p)


def owned_by(scene: Scene, at: int, p: Participant) -> bool:
    """Whether the pronoun that a word ends in can mean a participant."""
    key = scene.key(at)
    noun = _of_noun(scene, p)
    if key.endswith(OF_MEN):
        return p.mention.kind in ("group", "people")
    return owns(key, noun)


def kind_of_noun(word: str, *, state: bool) -> str | None:
    """Return whether a folded noun without article is his, hers, or of several."""
    grammar = load_grammar()
    if word in grammar.broken_plurals:
        return SEVERAL
    if word in grammar.either_names:
        return None
    if word in grammar.masculine_names:
        return HE
    if state or word in grammar.feminine_names or word.endswith((TIED, WOMEN)):
        return SHE
    if word.endswith((*OWNERS, OUR)):
        return None
    if word.endswith(MEN):
        return MEN_ALL
    return None if word.endswith(MEN_BEFORE_GENITIVE) else HE
