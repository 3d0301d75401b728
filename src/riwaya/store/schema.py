"""The tables of a record, for reading in any SQLite browser.

Three kinds of table. *Received*: originals, reports, set_aside, failures. *Read by the machine
or a person, only ever added to*: claims with their values and grounds, judgements, reviews.
*Derived*: incidents, casualties, control, copies; they are replaced whole and can always be
made again. Days are `YYYY-MM-DD`, moments ISO 8601 in UTC, spans half-open code points in
`reports.text`, and lists JSON arrays.
"""

from typing import Any

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

AnyColumn = Column[Any]
Kind = type[TypeEngine[Any]]

HEAD = "0001"
"""The newest revision this version of Riwaya writes and reads."""

APPLICATION_ID = 0x52495741
"""Marks a SQLite file as a record: the letters RIWA."""

metadata = MetaData()


def _text(name: str, *, null: bool = False) -> AnyColumn:
    return Column(name, Text, nullable=null)


def _number(name: str, *, null: bool = False) -> AnyColumn:
    return Column(name, Integer, nullable=null)


def _key(name: str, target: str | None = None, *, kind: Kind = Integer) -> AnyColumn:
    """A column of a composite primary key; with `target` a foreign key too."""
    constraints = [ForeignKey(target)] if target else []
    return Column(name, kind, *constraints, primary_key=True, autoincrement=False)


def _ref(name: str, target: str, *, kind: Kind = Integer) -> AnyColumn:
    return Column(name, kind, ForeignKey(target), nullable=False, index=True)


def _where() -> list[AnyColumn]:
    """Columns of a place as written and what it was resolved to; empty when there is none."""
    return [
        _text("place_name", null=True),
        Column("place_start", Integer),
        Column("place_stop", Integer),
        _text("place_id", null=True),
        Column("lat", Float),
        Column("lon", Float),
        _text("place_precision", null=True),
        _text("country", null=True),
        _text("parents", null=True),
        _text("candidates", null=True),
        _text("footprint", null=True),
    ]


def _when() -> list[AnyColumn]:
    """Columns of an interval of days; `date_precision` is empty when there is none."""
    return [
        _text("date_first", null=True),
        _text("date_last", null=True),
        _text("date_precision", null=True),
        _text("date_anomaly", null=True),
    ]


def _reason() -> list[AnyColumn]:
    """Columns of a verdict with its rule, its reason in both languages and its claims."""
    return [
        _text("verdict"),
        _text("rule"),
        _text("reason_ar"),
        _text("reason_en"),
        _text("reason_claims"),
    ]


def _clustered(name: str, *columns: AnyColumn | Index) -> Table:
    """A table stored in the order of its primary key, without a second copy of the key."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


producers = Table(
    "producers",
    metadata,
    Column("no", Integer, primary_key=True),
    _text("name"),
    _text("version"),
    Index("ux_producers", "name", "version", unique=True),
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    _text("name"),
    _text("media_type"),
    _number("size"),
    _text("read_at"),
)

original_parts = _clustered(
    "original_parts",
    _key("original", "originals.sha256", kind=Text),
    _key("position"),
    Column("bytes", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _text("name"),
    _text("source", null=True),
    _text("side", null=True),
    _text("published", null=True),
    _text("published_at", null=True),
    _text("url", null=True),
    Column("original", Text, ForeignKey("originals.sha256"), index=True),
    _text("text"),
    _text("notes"),
)
Index("ix_reports_published", reports.c.published)
Index("ix_reports_source", reports.c.source)

claims = Table(
    "claims",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _ref("report", "reports.no"),
    _text("words"),
    _number("start"),
    _number("stop"),
    _text("event_type"),
    _text("modality"),
    _text("agent", null=True),
    _text("agent_party", null=True),
    _text("agent_actor", null=True),
    _number("agent_start", null=True),
    _number("agent_stop", null=True),
    _text("target", null=True),
    _text("target_party", null=True),
    _text("target_actor", null=True),
    _number("target_start", null=True),
    _number("target_stop", null=True),
    *_when(),
    _text("source_kind"),
    _text("frame"),
    _number("sentence_start"),
    _number("sentence_stop"),
    _text("repeats", null=True),
    _text("considered"),
)
Index("ix_claims_event_type", claims.c.event_type)
Index("ix_claims_date_first", claims.c.date_first)

claim_values = _clustered(
    "claim_values",
    _key("claim", "claims.no"),
    _key("field", kind=Text),
    _key("position"),
    _text("basis", null=True),
    _text("gap", null=True),
    Column("producer", Integer, ForeignKey("producers.no"), nullable=False),
    _text("rule", null=True),
    _text("candidates", null=True),
)

grounds = _clustered(
    "grounds",
    _key("claim", "claims.no"),
    _key("field", kind=Text),
    _key("position"),
    _key("n"),
    _number("start"),
    _number("stop"),
    _text("words"),
)

claim_places = _clustered(
    "claim_places",
    _key("claim", "claims.no"),
    _key("position"),
    *_where(),
    _text("name_key"),
)
Index("ix_claim_places_place_id", claim_places.c.place_id)
Index("ix_claim_places_name_key", claim_places.c.name_key)

speakers = _clustered(
    "speakers",
    _key("claim", "claims.no"),
    _key("position"),
    _text("kind"),
    _text("words", null=True),
    _text("party", null=True),
    _text("actor", null=True),
    _number("distanced"),
    _number("start", null=True),
    _number("stop", null=True),
)

losses = _clustered(
    "losses",
    _key("claim", "claims.no"),
    _key("position"),
    _text("party", null=True),
    _text("kind", null=True),
    _number("low", null=True),
    _number("high", null=True),
    _text("words"),
    _number("start"),
    _number("stop"),
    _number("total"),
    _number("part_of", null=True),
)

weapons = _clustered(
    "weapons",
    _key("claim", "claims.no"),
    _key("position"),
    _text("words"),
    _text("category", null=True),
    _number("start"),
    _number("stop"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("no", Integer, primary_key=True),
    _text("left_claim"),
    _text("right_claim"),
    _text("verdict"),
    Column("producer", Integer, ForeignKey("producers.no"), nullable=False),
    _text("made"),
    Column("score", Float),
    _text("parts"),
    Index("ix_judgements_pair", "left_claim", "right_claim"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("no", Integer, primary_key=True),
    _ref("claim", "claims.id", kind=Text),
    _text("field"),
    _text("value"),
    Column("producer", Integer, ForeignKey("producers.no"), nullable=False),
    _text("made"),
    _text("note", null=True),
)


def _notices(name: str) -> Table:
    return _clustered(
        name,
        _key("path", kind=Text),
        _key("item", kind=Text),
        _key("reason", kind=Text),
        _key("detail", kind=Text),
    )


set_aside = _notices("set_aside")
failures = _notices("failures")

copies = _clustered(
    "copies",
    _key("copier", "reports.id", kind=Text),
    _key("original", "reports.id", kind=Text),
    _text("level"),
    Column("similarity", Float, nullable=False),
    _number("directed"),
    _text("passages"),
)

flags = Table(
    "flags",
    metadata,
    Column("no", Integer, primary_key=True),
    _ref("report", "reports.id", kind=Text),
    _text("rule"),
    _text("reason_ar"),
    _text("reason_en"),
    _text("reason_claims"),
)

incidents = _clustered(
    "incidents",
    _key("id", kind=Text),
    _text("event_type"),
    *_when(),
    *_where(),
    _text("name_key"),
    *_reason(),
    _number("claim_count"),
    _number("origin_count"),
    _number("side_count"),
    _number("disputed_count"),
    _text("history"),
)
Index("ix_incidents_date_first", incidents.c.date_first)
Index("ix_incidents_event_type", incidents.c.event_type)
Index("ix_incidents_verdict", incidents.c.verdict)
Index("ix_incidents_name_key", incidents.c.name_key)

incident_areas = _clustered(
    "incident_areas",
    _key("place_id", kind=Text),
    _key("incident", "incidents.id", kind=Text),
    Index("ix_incident_areas_incident", "incident"),
)

incident_claims = _clustered(
    "incident_claims",
    _key("incident", "incidents.id", kind=Text),
    _key("position"),
    _ref("claim", "claims.no"),
    _text("origin"),
    _text("side", null=True),
    _text("interest"),
    _text("stance"),
)

incident_fields = _clustered(
    "incident_fields",
    _key("incident", "incidents.id", kind=Text),
    _key("field", kind=Text),
    _number("position"),
    *_reason(),
)

incident_copies = _clustered(
    "incident_copies",
    _key("incident", "incidents.id", kind=Text),
    _key("position"),
    _text("left_report"),
    _text("right_report"),
)

casualties = _clustered(
    "casualties",
    _key("incident", "incidents.id", kind=Text),
    _key("position"),
    _text("party", null=True),
    _text("kind"),
    _number("low", null=True),
    _number("best", null=True),
    _number("high", null=True),
    _text("rule"),
)

figures = _clustered(
    "figures",
    _key("incident", "incidents.id", kind=Text),
    _key("position"),
    _key("n"),
    _text("origin"),
    Column("claim", Integer, ForeignKey("claims.no"), nullable=False),
    _number("low", null=True),
    _number("high", null=True),
    _number("total"),
)

control = Table(
    "control",
    metadata,
    Column("no", Integer, primary_key=True),
    _text("place_id", null=True),
    _text("name"),
    _text("name_key"),
    _text("date_first"),
    _text("date_last", null=True),
    _text("state"),
    Column("probability", Float, nullable=False),
    _text("claimed"),
    _text("claims"),
    Index("ix_control_place", "place_id", "date_first"),
    Index("ix_control_name_key", "name_key"),
)

sieges = Table(
    "sieges",
    metadata,
    Column("no", Integer, primary_key=True),
    _text("place_id", null=True),
    _text("name"),
    _text("name_key"),
    _text("besieger", null=True),
    _text("besieged", null=True),
    _text("date_first", null=True),
    _text("date_last", null=True),
    _text("broken_by", null=True),
    _text("claims"),
)

derivation = Table(
    "derivation",
    metadata,
    Column("no", Integer, primary_key=True),
    _text("version"),
    _number("reports"),
    _number("claims"),
    _number("judgements"),
    _number("reviews"),
)

runs = Table(
    "runs",
    metadata,
    Column("no", Integer, primary_key=True),
    _text("started"),
    _text("finished", null=True),
    _text("version"),
    _text("options"),
    _text("outcome", null=True),
)

DERIVED = (
    figures,
    casualties,
    incident_copies,
    incident_fields,
    incident_claims,
    incident_areas,
    control,
    sieges,
    flags,
    copies,
    incidents,
)
"""Replaced whole at each reconciliation, in an order that foreign keys allow for deletion."""
