"""Words that stand in the future."""

from functools import lru_cache

from riwaya.arabic.affixes import AND, FUTURE
from riwaya.arabic.memory import Forms
from riwaya.lexicons.cues import load_cues
from riwaya.lexicons.grammar import load_grammar


@lru_cache(maxsize=1 << 15)
def is_future(key: str) -> bool:
    """Whether a word is the particle of the future with a verb that acts are told with."""
    key = key.removeprefix(AND)
    if not key.startswith(FUTURE):
        return False
    found = load_cues().longest([key[1:]], 0)
    return found is not None and any(cue.form.form == "present" for cue in found[1])


def _may_come(key: str) -> bool:
    """Whether a word may say, where it stands right, that something is to come."""
    grammar = load_grammar()
    return is_future(key) or key in grammar.shall or key.startswith(grammar.future)


MAY_COME = Forms(_may_come)
