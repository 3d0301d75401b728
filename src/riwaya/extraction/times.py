"""Time expressions in the text, by the grammar of `lexicons/times.toml`."""

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.arabic.affixes import FOR
from riwaya.arabic.fold import fold_key, letters_before
from riwaya.arabic.memory import Forms
from riwaya.arabic.phrases import clitic_splits
from riwaya.extraction.times_match import Matcher, Parse, Vocabulary
from riwaya.lexicons.numbers import load_numbers
from riwaya.lexicons.times import KINDS, Block, TimeLexicon, load_times
from riwaya.model import DatePrecision, Document, Span, TimeMention

_DOUBLED = "\u0651"
_TODAY = "days:0"
_HOUR = "hour"
_QUOTES = frozenset('«»"“”')
_NAME = 4
"""So many words a quoted name may have, its opening mark counted."""


class GrammarTimeFinder:
    """Finds time expressions by rules that are data; without a time word none is found."""

    def __init__(self, lexicon: TimeLexicon | None = None) -> None:
        self._lexicon = lexicon or load_times()
        self._vocabulary = Vocabulary(self._lexicon, load_numbers())
        self._blocking = Forms(self._starts_block)
        self._opening = Forms(self._may_open)

    def find(self, document: Document) -> list[TimeMention]:
        """Return mentions in the order of the text; they do not overlap."""
        keys = document.keys
        marks = list(self._opening.known(keys))
        found: list[TimeMention] = []
        last = 0
        for sentence in document.sentences:
            first, last = last, bisect_left(marks, sentence.last, last)
            if first < last:
                self._find(document, keys, (marks[first:last], sentence.last), found)
        return found

    def _find(
        self,
        document: Document,
        keys: Sequence[str],
        where: tuple[Sequence[int], int],
        found: list[TimeMention],
    ) -> None:
        """Find the times of a sentence at the words that may open one; `where` are these and
        the sentence's end.
        """
        marks, stop = where
        matcher: Matcher | None = None
        behind, begins, blocking = 0, self._vocabulary.begins, self._blocking
        for at in marks:
            if at < behind or not (blocking[keys[at]] or begins(keys, at, stop)):
                continue
            if _in_run(keys, at):
                continue
            matcher = matcher or Matcher(self._vocabulary, keys, stop)
            blocked = self._blocked(matcher, keys, at)
            parse = None if blocked else matcher.best(at, KINDS)
            if parse is not None and parse.value and not _no_time(document, at, parse):
                found.append(self._mention(document, keys, at, parse))
            behind = blocked or (parse.end if parse is not None else at + 1)

    def _may_open(self, key: str) -> bool:
        """Whether a time, or a name that only looks like one, may start with this form."""
        return self._blocking[key] or bool(self._vocabulary.openings[key])

    def _starts_block(self, key: str) -> bool:
        """Whether a name that only looks like a time may start with this form."""
        return any(bare in self._lexicon.blocks for _, bare in clitic_splits(key))

    def _blocked(self, matcher: Matcher, keys: Sequence[str], at: int) -> int | None:
        """Return the end of a name that only looks like a time, if one starts here."""
        for clitics, bare in clitic_splits(keys[at]):
            for block in self._lexicon.blocks.get(bare, ()):
                end = at + len(block.keys)
                if tuple(keys[at + 1 : end]) == block.keys[1:] and _holds(
                    matcher, keys, at, (clitics, block)
                ):
                    return end
        return None

    def _mention(
        self, document: Document, keys: Sequence[str], at: int, parse: Parse
    ) -> TimeMention:
        tokens, text = document.tokens, document.report.text
        first, last = at, parse.end
        if keys[first] == "(":
            first, last = first + 1, last - (keys[last - 1] == ")")
        clitics = self._clitics(keys[first])
        start = tokens[first].start
        start += letters_before(text, start, tokens[first].end, clitics)
        return TimeMention(
            first=first,
            last=last,
            span=Span(start, tokens[last - 1].end),
            rule=parse.rule,
            value=parse.value,
            ground=parse.ground,
            precision=DatePrecision(parse.precision),
            part_of_day=parse.daypart,
        )

    def _clitics(self, key: str) -> str:
        """Return the proclitics a time word carries: none when it is known as a whole."""
        if key in self._lexicon.words or key[0].isdigit():
            return ""
        for clitics, bare in clitic_splits(key):
            if clitics and bare in self._lexicon.words:
                return (
                    clitics[:-1]
                    if clitics.endswith(FOR) and key[len(clitics) :] != bare
                    else clitics
                )
        return ""


def _no_time(document: Document, at: int, parse: Parse) -> bool:
    """Whether what reads like a time is a verb with its doubled letter, or ends a name."""
    if parse.end != at + 1:
        return False
    token = document.tokens[at]
    doubled = _DOUBLED in document.report.text[token.start : token.end]
    return (parse.rule == _HOUR and doubled) or (
        parse.value == _TODAY and _ends_name(document, at)
    )


def _ends_name(document: Document, at: int) -> bool:
    """Whether "today" ends a name: a newspaper's in quotation marks («… today»), or that of
    the report's own outlet.
    """
    keys, last = document.keys, at + 1
    outlet = tuple(map(fold_key, (document.report.source or "").split()[-2:]))
    if keys[at - 1 : last] == outlet:
        return True
    if last >= len(keys) or keys[last] not in _QUOTES:
        return False
    before = keys[max(0, at - _NAME) : at]
    return len(before) > 1 and before[-1] not in _QUOTES and not _QUOTES.isdisjoint(before)


def _in_run(keys: Sequence[str], at: int) -> bool:
    """Whether the same mark follows on a mark: only the last of them may open a time."""
    return keys[at : at + 2] == [keys[at]] * 2 and not keys[at].isalnum()


def _holds(matcher: Matcher, keys: Sequence[str], at: int, found: tuple[str, Block]) -> bool:
    """Whether a block applies here."""
    clitics, block = found
    previous = keys[at - 1] if at else ""
    if block.not_before and previous in block.not_before:
        return False
    if block.needs is None:
        return True
    return matcher.has(at - 1, block.needs) or clitics.endswith(FOR)
