"""The tables of a record, for reading in any SQLite browser.

Three kinds of table. *Received*: originals, reports, set_aside, failures. *Read by the machine
or a person, only ever added to*: claims with their values and grounds, judgements, reviews.
*Derived*: incidents, casualties, control, copies, and what later reports are laid beside
(sketches, tellings, site_areas, turns); they can always be made again. Days are `YYYY-MM-DD`,
moments ISO 8601 in UTC, spans half-open code points in `reports.text`, and lists JSON arrays.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from riwaya.store.columns import (
    clustered,
    key,
    metadata,
    number,
    reason_columns,
    ref,
    text,
    when_columns,
    where_columns,
)
from riwaya.store.standing_schema import site_areas as site_areas
from riwaya.store.standing_schema import sketches as sketches
from riwaya.store.standing_schema import tellings as tellings
from riwaya.store.standing_schema import turns as turns

HEAD = "0003"
"""The newest revision this version of Riwaya writes and reads."""

APPLICATION_ID = 0x52495741
"""Marks a SQLite file as a record: the letters RIWA."""

producers = Table(
    "producers",
    metadata,
    Column("no", Integer, primary_key=True),
    text("name"),
    text("version"),
    Index("ux_producers", "name", "version", unique=True),
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    text("name"),
    text("media_type"),
    number("size"),
    text("read_at"),
)

original_parts = clustered(
    "original_parts",
    key("original", "originals.sha256", kind=Text),
    key("position"),
    Column("bytes", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    text("name"),
    text("source", null=True),
    text("side", null=True),
    text("published", null=True),
    text("published_at", null=True),
    text("url", null=True),
    Column("original", Text, ForeignKey("originals.sha256"), index=True),
    text("text"),
    text("notes"),
)
Index("ix_reports_published", reports.c.published)
Index("ix_reports_source", reports.c.source)

claims = Table(
    "claims",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    ref("report", "reports.no"),
    text("words"),
    number("start"),
    number("stop"),
    text("event_type"),
    text("modality"),
    text("agent", null=True),
    text("agent_party", null=True),
    text("agent_actor", null=True),
    number("agent_start", null=True),
    number("agent_stop", null=True),
    text("target", null=True),
    text("target_party", null=True),
    text("target_actor", null=True),
    number("target_start", null=True),
    number("target_stop", null=True),
    *when_columns(),
    text("source_kind"),
    text("frame"),
    number("sentence_start"),
    number("sentence_stop"),
    text("repeats", null=True),
    text("considered"),
    text("type_rule", null=True),
)
Index("ix_claims_event_type", claims.c.event_type)
Index("ix_claims_date_first", claims.c.date_first)

claim_values = clustered(
    "claim_values",
    key("claim", "claims.no"),
    key("field", kind=Text),
    key("position"),
    text("basis", null=True),
    text("gap", null=True),
    Column("producer", Integer, ForeignKey("producers.no"), nullable=False),
    text("rule", null=True),
)

grounds = clustered(
    "grounds",
    key("claim", "claims.no"),
    key("field", kind=Text),
    key("position"),
    key("n"),
    number("start"),
    number("stop"),
    text("words"),
)

claim_places = clustered(
    "claim_places",
    key("claim", "claims.no"),
    key("position"),
    *where_columns(),
    text("name_key"),
)
Index("ix_claim_places_place_id", claim_places.c.place_id)
Index("ix_claim_places_name_key", claim_places.c.name_key)

speakers = clustered(
    "speakers",
    key("claim", "claims.no"),
    key("position"),
    text("kind"),
    text("words", null=True),
    text("party", null=True),
    text("actor", null=True),
    number("distanced"),
    number("start", null=True),
    number("stop", null=True),
)

losses = clustered(
    "losses",
    key("claim", "claims.no"),
    key("position"),
    text("party", null=True),
    text("kind", null=True),
    number("low", null=True),
    number("high", null=True),
    text("words"),
    number("start"),
    number("stop"),
    number("total"),
    number("part_of", null=True),
)

weapons = clustered(
    "weapons",
    key("claim", "claims.no"),
    key("position"),
    text("words"),
    text("category", null=True),
    number("start"),
    number("stop"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("no", Integer, primary_key=True),
    text("left_claim"),
    text("right_claim"),
    text("verdict"),
    Column("producer", Integer, ForeignKey("producers.no"), nullable=False),
    text("made"),
    Column("score", Float),
    text("parts"),
    Index("ix_judgements_pair", "left_claim", "right_claim"),
    Index("ix_judgements_right_claim", "right_claim"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("no", Integer, primary_key=True),
    ref("claim", "claims.id", kind=Text),
    text("field"),
    text("value"),
    Column("producer", Integer, ForeignKey("producers.no"), nullable=False),
    text("made"),
    text("note", null=True),
)


def _notices(name: str) -> Table:
    return clustered(
        name,
        key("path", kind=Text),
        key("item", kind=Text),
        key("reason", kind=Text),
        key("detail", kind=Text),
    )


set_aside = _notices("set_aside")
failures = _notices("failures")

copies = clustered(
    "copies",
    key("copier", "reports.id", kind=Text),
    key("original", "reports.id", kind=Text),
    text("level"),
    Column("similarity", Float, nullable=False),
    number("directed"),
    text("passages"),
)

flags = Table(
    "flags",
    metadata,
    Column("no", Integer, primary_key=True),
    ref("report", "reports.id", kind=Text),
    text("rule"),
    text("reason_ar"),
    text("reason_en"),
    text("reason_claims"),
)

incidents = clustered(
    "incidents",
    key("id", kind=Text),
    text("event_type"),
    *when_columns(),
    *where_columns(),
    text("name_key"),
    *reason_columns(),
    number("claim_count"),
    number("origin_count"),
    number("side_count"),
    number("disputed_count"),
    text("history"),
)
Index("ix_incidents_date_first", incidents.c.date_first)
Index("ix_incidents_event_type", incidents.c.event_type)
Index("ix_incidents_verdict", incidents.c.verdict)
Index("ix_incidents_name_key", incidents.c.name_key)

incident_areas = clustered(
    "incident_areas",
    key("place_id", kind=Text),
    key("incident", "incidents.id", kind=Text),
    Index("ix_incident_areas_incident", "incident"),
)

incident_claims = clustered(
    "incident_claims",
    key("incident", "incidents.id", kind=Text),
    key("position"),
    ref("claim", "claims.no"),
    text("origin"),
    text("side", null=True),
    text("interest"),
    text("stance"),
)

incident_fields = clustered(
    "incident_fields",
    key("incident", "incidents.id", kind=Text),
    key("field", kind=Text),
    number("position"),
    *reason_columns(),
)

incident_copies = clustered(
    "incident_copies",
    key("incident", "incidents.id", kind=Text),
    key("position"),
    text("left_report"),
    text("right_report"),
)

casualties = clustered(
    "casualties",
    key("incident", "incidents.id", kind=Text),
    key("position"),
    text("party", null=True),
    text("kind"),
    number("low", null=True),
    number("best", null=True),
    number("high", null=True),
    text("rule"),
)

figures = clustered(
    "figures",
    key("incident", "incidents.id", kind=Text),
    key("position"),
    key("n"),
    text("origin"),
    Column("claim", Integer, ForeignKey("claims.no"), nullable=False),
    number("low", null=True),
    number("high", null=True),
    number("total"),
)

control = Table(
    "control",
    metadata,
    Column("no", Integer, primary_key=True),
    text("place_id", null=True),
    text("name"),
    text("name_key"),
    text("date_first"),
    text("date_last", null=True),
    text("state"),
    Column("probability", Float, nullable=False),
    text("claimed"),
    text("claims"),
    Index("ix_control_place", "place_id", "date_first"),
    Index("ix_control_name_key", "name_key"),
)

sieges = Table(
    "sieges",
    metadata,
    Column("no", Integer, primary_key=True),
    text("place_id", null=True),
    text("name"),
    text("name_key"),
    text("besieger", null=True),
    text("besieged", null=True),
    text("date_first", null=True),
    text("date_last", null=True),
    text("broken_by", null=True),
    text("claims"),
)

derivation = Table(
    "derivation",
    metadata,
    Column("no", Integer, primary_key=True),
    text("version"),
    number("reports"),
    number("claims"),
    number("judgements"),
    number("reviews"),
)

runs = Table(
    "runs",
    metadata,
    Column("no", Integer, primary_key=True),
    text("started"),
    text("finished", null=True),
    text("version"),
    text("options"),
    text("outcome", null=True),
)

DERIVED = (
    sketches,
    tellings,
    site_areas,
    turns,
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
"""Replaced when all is derived anew, in an order that foreign keys allow for deletion."""
