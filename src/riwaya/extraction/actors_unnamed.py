"""Armed men whom no name tells: a noun for them and what kind they are (مجموعة إرهابية)."""

from collections.abc import Sequence

from riwaya.arabic.affixes import ARTICLE
from riwaya.extraction.actors_agreement import fits
from riwaya.extraction.actors_words import Vocabulary
from riwaya.lexicons.actor_words import Head

_ADJECTIVES = 3
"""The most adjectives that are looked at behind a noun."""


def unnamed(
    words: Vocabulary, keys: Sequence[str], at: int, head: Head, *, definite: bool
) -> tuple[int, str] | None:
    """Return where adjectives that tell the kind of the men of a noun end, and their role.

    They start at `at`, right behind the noun; of several the one first in the table counts.
    """
    if head.kind != "group" or head.arms:
        return None
    noun, end = keys[at - 1], at
    told: list[tuple[int, str, int]] = []
    for _ in range(_ADJECTIVES):
        if end >= len(keys) or keys[end].startswith(ARTICLE) != definite:
            break
        found = words.unnamed.longest(keys, end)
        plain = words.descriptors.longest(keys, end)
        if not (found or plain) or not fits(keys[end], noun, noun):
            break
        ends = [reach[0] for reach in (found, plain) if reach]
        end = max(ends)
        if found:
            rank, entry = found[1][0]
            if not entry.only_after or noun in entry.only_after:
                told.append((rank, entry.role, end))
    return (told[-1][2], min(told)[1]) if told else None
