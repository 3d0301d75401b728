"""Whether an adjective can stand with the noun of an actor's phrase: number and gender."""

from riwaya.arabic.affixes import (
    ARTICLE,
    MEN,
    MEN_BEFORE_GENITIVE,
    TIED,
    TWO,
    TWO_OF_HERS,
    WOMEN,
)
from riwaya.lexicons.grammar import load_grammar

_PLURALS = (*MEN, *TWO)


def fits(adjective: str, noun: str, head: str) -> bool:
    """Whether a folded adjective may qualify the phrase that has this head and last noun.

    A plural of men qualifies no collective (التنظيم المقاتلين is subject and object), a
    definite masculine singular no plural in -ات right before it (المخابرات المقاتل).
    """
    if adjective.endswith(MEN) and not adjective.endswith(TWO_OF_HERS):
        return _of_men(noun) or _of_men(head)
    if adjective.startswith(ARTICLE) and head == noun and noun.endswith(WOMEN):
        bare = adjective.removeprefix(ARTICLE)
        return bare.endswith((TIED, WOMEN)) or bare in load_grammar().broken_plurals
    return True


def _of_men(noun: str) -> bool:
    """Whether a noun is a plural of men, a broken one, or one before a genitive."""
    bare = noun.removeprefix(ARTICLE)
    if bare in load_grammar().broken_plurals:
        return True
    return bare.endswith(_PLURALS) or (bare == noun and bare.endswith(MEN_BEFORE_GENITIVE))
