"""Unknown names further on in a list of places that a class word in the plural opens."""

from collections.abc import Callable
from functools import lru_cache

from riwaya.arabic.affixes import AND, ARTICLE
from riwaya.arabic.fold import is_letter
from riwaya.arabic.phrases import clitic_splits
from riwaya.extraction.places_text import Name, Stretch
from riwaya.lexicons.cues import load_cues, load_loss_words
from riwaya.lexicons.frames import load_triggers
from riwaya.lexicons.place_words import PlaceWords

LEAST_NAME = 4
_KEPT = 4096
MOST = 4
"""So many unknown names in a row are followed to see what the list ends in."""


class ListMembers:
    """Says whether a bare word goes on a list: where places or their ground follow it."""

    def __init__(self, words: PlaceWords, known: Callable[[Stretch, int], Name | None]) -> None:
        self._words = words
        self._known = known

    def joined(self, text: Stretch, at: int) -> bool:
        """Whether "and" with a word without the article is one more name (ومرلي شمال دارفور).

        Between two commas a name may look like an adjective too (، ورامية، وبيت ليف).
        """
        commas = self._words["lists.commas"]
        apart = text.key(at - 1) in commas and text.key(at + 1) in commas
        named = self._names(text.key(at)[1:], shaped=apart)
        return named and (self._goes_on(text, at + 1, MOST) or self._ends(text, at + 1))

    def _ends(self, text: Stretch, at: int) -> bool:
        """Whether a clause ends here, so that the word before stands alone."""
        return not text.key(at) or text.key(at) in self._words["lists.ends"]

    def second(self, word: str) -> bool:
        """Whether a word is the second of two, which a dual told of: it may look like an
        adjective or a verb (بلدتي بسنقول ومصيبين).
        """
        if word.startswith(ARTICLE):
            return word not in self._words.function
        return self._names(word, shaped=True)

    def between_marks(self, text: Stretch, at: int) -> bool:
        """Whether a word stands alone between the dashes of a list, or before its end."""
        dashes, after = self._words["lists.dashes"], text.key(at + 1)
        closed = after in dashes or after in self._words["quotes.closing"]
        return text.key(at - 1) in dashes and closed and self._names(text.key(at))

    def _goes_on(self, text: Stretch, at: int, most: int) -> bool:
        """Whether a list goes on behind a name to a known place, or ends in where it lies."""
        words = self._words
        at += text.key(at) in words["lists.commas"]
        key = text.key(at)
        if key in words.directions or self._ground(text, at):
            return True
        if not key.startswith(AND) or not most:
            return False
        if self._known(text, at) is not None:
            return True
        return self._names(key[1:]) and self._goes_on(text, at + 1, most - 1)

    def _ground(self, text: Stretch, at: int) -> bool:
        """Whether "in the countryside of" or the like begins here."""
        key, grounds = text.key(at), self._words["lists.grounds"]
        if key in self._words["slots.grounds"]:
            return text.key(at + 1) in grounds
        return any(clitics and bare in grounds for clitics, bare in clitic_splits(key))

    def _names(self, word: str, *, shaped: bool = False) -> bool:
        """Whether a word has no other use that is known here; `shaped` as an adjective it may
        be.
        """
        words = self._words
        if len(word) < LEAST_NAME or not all(map(is_letter, word)):
            return False
        if words.everyday(word) or words.plain(word) or word in words.nationalities:
            return False
        endings = tuple(words["verb_shapes.endings"])
        return (shaped or not word.endswith(endings)) and not of_war(word)


@lru_cache(maxsize=_KEPT)
def of_war(word: str) -> bool:
    """Whether a word tells of an event, steers reading or counts losses."""
    tries = (load_triggers(), load_cues(), load_loss_words())
    return any(next(iter(trie.scan([word])), None) is not None for trie in tries)
