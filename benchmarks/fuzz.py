"""Whether reports broken in every way are still read: no crash, no loose span, no hang.

    python benchmarks/fuzz.py [--reports 20000] [--start 0] [--limit 2.0] [--longest N]

Each report is one of `examples/reports` put through one to four mutations: cut, shuffled,
spliced with another, other scripts and odd Unicode mixed in, marks repeated, lines made huge,
spaces taken out; its day of publication may be missing or at the ends of the calendar. Report
number N is the same in every run, so a fault can be read again alone with `--start N
--reports 1`, and many can be read in shards: `--start 0 --reports 2000`, `--start 2000 …`. A
fault is an exception, a claim that breaks what `faults` asks for, or more than
`--limit` seconds of processor time. The exit code is 1 where there was any.
"""

import argparse
import json
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import FrameType

from riwaya.exports.claims_json import claim_to_json
from riwaya.model import Claim, Gap, Report, Span
from riwaya.pipeline.reading import ReportReader, claim_reader

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
HANGS = 8.0
"""Seconds of processor time after which a report is given up."""
SLOWEST = 5
"""So many of the slowest reports are named."""

ODD = (
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069\ufeff\u200b\u200c\u200d"
    "\u0640\u064b\u0651\u0670\u0300\u20dd\u00a0\u2028\u2029\x85\x00\x1b\x7f\ud800\udfff"
    "ﻻﷲﺣﻠﺐ٣۴²½"
)
MARKS = ".،؛؟!:…\"'«»()[]{}-–—/|*#_~,;?"
FOREIGN = (
    "Aleppo",
    "Алеппо",
    "חלב",
    "阿勒颇",
    "Ἀλέππω",
    "हलब",
    "😀",
    "#حلب",
    "@x",
    "1.5",
    "a.b",
)
DAYS = (date(2016, 10, 29), date(2024, 12, 8), date(2015, 2, 28), None, date.min, date.max)
SOURCES = (None, "", "outlet", "\ud800", "وكالة")
SIDES = (None, "government", "opposition", "nobody-knows")

Mutation = Callable[[str, random.Random], str]


def cut(text: str, chance: random.Random) -> str:
    """Keep a stretch from anywhere to anywhere."""
    low, high = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[low:high]


def shuffle_words(text: str, chance: random.Random) -> str:
    """Put the words of every line into another order."""
    lines = [line.split(" ") for line in text.split("\n")]
    for words in lines:
        chance.shuffle(words)
    return "\n".join(" ".join(words) for words in lines)


def shuffle_lines(text: str, chance: random.Random) -> str:
    """Put the lines into another order, some of them twice."""
    lines = text.split("\n")
    return "\n".join(chance.choices(lines, k=len(lines) + 2))


def drop_letters(text: str, chance: random.Random) -> str:
    """Leave out some letters."""
    share = chance.choice((0.02, 0.1, 0.5))
    return "".join(letter for letter in text if chance.random() > share)


def swap_letters(text: str, chance: random.Random) -> str:
    """Exchange letters with others of the text."""
    letters = list(text)
    for _ in range(len(letters) // 20):
        a, b = chance.randrange(len(letters)), chance.randrange(len(letters))
        letters[a], letters[b] = letters[b], letters[a]
    return "".join(letters)


def odd_letters(text: str, chance: random.Random) -> str:
    """Mix in marks of direction, joiners, controls, lone surrogates, presentation forms."""
    return _strewn(text, ODD, chance)


def marks(text: str, chance: random.Random) -> str:
    """Mix in punctuation, single and in long runs."""
    runs = [chance.choice(MARKS) * chance.choice((1, 2, 3, 40, 500)) for _ in range(8)]
    return _strewn(text, runs, chance)


def foreign(text: str, chance: random.Random) -> str:
    """Mix in words of other scripts, glued and apart."""
    words = [*FOREIGN, *(f" {word} " for word in FOREIGN)]
    return _strewn(text, words, chance)


def glue(text: str, chance: random.Random) -> str:
    """Take out most spaces."""
    return "".join(c for c in text if c not in " \n" or chance.random() < 0.2)


def splice(text: str, chance: random.Random) -> str:
    """Go on with the middle of another report in the middle of a word."""
    other = chance.choice(texts())
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other)) :]


def huge_line(text: str, chance: random.Random) -> str:
    """Make one line without a break of the report many times over."""
    return text.replace("\n", " ").replace(".", " ") * chance.choice((2, 5, 20))


def stutter(text: str, chance: random.Random) -> str:
    """Say some words again and again."""
    words = text.split(" ")
    at = chance.randrange(len(words))
    words[at : at + 1] = words[at : at + chance.randrange(1, 4)] * chance.choice((3, 50, 800))
    return " ".join(words)


MUTATIONS: tuple[tuple[Mutation, float], ...] = (
    (cut, 3),
    (shuffle_words, 3),
    (shuffle_lines, 2),
    (drop_letters, 3),
    (swap_letters, 3),
    (odd_letters, 4),
    (marks, 4),
    (foreign, 3),
    (glue, 1),
    (splice, 3),
    (huge_line, 0.4),
    (stutter, 0.6),
)


def _strewn(text: str, parts: str | list[str], chance: random.Random) -> str:
    """Put a few of the parts at random places of a text."""
    out = list(text)
    for _ in range(chance.choice((1, 5, 30))):
        out.insert(chance.randrange(len(out) + 1), chance.choice(parts))
    return "".join(out)


_TEXTS: list[str] = []


def texts() -> list[str]:
    """Return the texts of the examples."""
    if not _TEXTS:
        files = sorted(EXAMPLES.glob("*.txt"))
        _TEXTS.extend(file.read_text(encoding="utf-8") for file in files)
    return _TEXTS


def mutated(number: int) -> tuple[Report, tuple[str, ...]]:
    """Return report number N and the names of what was done to it."""
    chance = random.Random(f"riwaya {number}")
    text = chance.choice(texts())
    made, weights = zip(*MUTATIONS, strict=True)
    done = chance.choices(made, weights, k=chance.randrange(1, 5))
    for mutation in done:
        text = mutation(text, chance) or " "
    report = Report(
        name=f"fuzz-{number}",
        text=text,
        published=chance.choices(DAYS, (6, 4, 2, 2, 1, 1))[0],
        source=chance.choice(SOURCES),
        side=chance.choice(SIDES),
    )
    return report, tuple(mutation.__name__ for mutation in done)


def spans(claim: Claim) -> Iterator[Span]:
    """Yield every span of a claim."""
    yield from (claim.trigger, claim.sentence)
    fields = [claim.modality, claim.agent, claim.target, claim.when, claim.attribution]
    places = (claim.places,) if isinstance(claim.places, Gap) else claim.places
    for field in (*fields, *places, *claim.losses, *claim.weapons):
        yield from field.spans
    for argument in (claim.agent, claim.target):
        if not isinstance(argument, Gap) and argument.value.span is not None:
            yield argument.value.span
    yield from (s.span for s in claim.attribution.value.chain if s.span is not None)
    yield from (loss.value.span for loss in claim.losses)
    yield from (weapon.value.span for weapon in claim.weapons)


def faults(report: Report, claims: list[Claim]) -> list[str]:
    """Return what is wrong with a report's claims."""
    found = []
    size = len(report.text)
    if any(not 0 <= s.start < s.end <= size for claim in claims for s in spans(claim)):
        found.append("a span outside its text")
    if any(a.trigger.start > b.trigger.start for a, b in pairwise(claims)):
        found.append("claims out of order")
    if any(not _inside(claim) for claim in claims):
        found.append("a trigger outside its sentence")
    ids = [claim.id for claim in claims]
    if len(set(ids)) != len(ids):
        found.append("one id twice")
    earlier: set[str] = set()
    for claim in claims:
        if claim.repeats is not None and claim.repeats not in earlier:
            found.append("a repeat of nothing before it")
        earlier.add(claim.id)
    for claim in claims:
        json.dumps(claim_to_json(report, claim))
    return found


def _inside(claim: Claim) -> bool:
    sentence = claim.sentence
    return sentence.start <= claim.trigger.start < claim.trigger.end <= sentence.end


class HangError(Exception):
    """A report took too long and was given up."""


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise HangError(f"over {HANGS} s")


def tried(reader: ReportReader, report: Report) -> tuple[list[str], float, int]:
    """Return what went wrong with a report, its seconds of processor time and its claims."""
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        claims = reader.read(report)
        seconds = time.process_time() - begun
        found = faults(report, claims)
    except Exception as error:  # noqa: BLE001  whatever is raised is what is looked for
        found = [f"{type(error).__name__}: {error}"]
        return found, time.process_time() - begun, 0
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return found, seconds, len(claims)


def main() -> int:
    """Read the mutated reports and print what came of it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--reports", type=int, default=20_000)
    options.add_argument("--start", type=int, default=0)
    options.add_argument("--limit", type=float, default=2.0)
    options.add_argument("--longest", type=int, help="leave out reports of more letters")
    options.add_argument("--json", type=Path, help="also write the figures here")
    given = options.parse_args()
    signal.signal(signal.SIGVTALRM, _give_up)
    reader = claim_reader()
    reader.read(mutated(0)[0])
    counts: Counter[str] = Counter()
    took: list[tuple[float, int, int]] = []
    for number in range(given.start, given.start + given.reports):
        report, done = mutated(number)
        if given.longest is not None and len(report.text) > given.longest:
            counts["left out"] += 1
            continue
        found, seconds, claims = tried(reader, report)
        took.append((seconds, number, len(report.text)))
        wrong, slow = bool(found), seconds > given.limit
        if slow:
            found.append(f"{seconds:.1f} s for {len(report.text)} letters")
        counts.update(reports=1, claims=claims, letters=len(report.text), faults=bool(found))
        counts.update(wrong=wrong, slow=slow)
        counts.update({f"with {name}": 1 for name in set(done)})
        for fault in found:
            print(f"{number}: {'+'.join(done)}: {fault}", flush=True)
    took.sort(reverse=True)
    print(dict(counts))
    for seconds, number, letters in took[:SLOWEST]:
        print(f"slowest: number {number}, {letters} letters, {seconds:.2f} s of processor time")
    if given.json:
        figures = {**counts, "slowest": took[:SLOWEST]}
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 1 if counts["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
