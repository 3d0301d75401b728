"""How long reconciliation takes, and how it grows: `benchmarks/reconciliation.py 100000`.

A made-up war: happenings at villages on days, each told by one to six reports of outlets of
both sides, a tenth of the reports copied with small changes. Prints one line a size: claims,
seconds, incidents, links, peak memory, and the seconds that one more report takes.
"""

import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple, TypeVar

from riwaya.model import (
    Argument,
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Loss,
    LossKind,
    Modality,
    PlacePrecision,
    Producer,
    Report,
    ReportId,
    Sourced,
    SourceKind,
    Span,
    When,
    Where,
)
from riwaya.reconciliation import Knowledge, reconcile, reconcile_more

T = TypeVar("T")
MAKER = Producer("benchmark", "1")
CLAIMS_A_REPORT = 8
TELLERS = (1, 1, 1, 2, 2, 3, 4, 6)
SIDES = (None, "government", "opposition")
TYPES = (
    EventType.CLASH,
    EventType.TERRITORY_GAIN,
    EventType.AIRSTRIKE,
    EventType.SHELLING,
    EventType.WITHDRAWAL,
    EventType.SIEGE,
)
PAIRS = (("opposition", "government"), ("government", "opposition"), ("russia", "civilians"))


class Happening(NamedTuple):
    """What reports tell of: when, where, who did what to whom, how many fell, in what words."""

    day: date
    place: tuple[str, float, float]
    sides: tuple[str, str]
    kind: EventType
    killed: int
    words: list[str]


class War:
    """Happenings and their tellers, the same for the same size."""

    def __init__(self, claims: int) -> None:
        self._random = Random(claims)
        letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
        self._words = ["".join(self._random.choices(letters, k=5)) for _ in range(20_000)]
        self._places = [self._place(number) for number in range(max(60, claims // 60))]
        self._days = max(60, claims // 60)
        self._count = claims

    def _place(self, number: int) -> tuple[str, float, float]:
        return f"p:{number}", self._random.uniform(32, 37), self._random.uniform(35, 42)

    def reports(self) -> Iterator[tuple[Report, list[Claim]]]:
        """Yield reports with their claims until there are enough claims."""
        told: list[Happening] = []
        texts: list[str] = []
        for number in range(self._count // CLAIMS_A_REPORT):
            while len(told) < CLAIMS_A_REPORT:
                happening = self._happening()
                told += [happening] * self._random.choice(TELLERS)
                self._random.shuffle(told)
            mine = [told.pop() for _ in range(CLAIMS_A_REPORT)]
            yield self._report(number, mine, texts)

    def _happening(self) -> Happening:
        day = date(2014, 1, 1) + timedelta(days=self._random.randrange(self._days))
        place = self._random.choice(self._places)
        words = self._random.sample(self._words, 5)
        killed = self._random.randrange(1, 40)
        kind = self._random.choice(TYPES)
        return Happening(day, place, self._random.choice(PAIRS), kind, killed, words)

    def _report(
        self, number: int, told: list[Happening], texts: list[str]
    ) -> tuple[Report, list[Claim]]:
        random = self._random
        if texts and random.random() < 0.1:
            words = random.choice(texts[-500:]).split(" ")
            for _ in range(len(words) // 12):
                words[random.randrange(len(words))] = random.choice(self._words)
            text = " ".join(words)
        else:
            text = "\n".join(
                " ".join([*happening.words, *random.choices(self._words, k=20)]) + "."
                for happening in told
            )
        texts.append(text)
        first = told[0].day
        side = random.choice(SIDES)
        report = Report(
            name=str(number),
            text=text,
            source=f"outlet {random.randrange(80)} {side}",
            side=side,
            published=first + timedelta(days=1),
        )
        id_ = report.id
        step = len(text) // CLAIMS_A_REPORT
        claims = [
            self._claim(id_, Span(at * step, (at + 1) * step), happening)
            for at, happening in enumerate(told)
        ]
        return report, claims

    def _claim(self, report: ReportId, sentence: Span, told: Happening) -> Claim:
        day, (place, lat, lon), (agent, target), kind, killed, _ = told
        random = self._random
        span = Span(sentence.start, sentence.start + 5)

        def sourced(value: T) -> Sourced[T]:
            return Sourced(value, (span,), Basis.STATED, MAKER)

        where = Where(
            place,
            span,
            place,
            lat,
            lon,
            PlacePrecision.VILLAGE,
            country="SY",
            parents=(f"d:{int(lat * 5)}:{int(lon * 5)}",),
        )
        shift = timedelta(days=random.choice((0, 0, 0, 0, 1)))
        modality = random.choice((Modality.ASSERTED,) * 5 + (Modality.FAILED, Modality.DENIED))
        losses = (
            sourced(Loss(target, LossKind.KILLED, killed, killed, span, str(killed))),
        ) * (random.random() < 0.4)
        return Claim(
            report=report,
            trigger=span,
            event_type=kind,
            modality=sourced(modality),
            agent=sourced(Argument(agent, span, agent)),
            target=sourced(Argument(target, span, target)),
            places=(sourced(where),),
            when=sourced(When(day + shift, day + shift, DatePrecision.DAY)),
            attribution=sourced(Attribution(SourceKind.OUTLET)),
            losses=losses,
            frame="benchmark",
            sentence=sentence,
        )


def run(claims: int) -> str:
    """Return the line for one size."""
    made = list(War(claims).reports())
    *most, (last, last_claims) = made
    reports = [report for report, _ in most]
    told = [claim for _, found in most for claim in found]
    knowledge = Knowledge.load()
    start = time.perf_counter()
    result = reconcile(reports, told, knowledge=knowledge)
    whole = time.perf_counter() - start
    start = time.perf_counter()
    more = reconcile_more(result, [last], last_claims, knowledge=knowledge)
    one = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return (
        f"{len(told):>9} claims {whole:8.1f} s {len(result.incidents):>8} incidents "
        f"{len(result.judgements):>9} links {len(result.copies):>7} copies {peak:6.2f} GiB "
        f"one more report {one:6.2f} s ({len(more.incidents)})"
    )


def main() -> None:
    """Run the sizes given, 1,000, 10,000 and 100,000 by default."""
    for size in sys.argv[1:] or ("1000", "10000", "100000"):
        print(run(int(size)), flush=True)


if __name__ == "__main__":
    main()
