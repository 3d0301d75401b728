"""What annotators find in a document: spans with what they take them to be.

`first` and `last` are a half-open range of indices into `Document.tokens`; `span` lies in
`Report.text` and leaves out attached conjunctions and prepositions.
"""

from dataclasses import dataclass
from datetime import date

from riwaya.model.making import quick
from riwaya.model.span import Span
from riwaya.model.when import DatePrecision


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym or a description of a place.

    `candidates` are gazetteer ids, best known first, empty for an unknown name in a place slot;
    `kind` is the class word before the name (its place kind), if any; `relation` says how the
    ground meant lies to the named place: `None` (the place), `countryside`, `vicinity`, `part`
    (with `direction`), `from` (with `direction`, `distance_km`), `between`, `road`, `quarters`;
    `anchors` are the mentions a `between` or `road` is stretched over.
    """

    first: int
    last: int
    span: Span
    name: str
    candidates: tuple[str, ...] = ()
    kind: str | None = None
    relation: str | None = None
    direction: str | None = None
    distance_km: float | None = None
    anchors: tuple["PlaceMention", ...] = ()
    preposition: str | None = None
    """The word that introduces it, folded (`في`, `علي`, `نحو`, `من`), attached or not."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A named or described participant.

    `actors` are actor ids in `lexicons/actors`, best first; `party` is what the words alone
    say, `None` when only the outlet and context can (`role` then names the kind of word:
    `rebels`, `terrorists`, `militias`, `resistance`, `forces` …); `head` is the index of its
    head token; `kind` is `group`, `person`, `people` (civilians), `body` (an institution) or
    `outlet`.
    """

    first: int
    last: int
    span: Span
    actors: tuple[str, ...] = ()
    party: str | None = None
    role: str | None = None
    kind: str = "group"
    head: int = 0
    preposition: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression, not yet set against a publication date.

    `rule` is the id of the grammar rule that read it; `value` its normal form as the rule
    defines it, in plain text (`weekday:5`, `day:2016-10-29`, `ago:3:month`, `month:2015-07`…);
    `ground` is `absolute`, `publication` (deictic) or `discourse` (anaphoric).
    """

    first: int
    last: int
    span: Span
    rule: str
    value: str
    ground: str
    precision: DatePrecision
    part_of_day: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A number or vague amount: inclusive `low` and `high`, `None` where open.

    `unit` is the folded key of the counted noun that follows or is inside it (a dual), if any;
    `vague` is the rule id for a vague word.
    """

    first: int
    last: int
    span: Span
    low: int | None
    high: int | None
    unit: str | None = None
    vague: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A time mention as an interval of days, with the ground it was resolved from."""

    first: date | None
    last: date | None
    precision: DatePrecision
    ground: str
    anomaly: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerMention:
    """A word or phrase that may name an event.

    `frame` is the id of the frame; `form` is `past`, `present`, `passive`, `masdar`,
    `participle`, `noun` or `phrase`; `clitics` are the proclitics taken off, folded; `pronoun`
    is the attached pronoun, folded; `plural` and `feminine` are what the form says of its
    subject.
    """

    first: int
    last: int
    span: Span
    frame: str
    form: str
    clitics: str = ""
    pronoun: str | None = None
    plural: bool = False
    feminine: bool = False
    definite: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class CueMention:
    """A word or phrase that steers reading: speech, modality, light verbs, boundaries.

    `kind` is the cue's class and `cue` its id in `lexicons/cues`; `form` as in
    `TriggerMention`.
    """

    first: int
    last: int
    span: Span
    cue: str
    kind: str
    form: str = "phrase"
    clitics: str = ""
    pronoun: str | None = None
    plural: bool = False
    feminine: bool = False


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponMention:
    """A weapon, with its class in the weapons vocabulary."""

    first: int
    last: int
    span: Span
    weapon: str
    category: str
