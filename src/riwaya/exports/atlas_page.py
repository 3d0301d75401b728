"""The atlas: one page that opens from disk, with all it needs inside it or beside it.

The page and its parts are plain HTML, CSS and JavaScript of the package. The map is drawn by
Leaflet and Arabic set in Noto Naskh, both put beside the parts by `tools/bundle.py` when the
package is built; the base map is Natural Earth's, taken out by `tools/build_basemap.py`. A
content security policy forbids the page to ask the network for anything.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from riwaya import __version__
from riwaya.errors import RunError
from riwaya.exports.atlas_data import Atlas, Json, day
from riwaya.exports.atlas_method import method
from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.shown import Shown
from riwaya.lexicons.atlas import load_atlas
from riwaya.lexicons.counts import load_counts
from riwaya.lexicons.gazetteer import Gazetteer, load_gazetteer
from riwaya.lexicons.interface import interface
from riwaya.lexicons.parties import load_parties
from riwaya.store import Counts
from riwaya.views import SourceRow

SCRIPTS = (
    "core.js",
    "marks.js",
    "names.js",
    "map.js",
    "timeline.js",
    "charts.js",
    "panels.js",
    "app.js",
)
_SECTIONS = (
    "event_type",
    "family",
    "verdict",
    "modality",
    "interest",
    "stance",
    "source_kind",
    "loss_kind",
    "role",
    "precision",
    "field",
    "state",
    "feature",
    "level",
    "outcome",
    "evidence",
    "outlet_kind",
)
_WHOLE = frozenset({"step", "edges", "land", "world", "frontiers"})
"""What every atlas has of the base map, wherever its incidents lie."""
_TOWN_KINDS = frozenset({"city", "town", "village", "governorate", "country"})
_MOST_TOWNS = 400
_SLOT = re.compile("@@([A-Z_]+)@@")
_MARGIN = 2.5
"""Degrees of base map kept around what the record tells of."""


def write_html(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write the atlas; of a record of many claims, its details go to a folder beside it."""
    counts = views.summary().counts
    atlas = Atlas(views)
    beside = counts.claims > options.chunk
    if beside:
        paths, inline = _chunk_files(atlas, target), ""
    else:
        paths, inline = (), "".join(_inline(atlas))
    index = _index(atlas, views, counts, options)
    index["folder"] = _folder(target).name if beside else None
    target.write_text(_page(index, inline, options), encoding="utf-8")
    return Written(
        paths=(target, *paths),
        rows={"incidents": len(atlas.incidents), "claims": counts.claims},
    )


def _folder(target: Path) -> Path:
    return target.with_name(f"{target.stem}_files")


def _chunk_files(atlas: Atlas, target: Path) -> tuple[Path, ...]:
    """Write the details as scripts, which a page opened from disk may load and data may not."""
    folder = _folder(target)
    folder.mkdir(exist_ok=True)
    paths = []
    for number, chunk in enumerate(atlas.chunks()):
        path = folder / f"chunk-{number}.js"
        path.write_text(f"Riwaya.chunk({number},{_json(chunk)});\n", encoding="utf-8")
        paths.append(path)
    return tuple(paths)


def _inline(atlas: Atlas) -> Iterator[str]:
    for number, chunk in enumerate(atlas.chunks()):
        yield f'<script type="application/json" id="chunk-{number}">{_json(chunk)}</script>\n'


def _json(value: object) -> str:
    """Return JSON that can stand in a page: nothing in it ends or begins a tag or a comment."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )


def _index(atlas: Atlas, views: Shown, counts: Counts, options: ExportOptions) -> Json:
    texts = load_atlas()
    control = [atlas.control(one) for one in views.control()]
    sieges = [atlas.siege(one) for one in views.sieges()]
    sources = [_source(atlas, one) for one in views.sources()]
    box = _box(place for place in atlas.places if place["pr"] not in ("country", "region"))
    return {
        "meta": _meta(counts, options),
        "texts": {key: list(both) for key, both in texts.texts.items()},
        "counts": load_counts(),
        "names": _names(),
        "colours": {
            "verdict": texts.verdict_colours,
            "family": texts.family_colours,
            "party": texts.party_colours,
        },
        "incidents": atlas.incidents,
        "places": atlas.places,
        "parties": atlas.parties,
        "outlets": atlas.outlets,
        "control": control,
        "sieges": sieges,
        "sources": sources,
        "base": _base(box),
        "towns": _towns(load_gazetteer(), box),
        "method": method(),
    }


def _meta(counts: Counts, options: ExportOptions) -> Json:
    return {
        "title": options.title,
        "lang": options.lang,
        "profile": options.profile,
        "version": __version__,
        "made": day(date.today()),  # noqa: DTZ011  the reader's own day is meant
        "reports": counts.reports,
        "claims": counts.claims,
        "incidents": counts.incidents,
        "copies": counts.copies,
        "set_aside": counts.set_aside,
        "failures": counts.failures,
        "published": [day(counts.published_first), day(counts.published_last)],
        "notes": dict(options.notes),
    }


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    """Return the names of codes in both languages, by section."""
    ar, en = interface("ar"), interface("en")
    named = {
        section: {key: [ar(section, key), en(section, key)] for key in ar.keys(section)}
        for section in _SECTIONS
    }
    return named | {"party": _parties()}


def _parties() -> dict[str, list[str]]:
    """Return the names of all parties, for links tell also of those that no incident has."""
    known = load_parties()
    rows = {party: known.get(party) for party in known.ids}
    return {party: [row.name_ar, row.name_en] for party, row in rows.items() if row}


def _source(atlas: Atlas, row: SourceRow) -> Json:
    name = row.source or ""
    return {
        "o": atlas.outlet_of(row.source),
        "ar": row.label.ar if row.label else name,
        "en": row.label.en if row.label else name,
        "sides": atlas.party_ids(row.sides),
        "kind": row.kind,
        "n": [row.reports, row.claims, row.incidents, row.copies],
        "a": day(row.first),
        "b": day(row.last),
        "v": {str(verdict): count for verdict, count in row.verdicts.items()},
    }


Box = tuple[float, float, float, float]


def _box(places: Iterable[Json]) -> Box | None:
    """Return west, south, east, north of what is placed, with a margin."""
    points = [(p["lon"], p["lat"]) for p in places if p["lat"] is not None]
    if not points:
        return None
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    margin = max(_MARGIN, (max(lons) - min(lons)) / 2, (max(lats) - min(lats)) / 2)
    return (
        min(lons) - margin,
        min(lats) - margin,
        max(lons) + margin,
        max(lats) + margin,
    )


@cache
def _basemap() -> dict[str, Any]:
    text = files("riwaya.exports").joinpath("atlas/basemap.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _base(box: Box | None) -> Json:
    """Return the lines of the base map that come into the box, and all land."""
    base = _basemap()
    if box is None:
        return base
    west, south, east, north = (bound * base["step"] for bound in box)
    return {
        name: layer
        if name in _WHOLE
        else [line for line in layer if _meets(line, west, south, east, north)]
        for name, layer in base.items()
    }


def _meets(line: list[int], west: float, south: float, east: float, north: float) -> bool:
    x = y = 0
    xs, ys = [], []
    for at in range(0, len(line), 2):
        x, y = x + line[at], y + line[at + 1]
        xs.append(x)
        ys.append(y)
    return min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south


def _towns(gazetteer: Gazetteer, box: Box | None) -> list[list[Any]]:
    """Return the places whose names the map shows, weightiest first."""
    if box is None:
        return []
    west, south, east, north = box
    found = [
        place
        for place in gazetteer
        if place.kind in _TOWN_KINDS
        and west <= place.lon <= east
        and south <= place.lat <= north
        and (place.importance > 0 or place.kind != "village")
    ]
    found.sort(key=lambda place: (-place.importance, place.id))
    return [
        [p.name, p.name_en or p.name, p.lat, p.lon, p.importance, p.kind]
        for p in found[:_MOST_TOWNS]
    ]


def _part(name: str) -> str:
    return files("riwaya.exports").joinpath(f"atlas/{name}").read_text(encoding="utf-8")


def _carried(name: str) -> str:
    """Return a file of others' work, put beside the parts when the package was built."""
    try:
        return _part(f"bundle/{name}")
    except FileNotFoundError as error:
        raise RunError(
            "the atlas's map library and font are not in this source tree: run "
            "`python tools/bundle.py` in it once, or install Riwaya with pip"
        ) from error


def _page(index: Json, inline: str, options: ExportOptions) -> str:
    """Return the page with style, scripts and data put in their places."""
    texts = load_atlas().texts
    at = 0 if options.lang == "ar" else 1
    parts = {
        "LANG": options.lang,
        "DIR": "rtl" if options.lang == "ar" else "ltr",
        "TITLE": _escaped(options.title or texts["title"][at]),
        "NO_SCRIPT": _escaped(" ".join(texts["no_script"])),
        "STYLE": "\n".join(
            (_carried("fonts.css"), _carried("leaflet.css"), _part("style.css"))
        ),
        "INDEX": _json(index),
        "CHUNKS": inline,
        "SCRIPT": "\n".join((_carried("leaflet.js"), *map(_part, SCRIPTS))),
    }
    return _SLOT.sub(lambda slot: parts[slot[1]], _part("page.html"))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
