"""Which war a report is about, from the places and actors it names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from riwaya.arabic.phrases import PhraseTrie, clitic_splits, phrase_keys
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.pack_tables import COMMON
from riwaya.lexicons.wars import load_wars
from riwaya.model import ActorMention, Document, Token

ACTOR_WEIGHT = 3
"""An actor that only one war knows tells more than a place: it counts as three words."""


@cache
def _words() -> PhraseTrie[str]:
    return PhraseTrie(
        (phrase_keys(word), war.pack) for war in load_wars().values() for word in war.words
    )


@lru_cache(maxsize=1 << 16)
def _opens(key: str) -> str | None:
    """Return the word without proclitics where it begins a telling word."""
    trie = _words()
    for _, rest in clitic_splits(key):
        if trie.longest((rest,), 0) or rest in _first_words():
            return rest
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(
        keys[0]
        for war in load_wars().values()
        for word in war.words
        if len(keys := phrase_keys(word)) > 1
    )


def _told(tokens: Sequence[Token]) -> Iterable[str]:
    """Yield a pack for each telling word."""
    keys = [token.key for token in tokens]
    trie = _words()
    for at, key in enumerate(keys):
        rest = _opens(key)
        found = trie.longest(keys, at, rest) if rest else None
        if found:
            yield found[1][0]


def _single_pack(actor: str) -> str | None:
    found = load_actors().get(actor)
    packs = found.packs() - {COMMON} if found else frozenset()
    known = found is not None and COMMON not in found.packs() and len(packs) == 1
    return next(iter(packs)) if known else None


def war_of(document: Document, mentions: Sequence[ActorMention]) -> str | None:
    """Return the pack of the war that most words and actors point to, `None` when none does.

    Every country, people or battleground counts one, every actor of a single war three; of equal
    scores the one named first wins.
    """
    scores: Counter[str] = Counter(_told(document.tokens))
    for mention in mentions:
        pack = _single_pack(mention.actors[0]) if len(mention.actors) == 1 else None
        if pack in load_wars():
            scores[pack] += ACTOR_WEIGHT
    return max(scores, key=scores.__getitem__) if scores else None
