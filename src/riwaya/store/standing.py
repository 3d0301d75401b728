"""What was derived, seen by a report that comes later: what it has to be laid beside."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, func, select
from sqlalchemy import text as sql

from riwaya.model import ClaimId, IncidentId, ReportId
from riwaya.store import schema
from riwaya.store.contents import Pending, Standing, Telling, Turn
from riwaya.store.reading import chunks, listed
from riwaya.store.rows import Rows

Window = tuple[str, int, int, int, int]
"""Claims of a type: first and last day (proleptic ordinals) of single days, then of states."""

_EPOCH = 1721424.5
"""The Julian day that proleptic ordinals count from."""


def pending(connection: Connection, version: str) -> Pending | None:
    """Return what came in since all was derived; `None` where all has to be derived anew."""
    made = connection.execute(select(schema.derivation)).first()
    if made is None or made.version != version:
        return None
    sketched = select(schema.sketches.c.report)
    if connection.scalar(select(func.count()).select_from(schema.sketches)) != made.reports:
        return None
    reports = schema.reports
    fresh = connection.scalars(select(reports.c.id).where(reports.c.no.not_in(sketched)))
    judged, reviews = schema.judgements, schema.reviews
    pairs = connection.execute(
        select(judged.c.left_claim, judged.c.right_claim).where(judged.c.no > made.judgements)
    )
    corrected = connection.scalars(select(reviews.c.claim).where(reviews.c.no > made.reviews))
    return Pending(
        frozenset(map(ReportId, fresh)),
        frozenset(map(ClaimId, corrected)),
        frozenset(ClaimId(claim) for pair in pairs for claim in pair),
        made.claims,
    )


def sketches(connection: Connection) -> Iterator[tuple[ReportId, bytes]]:
    """Yield the sketch of each report that stands in incidents."""
    table = schema.sketches
    wanted = select(schema.reports.c.id, table.c.bands).join(
        schema.reports, schema.reports.c.no == table.c.report
    )
    for row in connection.execution_options(yield_per=1000).execute(wanted):
        yield ReportId(row.id), row.bands


def copied_with(connection: Connection, reports: Iterable[ReportId]) -> set[ReportId]:
    """Return these reports and all that copies connect with them."""
    copies = schema.copies
    met, todo = set(reports), set(reports)
    while todo:
        wanted = listed(sorted(todo))
        rows = connection.execute(
            select(copies.c.copier, copies.c.original)
            .where(copies.c.copier.in_(wanted))
            .union(
                select(copies.c.copier, copies.c.original).where(copies.c.original.in_(wanted))
            )
        )
        todo = {ReportId(one) for row in rows for one in row} - met
        met |= todo
    return met


_LINKED = sql("""
    WITH wanted AS (SELECT value AS id FROM json_each(:ids))
    SELECT right_claim AS id FROM judgements JOIN wanted ON left_claim = wanted.id
      WHERE verdict = 'same' OR score >= :accept
    UNION SELECT left_claim FROM judgements JOIN wanted ON right_claim = wanted.id
      WHERE verdict = 'same' OR score >= :accept
    UNION SELECT repeats FROM claims JOIN wanted ON claims.id = wanted.id
      WHERE repeats IS NOT NULL
    UNION SELECT later.id FROM wanted JOIN claims ON claims.id = wanted.id
      JOIN claims AS later ON later.report = claims.report AND later.repeats = claims.id
""")


def linked(connection: Connection, claims: Iterable[ClaimId], accept: float) -> set[ClaimId]:
    """Return these claims and all that links of this weight or people's word connect."""
    met, todo = set(claims), set(claims)
    while todo:
        found: set[ClaimId] = set()
        for chunk in chunks(sorted(todo)):
            given = {"ids": json.dumps(chunk), "accept": accept}
            found.update(ClaimId(row.id) for row in connection.execute(_LINKED, given))
        todo = found - met
        met |= todo
    return met


_NEAR = sql("""
    WITH day AS (
      SELECT claims.id, event_type, date_first, date_last,
        coalesce(date_first, date_last, date(published, '-7 days')) AS low,
        coalesce(date_last, max(date_first, coalesce(published, date_first)), published)
          AS high,
        CASE WHEN date_first IS NULL OR date_last IS NULL THEN date_precision IS NOT NULL
          ELSE julianday(date_last) - julianday(date_first) > 1 END AS lasts
      FROM claims JOIN reports ON reports.no = claims.report
    )
    SELECT DISTINCT id FROM day JOIN (
      SELECT value ->> 0 AS type, value ->> 1 AS d0, value ->> 2 AS d1,
        value ->> 3 AS s0, value ->> 4 AS s1 FROM json_each(:windows)
    ) ON event_type = type
    WHERE low IS NULL
      OR julianday(low) - :epoch <= iif(lasts, s1, d1)
      AND julianday(high) - :epoch >= iif(lasts, s0, d0)
    UNION SELECT claim FROM reviews
""")


def near(connection: Connection, windows: Sequence[Window]) -> set[ClaimId]:
    """Return the claims of these types and days, and all that people corrected."""
    given = {"windows": json.dumps(windows), "epoch": _EPOCH}
    return {ClaimId(row.id) for row in connection.execute(_NEAR, given)}


def tellings(
    connection: Connection, *, claims: Iterable[ClaimId] = (), sites: Iterable[str] = ()
) -> list[Telling]:
    """Return what these claims tell of places, then what all claims tell of these places."""
    table = schema.tellings
    wanted = select(table, schema.claims.c.id).join(
        schema.claims, schema.claims.c.no == table.c.claim
    )
    asked = [
        *(schema.claims.c.id.in_(listed(chunk)) for chunk in chunks(sorted(claims))),
        *(table.c.site.in_(listed(chunk)) for chunk in chunks(sorted(sites))),
    ]
    return [
        Telling(row.site, ClaimId(row.id), row.position, row.kind, row.value)
        for condition in asked
        for row in connection.execute(wanted.where(condition))
    ]


def areas_of(
    connection: Connection, *, sites: Collection[str] = (), areas: Collection[str] = ()
) -> set[tuple[str, str]]:
    """Return the pairs of area and site in which one of these sites or areas stands."""
    table = schema.site_areas
    rows = connection.execute(
        select(table)
        .where(table.c.site.in_(listed(sorted(sites))))
        .union(select(table).where(table.c.area.in_(listed(sorted(areas)))))
    )
    return {(row.area, row.site) for row in rows}


def turns(
    connection: Connection,
    *,
    places: Collection[int] = (),
    incidents: Collection[IncidentId] = (),
) -> list[Turn]:
    """Return the turns at these places and those of these incidents."""
    table = schema.turns
    rows = connection.execute(
        select(table)
        .where(table.c.place.in_(listed(sorted(places))))
        .union(select(table).where(table.c.incident.in_(listed(sorted(incidents)))))
    )
    return [(row.place, row.day, IncidentId(row.incident)) for row in rows]


def incidents_of(connection: Connection, claims: Iterable[ClaimId]) -> set[IncidentId]:
    """Return the incidents in which these claims stand."""
    told = schema.incident_claims
    wanted = select(told.c.incident).join(schema.claims, schema.claims.c.no == told.c.claim)
    found: set[IncidentId] = set()
    for chunk in chunks(sorted(claims)):
        mine = wanted.where(schema.claims.c.id.in_(listed(chunk)))
        found.update(map(IncidentId, connection.scalars(mine)))
    return found


def standing_rows(
    standing: Standing, numbers: Mapping[str, int], reports: Mapping[str, int]
) -> Rows:
    """Return the rows of what later reports are laid beside."""
    rows: Rows = defaultdict(list)
    rows["sketches"] = [
        {"report": reports[report], "bands": bands} for report, bands in standing.sketches
    ]
    rows["tellings"] = [
        {
            "site": telling.site,
            "claim": numbers[telling.claim],
            "position": telling.position,
            "kind": telling.kind,
            "value": telling.value,
        }
        for telling in standing.tellings
    ]
    rows["site_areas"] = [
        {"area": area, "site": site} for area, site in sorted(standing.inside)
    ]
    rows["turns"] = [
        {"place": place, "day": day, "incident": incident}
        for place, day, incident in sorted(standing.turns)
    ]
    return rows


class Surroundings:
    """What stands in a record, asked for by what is new: each method is one question."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def pending(self, version: str) -> Pending | None:
        """Return what came in since; `None` where all has to be derived anew."""
        with self._reading() as connection:
            return pending(connection, version)

    def sketches(self) -> Iterator[tuple[ReportId, bytes]]:
        """Yield the sketch of each report that stands in incidents."""
        with self._reading() as connection:
            yield from sketches(connection)

    def copied_with(self, reports: Iterable[ReportId]) -> set[ReportId]:
        """Return these reports and all that copies connect with them."""
        with self._reading() as connection:
            return copied_with(connection, reports)

    def linked(self, claims: Iterable[ClaimId], accept: float) -> set[ClaimId]:
        """Return these claims and all that links of this weight or people connect."""
        with self._reading() as connection:
            return linked(connection, claims, accept)

    def near(self, windows: Sequence[Window]) -> set[ClaimId]:
        """Return the claims of these types and days, and all that people corrected."""
        with self._reading() as connection:
            return near(connection, windows)

    def incidents_of(self, claims: Iterable[ClaimId]) -> set[IncidentId]:
        """Return the incidents in which these claims stand."""
        with self._reading() as connection:
            return incidents_of(connection, claims)

    def tellings(
        self, *, claims: Iterable[ClaimId] = (), sites: Iterable[str] = ()
    ) -> list[Telling]:
        """Return what these claims tell of places, then what is told of these places."""
        with self._reading() as connection:
            return tellings(connection, claims=claims, sites=sites)

    def areas(
        self, *, sites: Collection[str] = (), areas: Collection[str] = ()
    ) -> set[tuple[str, str]]:
        """Return the pairs of area and site in which one of these sites or areas stands."""
        with self._reading() as connection:
            return areas_of(connection, sites=sites, areas=areas)

    def turns(
        self, *, places: Collection[int] = (), incidents: Collection[IncidentId] = ()
    ) -> list[Turn]:
        """Return the turns at these places and those of these incidents."""
        with self._reading() as connection:
            return turns(connection, places=places, incidents=incidents)
