"""One row a report and happening: what each outlet says of each incident.

A report that tells one incident by several claims has one row: the widest interval of its
counts, the first claim's place and day, and the strongest way it puts it.
"""

import csv
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from riwaya.exports.cells import as_text
from riwaya.exports.exporter import ExportOptions, Written
from riwaya.exports.placing import placed
from riwaya.exports.shown import Shown
from riwaya.exports.tables import Cell
from riwaya.model import LossKind, Modality
from riwaya.views import AccountView, IncidentView

COLUMNS = (
    "incident",
    "report",
    "outlet",
    "side",
    "published",
    "type",
    "modality",
    "stance",
    "interest",
    "certainty",
    "origin",
    "source_kind",
    "date_first",
    "date_last",
    "date_precision",
    "place",
    "place_id",
    "lat",
    "lon",
    "place_precision",
    "geo_precision",
    "agent_party",
    "target_party",
    "killed_low",
    "killed_best",
    "killed_high",
    "wounded_low",
    "wounded_best",
    "wounded_high",
    "incident_verdict",
    "incident_killed_low",
    "incident_killed_best",
    "incident_killed_high",
)
CERTAINTY = {
    Modality.ASSERTED: 1.0,
    Modality.ONGOING: 1.0,
    Modality.FAILED: 1.0,
    Modality.DENIED: 0.0,
    Modality.PLANNED: 0.25,
}
"""How far a report commits itself to the happening: 1 tells it, 0 denies it."""
DISTANCED = 0.5
"""What certainty is multiplied by when the outlet keeps aloof from its speaker."""


def write_report_level(views: Shown, target: Path, options: ExportOptions) -> Written:
    """Write the table."""
    count = 0
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for incident in views.incident_views():
            ordered = sorted(incident.accounts(), key=lambda one: one.told.outlet.report)
            for _, accounts in groupby(ordered, key=lambda one: one.told.outlet.report):
                writer.writerow(map(as_text, _row(incident, list(accounts))))
                count += 1
    return Written(paths=(target,), rows={"rows": count})


def certainty(account: AccountView) -> float:
    """Return how far an account commits its outlet, from 0 (denies) to 1 (tells)."""
    aloof = any(voice.distanced for voice in account.told.voices)
    return CERTAINTY[account.told.modality] * (DISTANCED if aloof else 1.0)


def _row(incident: IncidentView, accounts: list[AccountView]) -> tuple[Cell, ...]:
    first = max(accounts, key=certainty)
    told, row = first.told, incident.row
    ground = told.places[0] if told.places else None
    point = placed(ground)
    return (
        row.id,
        told.outlet.report,
        told.outlet.source,
        first.side.id if first.side else None,
        told.outlet.published,
        str(told.event_type),
        str(told.modality),
        str(first.stance),
        str(first.interest),
        certainty(first),
        first.origin,
        str(told.source_kind),
        told.when.first if told.when else None,
        told.when.last if told.when else None,
        str(told.when.precision) if told.when else None,
        ground.name if ground else None,
        ground.label.id if ground and ground.label else None,
        ground.lat if ground else None,
        ground.lon if ground else None,
        str(ground.precision) if ground else None,
        point.ucdp if point else None,
        told.agent.party.id if told.agent and told.agent.party else None,
        told.target.party.id if told.target and told.target.party else None,
        *_counts(accounts, LossKind.KILLED),
        *_counts(accounts, LossKind.WOUNDED),
        str(row.verdict),
        *(row.killed or (None, None, None)),
    )


def _counts(
    accounts: Iterable[AccountView], kind: LossKind
) -> tuple[int | None, int | None, int | None]:
    """Return low, best and high of a report: the widest of its claims, summed over parties."""
    by_claim = []
    for account in accounts:
        told = [loss for loss in account.told.losses if loss.kind is kind]
        if told:
            lows = [loss.low for loss in told if loss.low is not None]
            highs = [loss.high for loss in told if loss.high is not None]
            low = sum(lows) if lows else None
            by_claim.append((low, sum(highs) if len(highs) == len(told) else None))
    if not by_claim:
        return (None, None, None)
    lows = [low for low, _ in by_claim if low is not None]
    highs = [high for _, high in by_claim if high is not None]
    high = max(highs) if len(highs) == len(by_claim) else None
    low = min(lows) if lows else None
    return (low, low if low == high else None, high)
