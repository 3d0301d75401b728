"""What else than war a sentence speaks of, by its words and the verbs behind them."""

from collections.abc import Mapping, Sequence

from riwaya.lexicons.domains import domains_at
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import TriggerMention

_DONE = frozenset({"past", "passive"})


def spoken_of(
    keys: Sequence[str], first: int, triggers: Mapping[int, Sequence[TriggerMention]]
) -> list[str]:
    """Return the domains of a sentence's words, whose first token is `first`.

    "Had" before a past verb sets no condition, as it does before a present one ("may").
    """
    perfect = load_grammar().perfect
    return [
        domain
        for at, domain in domains_at(keys)
        if keys[at] not in perfect or not _done(triggers.get(first + at + 1, ()))
    ]


def _done(mentions: Sequence[TriggerMention]) -> bool:
    return any(mention.form in _DONE for mention in mentions)
