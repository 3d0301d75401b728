"""The stretch of text that places are read in, and a name as it stands there."""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.arabic.fold import fold_key
from riwaya.lexicons.place_words import ClassWord, PlaceWords
from riwaya.model import Document, Token
from riwaya.model.making import changed, quick

_DEEPEST = 3


@quick
@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens of one sentence inside a document: indices run from `low` to `high`.

    `depth` tells how many descriptions a place is read inside of ("near the outskirts of").
    """

    document: Document
    keys: Sequence[str]
    low: int
    high: int
    depth: int = 0

    def inside(self) -> "Stretch":
        """Return the stretch as it is read inside one more description."""
        return changed(self, depth=self.depth + 1)

    @property
    def deepest(self) -> bool:
        """Whether no description stands inside so many others: a word said again and again."""
        return self.depth > _DEEPEST

    def token(self, at: int) -> Token:
        """Return the token at an index of the document."""
        return self.document.tokens[at]

    def key(self, at: int) -> str:
        """Return the folded token at an index, empty outside the sentence."""
        return self.keys[at] if self.low <= at < self.high else ""


@quick
@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands: token range with its class word, characters, what it may mean.

    `exact` is false when only the article differs from the gazetteer; `words` is the number of
    words of the bare name; `word_class` is the class word before it.
    """

    first: int
    last: int
    start: int
    end: int
    label: str
    clitics: str
    ids: tuple[str, ...] = ()
    exact: bool = True
    words: int = 1
    bare: str = ""
    word_class: ClassWord | None = None
    near: tuple[str, ...] = ()


def char_start(token: Token, text: str, letters: int) -> int:
    """Return where in the text a token goes on after so many folded letters."""
    if not letters or token.end - token.start == len(token.key):
        return token.start + letters
    at = token.start
    while letters > 0:
        letters -= len(fold_key(text[at]))
        at += 1
    return at


def numbered(words: PlaceWords, text: Stretch, at: int) -> bool:
    """Whether a unit with its number stands here, whose camp it is (معسكر اللواء الرابع)."""
    number = text.key(at + 1)
    counted = number.isdigit() or number in words["ordinals.words"]
    return counted and text.key(at) in words["camped.words"]


def misread(words: PlaceWords, text: Stretch, at: int, clitics: str) -> bool:
    """Whether the spelling says that a word is not what it folds into."""
    token = text.token(at)
    marks = words.spelled.get(token.key[len(clitics) :])
    if marks is None:
        return False
    written = text.document.report.text[token.start : token.end]
    return any(mark in written for mark in marks)


def past_count(text: Stretch, at: int) -> int:
    """Return the index behind a number in brackets (صرواح (14) ورحبة), `at` without one."""
    counted = text.key(at) == "(" and text.key(at + 1).isdigit() and text.key(at + 2) == ")"
    return at + 3 if counted else at
