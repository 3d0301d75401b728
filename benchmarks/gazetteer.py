"""How fast the gazetteer loads, and how fast places are found and resolved.

The text is made of the gazetteer's own names in plain sentences, so it is denser in places than
any report. To match is to tell every name that stands in the text; to find is to tell which of
them are places of the report. Give a folder of gazetteer files, of any format that can be
loaded, to measure a large one, and a folder of texts to measure on those.

usage: python benchmarks/gazetteer.py [FOLDER_OF_GAZETTEERS] [--texts FOLDER]
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from riwaya.claims.places.where import ContextPlaceResolver
from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.ingest.gazetteers import read_gazetteer, write_gazetteer
from riwaya.lexicons.gazetteer import Gazetteer
from riwaya.lexicons.gazetteer_compiled import compiled_gazetteer
from riwaya.model import Document, Report
from riwaya.text.segment import segment

FRAMES = (
    "قصف الطيران بلدة {} ظهر اليوم وأوقع عدداً من الجرحى بين المدنيين.",
    "دارت اشتباكات عنيفة في محيط {} بين الطرفين طوال ليلة أمس دون أن يتغير شيء.",
    "قال شهود إن رتلاً من السيارات خرج من {} متجهاً إلى {} قبل منتصف الليل.",
    "سيطرت المجموعات على {} و{} بعد معارك استمرت ثلاثة أيام متواصلة.",
    "لم يصدر أي تعليق رسمي على ما جرى، وقال السكان إن الهدوء عاد إلى شوارعهم.",
)
FORMATS = (".csv", ".csv.gz", ".txt", ".xlsx")
REPORTS = 400
SENTENCES = 20
ROUNDS = 5


def timed(work: Callable[[], object]) -> float:
    """Return the processor seconds that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def each(work: Callable[[Document], object], documents: Sequence[Document]) -> None:
    """Do some work on every document."""
    for document in documents:
        work(document)


def reports(gazetteer: Gazetteer) -> list[Document]:
    """Return made-up reports in which every sentence but one in five names places."""
    chance = random.Random(1)
    names = [place.name for place in gazetteer if place.country in ("SY", "IQ", "YE")]
    made = []
    for number in range(REPORTS):
        lines = (
            FRAMES[i % len(FRAMES)].format(chance.choice(names), chance.choice(names))
            for i in range(SENTENCES)
        )
        made.append(segment(Report(name=str(number), text="\n".join(lines))))
    return made


def read(folder: Path) -> list[Document]:
    """Return the plain texts of a folder as documents."""
    paths = sorted(folder.glob("*.txt"))
    return [segment(Report(name=p.stem, text=p.read_text(encoding="utf-8"))) for p in paths]


def own(folder: Path, made: Path) -> tuple[Path, ...]:
    """Write a folder's gazetteers in the project's columns; return the files."""
    found = []
    for path in sorted(p for p in folder.iterdir() if p.name.endswith(FORMATS)):
        target = made / f"{path.name.partition('.')[0]}.csv"
        write_gazetteer(read_gazetteer(path), target)
        found.append(target)
    return tuple(found)


def main(folder: Path | None, texts: Path | None) -> None:
    """Measure and print."""
    with TemporaryDirectory() as made:
        measure(own(folder, Path(made)) if folder else (), texts)


def measure(extra: tuple[Path, ...], texts: Path | None) -> None:
    """Measure with these further gazetteers and print."""
    compiled_gazetteer(extra)
    load = timed(lambda: Gazetteer(compiled_gazetteer(extra)))
    gazetteer = Gazetteer(compiled_gazetteer(extra))
    print(f"{len(gazetteer):,} places loaded in {load:.2f} s")
    documents = read(texts) if texts else reports(gazetteer)
    tokens = sum(len(d.tokens) for d in documents)
    size = sum(len(d.report.text.encode()) for d in documents)
    finder, resolver = GazetteerPlaceFinder(gazetteer), ContextPlaceResolver(gazetteer)
    works: dict[str, Callable[[Document], object]] = {
        "match": finder.names,
        "find": finder.find,
    }
    for name, work in works.items():
        for turn in ("first pass", "best of the next five"):
            rounds = 1 if turn == "first pass" else ROUNDS
            found = min(timed(partial(each, work, documents)) for _ in range(rounds))
            speed = f"{found / tokens * 1e6:.2f} us a token, {size / found / 1e6:.1f} MB/s"
            print(f"{name}, {turn}: {speed}")
    mentions = [(d, finder.find(d)) for d in documents]
    resolved = timed(lambda: [resolver.resolve(d, m) for d, m in mentions])
    print(f"resolve: {resolved / sum(len(m) for _, m in mentions) * 1e6:.1f} us a mention")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--texts", type=Path)
    given = parser.parse_args()
    main(given.folder, given.texts)
