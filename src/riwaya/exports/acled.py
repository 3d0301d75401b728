"""Rows of ACLED's shape (codebook of 2025): 31 columns, one row a day, place and pair.

Beside the rows go two files: `….claims.csv` says which incidents and claims a row stands on,
and `….rejected.csv` which incidents have no row, and why.
"""

import csv
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.placing import Placed, placed
from riwaya.exports.shown import Shown
from riwaya.lexicons.crosswalk import AcledType, Crosswalk, load_crosswalk
from riwaya.lexicons.sources import load_sources
from riwaya.model import DatePrecision, Modality, Verdict
from riwaya.spreadsheets import neutral
from riwaya.views import Days, IncidentView, Label

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
_TOLD = frozenset({Modality.ASSERTED, Modality.ONGOING, Modality.FAILED})
_WEEK, _MONTH = 7, 31
_HOME = "State forces"


@dataclass(frozen=True, slots=True)
class Row:
    """One row before it is written: what it tells and what it stands on."""

    day: date
    precision: int
    kind: AcledType
    pair: tuple[tuple[str, str], ...]
    civilians: bool
    place: Placed
    sources: tuple[str, ...]
    notes: str
    fatalities: int
    tags: tuple[str, ...]
    number: int
    incidents: tuple[str, ...]
    claims: tuple[str, ...] = field(default=())


def write_acled(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write the rows, what they stand on, and what has no row."""
    rejected: list[tuple[str, str]] = []
    happenings: dict[tuple[object, ...], _Happening] = {}
    for incident in views.incident_views():
        found = _rows(incident)
        if isinstance(found, str):
            rejected.append((incident.row.id, found))
            continue
        for row in found:
            key = (row.day, row.place.key, frozenset(row.pair))
            known = happenings.get(key)
            if known is None:
                happenings[key] = _Happening(row)
            else:
                known.add(row)
    rows = (happening.row() for happening in happenings.values())
    ordered = sorted(rows, key=lambda row: (row.day, row.incidents))
    side, apart = target.with_suffix(".claims.csv"), target.with_suffix(".rejected.csv")
    _write(target, COLUMNS, (cells(row) for row in ordered))
    _write_grounds(side, ordered)
    _write(apart, ("incident", "reason"), rejected)
    return Written(
        paths=(target, side, apart),
        rows={"events": len(ordered)},
        dropped=dict(Counter(reason for _, reason in rejected).most_common()),
    )


def _write(path: Path, head: tuple[str, ...] | list[str], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)  # type: ignore[arg-type]


def _write_grounds(path: Path, rows: list[Row]) -> None:
    """Write a line for each claim that a row stands on; what is the same is made once a row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_line("event_id_cnty", "incident", "claim"))
        for row in rows:
            start = _line(event_id(row), ";".join(row.incidents)).removesuffix("\r\n")
            file.writelines(f"{start},{_line(claim)}" for claim in row.claims)


def _line(*cells: str) -> str:
    """Return a line of CSV with its end."""
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _rows(incident: IncidentView) -> list[Row] | str:
    """Return the rows of an incident, or why it has none."""
    crosswalk, shown = load_crosswalk(), incident.row
    kind, place = crosswalk.types[shown.event_type].acled, placed(shown.place)
    refused = _refused(incident, place, kind is not None)
    if refused or kind is None or place is None or shown.when is None:
        return refused or "no_type"
    spread = days(shown.when, crosswalk.acled.most_days)
    if not spread:
        return "date_too_wide"
    pair = _pair(incident, place, spread[0][0], crosswalk)
    first = Row(
        day=spread[0][0],
        precision=spread[0][1],
        kind=_kind(kind, pair, crosswalk),
        pair=pair,
        civilians=any(label.id == "civilians" for label in shown.targets),
        place=place,
        sources=_sources(incident),
        notes=_notes(incident, place),
        fatalities=0,
        tags=(f"verdict={shown.verdict}", *(f"disputed={name}" for name in shown.disputed)),
        number=0,
        incidents=(shown.id,),
        claims=tuple(account.told.claim for account in incident.accounts()),
    )
    dead = split(_fatalities(incident, crosswalk), len(spread))
    return [
        replace(first, day=day, precision=precision, fatalities=dead[at], number=at)
        for at, (day, precision) in enumerate(spread)
    ]


def _refused(incident: IncidentView, place: Placed | None, typed: bool) -> str | None:
    shown = incident.row
    if not typed:
        return "no_type"
    if shown.verdict is Verdict.RETRACTED:
        return "retracted"
    if not any(account.told.modality in _TOLD for account in incident.accounts()):
        return "denied_or_planned"
    if place is None or place.acled == 0:
        return "no_place"
    if shown.when is None or shown.when.last is None:
        return "no_date"
    return None


def days(when: Days, most: int) -> list[tuple[date, int]]:
    """Return the days of rows with ACLED's time precision: each day of a span that is told of.

    A day known only by its week or month is one row at the middle of it. Of what has gone on
    since an untold day, the last day alone is written.
    """
    if when.last is None:
        return []
    first = when.first or when.last
    length = (when.last - first).days + 1
    middle = first + timedelta(days=(length - 1) // 2)
    if length == 1:
        return [(first, 1)]
    if when.precision is DatePrecision.RANGE and length <= most:
        return [(first + timedelta(days=at), 1) for at in range(length)]
    if length <= _WEEK:
        return [(middle, 2)]
    return [(middle, 3)] if length <= _MONTH else []


def split(total: int, parts: int) -> list[int]:
    """Return a total split evenly over days, the first with the remainder."""
    each, rest = divmod(total, parts)
    return [each + rest, *[each] * (parts - 1)]


def _pair(
    incident: IncidentView, place: Placed, on: date, crosswalk: Crosswalk
) -> tuple[tuple[str, str], ...]:
    """Return name and kind of the first agent and the first target that is another."""
    agents, targets = incident.row.agents, incident.row.targets
    first = agents[0] if agents else None
    second = next((one for one in targets if first is None or one.id != first.id), None)
    pair = [_actor(first, place, on, crosswalk)]
    if second is not None:
        pair.append(_actor(second, place, on, crosswalk))
    return tuple(pair)


def _actor(
    label: Label | None, place: Placed, on: date, crosswalk: Crosswalk
) -> tuple[str, str]:
    rules = crosswalk.acled
    if label is None:
        return (f"{rules.unknown_actor} ({place.country.name})", rules.unknown_inter)
    inter = crosswalk.party(label.id, on, place.country.iso2)
    return (label.en, inter or rules.unknown_inter)


def _kind(
    kind: AcledType, pair: tuple[tuple[str, str], ...], crosswalk: Crosswalk
) -> AcledType:
    """Return the type, with ground taken by a state's forces at home as regained."""
    overtakes = kind.sub_event == "Non-state actor overtakes territory"
    if overtakes and pair[0][1] == _HOME:
        return replace(kind, sub_event=crosswalk.acled.regains)
    return kind


def _fatalities(incident: IncidentView, crosswalk: Crosswalk) -> int:
    """Return the lowest number killed, by ACLED's rules for vague words, over all parties."""
    total = 0
    for found in incident.row.casualties:
        if found.kind == "killed" and found.figures:
            figures = (crosswalk.fatalities(one.low, one.high) for one in found.figures)
            total += min(figures)
    return total


def _sources(incident: IncidentView) -> tuple[str, ...]:
    outlets = (account.told.outlet for account in incident.accounts())
    names = (one.label.en if one.label else one.source or one.name for one in outlets)
    return tuple(dict.fromkeys(names))


def _notes(incident: IncidentView, place: Placed) -> str:
    shown = incident.row
    agents = " or ".join(label.en for label in shown.agents) or "not told"
    text = (
        f"{shown.event_type} at {place.name}; agent: {agents}; told by {shown.origins} "
        f"origin(s) in {shown.reports} report(s). {shown.verdict}: {shown.reason.en}"
    )
    return text[: load_crosswalk().acled.notes_most]


class _Happening:
    """What is told of one day, place and pair: one row, the highest type's, for them all.

    Of the rows the highest type's comes first, then the others in the order they came.
    """

    def __init__(self, row: Row) -> None:
        self._main = row
        self._fatalities = row.fatalities
        self._civilians = row.civilians
        self._sources = dict.fromkeys(row.sources)
        self._notes = row.notes
        self._incidents = list(row.incidents)
        self._claims = dict.fromkeys(row.claims)

    def add(self, row: Row) -> None:
        """Take in another row; one of a higher type than all before it becomes the first."""
        rules = load_crosswalk().acled
        self._fatalities += row.fatalities
        self._civilians = self._civilians or row.civilians
        rank = rules.precedence.index
        if rank(row.kind.event) < rank(self._main.kind.event):
            self._main = row
            self._sources = dict.fromkeys((*row.sources, *self._sources))
            self._claims = dict.fromkeys((*row.claims, *self._claims))
            self._incidents = [*row.incidents, *self._incidents]
            self._notes = f"{row.notes} | {self._notes}"[: rules.notes_most]
            return
        self._sources.update(dict.fromkeys(row.sources))
        self._claims.update(dict.fromkeys(row.claims))
        self._incidents.extend(row.incidents)
        if len(self._notes) < rules.notes_most:
            self._notes = f"{self._notes} | {row.notes}"[: rules.notes_most]

    def row(self) -> Row:
        """Return the row for all that was taken in."""
        return replace(
            self._main,
            fatalities=self._fatalities,
            civilians=self._civilians,
            sources=tuple(self._sources),
            notes=self._notes,
            incidents=tuple(self._incidents),
            claims=tuple(self._claims),
        )


def event_id(row: Row) -> str:
    """Return an id that stays while the incident does: the country's code and a number."""
    return f"{row.place.country.iso3}{int(row.incidents[0][:10], 16)}{row.number:02d}"


def interaction(pair: tuple[tuple[str, str], ...]) -> str:
    """Return the pair of kinds, in the order of ACLED's list whoever acted."""
    kinds = sorted((kind for _, kind in pair), key=_rank)
    if kinds == ["Civilians", "External/Other forces"]:
        kinds.reverse()  # the one pair that ACLED spells against its own order
    return "-".join(kinds) if len(kinds) > 1 else f"{kinds[0]} only"


_KINDS = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
)


def _rank(kind: str) -> int:
    return _KINDS.index(kind)


def cells(row: Row) -> tuple[object, ...]:
    """Return the 31 cells of a row; `timestamp` stays empty, for nothing was uploaded."""
    place, rules = row.place, load_crosswalk().acled
    second = row.pair[1] if len(row.pair) > 1 else ("", "")
    return (
        event_id(row),
        row.day.isoformat(),
        row.day.year,
        row.precision,
        row.kind.disorder,
        row.kind.event,
        row.kind.sub_event,
        row.pair[0][0],
        "",
        row.pair[0][1],
        second[0],
        "",
        second[1],
        interaction(row.pair),
        rules.civilian_targeting if row.civilians else "",
        place.country.number,
        place.country.region,
        place.country.name,
        *place.admin,
        place.name,
        f"{place.lat:.4f}",
        f"{place.lon:.4f}",
        place.acled,
        neutral("; ".join(row.sources)),
        _scale(row),
        neutral(row.notes),
        row.fatalities,
        "; ".join(row.tags),
        "",
    )


def _scale(row: Row) -> str:
    """Return how wide the row's outlets report."""
    scales, known = load_crosswalk().acled.scales, load_sources()
    country = row.place.country.name
    return scales.joined(scales.of(known.find(name), country) for name in row.sources)
