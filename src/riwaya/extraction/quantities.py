"""Numbers and vague amounts in the text, with what they count."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.arabic.affixes import AND
from riwaya.arabic.fold import letters_before
from riwaya.arabic.memory import Forms
from riwaya.arabic.numerals import after_and, parse_number
from riwaya.arabic.phrases import clitic_splits
from riwaya.extraction.times_match import Matcher, Vocabulary
from riwaya.lexicons.numbers import Modifier, NumberLexicon, load_numbers
from riwaya.lexicons.times import load_times
from riwaya.model import Document, QuantityMention, Sentence, Span
from riwaya.model.making import quick

_YEARS = range(1900, 2100)
_DUAL = 2
_LAST_DAY = 31
_QUOTES = frozenset('«»“”"()')
_VIEW = 24
"""No amount with its modifiers and its noun is longer, in tokens."""


@quick
@dataclass(frozen=True, slots=True)
class _Amount:
    """What was read between `first` and `last`, before a modifier bends it."""

    last: int
    low: int | None
    high: int | None
    vague: str | None = None
    unit: str | None = None


def _quoted(keys: Sequence[str], at: int) -> bool:
    """Whether marks stand around a bare figure ("«3» thousand", "(12) gunmen")."""
    return at + 2 < len(keys) and keys[at + 1].isdigit() and keys[at + 2] in _QUOTES


class GrammarQuantityFinder:
    """Reads figures, number words, duals and vague amounts; what is no count is left out.

    Dates, years, names with a number ("الفوج 46") and clock times give no mention. A distance,
    a sum of money or a share is given with its unit (`lexicons/numbers` tells the class).
    """

    def __init__(self, lexicon: NumberLexicon | None = None) -> None:
        self._lexicon = lexicon or load_numbers()
        self._unattached = tuple(self._lexicon.unattached)
        self._vocabulary = Vocabulary(load_times(), self._lexicon)
        self._months = load_times().month_keys
        self._starts = Forms(self._opening)

    def find(self, document: Document) -> list[QuantityMention]:
        """Return mentions in the order of the text; they do not overlap."""
        keys = document.keys
        found: list[QuantityMention] = []
        stops = [sentence.last for sentence in document.sentences]
        behind = 0
        for at in self._starts.known(keys):
            if at < behind:
                continue
            sentence = document.sentences[bisect_right(stops, at)]
            mention = self._mention(document, keys, at, sentence)
            if mention is not None:
                found.append(mention)
                behind = mention.last
        return found

    def _opening(self, key: str) -> tuple[str, str] | None:
        """Return (proclitics, rest) if an amount may start with this word."""
        for clitics, rest in clitic_splits(key) or (("", key),):
            if self._opens(rest) and not clitics.endswith(self._unattached):
                return clitics, rest
        return None

    def _opens(self, key: str) -> bool:
        lexicon = self._lexicon
        return (
            key[0].isdigit()
            or key in lexicon.table.words
            or key in lexicon.starts
            or key in lexicon.duals
        )

    def _mention(
        self, document: Document, keys: Sequence[str], at: int, sentence: Sentence
    ) -> QuantityMention | None:
        stop = sentence.last
        clitics, bare = self._starts[keys[at]] or ("", keys[at])
        view = (bare, *keys[at + 1 : min(stop, at + _VIEW)])
        before = keys[max(sentence.first, at - 2) : at]
        amount = self._amount(view, before)
        if amount is None:
            return None
        tokens = document.tokens
        skip = letters_before(document.report.text, tokens[at].start, tokens[at].end, clitics)
        last = at + amount.last
        start = tokens[at].start + skip
        if keys[last - 1] == ")" and keys[at - 1] == "(":
            start = tokens[at - 1].start
        return QuantityMention(
            first=at,
            last=last,
            span=Span(start, tokens[last - 1].end),
            low=amount.low,
            high=amount.high,
            unit=amount.unit or self._unit(keys, last, stop),
            vague=amount.vague,
        )

    def _amount(self, keys: Sequence[str], before: Sequence[str]) -> _Amount | None:
        """Read an amount at the start of the keys."""
        before_it = self._lexicon.before
        modified = before_it.longest(keys, 0) if keys[0] in before_it.firsts else None
        if modified is not None:
            end, modifiers = modified
            core = self._range(keys, end) or self._core(keys, end, ())
            return self._bent(core, modifiers[0]) if core is not None else None
        amount = self._range(keys, 0) or self._core(keys, 0, before)
        if amount is None:
            return None
        after = self._after_noun(keys, amount.last)
        return amount if after is None else self._bent(amount, after[1][0])

    def _after_noun(self, keys: Sequence[str], at: int) -> tuple[int, list[Modifier]] | None:
        """Find a modifier behind the number or its noun: "25 مقاتلا على الأقل"."""
        for behind in (at, at + 1, at + 2):
            found = self._lexicon.after.longest(keys, behind) if behind < len(keys) else None
            if found is not None:
                return found
        return None

    def _bent(self, amount: _Amount, modifier: Modifier) -> _Amount:
        low, high = amount.low, amount.high
        if low is None:
            return amount
        if modifier.kind == "more":
            low, high = (low if amount.vague else low + 1), None
        elif modifier.kind == "least":
            high = None
        elif modifier.kind == "less":
            low, high = None, (amount.low or 1) - 1
        elif modifier.kind == "most":
            low = None
        return _Amount(amount.last, low, high, amount.vague, amount.unit)

    def _range(self, keys: Sequence[str], at: int) -> _Amount | None:
        """Read "between N and M", "N to M", "N - M"."""
        lexicon = self._lexicon
        opened = lexicon.range_open.longest(keys, at) if at < len(keys) else None
        start = opened[0] if opened is not None else at
        low = parse_number(keys, start, lexicon.table) if start < len(keys) else None
        behind = self._joined(keys, low[0], opened is not None) if low is not None else None
        high = parse_number(*behind, lexicon.table) if behind is not None else None
        if low is None or high is None or not 0 < low[1] < high[1]:
            return None
        return (
            None if self._dated(keys, high[0], high[1]) else _Amount(high[0], low[1], high[1])
        )

    def _joined(
        self, keys: Sequence[str], at: int, opened: bool
    ) -> tuple[Sequence[str], int] | None:
        """Step over what joins the ends of a range; "and" does so only behind "between"."""
        if at + 1 >= len(keys) and not opened:
            return None
        if opened and (joined := after_and(keys, at)) is not None:
            return joined
        joins = at + 1 < len(keys) and keys[at] in self._lexicon.range_join
        return (keys, at + 1) if joins else None

    def _core(self, keys: Sequence[str], at: int, before: Sequence[str]) -> _Amount | None:
        """Read one number, one vague amount or one dual noun."""
        if at >= len(keys):
            return None
        if keys[at] in _QUOTES and _quoted(keys, at):
            inner = self._core([*keys[:at], keys[at + 1], *keys[at + 3 :]], at, before)
            return None if inner is None else replace(inner, last=inner.last + 2)
        vague = self._lexicon.vague.longest(keys, at)
        if vague is not None and (at or self._apart(before)):
            end, entries = vague
            return _Amount(end, entries[0].low, entries[0].high, entries[0].id)
        number = parse_number(keys, at, self._lexicon.table)
        if number is not None:
            return self._counted(keys, at, number, before)
        if keys[at] in self._lexicon.duals:
            return _Amount(at + 1, _DUAL, _DUAL, None, keys[at])
        return None

    def _apart(self, before: Sequence[str]) -> bool:
        """Whether a vague word is no part of a number before it ("ثلاثة آلاف")."""
        previous = before[-1] if before else ""
        return not (previous[:1].isdigit() or self._lexicon.table.value(previous, "unit"))

    def _counted(
        self, keys: Sequence[str], at: int, number: tuple[int, int], before: Sequence[str]
    ) -> _Amount | None:
        """Keep a number unless it is a date, a name's number or a shy word without a noun."""
        end, value = number
        lexicon = self._lexicon
        previous = before[-1] if before else ""
        if previous in lexicon.article:
            previous = before[0]
        if previous == "(" and end < len(keys) and keys[end] == ")":
            return self._bracketed(keys, end, value, before)
        if self._labelled(previous) or self._dated(keys, end, value):
            return None
        if value in _YEARS and previous in self._months:
            return None
        if value <= _LAST_DAY and self._opens_date(keys, at):
            return None
        shy = keys[at] in lexicon.shy and end == at + 1
        if shy and self._unit(keys, end, len(keys)) is None:
            return None
        clock = previous == ":" and before[0][-1:].isdigit()
        if value == 0 or clock or (previous in "/|-." and previous):
            return None
        return _Amount(end, value, value)

    def _bracketed(
        self, keys: Sequence[str], end: int, value: int, before: Sequence[str]
    ) -> _Amount | None:
        """Keep a number in brackets that counts the noun behind it ("killed (12) gunmen").

        One that opens its sentence numbers an item.
        """
        noun = self._noun(keys, end + 1)
        listed = len(before) == 1 or self._labelled(before[0])
        if listed or noun is None or not value:
            return None
        return _Amount(end + 1, value, value, None, noun)

    def _labelled(self, previous: str) -> bool:
        """Whether the word before, its proclitics off, names what is numbered."""
        labels = self._lexicon.labels
        return previous in labels or any(r in labels for _, r in clitic_splits(previous))

    def _dated(self, keys: Sequence[str], end: int, value: int) -> bool:
        """Whether a number belongs to a date: a year, a day before a month, a part of 22/9."""
        follow = keys[end] if end < len(keys) else ""
        if follow in ("/", "|", ":") or follow in self._months:
            return True
        return value in _YEARS and self._noun(keys, end) is None

    def _opens_date(self, keys: Sequence[str], at: int) -> bool:
        """Whether a small number is the day of a date or the first of two days of a month."""
        follow = keys[at + 1] if at + 1 < len(keys) else ""
        if not follow or not (follow == AND or self._vocabulary.knows[follow]):
            return False
        found = Matcher(self._vocabulary, keys, len(keys)).best(
            at, ("calendar", "span", "date")
        )
        return found is not None and (
            found.precision == "day" or found.rule.startswith("range")
        )

    def _unit(self, keys: Sequence[str], at: int, stop: int) -> str | None:
        """Return the key of the noun that is counted, if one follows."""
        while at < stop and keys[at] in self._lexicon.of:
            at += 1
        return self._noun(keys[at : min(stop, at + _VIEW)], 0)

    def _noun(self, keys: Sequence[str], at: int) -> str | None:
        if at >= len(keys):
            return None
        key = keys[at]
        share = self._lexicon.percent.longest(keys, at)
        if share is not None:
            return share[1][0]
        if not key[0].isalpha() or key in self._lexicon.not_nouns or key[0].isascii():
            return None
        return key
