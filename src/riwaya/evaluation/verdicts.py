"""How incidents stand against what people expect: who is linked, and how it is ruled."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.claims.scenes.findings import Findings
from riwaya.evaluation.command import load
from riwaya.evaluation.gold import GoldError, PlaceOf, gold_claims
from riwaya.evaluation.matching import place_key
from riwaya.model import (
    Claim,
    ClaimId,
    EventType,
    Incident,
    Report,
    Span,
    Stance,
    Verdict,
    Where,
)
from riwaya.pipeline.reading import claim_reader
from riwaya.reconciliation import Knowledge, Reconciliation, reconcile


@dataclass(frozen=True, slots=True)
class ExpectedAccount:
    """One claim that an incident should hold: report, trigger's start, stance."""

    report: str
    start: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class ExpectedRange:
    """A casualty range that an incident should come to; bounds are inclusive."""

    party: str
    kind: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ExpectedIncident:
    """An incident as a person lays it out; `also` holds further verdicts that are right."""

    label: str
    type: EventType
    place: str
    verdict: Verdict
    also: tuple[Verdict, ...]
    accounts: tuple[ExpectedAccount, ...]
    casualties: tuple[ExpectedRange, ...]


@dataclass(frozen=True, slots=True)
class IncidentCheck:
    """What became of an expected incident: of its `wanted` claims, `together` were linked."""

    label: str
    wanted: int
    together: int
    expected: tuple[Verdict, ...]
    verdict: Verdict | None
    stances: float
    casualties_right: bool

    @property
    def verdict_right(self) -> bool:
        """Whether the incident that holds most of the claims is ruled as expected."""
        return self.verdict in self.expected

    @property
    def linked(self) -> bool:
        """Whether one incident holds all the claims."""
        return self.together == self.wanted


def read_verdicts(path: Path) -> list[ExpectedIncident]:
    """Read a list of expected incidents. Raises `GoldError` when it is not one."""
    try:
        return [_expected(entry) for entry in json.loads(path.read_text(encoding="utf-8"))]
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path}: {error!r}") from error


def check_incidents(
    expected: Iterable[ExpectedIncident],
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    reports: Iterable[Report],
) -> list[IncidentCheck]:
    """Compare expected incidents with those derived from claims that stand at gold triggers."""
    names = {report.id: report.name for report in reports}
    ids = {(names[c.report], c.trigger.start, c.event_type): c.id for c in claims}
    holder = {account.claim: i for i in incidents for account in i.accounts}
    return [_check(entry, ids, holder) for entry in expected]


def places_of(find: Callable[[Report], Findings]) -> PlaceOf:
    """Return a place resolver for gold claims that asks a reader what it found in the report.

    A name of which the reader found nothing stays unresolved.
    """
    found: dict[str, list[Where]] = {}

    def place_of(report: Report, name: str, span: Span) -> Where:
        if report.id not in found:
            found[report.id] = list(find(report).wheres)
        named = [w for w in found[report.id] if place_key(w.name) == place_key(name)]
        near = [where for where in found[report.id] if where.span.overlaps(span)]
        return max(named, key=_resolved) if named else (near or [Where(name, span)])[0]

    return place_of


def _resolved(where: Where) -> bool:
    return where.place is not None


def _check(
    entry: ExpectedIncident,
    ids: Mapping[tuple[str, int, EventType], ClaimId],
    holder: Mapping[ClaimId, Incident],
) -> IncidentCheck:
    wanted = {
        ids[key]: account.stance
        for account in entry.accounts
        if (key := (account.report, account.start, entry.type)) in ids
    }
    tally = Counter(holder[claim].id for claim in wanted if claim in holder)
    best = tally.most_common(1)[0] if tally else None
    incident = next((i for i in holder.values() if best and i.id == best[0]), None)
    return IncidentCheck(
        entry.label,
        len(entry.accounts),
        best[1] if best else 0,
        (entry.verdict, *entry.also),
        None if incident is None else incident.ruling.verdict,
        _stances(incident, wanted),
        incident is not None and all(_reached(incident, r) for r in entry.casualties),
    )


def _stances(incident: Incident | None, wanted: Mapping[ClaimId, Stance]) -> float:
    """The share of an incident's expected accounts whose stance is as expected."""
    told = [] if incident is None else [a for a in incident.accounts if a.claim in wanted]
    right = sum(_same_stance(account.stance, wanted[account.claim]) for account in told)
    return right / len(told) if told else 0.0


def _same_stance(found: Stance, wanted: Stance) -> bool:
    """Relaying another's word and asserting it are both saying that it happened."""
    return (found is Stance.DENIES) == (wanted is Stance.DENIES)


def _reached(incident: Incident, wanted: ExpectedRange) -> bool:
    for found in incident.casualties:
        if (found.party, found.kind) == (wanted.party, wanted.kind):
            low, high = found.low, found.high
            return (low is None or low <= wanted.high) and (high is None or wanted.low <= high)
    return False


def _expected(entry: Mapping[str, Any]) -> ExpectedIncident:
    return ExpectedIncident(
        entry["incident"],
        EventType(entry["type"]),
        entry["place"],
        Verdict(entry["verdict"]),
        tuple(Verdict(value) for value in entry.get("also", ())),
        tuple(
            ExpectedAccount(c["doc"], int(c["start"]), Stance(c["stance"]))
            for c in entry["claims"]
        ),
        tuple(
            ExpectedRange(c["party"], c["kind"], int(c["low"]), int(c["high"]))
            for c in entry["casualties"]
        ),
    )


def reconcile_gold(gold: Path) -> tuple[Reconciliation, list[Claim], list[Report]]:
    """Reconcile the gold claims of reports; return the result, the claims and the reports.

    Places are those that the reader finds.
    """
    marked = load(gold)
    place_of = places_of(claim_reader().find)
    claims = [c for r, told in marked for c in gold_claims(r, told, place_of=place_of)]
    reports = [report for report, _ in marked]
    return reconcile(reports, claims, knowledge=Knowledge.load()), claims, reports


def check_folder(folder: Path) -> list[IncidentCheck]:
    """Compare the incidents of gold claims with the verdicts beside them, as in `examples`."""
    result, claims, reports = reconcile_gold(folder / "gold.jsonl")
    expected = read_verdicts(folder / "verdicts.json")
    return check_incidents(expected, result.incidents, claims, reports)


def lines(checks: Sequence[IncidentCheck]) -> Iterator[str]:
    """Yield a line for each incident, and how many of them came out right."""
    for check in checks:
        ruled = check.verdict.value if check.verdict else "none"
        wanted = " or ".join(verdict.value for verdict in check.expected)
        told = "" if check.verdict_right else f", expected {wanted}"
        counted = "" if check.casualties_right else ", casualties wrong"
        together = f"{check.together} of {check.wanted} claims"
        yield f"{check.label}: {together}, {ruled}{told}{counted}"
    linked = sum(check.linked for check in checks)
    right = sum(check.verdict_right for check in checks)
    yield f"{len(checks)} incidents: {linked} linked whole, {right} ruled as expected"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how the incidents of a folder come out: `FOLDER`."""
    (folder,) = sys.argv[1:] if arguments is None else arguments
    sys.stdout.write("\n".join(lines(check_folder(Path(folder)))) + "\n")


if __name__ == "__main__":
    main()
