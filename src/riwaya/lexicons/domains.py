"""What else than war words of violence may tell of, from `domains.toml`."""

from collections.abc import Sequence
from functools import cache

from riwaya.arabic.affixes import ARTICLE
from riwaya.arabic.fold import fold_key
from riwaya.arabic.phrases import PhraseTrie, phrase_keys
from riwaya.lexicons.cues import read_toml

WAR = "war"
"""The id of the words that speak of war itself."""


@cache
def load_domains() -> PhraseTrie[str]:
    """Return the words of every domain with its id, with the article and without."""
    return PhraseTrie(
        ((form, *rest), entry["id"])
        for entry in read_toml("domains.toml")["domain"]
        for first, *rest in map(phrase_keys, entry["words"])
        for form in dict.fromkeys((first, ARTICLE + first.removeprefix(ARTICLE)))
    )


@cache
def load_figures() -> frozenset[str]:
    """Return the words, folded, beside which a word of violence is a figure of speech."""
    words = (fold_key(word) for word in read_toml("domains.toml")["figures"]["words"])
    bare = [word.removeprefix(ARTICLE) for word in words]
    return frozenset((*bare, *(ARTICLE + word for word in bare)))


@cache
def load_named_by_figures() -> frozenset[str]:
    """Return the words, folded, of what a figure of speech may be the name of (operations)."""
    return frozenset(map(fold_key, read_toml("domains.toml")["figures"]["named"]))


def domains_at(keys: Sequence[str]) -> list[tuple[int, str]]:
    """Return the domains of the words among folded keys, each with its word's index."""
    scan = load_domains().scan(keys)
    return [(at, domain) for at, *_, found in scan for domain in found]
