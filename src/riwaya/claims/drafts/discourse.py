"""What a report as a whole says: its sides, and what carries on from sentence to sentence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from riwaya.arabic.affixes import AND
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.placed import Pair, Placed
from riwaya.claims.scenes.describing import of_axes
from riwaya.claims.scenes.findings import COMMAS, Findings, Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import (
    load_air_sides,
    load_first_named,
    load_no_side,
    load_states,
)
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.parties import Parties
from riwaya.lexicons.ways import gone_to, taken_to
from riwaya.model import EventType, PlaceMention

_FRONTED = 3
_DATELINE = frozenset(":/–-")
_SITUATED = 5


@dataclass(frozen=True, slots=True)
class Sides:
    """The armed parties a report names, the most named first, and who fights whom.

    `outlet` is the side its outlet stands on; `own_word` whether the report is a side's own,
    not one of a newspaper that only leans to it.
    Whom a party fights is asked for every claim, and worked out once.
    """

    parties: tuple[str, ...]
    knowledge: Parties
    on: date | None
    outlet: str | None = None
    war: str | None = None
    own_word: bool = False
    _foes: dict[str, str | None] = field(default_factory=dict, init=False, compare=False)
    _flyers: dict[str | None, str | None] = field(
        default_factory=dict, init=False, compare=False
    )

    _own: list[str | None] = field(default_factory=list, init=False, compare=False)

    def opponent(self, party: str | None) -> str | None:
        """Return the report's party most named among those that fight a party."""
        if party is None:
            return None
        if party not in self._foes:
            self._foes[party] = self._opponent(party)
        return self._foes[party]

    def _opponent(self, party: str) -> str | None:
        if party in load_no_side():
            return None
        others = (p for p in self.parties if p != party)
        foes = [p for p in others if self.knowledge.hostile(party, p, self.on)]
        return self._principal(party, foes) if foes else None

    def _principal(self, party: str, foes: Sequence[str]) -> str:
        """Return the first of a party's foes; of one that helps others in their war, those."""
        helped = load_defaults().principals.get(foes[0], ())
        known = self.knowledge.opponents(party, self.war, self.on) if helped else ()
        return next((p for p in (*foes, *known) if p in helped), foes[0])

    def enemy(self, party: str) -> str | None:
        """Return the report's opponent of a party, where it names none the party's main enemy
        of those days: only a foe can have been beaten off.
        """
        if party in load_no_side():
            return None
        known = self.knowledge.opponents
        foes = known(party, self.war, self.on) or known(party, on=self.on)
        return self.opponent(party) or next(iter(foes), None)

    def own(self) -> str | None:
        """Return the side whose own report it is: its outlet's, where a foe of this war is
        named, and it is itself if it is at war elsewhere too.
        """
        if not self._own:
            self._own.append(self._find_own())
        return self._own[0]

    def _find_own(self) -> str | None:
        known = self.knowledge.get(self.outlet) if self.outlet else None
        at_home = known is not None and known.pack == self.war
        if self.war is None or not (at_home or self.outlet in self.parties):
            return None
        rows = (row for row in self.knowledge.hostilities if row.pack == self.war)
        ours = (row for row in rows if self.outlet in (row.a, row.b))
        foes = {row.b if row.a == self.outlet else row.a for row in ours}
        return self.outlet if self.opponent(self.outlet) in foes else None

    def fighting(self) -> bool:
        """Whether the report names an armed group, or two sides that fight each other."""
        if any(party not in load_states() for party in self.parties):
            return True
        return any(self.opponent(party) for party in self.parties)

    def flying(self, target: str | None = None) -> str | None:
        """Return the report's side that flies against a target, an air power before others.

        Where nothing is known of the target, or none flies against it, any side that flies.
        """
        if target not in self._flyers:
            self._flyers[target] = self._flying(target)
        return self._flyers[target]

    def _flying(self, target: str | None) -> str | None:
        air = load_defaults().ground
        flyers = [p for p in self.parties if p in load_air_sides() and p != target]
        flyers = flyers or self._unnamed_flyers(target)
        foes = [p for p in flyers if target and self.knowledge.hostile(p, target, self.on)]
        if target is not None and target not in load_no_side():
            return next((p for p in foes if p in air), next(iter(foes), None))
        return next(iter(flyers), None)

    def _unnamed_flyers(self, target: str | None) -> list[str]:
        """Return the foes of the outlet's side that fly in this war, if it names none."""
        if self.outlet is None or self.outlet in load_air_sides():
            return []
        known = self.knowledge.opponents(self.outlet, self.war, self.on)
        return [p for p in known if p in load_air_sides() and p != target]

    def armed(self, party: str | None) -> bool:
        """Whether a party is one that fights."""
        return party is not None and party not in load_no_side()

    def apart(self, a: str | None, b: str | None) -> bool:
        """Whether two armed parties do not stand on one side."""
        if a is None or b is None or not (self.armed(a) and self.armed(b)):
            return False
        return not self.knowledge.allied(a, b, self.on)

    def first(self) -> str | None:
        """Return the side to name first when nothing tells who acts: the state's, if named."""
        states = [p for p in self.parties if p in load_first_named()]
        return next(iter(states or self.parties), None)

    def first_of(self, a: str | None, b: str | None) -> str | None:
        """Return which of two sides that met is named first: a state's, else the former."""
        states = load_first_named()
        return b if a is None or (b in states and a not in states) else a

    def on_ground(self, party: str | None) -> str | None:
        """Return who fights on the ground where a side strikes from the air."""
        if party in load_no_side():
            return None
        allies = load_defaults().ground.get(party or "", ())
        return next((p for p in allies if p in self.parties), party)


def sides_of(findings: Findings, knowledge: Parties, outlet: str | None) -> Sides:
    """Return the sides a report names; `outlet` is the side its outlet stands on."""
    counts: Counter[str] = Counter()
    keys, relief = findings.document.keys, load_grammar().relief
    for mention, party in zip(findings.actors, findings.parties, strict=True):
        if mention.head + 1 < mention.last and keys[mention.head + 1] in relief:
            continue
        if party is not None and party not in load_no_side() and mention.kind != "outlet":
            counts[party] += 1
    ordered = sorted(counts, key=lambda p: (-counts[p], list(counts).index(p)))
    own = outlet is not None and findings.standing.ground != "outlet"
    on = findings.document.report.published
    return Sides(tuple(ordered), knowledge, on, outlet, findings.standing.war, own)


@dataclass(slots=True)
class Thread:
    """What the reader carries from claim to claim: who acts, on whom, where."""

    agent: Participant | None = None
    target: Participant | None = None
    agent_party: str | None = None
    battle: str | None = None
    subject: Participant | None = None
    ahead: str | None = None
    claimed: str | None = None
    voice: str | None = None
    dated: Dated | None = None
    dated_in: Placed | None = None
    dated_act: Draft | None = None
    dated_at: int = 0
    dated_said: bool = False
    lead: Dated | None = None
    headed: bool = False
    placed: Placed | None = None
    placed_at: int = -1
    topic: Placed | None = None
    paragraph: int = -1
    fallback: Placed | None = None
    opening: Sequence[Pair] = ()
    seen: Sequence[Pair] = ()
    acts: int = 0
    """How many acts the sentence tells that is read."""
    stays: bool = False
    """Whether one of them was at a place that the sentence names, and no background."""
    named: Sequence[Pair] = ()
    last: Draft | None = None
    struck: Draft | None = None
    attacked: Draft | None = None
    attack: Draft | None = None
    told: dict[EventType, Draft] = field(default_factory=dict)

    known: dict[int, str | None] = field(default_factory=dict)

    def party_of(self, participant: Participant) -> str | None:
        """Return the party a participant was given when it was last read."""
        return self.known.get(participant.first, participant.party)

    def enter(self, scene: Scene) -> None:
        """Come to a sentence: a new paragraph drops the topic, a fronted place sets it.

        A turn to another story ("elsewhere …") drops the day.
        """
        tellers = scene.findings.tellers
        told = tellers.without_aside(scene.grounds)
        led = [pair for pair in told if not _led_aside(scene, pair[0])]
        led = led[1:] if len(led) > 1 and _heads_line(scene, led[0][0]) else led
        if not self.acts or self.stays:
            self.seen = self.named or self.seen
        self.named, self.acts, self.stays = led, 0, False
        if scene.sentence.paragraph != self.paragraph:
            self.topic = None
        self.paragraph = scene.sentence.paragraph
        here = tellers.without_afar(scene.places)
        fronted = next((pair for pair in here if _fronts(scene, pair[0])), None)
        if fronted is not None and not scene.headline:
            self.topic = Placed((fronted,), "place.topic")
        first = scene.sentence.first
        if any("shift" in scene.kinds_at(at) for at in (first, first + 1)):
            self.dated = None


def _heads_line(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a place and a mark open a sentence, as a dateline does."""
    return mention.first == scene.sentence.first and scene.key(mention.last) in _DATELINE


def _led_aside(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a place is where someone went or came from ("from the side of …"), or only tells
    where another lies ("the town is the gate of …", "joins the two provinces").
    """
    if taken_to(scene.document.keys, mention) or of_axes(scene.key, mention):
        return True
    grammar, first = load_grammar(), mention.first
    if scene.key(first - 1) in grammar.axis and scene.key(first - 2) in grammar.origin:
        return True
    if scene.groups.isdisjoint(("situating", "gates")):
        return False
    telling = grammar.situating | grammar.gates
    near = range(first - _SITUATED, mention.last)
    return any(scene.key(at).removeprefix(AND) in telling for at in near)


def _fronts(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a place stands at the head of a sentence and is where its story is: none that
    somebody went to, but that the report goes on to ("And to Basra, where …").
    """
    if mention.first - scene.sentence.first > _FRONTED or _led_aside(scene, mention):
        return False
    grammar = load_grammar()
    if mention.preposition not in grammar.destination:
        return True
    first = scene.sentence.first
    turned = scene.key(first).removeprefix(AND) in grammar.destination
    return turned and scene.key(mention.last) in COMMAS


def dominant_place(findings: Findings) -> Placed | None:
    """Return the place that a report is about: the most named, else the first; where somebody
    only fled or headed counts for nothing if others are told.
    """
    if not findings.places:
        return None
    pairs = list(zip(findings.places, findings.wheres, strict=True))
    told = findings.tellers.without_aside(pairs) or pairs
    keys = findings.document.keys
    told = [pair for pair in told if not gone_to(keys, pair[0])] or told
    counts = Counter(mention.name for mention, _ in told)
    best, number = counts.most_common(1)[0]
    if number == 1:
        return Placed((told[0],), "place.report")
    found = next(pair for pair in told if pair[0].name == best)
    return Placed((found,), "place.report")
