"""Fit the weights by which agents, places, days and claims are chosen to annotated reports.

usage: python tools/fit_weights.py [--check] [--fields agent,place] [GOLD=TEXTS ...]

Reads the development part of `evaluation/corpus`, the examples, `evaluation/newswire`, and
every GOLD file (claims as JSON Lines) with its folder TEXTS, and records the options that the
reader weighs for each claim that annotators made too, and whether they made it. Prints for each
set the share of claims whose field is right by the binding rules alone, and by weights fitted
without that claim's report (cross-validation by report). Reports that are a side's own word
have tables of their own for agent and date. Without --check the new weights are
written to `lexicons/weights`; --fields names those to fit, all by default. --twice counts the
project's own sets twice: given sets that hold one kind of report would else outvote them.
"""

import argparse
import csv
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from riwaya.claims.agents.options import Doer
from riwaya.claims.assemble import Assembler
from riwaya.claims.dates.when import IntervalTimeResolver
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.placed import Placed
from riwaya.claims.weighing.choice import LexiconWeigher, Option, T
from riwaya.evaluation.command import load, read_claims
from riwaya.evaluation.fitting import FOLDS, Example, fit, held_out
from riwaya.evaluation.gold import GoldClaim, GoldReport, Interval, read_corpus
from riwaya.evaluation.matching import Pair, accepts, accepts_date, match, share_place
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.weights import FIELDS, OWN
from riwaya.pipeline.reading import ReportReader, finders

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "riwaya" / "lexicons" / "weights"
SMALL = 0.08
"""A smaller weight is left out."""

MARGIN = {"kept": 0.3}
"""Added to a fitted weight: in doubt a claim is kept, for nobody reviews one that is lost."""

SEEMING = "newswire"
"""The set that teaches what is no claim, and only that."""

LEARNT_FROM = {"agent" + OWN: ("agent" + OWN, "agent")}
"""Fields fitted to the claims of others too: who acts is told alike in most reports."""

_RULE = re.compile(r"(?:\w+:)?rule")

Seen = list[Option[object]]


class Recorder:
    """Chooses by the weights that stand and keeps the options it chose from."""

    def __init__(self) -> None:
        self._weigher = LexiconWeigher()
        self.seen: dict[tuple[str, int], Seen] = {}

    def choose(self, field: str, draft: Draft, options: Sequence[Option[T]]) -> Option[T]:
        """Return the option taken; the options are noted by field and trigger."""
        noted: Seen = [Option(o.value, o.rule, o.groups) for o in options]
        self.seen.setdefault((field, draft.chosen.mention.span.start), noted)
        if field == "claim":
            return options[0]  # nothing is dropped: what is read too much teaches too
        return self._weigher.choose(field, draft, options)


def with_value(given: GoldClaim, field: str, value: object) -> GoldClaim:
    """Return a claim as it would be with the value of an option."""
    match value:
        case Doer():
            return replace(given, agent_party=value.party)
        case Placed():
            return replace(given, places=tuple(where.name for _, where in value.places))
        case Dated():
            return replace(given, date=Interval(value.when.first, value.when.last))
    return replace(given, places=()) if field == "place" else replace(given, date=None)


def is_right(pair: Pair, field: str, value: object) -> bool:
    """Whether an option would make its claim's field right."""
    field = field.removesuffix(OWN)
    given = with_value(pair.given, field, value)
    if field == "agent":
        return accepts(pair.gold, "agent_party", given.agent_party)
    if field == "place":
        return share_place(pair.gold, given)
    return accepts_date(pair.gold, given) and as_open(pair.gold, given)


def as_open(gold: GoldClaim, given: GoldClaim) -> bool:
    """Whether an interval is open where the gold one is: one open at an end meets too much."""
    if gold.date is None or given.date is None:
        return True
    return (gold.date.first is None) == (given.date.first is None)


def examples(group: str, reports: Sequence[GoldReport]) -> Iterator[tuple[str, Example]]:
    """Yield what can be learned from the claims that reader and annotators share."""
    recorder = Recorder()
    times = IntervalTimeResolver()
    assembler = Assembler(load_parties(), times, recorder)
    gazetteer = load_gazetteer()
    reader = ReportReader(finders(gazetteer), assembler, gazetteer)
    for report, gold in reports:
        recorder.seen.clear()
        given = read_claims(report, reader)
        fold = zlib.crc32(f"{group}/{report.name}".encode()) % FOLDS
        pairs = {id(pair.given): pair for pair in match(report.text, gold, given)}
        for claim in given:
            pair = pairs.get(id(claim))
            for field in FIELDS:
                seen = recorder.seen.get((field, claim.start), [])
                right = rights(pair, field, seen)
                if right:
                    signs = tuple(o.signs for o in seen)
                    yield field, Example(group, fold, signs, right, ruled(seen))


def rights(pair: Pair | None, field: str, options: Seen) -> tuple[bool, ...]:
    """Return which options are right; none where the annotators do not say."""
    if field == "claim":
        if pair is not None and pair.gold.optional:
            return ()
        return tuple(option.value is (pair is not None) for option in options)
    return tuple(is_right(pair, field, o.value) for o in options) if pair else ()


def ruled(options: Seen) -> int | None:
    """Return the option that the binding rules alone would take."""
    marked = (i for i, o in enumerate(options) if any(map(_RULE.fullmatch, o.signs)))
    return next(marked, None)


def tell(field: str, data: Sequence[Example]) -> None:
    """Print what the rules alone reach against weights fitted on the other reports."""
    rules: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for example, taken in held_out(data):
        rules[example.group] += example.ruled is not None and example.right[example.ruled]
        held[example.group] += example.right[taken]
    for group, size in Counter(e.group for e in data).items():
        rates = f"rules {rules[group] / size:.3f}  weights {held[group] / size:.3f}"
        print(f"{field:6} {group:28} {size:5}  {rates}")


def write(field: str, weights: dict[str, float]) -> None:
    """Write the weights that count, the signs in alphabetical order."""
    with (WEIGHTS / f"{field}.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("sign", "weight"))
        added = {sign: weight + MARGIN.get(sign, 0.0) for sign, weight in weights.items()}
        rows = ((s, f"{w:.2f}") for s, w in sorted(added.items()) if abs(w) >= SMALL)
        table.writerows(rows)


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description="Fit the weights of agent, place and date.")
    parser.add_argument("gold", nargs="*", metavar="GOLD=TEXTS")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument(
        "--twice", action="store_true", help="count the project's own sets twice"
    )
    parser.add_argument("--fields", default=",".join(FIELDS), help="which to fit")
    return parser.parse_args()


def main() -> None:
    """Read, fit, tell and write."""
    asked = arguments()
    sets = [
        ("corpus dev", read_corpus(ROOT / "evaluation" / "corpus", "dev")),
        ("examples", load(ROOT / "examples" / "gold.jsonl")),
        (SEEMING, read_corpus(ROOT / "evaluation" / "newswire")),
    ]
    own = sets[:2] if asked.twice else []
    for given in asked.gold:
        gold, _, texts = given.partition("=")
        sets.append((gold, load(Path(gold), Path(texts))))
    data: defaultdict[str, list[Example]] = defaultdict(list)
    for group, reports in (*sets, *own):
        for field, example in examples(group, reports):
            if group != SEEMING or field == "claim":
                data[field].append(example)
    for field in asked.fields.split(","):
        learnt = [e for known in LEARNT_FROM.get(field, (field,)) for e in data[known]]
        tell(field, learnt)
        if not asked.check:
            write(field, fit(learnt))


if __name__ == "__main__":
    main()
