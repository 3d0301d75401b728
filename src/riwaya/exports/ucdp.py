"""Rows of UCDP GED's shape (codebook 23.1): 49 columns, one row a deadly incident.

Ids of conflicts, dyads and actors are UCDP's to give and stay empty. `….claims.csv` says what a
row stands on, `….rejected.csv` what has no row, and why.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from math import floor
from pathlib import Path

from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.placing import Placed, placed
from riwaya.exports.shown import Shown
from riwaya.lexicons.crosswalk import load_crosswalk
from riwaya.model import LossKind, Modality, Verdict
from riwaya.spreadsheets import neutral
from riwaya.views import CasualtyView, Days, IncidentView, Label

COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
_STATES = ("State forces", "External/Other forces")
_WEEK, _MONTH, _YEAR = 7, 31, 366


@dataclass(frozen=True, slots=True)
class Deaths:
    """Deaths of an incident: best by side, and low and high of the sum; `None` is open."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int | None

    @property
    def best(self) -> int:
        """The sum of the four columns, as UCDP has it."""
        return self.a + self.b + self.civilians + self.unknown


def write_ucdp(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write the rows, what they stand on, and what has no row."""
    written, rejected = 0, Counter[str]()
    side, apart = target.with_suffix(".claims.csv"), target.with_suffix(".rejected.csv")
    with (
        target.open("w", encoding="utf-8", newline="") as main,
        side.open("w", encoding="utf-8", newline="") as claims,
        apart.open("w", encoding="utf-8", newline="") as refused,
    ):
        rows, grounds, reasons = csv.writer(main), csv.writer(claims), csv.writer(refused)
        rows.writerow(COLUMNS)
        grounds.writerow(("id", "incident", "claim"))
        reasons.writerow(("incident", "reason"))
        for incident in views.incident_views():
            row = ucdp_row(incident)
            if isinstance(row, str):
                rejected[row] += 1
                reasons.writerow((incident.row.id, row))
                continue
            written += 1
            rows.writerow(row)
            told = (account.told.claim for account in incident.accounts())
            grounds.writerows((row[0], incident.row.id, claim) for claim in told)
    return Written(
        paths=(target, side, apart), rows={"events": written}, dropped=dict(rejected)
    )


def ucdp_row(incident: IncidentView) -> tuple[object, ...] | str:
    """Return the 49 cells of an incident, or why it has no row."""
    shown = incident.row
    place, when = placed(shown.place), shown.when
    told = any(
        one.told.modality in (Modality.ASSERTED, Modality.ONGOING, Modality.FAILED)
        for one in incident.accounts()
    )
    if shown.verdict is Verdict.RETRACTED:
        return "retracted"
    if not told:
        return "denied_or_planned"
    if place is None:
        return "no_place"
    precision = date_precision(when)
    if when is None or precision is None:
        return "no_date"
    side_a, side_b = _sides(incident)
    deaths = _deaths(shown.casualties, side_a, side_b)
    if deaths.best == 0:
        return "no_deaths"
    return _cells(incident, place, (when, precision), (side_a, side_b), deaths)


def date_precision(when: Days | None) -> int | None:
    """Return UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year."""
    if when is None or when.first is None or when.last is None:
        return None
    length = (when.last - when.first).days + 1
    bounds = ((1, 1), (_WEEK - 1, 2), (_WEEK, 3), (_MONTH, 4), (_YEAR, 5))
    return next((code for most, code in bounds if length <= most), None)


def _sides(incident: IncidentView) -> tuple[Label | None, Label | None]:
    agents, targets = incident.row.agents, incident.row.targets
    first = agents[0] if agents else None
    second = next((one for one in targets if first is None or one.id != first.id), None)
    return first, second


def _deaths(
    casualties: tuple[CasualtyView, ...], side_a: Label | None, side_b: Label | None
) -> Deaths:
    counts, low = Counter[str](), 0
    highs: list[int | None] = []
    for found in casualties:
        if found.kind != LossKind.KILLED:
            continue
        best = found.best if found.best is not None else found.low or 0
        counts[_column(found.party, side_a, side_b)] += best
        low += min(found.low if found.low is not None else best, best)
        highs.append(None if found.high is None else max(found.high, best))
    high = None if None in highs else sum(one for one in highs if one is not None)
    return Deaths(counts["a"], counts["b"], counts["civilians"], counts["unknown"], low, high)


def _column(party: Label | None, side_a: Label | None, side_b: Label | None) -> str:
    if party is None:
        return "unknown"
    if party.id == "civilians":
        return "civilians"
    if side_a is not None and party.id == side_a.id:
        return "a"
    return "b" if side_b is not None and party.id == side_b.id else "unknown"


def violence(side_a: Label | None, side_b: Label | None, when: Days, country: str) -> int | str:
    """Return 1 state-based, 2 non-state or 3 one-sided; empty where a side is not known."""
    if side_b is not None and side_b.id == "civilians":
        return 3
    if side_a is None or side_b is None:
        return ""
    kinds = (load_crosswalk().party(one.id, when.last, country) for one in (side_a, side_b))
    return 1 if any(kind in _STATES for kind in kinds) else 2


def priogrid(lat: float, lon: float) -> int:
    """Return the number of a PRIO-GRID cell: half degrees, from the south-west corner."""
    return floor((lat + 90) * 2) * 720 + floor((lon + 180) * 2) + 1


def _cells(
    incident: IncidentView,
    place: Placed,
    dated: tuple[Days, int],
    sides: tuple[Label | None, Label | None],
    deaths: Deaths,
) -> tuple[object, ...]:
    when, precision = dated
    names = [side.en if side else "" for side in sides]
    number = int(incident.row.id[:12], 16)
    year = when.last.year if when.last else ""
    return (
        number,
        f"RIWAYA-{year}-{incident.row.id[:8]}",
        year,
        "",
        "Clear",
        violence(sides[0], sides[1], when, place.country.iso2),
        *("", "", ""),
        *("", "", " - ".join(filter(None, names))),
        *("", "", names[0]),
        *("", "", names[1]),
        *_told(incident),
        place.ucdp,
        place.name,
        place.name,
        place.admin[0],
        place.admin[1],
        place.lat,
        place.lon,
        f"POINT ({place.lon} {place.lat})",
        priogrid(place.lat, place.lon),
        place.country.name,
        place.country.gw or "",
        place.country.region,
        1,
        precision,
        f"{when.first} 00:00:00.000",
        f"{when.last} 00:00:00.000",
        deaths.a,
        deaths.b,
        deaths.civilians,
        deaths.unknown,
        deaths.best,
        "" if deaths.high is None else deaths.high,
        deaths.low,
        "",
        "",
    )


def _told(incident: IncidentView) -> tuple[object, ...]:
    """Return the six columns of sources; `source_original` names whom the reports quote."""
    accounts = incident.accounts()
    outlets = dict.fromkeys(one.told.outlet.report for one in accounts)
    heads = {one.told.outlet.report: one.told.outlet for one in accounts}
    offices = [heads[one].source or heads[one].name for one in outlets]
    days = [str(heads[one].published or "") for one in outlets]
    voices = dict.fromkeys(
        voice.words for one in accounts for voice in one.told.voices[:1] if voice.words
    )
    return (
        len(outlets),
        neutral("; ".join(heads[one].name for one in outlets)),
        neutral("; ".join(offices)),
        "; ".join(days),
        "",
        neutral("; ".join(voices)),
    )
