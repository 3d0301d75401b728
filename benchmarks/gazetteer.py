"""How fast the gazetteer loads, and how fast places are found and resolved.

The text is made of the gazetteer's own names in plain sentences, so it is denser in places than
any report. Give a folder of gazetteer files in the project's columns to measure a large one.

usage: python benchmarks/gazetteer.py [FOLDER_OF_GAZETTEER_CSV]
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from riwaya.claims.where import ContextPlaceResolver
from riwaya.extraction.places import GazetteerPlaceFinder
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
REPORTS = 400
SENTENCES = 20


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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


def main(folder: Path | None) -> None:
    """Measure and print."""
    extra = tuple(sorted(folder.glob("*.csv"))) if folder else ()
    compiled_gazetteer(extra)
    load = timed(lambda: Gazetteer(compiled_gazetteer(extra)))
    gazetteer = Gazetteer(compiled_gazetteer(extra))
    print(f"{len(gazetteer):,} places loaded in {load:.2f} s")
    documents = reports(gazetteer)
    tokens = sum(len(d.tokens) for d in documents)
    size = sum(len(d.report.text.encode()) for d in documents)
    finder, resolver = GazetteerPlaceFinder(gazetteer), ContextPlaceResolver(gazetteer)
    for turn in ("first pass", "second pass"):
        found = timed(lambda: [finder.find(d) for d in documents])
        speed = f"{found / tokens * 1e6:.2f} us a token, {size / found / 1e6:.1f} MB/s"
        print(f"find, {turn}: {speed}")
    mentions = [(d, finder.find(d)) for d in documents]
    resolved = timed(lambda: [resolver.resolve(d, m) for d, m in mentions])
    print(f"resolve: {resolved / sum(len(m) for _, m in mentions) * 1e6:.1f} us a mention")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
