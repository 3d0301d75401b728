"""The small read models that the others are made of: names, quotes, days, places, tellings."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from riwaya.model import (
    ClaimId,
    DatePrecision,
    EventType,
    LossKind,
    Modality,
    PlacePrecision,
    ReportId,
    SourceKind,
)
from riwaya.model.making import quick


class Role(StrEnum):
    """What a highlighted stretch of a quote is."""

    TRIGGER = "trigger"
    AGENT = "agent"
    TARGET = "target"
    PLACE = "place"
    TIME = "time"
    SPEAKER = "speaker"
    LOSS = "loss"
    WEAPON = "weapon"
    MODALITY = "modality"
    WORDS = "words"


@quick
@dataclass(frozen=True, slots=True)
class Label:
    """A party, an outlet or a place by its id, with its names; the id where data has none."""

    id: str
    ar: str
    en: str


@quick
@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of `Quote.text`, half-open, and what it is."""

    start: int
    end: int
    role: Role


@quick
@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report; `start` is where they stand in its text. Highlights do not overlap."""

    text: str
    start: int
    highlights: tuple[Highlight, ...] = ()

    def pieces(self) -> tuple[tuple[str, Role | None], ...]:
        """Return the text cut at the highlights, in order, with the role of each piece."""
        found: list[tuple[str, Role | None]] = []
        at = 0
        for mark in self.highlights:
            if at < mark.start:
                found.append((self.text[at : mark.start], None))
            found.append((self.text[mark.start : mark.end], mark.role))
            at = mark.end
        if at < len(self.text):
            found.append((self.text[at:], None))
        return tuple(found)


@quick
@dataclass(frozen=True, slots=True)
class Days:
    """A closed interval of days, either end open; `anomaly` is what the date contradicts."""

    first: date | None
    last: date | None
    precision: DatePrecision
    anomaly: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Ground:
    """A place as the report names it, and as the gazetteer does.

    `label` is `None` for a name in no gazetteer. `radius_km` is how far from the point the
    place meant may lie, `None` where nothing says; `points` (lat, lon in degrees WGS84) draw a
    line or an area; `parents` are what it lies in, nearest first.
    """

    name: str
    label: Label | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    radius_km: float | None = None
    points: tuple[tuple[float, float], ...] = ()
    country: str | None = None
    parents: tuple[Label, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Outlet:
    """The report an account stands in and who published it.

    `label` is the outlet as the lexicon knows it; `side` the party it speaks for, `None` for
    none or unknown. `copies` counts the other reports of the record that tell the same text.
    """

    report: ReportId
    name: str
    source: str | None
    label: Label | None
    side: Label | None
    published: date | None
    published_at: datetime | None
    url: str | None
    original: str | None
    copies: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Participant:
    """An agent or a target: the report's words, the party, the named group."""

    words: str | None
    party: Label | None
    actor: Label | None


@quick
@dataclass(frozen=True, slots=True)
class Voice:
    """One voice in the chain of telling, nearest the happening first."""

    words: str | None
    kind: SourceKind
    party: Label | None
    actor: Label | None
    distanced: bool


@quick
@dataclass(frozen=True, slots=True)
class Count:
    """A loss as one report gives it; `low` and `high` inclusive, `None` where open."""

    party: Label | None
    kind: LossKind | None
    low: int | None
    high: int | None
    words: str
    total: bool


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one claim says, as people left it, with the sentence it stands in."""

    claim: ClaimId
    outlet: Outlet
    event_type: EventType
    modality: Modality
    trigger: str
    quote: Quote
    agent: Participant | None
    target: Participant | None
    places: tuple[Ground, ...]
    when: Days | None
    source_kind: SourceKind
    voices: tuple[Voice, ...]
    losses: tuple[Count, ...]
    weapons: tuple[str, ...]
    reviewed: bool
