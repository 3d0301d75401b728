"""What a word can begin: a name, or a phrase that leads to one. One look-up a word form."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.arabic.affixes import AND, ARTICLE, LIKE
from riwaya.arabic.memory import Forms
from riwaya.arabic.phrases import clitic_splits
from riwaya.lexicons.gazetteer import Gazetteer, Named
from riwaya.lexicons.place_words import PlaceWords, loose_key
from riwaya.model.making import quick

ROLES = (
    ("countryside.words", "countryside"),
    ("borders.words", "border"),
    ("vicinity.words", "vicinity"),
    ("vicinity.near", "near"),
    ("vicinity.beside", "beside"),
    ("roads.words", "road"),
    ("between.words", "between"),
)
WELL_KNOWN = 3
SHORT = 3
WHOLE_WORD = 2
LIKENED = 5
TOWNS = frozenset(("city", "town", "governorate"))
KEPT_FORMS = 1 << 19


@quick
@dataclass(frozen=True, slots=True)
class Opening:
    """A word that opens a place phrase: its role, the proclitics on it, the bare word."""

    role: str
    clitics: str
    word: str


@quick
@dataclass(frozen=True, slots=True)
class Start:
    """A word that may begin a name: proclitics, the rest, the second words of such names.

    `following` maps a second word to the names' lengths; `alone` are the places that the word
    names by itself; `glued` is a preposition run on behind a one-word name (حلبمن).
    """

    clitics: str
    word: str
    following: Mapping[str, Sequence[int]]
    alone: Named | None
    glued: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """All that a word form can begin.

    A `weak` word opens no phrase and is, alone, only a name that needs support from elsewhere;
    it is passed over unless one of `seconds` follows. `single` is the start of the name that it
    is by itself, when no longer one begins with it and the next word.
    """

    openings: tuple[Opening, ...]
    starts: tuple[Start, ...]
    weak: bool
    seconds: frozenset[str]
    single: Start | None


class PlaceLexer:
    """Remembers for each word form what it can begin; most begin nothing."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._roles = _roles(words)
        self._tails = tuple(words["glued.words"])
        self.entries = Forms(self._read, KEPT_FORMS)

    def entry(self, key: str) -> Entry | None:
        """Return what a folded word can begin, `None` when nothing."""
        return self.entries[key]

    def _read(self, key: str) -> Entry | None:
        """Work an entry out."""
        if key in self._words["idioms.forms"]:
            return None
        splits = clitic_splits(key) or (("", key),)
        roles = self._roles
        openings = [
            Opening(role, clitics, word)
            for clitics, word in splits
            if word in roles
            for role in roles[word]
        ]
        starts = [s for clitics, word in splits if (s := self._start(clitics, word))]
        if not starts and (glued := self._glued(key)):
            starts.append(glued)
        if not openings and not starts:
            return None
        weak = not openings and all(map(self._weak, starts))
        seconds = frozenset(second for start in starts for second in start.following if second)
        return Entry(tuple(openings), tuple(starts), weak, seconds, self._single(starts))

    def _single(self, starts: Sequence[Start]) -> Start | None:
        """Return the start that is the likeliest one-word name: whole words before split ones,
        then the best known.
        """
        alone = [start for start in starts if start.alone is not None]
        return max(alone, key=lambda start: self.rank(start, start.alone), default=None)

    def rank(self, start: Start, named: Named | None) -> tuple[int, int]:
        """Return how likely a name is that begins so, among those of one length."""
        if named is None:
            return 0, 0
        weight = self._gazetteer[(named.exact or named.loose)[0]].importance
        if not start.clitics:
            weight = max(WHOLE_WORD, weight)
        return weight, -len(start.clitics)

    def _weak(self, start: Start) -> bool:
        """Whether a word alone names nothing, an everyday thing or a little-known place."""
        if start.alone is None:
            return True
        exact, loose = start.alone
        importance = self._gazetteer[(exact or loose)[0]].importance
        if not exact or self._words.everyday(start.word):
            return importance < WELL_KNOWN
        return not importance and bool(start.clitics)

    def _start(self, clitics: str, word: str) -> Start | None:
        """Return the word as the beginning of a name, if any name begins so."""
        begins = word in self._words["compounds.words"]
        if clitics and not (begins or self._long_enough(clitics, word)):
            return None
        if clitics[-1:] == LIKE and not self._likened(word):
            return None
        following = self._gazetteer.following(loose_key(word))
        if following is None:
            return None
        stands_in = word in self._words.anaphors or word in self._words["stand_ins.words"]
        told = not clitics or self._long_enough(clitics, word)
        alone = self._gazetteer.named(word) if told and not stands_in else None
        if alone is not None and self._says_nothing(word, alone):
            alone = None
        return Start(clitics, word, following, alone)

    def _likened(self, word: str) -> bool:
        """Whether a word behind "like" is a well-known town, the example of some (كالموصل); a
        short one without the article is rather one word with the letter (كسرت).
        """
        told = word.startswith(ARTICLE) or len(word) >= LIKENED
        named = self._gazetteer.named(word) if told else None
        if named is None or not named.exact or self._words.everyday(word):
            return False
        best = self._gazetteer[named.exact[0]]
        return best.kind in TOWNS and best.importance >= WELL_KNOWN

    def _says_nothing(self, word: str, named: Named) -> bool:
        """Whether a word only tells what kind of place is meant ("and a city"), or is a plain
        word that is a user's little-known place's name at best.
        """
        head = self._words.classes.get(word)
        if head is not None and head.generic:
            return True
        return self._words.plain(word) and self._gazetteer.slight(named.exact or named.loose)

    def _long_enough(self, clitics: str, word: str) -> bool:
        """Whether a word behind proclitics can be a name: of two letters only a governorate's
        behind و (تعز وإب).
        """
        if len(word) >= SHORT:
            return True
        named = self._gazetteer.named(word) if clitics == AND else None
        return named is not None and any(
            self._gazetteer[place].kind == "governorate" for place in named.exact
        )

    def _glued(self, key: str) -> Start | None:
        """Read a well-known name with a preposition run on behind it."""
        if not key.endswith(self._tails):
            return None
        for tail in self._tails:
            if not key.endswith(tail):
                continue
            for clitics, word in clitic_splits(key[: -len(tail)]):
                named = self._gazetteer.named(word)
                if named and self._known(named.exact):
                    return Start(clitics, word, {"": (1,)}, named, tail)
        return None

    def _known(self, places: tuple[str, ...]) -> bool:
        """Whether the best known of the places is known well enough to be guessed at."""
        return bool(places) and self._gazetteer[places[0]].importance >= WELL_KNOWN


def _roles(words: PlaceWords) -> dict[str, tuple[str, ...]]:
    """Return word → the roles it can open a phrase in, the likeliest first."""
    found: dict[str, list[str]] = defaultdict(list)
    found.update((first, ["body"]) for first in _firsts(words["bodies.words"]))
    firsts = (
        ("area", words["areas.words"] | words["areas.sides"]),
        ("sector", words["sectors.words"]),
        ("class", words.classes),
    )
    for role, table in firsts:
        for word in table:
            found[word].append(role)
    for word, head in words.classes.items():
        if head.site and f"{ARTICLE}{word}" not in words.classes:
            found[f"{ARTICLE}{word}"].append("site")
    phrases = [(role, words[name]) for name, role in ROLES]
    directed: tuple[tuple[str, Iterable[str]], ...] = (
        ("direction", words.directions),
        ("anaphor", words.anaphors),
        ("country_part", words.country_parts),
        *phrases,
    )
    for role, opened in directed:
        for word in opened:
            found[word].append(role)
    for first in _firsts(words["landmarks.words"]):
        found[first].append("landmark")
    return {word: tuple(roles) for word, roles in found.items()}


def _firsts(phrases: Iterable[str]) -> set[str]:
    """Return the first words of phrases."""
    return {phrase.partition(" ")[0] for phrase in phrases}
