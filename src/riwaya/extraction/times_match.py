"""The matcher behind the time finder: rules over the words of one text."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from riwaya.arabic.affixes import AND
from riwaya.arabic.memory import Forms
from riwaya.arabic.numerals import parse_number
from riwaya.arabic.phrases import clitic_splits
from riwaya.lexicons.numbers import NumberLexicon
from riwaya.lexicons.times import COMPUTED, Element, TimeLexicon, TimeRule, Word
from riwaya.model.making import quick

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HIJRI_YEAR = re.compile(r"1[345]\d\d")
_NONE: frozenset[str] = frozenset()
_JOINED = frozenset({"and"})
_KNOWN = frozenset({"known"})
"""The class of all words of the grammar: behind a number any of them may go on."""
_EMPTY_PARTS = re.compile(r":+(?=\||$)")
_MONTHS = 12
_DAYS = 31
_AHEAD = 14
_DEEPEST = 12
"""No expression is put together from more layers; guards against chains of one word."""

Opening = tuple[tuple[str, ...], frozenset[str] | None]
"""The words behind a first word, and the classes of which one must follow, if any must."""


@quick
@dataclass(frozen=True, slots=True)
class Parse:
    """What a rule read: where it ends, its value, and what else is known of it."""

    end: int
    rule: str
    value: str
    ground: str
    precision: str
    daypart: str | None


Reading = tuple[str, int, Parse | None]
"""A class's value, the index behind the words that carry it, and the rule's parse, if any."""


class _Fitting(dict[tuple[str, frozenset[str]], tuple[TimeRule, ...]]):
    """What is wanted and the classes a word may be of → the rules that give this and may start
    so.
    """

    def __init__(self, times: TimeLexicon) -> None:
        super().__init__()
        self._rules = times.rules

    def __missing__(self, wanted: tuple[str, frozenset[str]]) -> tuple[TimeRule, ...]:
        gives, classes = wanted
        rules = self._rules[gives]
        found = tuple(rule for rule in rules if not rule.first.isdisjoint(classes))
        self[wanted] = found
        return found


class Vocabulary:
    """Class readings by word form, remembered: proclitics are taken off once for each form."""

    def __init__(self, times: TimeLexicon, numbers: NumberLexicon) -> None:
        self.times = times
        self.numbers = numbers
        self.entries = Forms(self._entries)
        self.counts = Forms(self._counts)
        self.openings = Forms(self._openings)
        self.knows = Forms(self._knows)
        self.classes = Forms(self._classes)
        self.fitting = _Fitting(times)
        self._ordinals: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for keys, value in numbers.ordinals.items():
            self._ordinals.setdefault(keys[0], []).append((keys[1:], value))

    def _entries(self, key: str) -> tuple[Word, ...]:
        """Return the class words that may start with this form, proclitics understood."""
        whole = self.times.words.get(key, ())
        rest = tuple(
            word
            for clitics, bare in clitic_splits(key)
            if clitics
            for word in self.times.words.get(bare, ())
            if not word.plain
        )
        return whole + rest

    def ordinal(self, keys: Sequence[str]) -> tuple[int, int] | None:
        """Return (length, value) of the longest ordinal at the start, proclitics understood."""
        best: tuple[int, int] | None = None
        for _, bare in clitic_splits(keys[0]):
            for rest, value in self._ordinals.get(bare, ()):
                end = 1 + len(rest)
                if tuple(keys[1:end]) == rest and (best is None or end > best[0]):
                    best = end, value
        return best

    def _knows(self, key: str) -> bool:
        """Whether this form may stand anywhere in a time expression."""
        return bool(self.entries[key]) or key[0].isdigit() or self._numbers(key)

    def _classes(self, key: str) -> frozenset[str]:
        """Return the classes that this form may be of."""
        computed = COMPUTED if key[0].isdigit() or self._numbers(key) else _NONE
        known = _KNOWN if self.knows[key] else _NONE
        joined = _JOINED if key[0] == AND else _NONE
        return known.union(computed, joined, [word.name for word in self.entries[key]])

    def _counts(self, key: str) -> bool:
        """Whether a form is a figure, an ordinal, a number word or begins with "and"."""
        return key[0].isdigit() or key[0] == AND or self._numbers(key)

    def _numbers(self, key: str) -> bool:
        """Whether a form is an ordinal or a number word."""
        forms = [bare for _, bare in clitic_splits(key)]
        return any(b in self._ordinals or b in self.numbers.table.words for b in forms)

    def _openings(self, key: str) -> tuple[Opening, ...]:
        """Return the ways an expression may begin with this form; none for most words."""
        return tuple(self._ways(key))

    def _ways(self, key: str) -> Iterator[Opening]:
        for word in self.entries[key]:
            if word.name in self.times.openings:
                yield word.rest, self.times.openings[word.name]
        if key[0].isdigit():
            alone = _DOTTED.fullmatch(key) or _YEAR.fullmatch(key)
            yield (), None if alone else _KNOWN
        elif self._numbers(key):
            yield (), _KNOWN

    def begins(self, keys: Sequence[str], at: int, stop: int) -> bool:
        """Whether an expression may begin at `at`: a cheap test before any rule is tried."""
        for rest, seconds in self.openings[keys[at]]:
            end = at + 1 + len(rest)
            if rest and (end > stop or tuple(keys[at + 1 : end]) != rest):
                continue
            if seconds is None:
                return True
            if end < stop and not seconds.isdisjoint(self.classes[keys[end]]):
                return True
        return False


class Matcher:
    """Applies the rules to one sentence's keys; parses are remembered by place."""

    def __init__(self, vocabulary: Vocabulary, keys: Sequence[str], stop: int) -> None:
        self._vocabulary = vocabulary
        self._rules = vocabulary.times.rules
        self._keys = keys
        self._stop = stop
        self._memo: dict[tuple[str, int], Parse | None] = {}
        self._depth = 0
        self._names: dict[int, frozenset[str]] = {}
        self._seen: dict[int, dict[str, list[Reading]]] = {}

    def best(self, at: int, kinds: Sequence[str]) -> Parse | None:
        """Return the longest parse at `at` of these kinds; the earlier kind wins a tie."""
        best: Parse | None = None
        for kind in kinds:
            found = self._parse(kind, at)
            if found is not None and (best is None or found.end > best.end):
                best = found
        return best

    def has(self, at: int, name: str) -> bool:
        """Whether the word at `at` may be of this class."""
        return name in self._readings(at)

    def _parse(self, gives: str, at: int) -> Parse | None:
        place = (gives, at)
        if place not in self._memo:
            if self._depth == _DEEPEST:
                return None
            self._memo[place] = None
            self._depth += 1
            self._memo[place] = self._longest(gives, at)
            self._depth -= 1
        return self._memo[place]

    def _longest(self, gives: str, at: int) -> Parse | None:
        best: Parse | None = None
        for rule in self._vocabulary.fitting[gives, self._classes(at)]:
            found = self._apply(rule, at)
            if found is not None and (best is None or found.end > best.end):
                best = found
        return best

    def _classes(self, at: int) -> frozenset[str]:
        """Return the classes that may be read at a place."""
        names = self._names.get(at)
        if names is None:
            names = self._names[at] = frozenset(self._readings(at))
        return names

    def _apply(self, rule: TimeRule, at: int) -> Parse | None:
        if rule.before and not any(self.has(at - 1, name) for name in rule.before):
            return None
        if rule.not_before and any(self.has(at - 1, name) for name in rule.not_before):
            return None
        captures: dict[str, str] = {}
        inner: list[Parse] = []
        end = self._sequence(rule.pattern, 0, at, captures, inner)
        if end is None or end == at:
            return None
        if rule.after and not any(self.has(end, name) for name in rule.after):
            return None
        if rule.not_after and any(self.has(end, name) for name in rule.not_after):
            return None
        return _parsed(rule, end, captures, inner)

    def _sequence(
        self,
        pattern: Sequence[Element],
        place: int,
        at: int,
        captures: dict[str, str],
        inner: list[Parse],
    ) -> int | None:
        """Match the rest of a pattern; fill captures and inner parses on success only."""
        here = self._readings(at)
        for after, element in enumerate(pattern[place:], place + 1):
            for name in element.classes:
                read = self._nested(name, at) if name in self._rules else here.get(name, ())
                for value, end, parse in read:
                    mark = len(inner)
                    if parse is not None:
                        inner.append(parse)
                    done = self._sequence(pattern, after, end, captures, inner)
                    if done is not None:
                        captures[element.alias or name] = value
                        return done
                    del inner[mark:]
            if not element.optional:
                return None
        return at

    def _nested(self, gives: str, at: int) -> Sequence[Reading]:
        parse = self._parse(gives, at)
        return ((parse.value, parse.end, parse),) if parse is not None else ()

    def _readings(self, at: int) -> dict[str, list[Reading]]:
        """Return the readings of each class at a place, the longest first; worked out once."""
        found = self._seen.get(at)
        if found is None:
            found = self._seen[at] = self._read(at) if 0 <= at < self._stop else {}
        return found

    def _read(self, at: int) -> dict[str, list[Reading]]:
        found: dict[str, list[Reading]] = {}
        key = self._keys[at]
        for word in self._vocabulary.entries[key]:
            end = at + 1 + len(word.rest)
            if not word.rest or (
                end <= self._stop and tuple(self._keys[at + 1 : end]) == word.rest
            ):
                found.setdefault(word.name, []).append((word.value, end, None))
        for readings in found.values():
            readings.sort(key=lambda reading: -reading[1])
        if self._vocabulary.counts[key]:
            for name, read in _COMPUTED:
                reading = read(self, at)
                if reading is not None:
                    found[name] = [(*reading, None)]
        return found

    def _number(self, at: int) -> tuple[str, int] | None:
        table = self._vocabulary.numbers.table
        found = parse_number(self._ahead(at), 0, table) if self._numeric(at) else None
        return (str(found[1]), at + found[0]) if found is not None else None

    def _ahead(self, at: int) -> Sequence[str]:
        """Return the few keys that a number or an ordinal may take."""
        return self._keys[at : min(at + _AHEAD, self._stop)]

    def _numeric(self, at: int) -> bool:
        key = self._keys[at]
        return key[0].isdigit() or key in self._vocabulary.numbers.table.words

    def _year(self, at: int) -> tuple[str, int] | None:
        key = self._keys[at]
        return (key, at + 1) if _YEAR.fullmatch(key) else None

    def _hijri_year(self, at: int) -> tuple[str, int] | None:
        key = self._keys[at]
        return (key, at + 1) if _HIJRI_YEAR.fullmatch(key) else None

    def _day(self, at: int) -> tuple[str, int] | None:
        key = self._keys[at]
        if key.isdigit() and len(key) <= 2 and 1 <= int(key) <= _DAYS:  # noqa: PLR2004
            return f"{int(key):02d}", at + 1
        found = self._vocabulary.ordinal(self._ahead(at))
        return (f"{found[1]:02d}", at + found[0]) if found is not None else None

    def _ordinal(self, at: int) -> tuple[str, int] | None:
        found = self._vocabulary.ordinal(self._ahead(at))
        return (str(found[1]), at + found[0]) if found is not None else None

    def _month_number(self, at: int) -> tuple[str, int] | None:
        key = self._keys[at]
        if key.isdigit() and len(key) <= 2 and 1 <= int(key) <= _MONTHS:  # noqa: PLR2004
            return f"{int(key):02d}", at + 1
        return None

    def _dotted(self, at: int) -> tuple[str, int] | None:
        found = _DOTTED.fullmatch(self._keys[at])
        if found is None:
            return None
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}", at + 1

    def _and(self, at: int) -> tuple[str, int] | None:
        """Read "and": a token of its own, or attached to the next (then no token is taken)."""
        key = self._keys[at]
        if key == AND:
            return "", at + 1
        return ("", at) if key[0] == AND and len(key) > 1 else None


_COMPUTED: tuple[tuple[str, Callable[[Matcher, int], tuple[str, int] | None]], ...] = (
    ("number", Matcher._number),
    ("year", Matcher._year),
    ("hijri_year", Matcher._hijri_year),
    ("day", Matcher._day),
    ("month_number", Matcher._month_number),
    ("dotted", Matcher._dotted),
    ("ordinal", Matcher._ordinal),
    ("and", Matcher._and),
)
"""The classes that are read by a function: its value and the index behind it, or `None`."""


class _Captures(dict[str, str]):
    """Captures of a rule; an optional part that is not there is empty."""

    def __missing__(self, name: str) -> str:
        return ""


def _parsed(
    rule: TimeRule, end: int, captures: Mapping[str, str], inner: Sequence[Parse]
) -> Parse:
    """Build the parse of a rule from what it captured."""
    value = rule.value.format_map(_Captures(captures))
    value = _EMPTY_PARTS.sub("", value)
    ground, precision = rule.ground, rule.precision
    if ground == "inherit":
        ground = inner[0].ground if inner else "absolute"
    if precision == "inherit":
        precision = inner[0].precision if inner else "range"
    nested = next((p.daypart for p in inner if p.daypart), None)
    name = (
        inner[0].rule
        if rule.value in ("{point}", "{date}", "{calendar}", "{period_of}")
        else rule.id
    )
    return Parse(end, name, value, ground, precision, captures.get("daypart") or nested)
