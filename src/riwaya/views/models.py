"""What a person looks at: frozen read models, ready for a terminal, a page or a file.

They carry codes (event types, verdicts, roles) and both languages' names where data has them;
the interface's own texts are in `lexicons/interface.toml`. All offsets are code points: in
`Report.text` where a field says so, else in the `Quote` they belong to.
"""

from dataclasses import dataclass
from datetime import date, datetime

from riwaya.model import (
    Basis,
    ClaimId,
    CopyLevel,
    EventType,
    GapReason,
    IncidentId,
    Interest,
    Link,
    Modality,
    Part,
    Producer,
    Reason,
    ReportId,
    Stance,
    Verdict,
)
from riwaya.model.making import quick
from riwaya.store import Counts
from riwaya.views.parts import Count, Days, Ground, Label, Outlet, Participant, Quote, Told


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """One account of an incident: what is told, on whose word, from which side.

    `origin` is the id of the voice that counts for independence; accounts with one origin are
    one voice.
    """

    told: Told
    origin: str
    origin_label: Label
    side: Label | None
    interest: Interest
    stance: Stance
    flags: tuple[Reason, ...] = ()
    """What is odd about the claim in its own report."""


@quick
@dataclass(frozen=True, slots=True)
class SideColumn:
    """The accounts of one bloc of parties; `bloc` is `None` for those who speak for no side."""

    bloc: Label | None
    sides: tuple[Label, ...]
    accounts: tuple[AccountView, ...]


@quick
@dataclass(frozen=True, slots=True)
class Outcome:
    """What an account says came of it."""

    event_type: EventType
    modality: Modality


@quick
@dataclass(frozen=True, slots=True)
class FieldView:
    """How the accounts stand on one field, with what each origin tells of it.

    `field` is `outcome`, `when`, `where`, `agent`, `target`, or a kind of loss.
    """

    field: str
    verdict: Verdict
    reason: Reason
    tellings: tuple["Telling", ...]


@quick
@dataclass(frozen=True, slots=True)
class Telling:
    """What one origin tells of one field in the last claim that tells it.

    `value` is an `Outcome`, `Days`, `Ground`, `Participant` or the counts of one kind.
    """

    origin: str
    origin_label: Label
    side: Label | None
    value: Outcome | Days | Ground | Participant | tuple[Count, ...]
    claim: ClaimId


@quick
@dataclass(frozen=True, slots=True)
class FigureView:
    """One count with its origin, its report and the words that give it."""

    origin: str
    origin_label: Label
    side: Label | None
    claim: ClaimId
    report: ReportId
    report_name: str
    low: int | None
    high: int | None
    total: bool
    words: str | None


@quick
@dataclass(frozen=True, slots=True)
class CasualtyView:
    """Low, best and high for one party and kind over all origins, with every figure."""

    party: Label | None
    kind: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    figures: tuple[FigureView, ...]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An incident in a list."""

    id: IncidentId
    event_type: EventType
    family: str
    when: Days | None
    place: Ground | None
    verdict: Verdict
    reason: Reason
    agents: tuple[Label, ...]
    targets: tuple[Label, ...]
    sides: tuple[Label, ...]
    claims: int
    origins: int
    reports: int
    disputed: tuple[str, ...]
    killed: tuple[int | None, int | None, int | None] | None
    """Low, best and high of all killed, summed over parties; `None` when none is told."""
    casualties: tuple[CasualtyView, ...]
    outcomes: tuple[str, ...] = ()
    """What accounts say came of it where the type does not tell: repelled, failed, denied …"""
    published: date | None = None
    """The first day on which a report told it."""


@quick
@dataclass(frozen=True, slots=True)
class CopyView:
    """That one report copies another; `directed` says whether it is known who copied whom."""

    copier: Outlet
    original: Outlet
    level: CopyLevel
    similarity: float
    directed: bool


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """One incident with the accounts side by side."""

    row: IncidentRow
    columns: tuple[SideColumn, ...]
    fields: tuple[FieldView, ...]
    copies: tuple["CopyView", ...]
    history: tuple[IncidentId, ...]
    control: tuple["ControlView", ...]
    """Who held the place on the days of the incident."""

    def accounts(self) -> tuple[AccountView, ...]:
        """Return all accounts, column by column."""
        return tuple(account for column in self.columns for account in column.accounts)


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a claim's field and how it came to be.

    A gap has `gap` and no `basis`; `words` are the quotes the value stands on.
    """

    value: str | None
    basis: Basis | None
    gap: GapReason | None
    producer: Producer
    rule: str | None
    words: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A person's decision on a field; the machine's value stays beside it."""

    field: str
    value: str | None
    by: Producer
    made: datetime
    note: str | None


@quick
@dataclass(frozen=True, slots=True)
class LinkView:
    """A judgement on this claim and another, with the parts of its score."""

    other: ClaimId
    verdict: Link
    by: Producer
    made: datetime
    score: float | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with all its grounds, what people decided on it, and what it is linked with."""

    told: Told
    machine: tuple[tuple[str, tuple[ValueView, ...]], ...]
    frame: str
    type_rule: str | None
    """The rule that gave another type than the frame's own."""
    considered: tuple[str, ...]
    repeats: ClaimId | None
    incident: IncidentId | None
    reviews: tuple[ReviewView, ...]
    links: tuple[LinkView, ...]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report with its text, its claims, and what the reader met on the way."""

    outlet: Outlet
    text: str
    claims: tuple[Told, ...]
    notes: tuple[tuple[str, str], ...]
    copies: tuple[CopyView, ...]
    flags: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ControlView:
    """Who holds a place from `first` to `last` (open when `None`), and what each side says.

    `state` is a party's id, `contested` or `unknown`; `claimed` maps a side to whom it names.
    """

    place: Label | None
    name: str
    lat: float | None
    lon: float | None
    first: date
    last: date | None
    state: Label
    probability: float
    claimed: tuple[tuple[Label, Label], ...]
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True)
class SiegeView:
    """Who besieges a place from `first` to `last`; `None` where no telling gives the day."""

    place: Label | None
    name: str
    besieger: Label | None
    besieged: Label | None
    first: date | None
    last: date | None
    broken_by: Label | None
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A place with its history: what happened there, who held it, who told of it."""

    name: str
    place: Ground | None
    also: tuple[Ground, ...]
    """Other places of the record that the same name may mean."""
    incidents: tuple[IncidentRow, ...]
    control: tuple[ControlView, ...]
    sieges: tuple[SiegeView, ...]
    claims: int
    verdicts: dict[Verdict, int]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One outlet: what it published and how the incidents it tells stand."""

    source: str | None
    label: Label | None
    sides: tuple[Label, ...]
    kind: str | None
    reports: int
    claims: int
    incidents: int
    copies: int
    first: date | None
    last: date | None
    verdicts: dict[Verdict, int]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A claim, or a report outside its claims, with the words found in it highlighted."""

    outlet: Outlet
    quote: Quote
    claim: ClaimId | None
    event_type: EventType | None
    incident: IncidentId | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A party that claims tell of, and how many tell of it."""

    label: Label
    count: int


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A file, or an item in it, that gave no report, and why."""

    path: str
    item: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a record holds: how much of what, the parties by name, what is most disputed.

    `flagged` tells of reports that contradict themselves, each with its name; a few of them.
    """

    counts: Counts
    parties: tuple[Choice, ...]
    disputed: tuple[IncidentRow, ...]
    flagged: tuple[tuple[str, Reason], ...] = ()
