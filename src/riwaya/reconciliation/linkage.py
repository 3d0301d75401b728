"""Which claims tell one happening: blocking and scoring with Splink on DuckDB."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_library import CustomComparison

from riwaya.lexicons.reconciliation import Comparison, ReconciliationRules
from riwaya.reconciliation.features import Row

CHUNK = 100_000
"""Claims on the left side of one round of scoring; bounds the memory that pairs take."""

INSIDE, PLACED, UNPLACED, SURE = 1, 2, 4, 8
"""Marks of keys under which claims are not looked for among their like: by the area around
their place, by the name of a place that is known, by a word that may be a place's name, and
where it is sure who did it."""

VAGUE_DAYS = 31
"""What is told of so many days, and lasts no longer than one, has one of them for its day."""

_KM = """
CREATE OR REPLACE MACRO km(a, b, c, d) AS
  12742 * asin(sqrt(least(1, pow(sin(radians(c - a) / 2), 2)
    + cos(radians(a)) * cos(radians(c)) * pow(sin(radians(d - b) / 2), 2))))
"""

_SPOTS = """
CREATE TABLE spots AS
  SELECT unique_id, unnest(list_concat(places, around)) AS spot FROM claims
  UNION ALL
  SELECT unique_id, hash('whole', floor(lat / $grid), floor(lon / $grid)) >> 1
  FROM claims WHERE lat IS NOT NULL
  UNION ALL
  SELECT unique_id, hash('half', floor(lat / $grid + 0.5), floor(lon / $grid + 0.5)) >> 1
  FROM claims WHERE lat IS NOT NULL
"""

_BUCKETS = f"""
CREATE TABLE buckets AS
  SELECT unique_id, unnest(list_distinct(list_concat(
    list_transform(range(d0, d1 + 1), lambda d: 'e' || (d // 2)),
    list_transform(range(d0, d1 + 1), lambda d: 'o' || ((d + 1) // 2))))) AS bucket
  FROM claims WHERE (dated <> 'state' AND d1 - d0 <= $wide)
    OR (dated = 'state' AND NOT list_contains($states, type) AND d1 - d0 <= {VAGUE_DAYS})
  UNION ALL
  SELECT unique_id, unnest(list_concat(
    list_transform(range(greatest(d0, d1 - 730) // w, d1 // w + 1), lambda d: 's' || d),
    list_transform(range((greatest(d0, d1 - 730) + w // 2) // w, (d1 + w // 2) // w + 1),
      lambda d: 't' || d))) AS bucket
  FROM (SELECT *, CAST(2 * $window AS BIGINT) AS w FROM claims)
  WHERE dated = 'state' OR (dated = 'none' AND list_contains($states, type))
"""

_AREAS = f"""
CREATE TABLE areas AS
  SELECT c.unique_id, c.kind, c.agent_bloc, c.agent_sure, a.area, t.bucket, a.lone
  FROM (SELECT unique_id, agent_bloc, agent_sure, unnest(list_concat([type],
          CASE WHEN outcome = 'denied' THEN akin ELSE [] END)) AS kind FROM claims) c
  JOIN (SELECT unique_id, unnest(parents) AS area, {INSIDE} AS lone FROM claims
        UNION ALL
        SELECT unique_id, unnest(places), 0 FROM claims WHERE radius >= $coarse) a
    USING (unique_id)
  JOIN buckets t USING (unique_id)
"""

_NAMED = f"""
CREATE TABLE named AS
  SELECT unique_id, blocks, unnest(names) AS name,
    CASE WHEN len(places) = 0 THEN {UNPLACED} WHEN lat IS NULL THEN 0 ELSE {PLACED} END AS lone
  FROM claims
"""

_KEYS = f"""
CREATE TABLE keys AS
  SELECT c.unique_id, hash(b.block, s.spot, t.bucket) AS key, 0 AS lone
  FROM (SELECT unique_id, unnest(blocks) AS block FROM claims) b
  JOIN claims c USING (unique_id)
  JOIN spots s USING (unique_id)
  JOIN buckets t USING (unique_id)
  UNION ALL
  SELECT n.unique_id, hash(n.block, n.name, t.bucket), n.lone
  FROM (SELECT unique_id, unnest(blocks) AS block, name, lone FROM named
        WHERE name IN (SELECT name FROM named WHERE lone <> {PLACED})) n
  JOIN buckets t USING (unique_id)
  UNION ALL
  SELECT unique_id, hash('area', kind, agent_bloc, area, bucket), lone FROM areas
  UNION ALL
  SELECT unique_id, hash('unsure', kind, area, bucket),
    lone | CASE WHEN agent_sure THEN {SURE} ELSE 0 END
  FROM areas
  SEMI JOIN (SELECT kind, area, bucket FROM areas WHERE NOT agent_sure)
    USING (kind, area, bucket)
  UNION ALL
  SELECT unique_id, hash('words', type, w, published // 28), 0
  FROM (SELECT *, unnest([words[1:2], words[-2:]]) AS w FROM claims WHERE len(words) >= 4)
  UNION ALL
  SELECT unique_id, hash('words', type, w, (published + 14) // 28 + 0.5), 0
  FROM (SELECT *, unnest([words[1:2], words[-2:]]) AS w FROM claims WHERE len(words) >= 4)
"""

COARSE_KM = 12.0
"""A place of this radius or more is compared with the places inside it."""


@dataclass(frozen=True)
class Edges:
    """Scored pairs of rows: weights in thousandths of log2, a column of levels a comparison.

    Whole numbers, so that no sum depends on the order in which it is made.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    weight: NDArray[np.int64]
    levels: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.left)

    @classmethod
    def none(cls, comparisons: int) -> "Edges":
        """Return an empty set of pairs."""
        empty = np.empty(0, np.int64)
        return cls(empty, empty, empty, np.empty((0, comparisons), np.int8))

    def join(self, other: "Edges") -> "Edges":
        """Return the pairs of both."""
        return Edges(
            np.concatenate([self.left, other.left]),
            np.concatenate([self.right, other.right]),
            np.concatenate([self.weight, other.weight]),
            np.concatenate([self.levels, other.levels]),
        )


class Scorer:
    """Rows in an in-memory DuckDB, blocked and scored by Splink with the rules' settings."""

    def __init__(self, rows: Sequence[Row], rules: ReconciliationRules) -> None:
        # Splink warns of levels without a null level; ours close with ELSE on purpose.
        logging.getLogger("splink").setLevel(logging.ERROR)
        self._rules = rules
        self._count = len(rows)
        self._con = duckdb.connect(":memory:", config={"threads": 2})
        self._con.execute("SET enable_progress_bar = false")
        self._con.execute(_KM)
        self._load(rows)

    def close(self) -> None:
        """Let go of the database."""
        self._con.close()

    def _load(self, rows: Sequence[Row]) -> None:
        """Make the table of claims, with what the rules say of their types and outcomes."""
        given = _arrow(rows)  # noqa: F841  DuckDB finds it by name
        kinds = _kinds(self._rules)  # noqa: F841
        outcomes = _outcomes(self._rules)  # noqa: F841
        self._con.execute(
            "CREATE TABLE claims AS SELECT t.*, k.blocks, k.akin, o.excludes "
            "FROM given t JOIN kinds k USING (type) JOIN outcomes o USING (outcome) "
            "ORDER BY unique_id"
        )

    def score(self, since: int = 0, *, least: float | None = None) -> Edges:
        """Return the pairs worth showing that have a row number of `since` or more.

        `least` is the weight from which a pair is; that of the rules by default.
        """
        floor = self._rules.linkage.suggest if least is None else least
        if self._count < 2:  # noqa: PLR2004  a pair needs two
            return Edges.none(len(self._rules.comparisons))
        self._block()
        linker, api = self._linker()
        edges = Edges.none(len(self._rules.comparisons))
        for start in range(since, self._count, CHUNK):
            name = self._candidates(start, min(start + CHUNK, self._count))
            edges = edges.join(self._predict(linker, api, name, floor))
        return edges

    def _block(self) -> None:
        """Give every claim the keys under which it is looked for."""
        linkage = self._rules.linkage
        self._con.execute(_SPOTS, {"grid": self._rules.grid_degrees})
        states = sorted(self._rules.states | self._rules.lasting)
        wide, window = linkage.wide_days + 1, linkage.state_window
        self._con.execute(_BUCKETS, {"wide": wide, "window": window, "states": states})
        self._con.execute(_AREAS, {"coarse": COARSE_KM})
        self._con.execute(_NAMED)
        self._con.execute(_KEYS)

    def compare(self, pairs: Sequence[tuple[int, int]] = ((0, 1),)) -> Edges:
        """Return the scores of these pairs, whatever they are and whatever parts them."""
        given = pa.table(  # noqa: F841  DuckDB finds it by name
            {"i": [min(pair) for pair in pairs], "j": [max(pair) for pair in pairs]}
        )
        self._con.execute(
            "CREATE TABLE blocked AS SELECT CAST('0' AS VARCHAR) AS match_key, "
            "CAST(i AS BIGINT) AS join_key_l, CAST(j AS BIGINT) AS join_key_r FROM given"
        )
        linker, api = self._linker()
        return self._predict(linker, api, "blocked", -1000.0)

    def constraints(self) -> list[str]:
        """Return the ids of the constraints that the first two rows break."""
        self._con.execute("CREATE TABLE pairs AS SELECT 0 AS i, 1 AS j")
        told = ", ".join(f"coalesce(({c.sql}), FALSE)" for c in self._rules.constraints)
        row = self._con.execute(f"SELECT {told} FROM {self._joined('pairs')}").fetchone()
        return [
            c.id for c, broken in zip(self._rules.constraints, row or (), strict=True) if broken
        ]

    def _candidates(self, start: int, end: int) -> str:
        """Make a table of the pairs whose later row lies in [start, end); return its name."""
        name = f"blocked_{start}"
        self._con.execute(
            f"CREATE TABLE {name} AS "
            "WITH pairs AS (SELECT DISTINCT a.unique_id AS i, b.unique_id AS j "
            "FROM keys a JOIN keys b ON a.key = b.key AND a.unique_id < b.unique_id "
            "AND a.lone & b.lone = 0 "
            f"WHERE b.unique_id >= {start} AND b.unique_id < {end}) "
            "SELECT CAST('0' AS VARCHAR) AS match_key, i AS join_key_l, j AS join_key_r "
            f"FROM ({self._unconstrained('pairs')})"
        )
        return name

    def _predict(self, linker: Linker, api: DuckDBAPI, name: str, least: float) -> Edges:
        """Score the pairs of a table, keep those of the least weight, drop the table."""
        linker.table_management.register_blocked_pairs_for_predict(api.register(name))
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        names = ", ".join(f"mw_{c.id}" for c in self._rules.comparisons)
        columns = self._con.execute(
            "SELECT unique_id_l, unique_id_r, "
            f"CAST(round(match_weight * 1000) AS BIGINT) AS w, {names} "
            f"FROM {found.physical_name} ORDER BY 1, 2"
        ).fetchnumpy()
        found.drop_table_from_database_and_remove_from_cache()
        self._con.execute(f"DROP TABLE {name}")
        return _edges(columns, self._rules.comparisons)

    def _unconstrained(self, pairs: str) -> str:
        """Return the query for the pairs of a table (i, j) that break no constraint."""
        return (
            f"SELECT p.i, p.j FROM {self._joined(pairs)} WHERE ({self._broken()}) IS NOT TRUE"
        )

    def _joined(self, pairs: str) -> str:
        fields = ", ".join(
            f"{side}.{field} AS {field}_{side}"
            for side in ("l", "r")
            for field in (*Row._fields, "blocks", "akin", "excludes")
        )
        return (
            f"(SELECT p.i, p.j, {fields} FROM {pairs} p "
            "JOIN claims l ON l.unique_id = p.i JOIN claims r ON r.unique_id = p.j) p"
        )

    def _broken(self) -> str:
        return " OR ".join(f"coalesce(({c.sql}), FALSE)" for c in self._rules.constraints)

    def forbidden(self, groups: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
        """Return the pairs (i < j) inside the groups of row numbers that break a constraint."""
        members = [(number, row) for number, group in enumerate(groups) for row in group]
        if not members:
            return set()
        inside = pa.table(  # noqa: F841  DuckDB finds it by name
            {"g": [m[0] for m in members], "row": [m[1] for m in members]}
        )
        self._con.execute(
            'CREATE OR REPLACE TABLE together AS SELECT a."row" AS i, b."row" AS j '
            'FROM inside a JOIN inside b ON a.g = b.g AND a."row" < b."row"'
        )
        found = self._con.execute(
            f"SELECT p.i, p.j FROM {self._joined('together')} WHERE {self._broken()}"
        ).fetchall()
        return {(int(i), int(j)) for i, j in found}

    def _linker(self) -> tuple[Linker, DuckDBAPI]:
        api = DuckDBAPI(connection=self._con)
        linker = Linker(
            api.register("claims"),
            settings(self._rules),
            log_level=None,
            validate_settings=False,
        )
        return linker, api


def settings(rules: ReconciliationRules) -> SettingsCreator:
    """Return the rules as Splink settings; the same run on any engine that Splink knows."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        probability_two_random_records_match=rules.linkage.prior,
        comparisons=[_comparison(comparison) for comparison in rules.comparisons],
        blocking_rules_to_generate_predictions=[block_on("unique_id")],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
    )


def _comparison(comparison: Comparison) -> CustomComparison:
    return CustomComparison(
        output_column_name=comparison.id,
        comparison_description=comparison.why,
        comparison_levels=[
            {
                "sql_condition": level.sql,
                "label_for_charts": level.id,
                "m_probability": level.m,
                "u_probability": level.u,
            }
            for level in comparison.levels
        ],
    )


def _edges(columns: dict[str, NDArray[Any]], comparisons: Sequence[Comparison]) -> Edges:
    levels = [_levels(np.asarray(columns[f"mw_{c.id}"]), c) for c in comparisons]
    return Edges(
        np.asarray(columns["unique_id_l"]).astype(np.int64),
        np.asarray(columns["unique_id_r"]).astype(np.int64),
        np.asarray(columns["w"]).astype(np.int64),
        np.stack(levels, axis=1) if len(columns["w"]) else np.empty((0, len(levels)), np.int8),
    )


def _levels(weights: NDArray[np.float64], comparison: Comparison) -> NDArray[np.int8]:
    """Return the level that gave each weight; no two levels of a comparison weigh the same."""
    known = np.array([level.weight for level in comparison.levels])
    ascending = np.argsort(known)
    middles = (known[ascending][1:] + known[ascending][:-1]) / 2
    return ascending[np.searchsorted(middles, weights)].astype(np.int8)


_TYPES = {
    "published": pa.int64(),
    "d0": pa.int64(),
    "d1": pa.int64(),
    "places": pa.list_(pa.int64()),
    "parents": pa.list_(pa.int64()),
    "around": pa.list_(pa.int64()),
    "names": pa.list_(pa.int64()),
    "lat": pa.float64(),
    "lon": pa.float64(),
    "radius": pa.float64(),
    "agent_sure": pa.bool_(),
    "target_sure": pa.bool_(),
    "killed_low": pa.int64(),
    "killed_high": pa.int64(),
    "wounded_low": pa.int64(),
    "weapons": pa.list_(pa.string()),
    "words": pa.list_(pa.int64()),
}


def _arrow(rows: Sequence[Row]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(Row._fields)
    arrays = {
        name: pa.array(column, type=_TYPES.get(name, pa.string()))
        for name, column in zip(Row._fields, columns, strict=True)
    }
    return pa.table({"unique_id": pa.array(range(len(rows)), type=pa.int64()), **arrays})


def _kinds(rules: ReconciliationRules) -> pa.Table:
    types = sorted({t for members in rules.blocks.values() for t in members})
    return pa.table(
        {
            "type": types,
            "blocks": [
                [b for b, members in rules.blocks.items() if t in members] for t in types
            ],
            "akin": pa.array(
                [list(rules.akin.get(t, ())) for t in types], pa.list_(pa.string())
            ),
        }
    )


def _outcomes(rules: ReconciliationRules) -> pa.Table:
    names = sorted({o for told in rules.outcomes.values() for o in told.values()})
    return pa.table(
        {
            "outcome": names,
            "excludes": pa.array(
                [list(rules.exclusive.get(n, ())) for n in names], pa.list_(pa.string())
            ),
        }
    )
