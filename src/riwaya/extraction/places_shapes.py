"""Which words can be an unknown name behind a class word, or open one."""

from riwaya.arabic.affixes import ARTICLE, FOR_THE, LIKE
from riwaya.arabic.fold import is_letter
from riwaya.arabic.phrases import clitic_splits
from riwaya.extraction.places_text import Stretch
from riwaya.lexicons.place_words import ClassWord, PlaceWords, loose_key

LEAST_NAME = 3
DATED = frozenset(("neighbourhood", "city"))
"""What may be called after a day: حي 17 تموز, مدينة 7 يوليو."""


class NameShapes:
    """Judges words by their look and by what else they are known to mean."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words

    def may_name(self, key: str, head: ClassWord) -> bool:
        """Whether a word can begin an unknown name after this class word."""
        words = self._words
        if key.isdigit() or key == ARTICLE:
            counted = head.site or (key.isdigit() and head.kind in DATED)
            return counted and not head.plural
        if key in words["compounds.words"]:
            return True
        if len(key) < LEAST_NAME or not is_letter(key[0]):
            return False
        if self.called_after(key, head):
            return True
        if words.never(key) or key in words.adjectives or key in words["sectors.words"]:
            return False
        if key in words["suffixes.words"] or key in words.nationalities:
            return False
        return not self._is_function_word(key) and self._looks_like_a_name(key, head)

    def called_after(self, key: str, head: ClassWord) -> bool:
        """Whether a landmark may be called after the thing that a word means (تل الورد)."""
        words = self._words
        if not head.landmark or not key.startswith(ARTICLE) or key in words.function:
            return False
        loose = loose_key(key)
        if key in words.adjectives or key in words.nationalities or loose in words.function:
            return False
        return loose in words.common_loose or loose in words.classes

    def may_follow(self, key: str) -> bool:
        """Whether a word can be the second of a compound name (باب موسى)."""
        words = self._words
        if len(key) < LEAST_NAME or not is_letter(key[0]):
            return False
        return key in words["compounds.words"] or not (
            words.never(key) or key in words.adjectives or self._is_function_word(key)
        )

    def annexed(self, key: str, after: str) -> bool:
        """Whether the next word is the second of an unknown name (لكمة الأشعوب): a noun with
        the article behind one without, in no shape of an adjective or of who acts there.
        """
        words = self._words
        if key.startswith(ARTICLE) or not after.startswith(ARTICLE):
            return False
        if after.startswith(tuple(words["annexed.beginnings"])) or words.everyday(after):
            return False
        return self.may_follow(after) and not after.endswith(tuple(words["annexed.endings"]))

    def _is_function_word(self, key: str) -> bool:
        """Whether a word is a preposition or the like, also behind proclitics."""
        words = self._words
        return any(
            words.never(rest) or loose_key(rest) in words.classes
            for _, rest in clitic_splits(key)
        )

    def _looks_like_a_name(self, key: str, head: ClassWord) -> bool:
        """Whether a word has the look of a name: the article, or no verb's or adjective's
        form.
        """
        if key.startswith(ARTICLE):
            return True
        if key.startswith((FOR_THE, LIKE + ARTICLE)):
            return False
        if not head.open or key[0] in self._words["verb_shapes.beginnings"]:
            return False
        return not key.endswith(tuple(self._words["verb_shapes.endings"]))

    def person(self, text: Stretch, at: int) -> int | None:
        """Return where the name of a person ends that a place is called after (جسر الشيخ عمر,
        دوار أبو شرخ), `None` where no title opens one.
        """
        titles, last = self._words["personal.titles"], at
        while text.key(last) in titles:
            last += 1
        given = text.key(last) in self._words["given_names.words"]
        named = last > at and (given or self.may_follow(text.key(last)))
        return last + 1 if named else None
