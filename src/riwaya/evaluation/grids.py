"""Grids: each filler of a set in each line that has a place for it, and what must be read.

    python -m riwaya.evaluation.grids evaluation/grids [--only NAME] [--wrong]

A reader can know a word and know a construction and still fail where the two meet. A grid
(`evaluation/grids/README.md`) writes fillers and lines down once and tries each pair, as
checklists for models of language do (Ribeiro et al. 2020).
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from riwaya.arabic.affixes import ARTICLE, FOR_THE
from riwaya.errors import ConfigError
from riwaya.evaluation.wanting import KEYS, Row, holds
from riwaya.exports.claims_json import report_to_json
from riwaya.model import Report
from riwaya.pipeline.reading import claim_reader
from riwaya.stages import ClaimReader

FORMS = ("m", "f", "p")
"""A man or men's group as one, a woman or a group or things as one, people as many."""

_FOR = re.compile(rf"(?<!\w){FOR_THE[0]}$")
_SLOT = re.compile(r"<(\w+)(:g)?>")
_BY_FORM = re.compile(r"\{([^{}|]*)\|([^{}|]*)\|([^{}|]*)\}")
_NOT_SAID = "-"
_WORDS = frozenset({"text", "genitive", "form"})
_ABOUT = frozenset({"published", "outlet", "side"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One line with its fillers, and what is asked of a claim of it."""

    report: Report
    wanted: Row
    words: frozenset[str] | None

    def right(self, reader: ClaimReader) -> bool:
        """Say whether some claim that is read holds what is asked."""
        claims = report_to_json(self.report, reader.read(self.report))["claims"]
        return any(holds(claim, self.wanted) and self._named(claim) for claim in claims)

    def _named(self, claim: Row) -> bool:
        said = claim["agent"]
        return self.words is None or any(
            said in words or words in said for words in self.words if said
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a file, and the share of them that must be read right (0–1)."""

    name: str
    floor: float
    cells: tuple[Cell, ...]

    def wrong(self, reader: ClaimReader) -> list[Cell]:
        """Return the cells that are misread."""
        return [cell for cell in self.cells if not cell.right(reader)]


def read_grids(folder: Path, only: str | None = None) -> list[Grid]:
    """Read the grids of a folder, or the one of a name.

    Raises `ConfigError` where there is none, or one asks for what no claim has.
    """
    paths = sorted(folder.glob(f"{only or '*'}.toml"))
    if not paths:
        raise ConfigError(f"{folder}: no grid here")
    return [_grid(path) for path in paths]


def _grid(path: Path) -> Grid:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    sets: dict[str, list[dict[str, Any]]] = raw["fillers"]
    cells = tuple(cell for line in raw["line"] for cell in _cells(raw, sets, line, path))
    return Grid(path.stem, raw["floor"], cells)


def _cells(
    grid: Row, sets: Mapping[str, list[dict[str, Any]]], line: dict[str, Any], path: Path
) -> Iterator[Cell]:
    names = [name for name, _ in _SLOT.findall(line["text"])]
    if missing := set(names) - sets.keys():
        raise ConfigError(f"{path}: no fillers {sorted(missing)}")
    for chosen in product(*(sets[name] for name in names)):
        wanted = {**line["claim"]}
        for filler in chosen:
            wanted.update({key: filler[key] for key in filler.keys() - _WORDS})
        text = _filled(line["text"], chosen)
        named = wanted.pop("named", False)
        if unknown := wanted.keys() - KEYS:
            raise ConfigError(f"{path}: a claim has no {sorted(unknown)}")
        if text is not None:
            words = {chosen[0]["text"], chosen[0].get("genitive", chosen[0]["text"])}
            yield Cell(_report(grid, line, text), wanted, frozenset(words) if named else None)


def _filled(text: str, chosen: Sequence[Row]) -> str | None:
    """Return the line with its fillers, or nothing where its verb has no form for them."""
    form = FORMS.index(next((str(row["form"]) for row in chosen if "form" in row), "m"))
    said = _BY_FORM.sub(lambda found: found.group(form + 1), text)
    if any(found.group(form + 1) == _NOT_SAID for found in _BY_FORM.finditer(text)):
        return None
    for filler in chosen:
        slot = _SLOT.search(said)
        assert slot is not None
        words = filler.get("genitive", filler["text"]) if slot.group(2) else filler["text"]
        said = _joined(said[: slot.start()], words) + said[slot.end() :]
    return said


def _joined(before: str, words: str) -> str:
    """Return words behind what stands before them, a "for" written into their article."""
    if _FOR.search(before) and words.startswith(ARTICLE):
        return before[:-1] + FOR_THE + words.removeprefix(ARTICLE)
    return before + words


def _report(grid: Row, line: Row, text: str) -> Report:
    told = {
        **{key: grid.get(key) for key in _ABOUT},
        **{k: line[k] for k in _ABOUT & line.keys()},
    }
    published = told["published"]
    if not isinstance(published, date):
        raise ConfigError(f"no day of publication for {text!r}")
    return Report(
        name="x", text=text, published=published, source=told["outlet"], side=told["side"]
    )


def lines(folder: Path, only: str | None = None, *, wrong: bool = False) -> Iterator[str]:
    """Yield the share read right of each grid, and on demand what is misread."""
    reader = claim_reader()
    for grid in read_grids(folder, only):
        missed = grid.wrong(reader)
        share = 1 - len(missed) / len(grid.cells)
        yield f"{grid.name:20} {share:.3f} of {len(grid.cells):4d}  (floor {grid.floor})"
        for cell in missed if wrong else ():
            yield f"  {cell.report.text}  {dict(cell.wanted)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how much of the grids is read right."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="one grid's name")
    parser.add_argument("--wrong", action="store_true", help="print the cells that are misread")
    options = parser.parse_args(arguments)
    try:
        sys.stdout.writelines(
            f"{line}\n" for line in lines(options.folder, options.only, wrong=options.wrong)
        )
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
