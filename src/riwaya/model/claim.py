"""One thing a report says happened."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import NewType

from riwaya.model.making import quick
from riwaya.model.report import ReportId
from riwaya.model.sourced import Gap, Sourced
from riwaya.model.span import Span
from riwaya.model.when import When
from riwaya.model.where import Where

ClaimId = NewType("ClaimId", str)


OWN_TYPE = "type.frame"
"""The rule that leaves a claim the type of its frame."""


class EventType(StrEnum):
    """What kind of thing is claimed."""

    CLASH = "clash"
    TERRITORY_GAIN = "territory_gain"
    WITHDRAWAL = "withdrawal"
    AIRSTRIKE = "airstrike"
    SHELLING = "shelling"
    SUICIDE_BOMBING = "suicide_bombing"
    EXPLOSION = "explosion"
    CHEMICAL_ATTACK = "chemical_attack"
    GRENADE_ATTACK = "grenade_attack"
    ATTACK_ON_CIVILIANS = "attack_on_civilians"
    ABDUCTION = "abduction"
    SEXUAL_VIOLENCE = "sexual_violence"
    PROTEST = "protest"
    PROTEST_REPRESSION = "protest_repression"
    RIOT = "riot"
    AGREEMENT = "agreement"
    DETENTION = "detention"
    MOBILISATION = "mobilisation"
    INTERCEPTION = "interception"
    BASE_ESTABLISHED = "base_established"
    PROPERTY_DESTRUCTION = "property_destruction"
    OTHER_DEVELOPMENT = "other_development"
    SIEGE = "siege"
    AID_DELIVERY = "aid_delivery"
    DISPLACEMENT = "displacement"
    RETURN = "return"
    CIVILIAN_SERVICE = "civilian_service"
    STATEMENT = "statement"
    CONTROL = "control"


FAMILIES: dict[str, tuple[EventType, ...]] = {
    "fighting": (EventType.CLASH, EventType.TERRITORY_GAIN, EventType.WITHDRAWAL),
    "strike": (
        EventType.AIRSTRIKE,
        EventType.SHELLING,
        EventType.SUICIDE_BOMBING,
        EventType.EXPLOSION,
        EventType.CHEMICAL_ATTACK,
        EventType.GRENADE_ATTACK,
    ),
    "civilians": (
        EventType.ATTACK_ON_CIVILIANS,
        EventType.ABDUCTION,
        EventType.SEXUAL_VIOLENCE,
    ),
    "demonstration": (EventType.PROTEST, EventType.PROTEST_REPRESSION, EventType.RIOT),
    "development": (
        EventType.AGREEMENT,
        EventType.DETENTION,
        EventType.MOBILISATION,
        EventType.INTERCEPTION,
        EventType.BASE_ESTABLISHED,
        EventType.PROPERTY_DESTRUCTION,
        EventType.OTHER_DEVELOPMENT,
    ),
    "humanitarian": (
        EventType.SIEGE,
        EventType.AID_DELIVERY,
        EventType.DISPLACEMENT,
        EventType.RETURN,
        EventType.CIVILIAN_SERVICE,
    ),
    "statement": (EventType.STATEMENT,),
    "control": (EventType.CONTROL,),
}
FAMILY: dict[EventType, str] = {t: name for name, types in FAMILIES.items() for t in types}


class Modality(StrEnum):
    """How the report puts the claim."""

    ASSERTED = "asserted"
    FAILED = "failed"
    DENIED = "denied"
    PLANNED = "planned"
    ONGOING = "ongoing"


class SourceKind(StrEnum):
    """On whose word, inside the text."""

    OUTLET = "outlet"
    CORRESPONDENT = "correspondent"
    PARTY_STATEMENT = "party_statement"
    OFFICIAL = "official"
    MONITOR = "monitor"
    WITNESS = "witness"
    MEDIA = "media"
    ANONYMOUS = "anonymous"


class LossKind(StrEnum):
    """What was lost."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    EQUIPMENT = "equipment"


@quick
@dataclass(frozen=True, slots=True)
class Argument:
    """A participant, in the text's words and, if known, as an actor and a party.

    `span` and `text` are `None` when the party is inferred and no words name it.
    """

    party: str | None
    span: Span | None = None
    text: str | None = None
    actor: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice in a chain of telling; `distanced` when the teller keeps aloof from it."""

    kind: SourceKind
    span: Span | None = None
    text: str | None = None
    actor: str | None = None
    party: str | None = None
    distanced: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose word a claim stands inside its report.

    `chain` runs from the voice nearest the happening to the one nearest the outlet; it is empty
    when the outlet speaks for itself. `kind`, `span` and `party` are those of the first voice.
    """

    kind: SourceKind
    chain: tuple[Speaker, ...] = ()

    @property
    def span(self) -> Span | None:
        """The words that name the first voice."""
        return self.chain[0].span if self.chain else None

    @property
    def text(self) -> str | None:
        """The first voice in the text's words."""
        return self.chain[0].text if self.chain else None

    @property
    def party(self) -> str | None:
        """The party the first voice speaks for."""
        return self.chain[0].party if self.chain else None


@quick
@dataclass(frozen=True, slots=True)
class Loss:
    """A count of people or things lost; `low` and `high` are inclusive, `None` where open.

    `kind` is `None` for losses of no told kind. `total` marks a running total and not an
    increment; `part_of` is the index of the loss in the same claim that this one is a subset
    of.
    """

    party: str | None
    kind: LossKind | None
    low: int | None
    high: int | None
    span: Span
    text: str
    total: bool = False
    part_of: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon as written and, where the vocabulary knows it, its class."""

    span: Span
    text: str
    category: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one report says happened: who, to whom, where, when, on whose word.

    `frame` is the id of the frame that fired; `type_rule` the rule that gave the type,
    `OWN_TYPE` for the frame's own, `None` where a person gave it or it was read before rules
    were kept; `sentence` the span it stands in; `repeats` the id of an earlier claim of the
    report that tells the same happening (a headline and its sentence); `considered` says in
    short what was weighed and rejected, for `explain`.
    """

    report: ReportId
    trigger: Span
    event_type: EventType
    modality: Sourced[Modality]
    agent: Sourced[Argument] | Gap
    target: Sourced[Argument] | Gap
    places: tuple[Sourced[Where], ...] | Gap
    when: Sourced[When] | Gap
    attribution: Sourced[Attribution]
    losses: tuple[Sourced[Loss], ...] = ()
    weapons: tuple[Sourced[Weapon], ...] = ()
    frame: str
    type_rule: str | None = None
    sentence: Span
    repeats: ClaimId | None = None
    considered: tuple[str, ...] = ()

    @property
    def id(self) -> ClaimId:
        """Stable while arguments are corrected: only trigger and type make a claim."""
        return claim_id(self.report, self.trigger, self.event_type)

    @property
    def where(self) -> tuple[Where, ...]:
        """The places, most specific first; empty when there are none."""
        return () if isinstance(self.places, Gap) else tuple(p.value for p in self.places)

    @property
    def agent_party(self) -> str | None:
        """The agent's party, if any."""
        return None if isinstance(self.agent, Gap) else self.agent.value.party

    @property
    def target_party(self) -> str | None:
        """The target's party, if any."""
        return None if isinstance(self.target, Gap) else self.target.value.party

    @property
    def interval(self) -> When | None:
        """The interval of days, if any."""
        return None if isinstance(self.when, Gap) else self.when.value


def claim_id(report: ReportId, trigger: Span, event_type: EventType) -> ClaimId:
    """Return the id of the claim with this trigger and type in this report."""
    key = f"{report}\x1f{trigger.start}:{trigger.end}\x1f{event_type}"
    return ClaimId(blake2b(key.encode(), digest_size=12).hexdigest())
