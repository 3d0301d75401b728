"""Whether an adjective can stand with the noun of an actor's phrase: number and gender."""

from riwaya.arabic.affixes import ARTICLE, MEN, MEN_BEFORE_GENITIVE, TIED, TWO, WOMEN
from riwaya.lexicons.grammar import load_grammar

_OF_TWO_THINGS = "تين"
_NOUNS_OF_MEN = (*MEN, *TWO, *MEN_BEFORE_GENITIVE)


def fits(adjective: str, noun: str, head: str) -> bool:
    """Whether a folded adjective may qualify the phrase that has this head and last noun.

    A plural of men qualifies no collective (التنظيم المقاتلين is subject and object), a
    definite masculine singular no plural in -ات right before it (المخابرات المقاتل).
    """
    if adjective.endswith(MEN) and not adjective.endswith(_OF_TWO_THINGS):
        return _of_men(noun) or _of_men(head)
    if adjective.startswith(ARTICLE) and head == noun and noun.endswith(WOMEN):
        bare = adjective.removeprefix(ARTICLE)
        return bare.endswith((TIED, WOMEN)) or bare in load_grammar().broken_plurals
    return True


def _of_men(noun: str) -> bool:
    bare = noun.removeprefix(ARTICLE)
    return bare.endswith(_NOUNS_OF_MEN) or bare in load_grammar().broken_plurals
