"""All that was found in one document, and one sentence of it indexed for binding."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, repeat
from typing import Any

from riwaya.arabic.affixes import HIS, OUR, TIED_ENDS
from riwaya.arabic.phrases import READINGS
from riwaya.claims.scenes.barriers import crossing, without_other_side
from riwaya.claims.scenes.coming import MAY_COME
from riwaya.claims.scenes.describing import grounds
from riwaya.claims.scenes.fallen import fallen
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.introduced import introduced
from riwaya.claims.scenes.participants import Participant, by_preposition, joined
from riwaya.claims.scenes.passing import AWAY, NO_WAYS, Ways, ways_of
from riwaya.claims.scenes.ranges import (
    FIRST,
    LAST,
    ByToken,
    by_first,
    covered,
    first_of_pair,
    first_outside,
    slice_of,
    tails,
    within,
)
from riwaya.claims.scenes.spoken import spoken_of
from riwaya.claims.scenes.tellers import NOBODY, Tellers
from riwaya.lexicons.cues import LossWord, load_loss_words
from riwaya.lexicons.frames import load_lone
from riwaya.lexicons.grammar import GROUPS
from riwaya.model import (
    ActorMention,
    CueMention,
    Document,
    PlaceMention,
    QuantityMention,
    Sentence,
    SentenceKind,
    Span,
    TimeMention,
    TriggerMention,
    WeaponMention,
    Where,
)
from riwaya.model.lazily import lazily
from riwaya.stages import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A document's mentions; `parties` and `wheres` run parallel to `actors` and `places`."""

    document: Document
    triggers: Sequence[TriggerMention]
    cues: Sequence[CueMention]
    weapons: Sequence[WeaponMention]
    actors: Sequence[ActorMention]
    parties: Sequence[str | None]
    places: Sequence[PlaceMention]
    wheres: Sequence[Where]
    times: Sequence[TimeMention]
    quantities: Sequence[QuantityMention]
    standing: Standing
    tellers: Tellers = NOBODY


_OBJECT_REACH = 12
_OBJECT_LOOSE = 2
"""How far behind a verb its counted object may stand, and how many words that tell no time."""
QUOTES = frozenset("«»\"“”'")
HARD = frozenset(".؛;؟!…:\n") | {".."}
COMMAS = frozenset(("،", ","))
_MARK_COSTS = dict.fromkeys(HARD, 30.0) | dict.fromkeys((*COMMAS, "-", "–"), 1.5)
"""What it costs to bind across a mark."""
_FENCES = frozenset({"that", "relative", "connector", "result", "cause", "speech"})
_NOWHERE: frozenset[int] = frozenset()
_NO_KINDS: frozenset[str] = frozenset()


class Scene:
    """One sentence with its mentions, and the barriers between its tokens.

    `key` gives the folded key of a token of the document, empty outside the sentence, and
    `kinds_at` the kinds of cue that start at one: both are asked for so often that they are
    look-ups in a table.
    `heads` and `in_relative` keep by first token what was found of how participants stand,
    `answers` by question and act what was found of acts (`once.py`).
    """

    def __init__(self, findings: Findings, sentence: Sentence) -> None:
        self.findings = findings
        self.sentence = sentence
        self.headline = sentence.kind is SentenceKind.HEADLINE
        self.document = findings.document
        self.keys = self.document.keys[sentence.first : sentence.last]
        first, last = sentence.first, sentence.last
        self.key = ByToken(enumerate(self.keys, first), "").__getitem__
        self.cues = without_other_side(within(findings.cues, first, last))
        self._kinds = ByToken(dict.fromkeys(range(first, last), _NO_KINDS), _NO_KINDS)
        for at, cues in self.cue_at.items():
            self._kinds[at] = frozenset([cue.kind for cue in cues])
        self.kinds_at = self._kinds.__getitem__
        self.weapons = within(findings.weapons, first, last)
        self.times = within(findings.times, first, last)
        self.quantities = within(findings.quantities, first, last)
        lone, found = load_lone(), within(findings.triggers, first, last)
        self.triggers = [t for t in found if not (t.frame in lone or t.first in self.in_time)]
        self.sayings = [t for t in found if t.frame in lone]
        here = slice(*slice_of(findings.places, first, last))
        self.places = list(zip(findings.places[here], findings.wheres[here], strict=True))
        low, high = slice_of(findings.actors, first, last)
        named = zip(findings.actors[low:high], findings.parties[low:high], strict=True)
        participants = joined([introduced(self, m, party) for m, party in named])
        self._starts: dict[str, frozenset[int]] = {}
        self._victims: dict[tuple[int, int], bool] = {}
        self.heads: dict[int, bool] = {}
        self.in_relative: dict[int, bool] = {}
        self.answers: dict[tuple[object, int], tuple[object, Any]] = {}
        self.people = [
            p for p in participants if not self._rather_place(p) and not self._in_name(p)
        ]

    def _in_name(self, p: Participant) -> bool:
        """Whether a participant's words only end the name of a place ("Wad Madani")."""
        at = bisect_left(self.places, p.first, key=first_of_pair) - 1
        return at >= 0 and p.last <= self.places[at][0].last

    def _rather_place(self, p: Participant) -> bool:
        """Whether a capital's name stands for the place and not for its state."""
        if p.mention.kind != "state" or p.last - p.first > 1:
            return False
        return p.first in self.in_place and (bool(p.preposition) or p.coordinated)

    @lazily
    def readings(self) -> list[tuple[str, ...]]:
        """Each word of the sentence as it stands and without its proclitics."""
        return list(map(READINGS.__getitem__, self.keys))

    def text(self, span: Span) -> str:
        """Return the words of a span."""
        return span.of(self.document.report.text)

    @lazily
    def cue_at(self) -> dict[int, list[CueMention]]:
        """Cues by the index of their first token."""
        return by_first(self.cues)

    @lazily
    def loss_words(self) -> list[tuple[int, int, LossWord]]:
        """The words that tell losses: (first, last, word) in document tokens."""
        offset = self.sentence.first
        inside = {at for p in self.people for at in range(p.first + 1, p.last)}
        return [
            (offset + first, offset + last, word)
            for first, last, _, words in load_loss_words().scan(self.keys)
            if offset + first not in inside and (word := self._meant(offset + first, words))
        ]

    def _meant(self, at: int, words: Sequence[LossWord]) -> LossWord | None:
        """Return the first of the readings of a word that it can have: what ends in the letter
        of nouns ("family") is no verb with a pronoun ("captured him").
        """
        if words[0].form.pronoun != HIS:
            return words[0]
        noun = self.text(self.document.tokens[at].span).endswith(TIED_ENDS)
        return next((word for word in words if not (noun and word.form.pronoun)), None)

    def people_around(self, low: int, high: int) -> list[Participant]:
        """Return the participants that end at `low` or behind it and start at `high` or
        before it.
        """
        people = self.people
        return people[
            bisect_left(people, low, key=LAST) : bisect_right(people, high, key=FIRST)
        ]

    @lazily
    def introduced(self) -> dict[str, list[Participant]]:
        """The participants by the preposition that introduces them."""
        return by_preposition(self.people)

    @lazily
    def trigger_at(self) -> dict[int, list[TriggerMention]]:
        """The readings of triggers by the index of their first token."""
        return by_first(self.triggers)

    @lazily
    def verbs(self) -> list[TriggerMention]:
        """The readings of triggers that are finite verbs."""
        return [trigger for trigger in self.triggers if trigger.form in TENSES]

    @lazily
    def quantity_at(self) -> dict[int, QuantityMention]:
        """Amounts by the index of their first token."""
        return {q.first: q for q in self.quantities}

    @lazily
    def quantity_over(self) -> dict[int, QuantityMention]:
        """Amounts by each token they stand on."""
        return {at: q for q in self.quantities for at in range(q.first, q.last)}

    @lazily
    def loss_over(self) -> frozenset[int]:
        """The tokens on which words stand that tell losses."""
        return frozenset(at for low, high, _ in self.loss_words for at in range(low, high))

    @lazily
    def counted_at(self) -> dict[int, str]:
        """The kind of loss that a noun tells which a number counts, by its first token."""
        return {first: word.kind for first, _, word in self.loss_words if word.counted}

    @lazily
    def loss_at(self) -> frozenset[int]:
        """The tokens at which a word starts that tells losses."""
        return frozenset(first for first, _, _ in self.loss_words)

    @lazily
    def in_time(self) -> frozenset[int]:
        """The tokens inside time expressions."""
        return covered(self.times)

    @lazily
    def grounds(self) -> list[tuple[PlaceMention, Where]]:
        """The places that an event may have: those that only describe another are left out."""
        return self._grounds[0]

    def told_until(self, mention: PlaceMention) -> int:
        """Return the token behind a place and what describes it."""
        return self._grounds[1].get(mention.first, mention.last)

    @lazily
    def _grounds(self) -> tuple[list[tuple[PlaceMention, Where]], dict[int, int]]:
        here = self.findings.tellers.without_afar(self.places)
        if not here:
            return here, {}
        return grounds(self.key, here, self.trigger_at.keys(), self.groups)

    @lazily
    def ways(self) -> Ways:
        """The words that take places away from the acts beside them."""
        away = not self.groups.isdisjoint(AWAY)
        return ways_of(self.key, self.grounds) if away else NO_WAYS

    @lazily
    def place_at(self) -> dict[int, PlaceMention]:
        """The first of the places that start at a token."""
        return {m.first: m for m, _ in reversed(self.places)}

    @lazily
    def in_place(self) -> frozenset[int]:
        """The tokens inside places."""
        return covered(mention for mention, _ in self.places)

    @lazily
    def in_people(self) -> frozenset[int]:
        """The tokens inside participants."""
        return covered(self.people)

    @lazily
    def in_long_name(self) -> frozenset[int]:
        """The tokens inside participants of more than one word."""
        return covered(p for p in self.people if p.last - p.first > 1)

    @lazily
    def in_tails(self) -> frozenset[int]:
        """The tokens of participants, places and days behind their first."""
        return tails(self.people) | tails(self.times) | tails(m for m, _ in self.places)

    def ours(self, p: Participant) -> bool:
        """Whether a participant is told as the speaker's own ("our forces")."""
        return self.key(p.first).endswith(OUR) and p.mention.kind != "people"

    def victim(self, first: int, last: int) -> bool:
        """Whether the participant at these tokens is told to be killed, wounded or captured."""
        if not self.loss_words:
            return False
        found = self._victims.get((first, last))
        if found is None:
            found = self._victims[first, last] = fallen(self, first, last)
        return found

    def counts_behind(self, index: int) -> bool:
        """Whether a count of people follows, times passed over: behind a verb its object."""
        found = first_outside(self.quantities, index, self.in_time)
        if found is None or found.first > index + _OBJECT_REACH:
            return False
        loose = set(range(index, found.first)) - self.in_time
        return len(loose) <= _OBJECT_LOOSE and self.loss_at.isdisjoint(loose)

    @lazily
    def cue_kinds(self) -> frozenset[str]:
        """The kinds of all cues of the sentence."""
        return frozenset([cue.kind for cue in self.cues])

    @lazily
    def groups(self) -> frozenset[str]:
        """The ids of the groups of function words that any word of the sentence is of.

        What asks for a word of a group need not look where the sentence holds none.
        """
        return frozenset(chain.from_iterable(map(GROUPS.__getitem__, self.keys)))

    @lazily
    def may_come(self) -> bool:
        """Whether any word of the sentence may speak of the future."""
        told = any(map(MAY_COME.__getitem__, self.keys))
        return told or any(trigger.form == "future" for trigger in self.triggers)

    @lazily
    def domains(self) -> list[str]:
        """The domains of words that tell what is spoken of, one for each such word."""
        return spoken_of(self.keys, self.sentence.first, self.trigger_at)

    @lazily
    def domain_counts(self) -> Mapping[str, int]:
        """How many words speak of each domain."""
        return Counter(self.domains) if self.domains else {}

    @lazily
    def hard(self) -> frozenset[int]:
        """The tokens that are hard marks; the colon of an hour ("at 3:30") is none."""
        places = range(self.sentence.first, self.sentence.last)
        marks = compress(places, map(HARD.__contains__, self.keys))
        return frozenset(at for at in marks if self.key(at) != ":" or not self._of_hour(at))

    def _of_hour(self, at: int) -> bool:
        """Whether a colon stands between two numbers, as in an hour."""
        return self.key(at - 1).isdigit() and self.key(at + 1).isdigit()

    @lazily
    def _hard_places(self) -> list[int]:
        return sorted(self.hard)

    def hard_in(self, low: int, high: int) -> list[int]:
        """Return the tokens in [low, high) that are hard marks."""
        places = self._hard_places
        return places[bisect_left(places, low) : bisect_left(places, high)] if places else []

    @lazily
    def breaks(self) -> frozenset[int]:
        """The tokens that end a clause: hard marks and connectors."""
        return self.hard | self.starts("connector")

    def starts(self, kind: str) -> frozenset[int]:
        """Return the tokens at which a cue of a kind starts."""
        if kind not in self.cue_kinds:
            return _NOWHERE
        found = self._starts.get(kind)
        if found is None:
            found = self._starts[kind] = frozenset(c.first for c in self.cues if c.kind == kind)
        return found

    def fences(self, low: int, high: int) -> frozenset[str]:
        """Return what ends or turns a clause in [low, high): kinds of cue, and `hard` marks."""
        places, kinds = self._fences
        at = bisect_left(places, low)
        if at == len(places) or places[at] >= high:
            return _NO_KINDS
        return frozenset(kinds[at : bisect_left(places, high, at)])

    @lazily
    def _fences(self) -> tuple[list[int], list[str]]:
        """Where what ends or turns a clause starts, in the order of the text, and its kind."""
        found = [(at, "hard") for at in self.hard]
        found += [(cue.first, cue.kind) for cue in self.cues if cue.kind in _FENCES]
        found.sort()
        return [at for at, _ in found], [kind for _, kind in found]

    def cues_between(self, low: int, high: int, *kinds: str) -> list[CueMention]:
        """Return the cues of these kinds that lie in [low, high)."""
        if self.cue_kinds.isdisjoint(kinds):
            return []
        starts = self._cue_starts
        near = self.cues[bisect_left(starts, low) : bisect_left(starts, high)]
        return [c for c in near if c.last <= high and c.kind in kinds]

    @lazily
    def _cue_starts(self) -> list[int]:
        return [cue.first for cue in self.cues]

    @lazily
    def _costs(self) -> list[float]:
        """Running sum of the barriers up to each token of the sentence."""
        costs = list(map(_MARK_COSTS.get, self.keys, repeat(0.0)))
        for at in self.cue_at:
            here = at - self.sentence.first
            costs[here] = costs[here] or crossing(self._kinds[at])
        return list(accumulate(costs))

    def cost(self, left: int, right: int) -> float:
        """Return the barriers between two tokens, both exclusive of the ends."""
        first = self.sentence.first
        low, high = min(left, right) - first, max(left, right) - first
        return self._costs[high - 1] - self._costs[low] if high - low > 1 else 0.0
