"""Gold claims of the examples make the incidents that `examples/verdicts.json` expects."""

from pathlib import Path

import pytest

from riwaya.evaluation.verdicts import check_folder, main, reconcile_gold
from riwaya.model import Incident, IncidentId

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LINKED = 7
RULED = 8
"""How many of the ten come out right; to be raised with what reconciliation learns."""


def test_incidents_are_linked_and_ruled_as_expected() -> None:
    checks = check_folder(EXAMPLES)
    assert sum(check.linked for check in checks) >= LINKED
    wrong = [(c.label, c.verdict) for c in checks if not c.verdict_right]
    assert len(checks) - len(wrong) >= RULED, wrong
    assert all(check.casualties_right for check in checks)
    assert all(check.stances == 1 for check in checks)


def test_every_claim_stands_in_one_incident_and_the_copy_is_known() -> None:
    result, claims, reports = reconcile_gold(EXAMPLES / "gold.jsonl")
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


def test_the_command_says_how_each_comes_out(capsys: pytest.CaptureFixture[str]) -> None:
    main([str(EXAMPLES)])
    *each, last = capsys.readouterr().out.splitlines()
    checks = check_folder(EXAMPLES)
    assert [line.split(":")[0] for line in each] == [check.label for check in checks]
    wrong = [line for line in each if "expected" in line]
    assert len(wrong) == sum(not check.verdict_right for check in checks)
    right = len(checks) - len(wrong)
    linked = sum(check.linked for check in checks)
    told = f"{len(checks)} incidents: {linked} linked whole, {right} ruled as expected"
    assert last == told
