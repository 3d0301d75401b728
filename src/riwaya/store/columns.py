"""Columns that many tables of a record share."""

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

AnyColumn = Column[Any]
Kind = type[TypeEngine[Any]]

metadata = MetaData()


def text(name: str, *, null: bool = False) -> AnyColumn:
    """A column of text, never empty unless `null`."""
    return Column(name, Text, nullable=null)


def number(name: str, *, null: bool = False) -> AnyColumn:
    """A column of whole numbers, never empty unless `null`."""
    return Column(name, Integer, nullable=null)


def key(name: str, target: str | None = None, *, kind: Kind = Integer) -> AnyColumn:
    """A column of a composite primary key; with `target` a foreign key too."""
    constraints = [ForeignKey(target)] if target else []
    return Column(name, kind, *constraints, primary_key=True, autoincrement=False)


def ref(name: str, target: str, *, kind: Kind = Integer) -> AnyColumn:
    """A foreign key with an index."""
    return Column(name, kind, ForeignKey(target), nullable=False, index=True)


def where_columns() -> list[AnyColumn]:
    """Columns of a place as written and what it was resolved to; empty when there is none."""
    return [
        text("place_name", null=True),
        Column("place_start", Integer),
        Column("place_stop", Integer),
        text("place_id", null=True),
        Column("lat", Float),
        Column("lon", Float),
        text("place_precision", null=True),
        text("country", null=True),
        text("parents", null=True),
        text("candidates", null=True),
        text("footprint", null=True),
    ]


def when_columns() -> list[AnyColumn]:
    """Columns of an interval of days; `date_precision` is empty when there is none."""
    return [
        text("date_first", null=True),
        text("date_last", null=True),
        text("date_precision", null=True),
        text("date_anomaly", null=True),
    ]


def reason_columns() -> list[AnyColumn]:
    """Columns of a verdict with its rule, its reason in both languages and its claims."""
    return [
        text("verdict"),
        text("rule"),
        text("reason_ar"),
        text("reason_en"),
        text("reason_claims"),
    ]


def clustered(name: str, *columns: AnyColumn | Index) -> Table:
    """A table stored in the order of its primary key, without a second copy of the key."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)
