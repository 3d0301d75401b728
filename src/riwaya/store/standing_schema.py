"""The derived tables that later reports are laid beside."""

from sqlalchemy import Column, Index, LargeBinary, Text

from riwaya.store.columns import clustered, key, text

sketches = clustered(
    "sketches",
    key("report", "reports.no"),
    Column("bands", LargeBinary, nullable=False),
)

tellings = clustered(
    "tellings",
    key("site", kind=Text),
    key("claim", "claims.no"),
    key("position"),
    text("kind"),
    text("value"),
    Index("ix_tellings_claim", "claim"),
)

site_areas = clustered(
    "site_areas",
    key("area", kind=Text),
    key("site", kind=Text),
    Index("ix_site_areas_site", "site"),
)

turns = clustered(
    "turns",
    key("place"),
    key("day"),
    key("incident", "incidents.id", kind=Text),
    Index("ix_turns_incident", "incident"),
)
