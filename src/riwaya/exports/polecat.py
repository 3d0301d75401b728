"""Rows of POLECAT's shape: 40 columns parted by tabs, one row a claim, with PLOVER's types.

Only what a report says happened or goes on is written: the table has no column for what was
denied, planned or failed. `….rejected.tsv` says what has no row, and why.
"""

from collections import Counter
from pathlib import Path

from riwaya import __version__
from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.placing import placed
from riwaya.exports.shown import Shown
from riwaya.lexicons.crosswalk import PloverType, load_crosswalk
from riwaya.model import EventType, Modality
from riwaya.views import Participant, Told

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
_QUAD = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "CONCEDE": 2,
    "COOPERATE": 2,
    "AID": 2,
    "RETREAT": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 4,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 4,
    "ASSAULT": 4,
}
_SECTOR = {
    "State forces": "MIL",
    "External/Other forces": "MIL",
    "Rebel group": "REB",
    "Political militia": "PRM",
    "Identity militia": "PRM",
    "Civilians": "CVL",
    "Rioters": "CVL",
    "Protesters": "CVL",
}
_HAPPENS = (Modality.ASSERTED, Modality.ONGOING)


def write_polecat(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write the rows and what has no row."""
    written, rejected = 0, Counter[str]()
    apart = target.with_suffix(".rejected.tsv")
    with (
        target.open("w", encoding="utf-8", newline="\n") as rows,
        apart.open("w", encoding="utf-8", newline="\n") as refused,
    ):
        rows.write("\t".join(COLUMNS) + "\n")
        refused.write("claim\treason\n")
        for told in views.claims():
            row = polecat_row(told)
            if isinstance(row, str):
                rejected[row] += 1
                refused.write(f"{told.claim}\t{row}\n")
            else:
                written += 1
                rows.write("\t".join(map(_plain, row)) + "\n")
    return Written(paths=(target, apart), rows={"events": written}, dropped=dict(rejected))


def _plain(cell: object) -> str:
    """Return a cell without tabs, line ends or quotes: readers of the format trip on them."""
    return " ".join(str(cell).replace('"', "").split())


def plover_type(told: Told) -> PloverType | None:
    """Return the type; armed people taken are abducted, not arrested (PLOVER manual)."""
    found = load_crosswalk().types[told.event_type].plover
    target = told.target.party.id if told.target and told.target.party else None
    if told.event_type is EventType.DETENTION and target not in (None, "civilians", "un_aid"):
        return load_crosswalk().types[EventType.ABDUCTION].plover
    return found


def polecat_row(told: Told) -> tuple[object, ...] | str:
    """Return the 40 cells of a claim, or why it has no row."""
    kind = plover_type(told)
    if told.modality not in _HAPPENS:
        return f"modality_{told.modality}"
    if kind is None:
        return "no_type"
    day = told.when.last or told.when.first if told.when else None
    if day is None:
        return "no_date"
    return (
        told.claim,
        day,
        kind.type,
        kind.mode,
        kind.intensity,
        _QUAD[kind.type],
        "",
        *_someone(told.agent, told),
        *_someone(told.target, told),
        *_where(told),
        told.outlet.source or told.outlet.name,
        told.outlet.published or "",
        "",
        "",
        "; ".join(place.name for place in told.places),
        "arabic",
        f"Riwaya {__version__}",
    )


def _someone(someone: Participant | None, told: Told) -> tuple[object, ...]:
    """Return the eight columns of a participant."""
    if someone is None:
        return ("",) * 8
    party = someone.party
    place = placed(told.places[0]) if told.places else None
    day = told.when.last if told.when else None
    country = place.country.iso2 if place else None
    inter = load_crosswalk().party(party.id if party else None, day, country)
    sector = _SECTOR.get(inter or "", "")
    name = someone.actor.en if someone.actor else party.en if party else someone.words or ""
    return (name, "", "", sector, sector, "", someone.words or "", "")


def _where(told: Told) -> tuple[object, ...]:
    """Return the ten columns of the place."""
    if not told.places:
        return ("",) * 10
    first, place = told.places[0], placed(told.places[0])
    if place is None:
        return (*("",) * 8, first.name, str(first.precision))
    return (
        place.name,
        place.name if place.acled == 1 else "",
        place.admin[1],
        place.admin[0],
        place.country.iso3,
        place.lat,
        place.lon,
        "",
        first.name,
        str(first.precision),
    )
