"""Reading other people's gazetteers into places: OCHA COD-AB, GeoNames, Who's On First, any
CSV.
"""

import csv
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from riwaya.errors import IngestError, LexiconError
from riwaya.ingest.gazetteer_cod import cod_ab
from riwaya.ingest.gazetteer_drafts import ARABIC_NAME, Doubt, Draft
from riwaya.ingest.gazetteer_text import csv_places, geonames
from riwaya.lexicons.gazetteer import Place, place_of
from riwaya.lexicons.gazetteer_rows import COLUMNS

PRECISION_KM = {"governorate": 60.0, "district": 20.0, "subdistrict": 10.0, "country": 300.0}
_BRACKETED = re.compile(r"\s*[\(\[][^)\]]*[\)\]]")


@dataclass(frozen=True, slots=True)
class GazetteerFile:
    """What a file of places gave, and what of it could not be taken as it stands.

    `kinds` counts the rows by each kind that is not known, whose places count as villages;
    `numbers` the cells, by their column, that are no number and count as empty; `nameless` the
    rows without an Arabic name and `pointless` those without coordinates, which are left out.
    """

    places: tuple[Place, ...]
    kinds: Mapping[str, int]
    numbers: Mapping[str, int]
    nameless: int = 0
    pointless: int = 0


def read_gazetteer(
    path: Path, *, mapping: Mapping[str, str] | None = None, country: str | None = None
) -> list[Place]:
    """Return the places of a gazetteer file; `read_gazetteer_file` tells what to give."""
    return list(read_gazetteer_file(path, mapping=mapping, country=country).places)


def read_gazetteer_file(
    path: Path, *, mapping: Mapping[str, str] | None = None, country: str | None = None
) -> GazetteerFile:
    """Read a gazetteer file; only places with an Arabic name and a point are taken.

    The format is told by the file: an `.xlsx` of COD-AB, a GeoNames `.txt`, a Who's On First or
    own CSV (also `.gz`), a CSV whose columns are called as is common. `mapping` says for any
    other CSV which column holds which (`{"name_ar": "ARNAME", "lat": "Y", "lon": "X"}`);
    `country` is ISO 3166-1 alpha-2, needed where neither the file nor its name tells it. Raises
    `IngestError` naming the file, the row where it is one row's, and the cause.
    """
    try:
        drafts = list(_drafts(path, mapping, country))
    except (OSError, UnicodeDecodeError, csv.Error, EOFError, zlib.error) as error:
        raise IngestError(f"{path}: {error}") from error
    doubts: list[Doubt] = [one for draft in drafts for one in draft.get("doubts", ())]
    named = [draft for draft in drafts if _named(draft)]
    placed = [draft for draft in named if _placed(draft)]
    if not placed:
        raise IngestError(f"{path}: no place with an Arabic name and coordinates")
    return GazetteerFile(
        tuple({place.id: place for place in map(_finished, placed)}.values()),
        kinds=Counter(one.told for one in doubts if one.column == "kind"),
        numbers=Counter(one.column for one in doubts if one.column != "kind"),
        nameless=len(drafts) - len(named),
        pointless=len(named) - len(placed),
    )


def _drafts(
    path: Path, mapping: Mapping[str, str] | None, country: str | None
) -> Iterator[Draft]:
    """Choose the reader by the file's form."""
    name = path.name.lower()
    if name.endswith((".xlsx", ".xlsm")):
        return cod_ab(path, country)
    if name.endswith((".txt", ".txt.gz", ".tsv")) and mapping is None:
        return geonames(path)
    return csv_places(path, mapping, country)


def _named(draft: Draft) -> bool:
    """Sort the names of a draft into its own and its variants; whether it has an Arabic one."""
    names = draft.get("names")
    if names is None:
        return True
    plain = dict.fromkeys(_BRACKETED.sub("", name).strip() for name in names)
    arabic = [name for name in plain if name and ARABIC_NAME.fullmatch(name)]
    if arabic:
        draft["name_ar"], draft["variants_ar"] = arabic[0], arabic[1:]
    return bool(arabic)


def _placed(draft: Draft) -> bool:
    """Set the point of a draft and how exact it is; whether it has a point."""
    try:
        draft["lat"], draft["lon"] = float(draft["lat"]), float(draft["lon"])
    except (TypeError, ValueError):
        return False
    draft["precision_km"] = float(
        draft.get("precision_km") or PRECISION_KM.get(draft["kind"], 2)
    )
    return True


def _finished(draft: Draft) -> Place:
    try:
        return place_of([draft.get(column) for column in COLUMNS])
    except LexiconError as error:
        raise IngestError(f"{draft['at']}: {error}") from error


def write_gazetteer(places: Iterable[Place], path: Path) -> int:
    """Write places in the columns that `load_gazetteer(extra=…)` reads; return how many."""
    rows = [
        [
            p.id,
            p.name,
            ";".join(p.variants),
            p.name_en,
            p.kind,
            p.parent or "",
            p.lat,
            p.lon,
            p.precision_km,
            p.pcode or "",
            p.geonames or "",
            p.importance,
            p.source,
        ]
        for p in places
    ]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return len(rows)
