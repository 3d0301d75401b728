"""Folded names: by what tellers' words for places and voices are held to be the same."""

import re
from functools import lru_cache
from hashlib import blake2b

from riwaya.arabic.affixes import ARTICLES
from riwaya.arabic.fold import fold_key
from riwaya.lexicons.reconciliation import load_rules

PARTICLE = 2
"""Words of so few letters are particles, marks and what is left of a name wrongly cut."""
_NAME_WORD = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0670ـ]+[^\W_]+)*")


@lru_cache(maxsize=1 << 18)
def text_hash(text: str) -> int:
    """Return a hash of a text that fits a signed 64-bit integer, the same in every run."""
    return (
        int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        >> 1
    )


@lru_cache(maxsize=1 << 17)
def stem(key: str) -> str:
    """Return a folded word without the attached particles that most often stand before it."""
    for clitics in ARTICLES:
        if key.startswith(clitics) and len(key) - len(clitics) > PARTICLE:
            return key[len(clitics) :]
    return key


@lru_cache(maxsize=1 << 17)
def name_key(name: str) -> str:
    """Return a place's name without marks, article and class word, for matching only."""
    words = [stem(fold_key(word)) for word in _NAME_WORD.findall(name)]
    if len(words) > 1 and words[0] in load_rules().class_words:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=1 << 17)
def mere_part(name: str) -> bool:
    """Whether a name tells of a part of a town, and not of which ("the northern edges")."""
    words = {stem(fold_key(word)) for word in _NAME_WORD.findall(name)}
    return words <= load_rules().part_words


def name_hash(key: str) -> int:
    """Return the hash of a place's folded name."""
    return text_hash(f"name:{key}")
