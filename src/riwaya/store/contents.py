"""What goes into a record and what is asked of it, besides the nouns of the model."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from riwaya.model import (
    Claim,
    ClaimId,
    ControlInterval,
    Copy,
    EventType,
    Flag,
    Incident,
    IncidentId,
    Judgement,
    Modality,
    Original,
    Report,
    ReportId,
    Siege,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with its claims and, where it was read from a file, the file and its bytes.

    `content` is the bytes or where they lie; a file is copied in parts and its hash checked.
    `notes` say what the reader met on the way: the encoding, repairs, a title.
    """

    report: Report
    claims: Sequence[Claim]
    original: Original | None = None
    content: bytes | Path | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """A file, or an item in it, that gave no report: the code of the reason, and the cause."""

    path: str
    item: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is stored in one transaction, whole or not at all.

    What an earlier run noted about the files in `begun` is forgotten first.
    """

    entries: Sequence[Entry] = ()
    set_aside: Sequence[Notice] = ()
    failures: Sequence[Notice] = ()
    begun: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """How many reports and claims a batch added, and how many reports were already there."""

    reports: int = 0
    known: int = 0
    claims: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.reports + other.reports,
            self.known + other.known,
            self.claims + other.claims,
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim says of who holds or besieges a place, as reconciliation writes it."""

    site: str
    claim: ClaimId
    position: int
    kind: str
    value: str


Turn = tuple[int, int, IncidentId]
"""An incident on who has a place: the place's hash, the day's ordinal, the incident."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What later reports are laid beside: their texts, what is told of places, turning days.

    `inside` are pairs of an area and a site in it.
    """

    sketches: Sequence[tuple[ReportId, bytes]] = ()
    tellings: Sequence[Telling] = ()
    inside: Collection[tuple[str, str]] = ()
    turns: Sequence[Turn] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """What a record holds since it was last derived.

    `reports` are new, `claims` were corrected, `judged` are claims that people judged;
    `standing` is how many claims there were.
    """

    reports: frozenset[ReportId]
    claims: frozenset[ClaimId]
    judged: frozenset[ClaimId]
    standing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """What more reports, corrections or judgements change of what was derived.

    The incidents take the place of all that `claims` stood in; the flags of those of `reports`;
    copies are added to those kept. `sites` are the places (gazetteer id, names) whose control
    and sieges are replaced, `histories` those of incidents that stay. `told` are the
    claims whose tellings are replaced.
    """

    version: str
    claims: Collection[ClaimId]
    reports: Collection[ReportId]
    told: Collection[ClaimId]
    incidents: Sequence[Incident]
    histories: Mapping[IncidentId, tuple[IncidentId, ...]]
    sites: Sequence[tuple[str | None, frozenset[str]]]
    control: Sequence[ControlInterval]
    sieges: Sequence[Siege]
    copies: Sequence[Copy]
    flags: Sequence[Flag]
    judgements: Sequence[Judgement]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Derived:
    """What reconciliation makes; it replaces what an earlier one made, all at once.

    `version` is that of the rules it was made by; see `Store.is_derived`. With `standing`, what
    comes later can be laid beside it without deriving all anew.

    Judgements alone are not replaced: one that its producer has not yet given for the pair is
    appended.
    """

    incidents: Sequence[Incident] = ()
    control: Sequence[ControlInterval] = ()
    copies: Sequence[Copy] = ()
    sieges: Sequence[Siege] = ()
    flags: Sequence[Flag] = ()
    version: str = ""
    judgements: Sequence[Judgement] = ()
    standing: Standing = field(default_factory=Standing)


class IncidentOrder(StrEnum):
    """How a list of incidents is ordered; undated ones come last."""

    DATE = "date"
    DISPUTED = "disputed"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoice:
    """Which places are meant: these gazetteer ids or what lies in them, or this folded name."""

    ids: frozenset[str] = frozenset()
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuery:
    """Which incidents are asked for; an empty or `None` part does not narrow.

    `parties` are met by an agent or a target of any account; `first` and `last` by any overlap
    of days; `place` as `PlaceChoice` says.
    """

    event_types: frozenset[EventType] = frozenset()
    parties: frozenset[str] = frozenset()
    verdicts: frozenset[Verdict] = frozenset()
    place: PlaceChoice | None = None
    first: date | None = None
    last: date | None = None
    dated: bool | None = None
    placed: bool | None = None
    order: IncidentOrder = IncidentOrder.DATE
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims are asked for, none rejected; an empty or `None` part does not narrow."""

    event_types: frozenset[EventType] = frozenset()
    parties: frozenset[str] = frozenset()
    modalities: frozenset[Modality] = frozenset()
    place: PlaceChoice | None = None
    source: str | None = None
    first: date | None = None
    last: date | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """Words that must all occur; words between double quotes must follow each other.

    Spelling is folded; unless `exact`, attached conjunctions, prepositions and the article are
    passed over.
    """

    words: str
    exact: bool = False
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A report, or a claim of it, in which the words of a search occur."""

    report: ReportId
    claim: ClaimId | None = None


@dataclass(frozen=True, slots=True, order=True)
class PlaceCount:
    """A place as reports name it and how many claims and incidents name it so."""

    name: str
    place: str | None
    claims: int
    incidents: int = 0


@dataclass(frozen=True, slots=True)
class SourceCount:
    """One outlet: its reports and claims, its days, and how the incidents it tells stand."""

    source: str | None
    sides: tuple[str, ...]
    reports: int
    claims: int
    incidents: int
    copies: int
    first: date | None
    last: date | None
    verdicts: dict[Verdict, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a record holds. `first` and `last` are days of claims, never of publication.

    `rejected` are claims that people rejected; nothing else counts them.
    """

    reports: int
    originals: int
    claims: int
    rejected: int
    incidents: int
    copies: int
    judgements: int
    reviews: int
    set_aside: int
    failures: int
    undated: int
    unplaced: int
    first: date | None
    last: date | None
    published_first: date | None
    published_last: date | None
    claims_by_type: dict[EventType, int]
    claims_by_modality: dict[Modality, int]
    claims_by_party: dict[str, int]
    incidents_by_type: dict[EventType, int]
    incidents_by_verdict: dict[Verdict, int]
    set_aside_by_reason: dict[str, int]


@dataclass(frozen=True, slots=True)
class Run:
    """One time the record was worked on; `finished` is `None` for one that was interrupted."""

    number: int
    started: datetime
    finished: datetime | None
    version: str
    options: dict[str, object]
    outcome: dict[str, object] | None
