"""Gold claims of the examples make the incidents that `examples/verdicts.json` expects."""

from pathlib import Path

from riwaya.evaluation.command import load
from riwaya.evaluation.gold import gold_claims
from riwaya.evaluation.verdicts import check_incidents, places_of, read_verdicts
from riwaya.model import Incident, IncidentId
from riwaya.pipeline.reading import claim_reader
from riwaya.reconciliation import Knowledge, reconcile

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LINKED = 7
RULED = 8
"""How many of the ten come out right; to be raised with what reconciliation learns."""


def test_incidents_are_linked_and_ruled_as_expected() -> None:
    gold = load(EXAMPLES / "gold.jsonl")
    place_of = places_of(claim_reader().find)
    reports = [report for report, _ in gold]
    claims = [c for r, marked in gold for c in gold_claims(r, marked, place_of=place_of)]
    result = reconcile(reports, claims, knowledge=Knowledge.load())
    expected = read_verdicts(EXAMPLES / "verdicts.json")
    checks = check_incidents(expected, result.incidents, claims, reports)
    assert sum(check.linked for check in checks) >= LINKED
    wrong = [(c.label, c.verdict) for c in checks if not c.verdict_right]
    assert len(checks) - len(wrong) >= RULED, wrong
    assert all(check.casualties_right for check in checks)
    assert all(check.stances == 1 for check in checks)
    holder: dict[str, IncidentId] = {}
    for incident in result.incidents:
        _take(incident, holder)
    assert len(holder) == len(claims)
    names = {report.id: report.name for report in reports}
    pairs = {(names[copy.copier], names[copy.original]) for copy in result.copies}
    assert ("minyan-copy", "minyan-government") in pairs


def _take(incident: Incident, holder: dict[str, IncidentId]) -> None:
    """Every claim stands in exactly one incident."""
    for account in incident.accounts:
        assert account.claim not in holder
        holder[account.claim] = incident.id
