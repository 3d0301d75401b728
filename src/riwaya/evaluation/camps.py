"""The two camps of a war that outlets stand in, and how well each camp's reports are read.

A folder of annotated reports may name an outlet's camp under `camp`: `state` for the state
whose war it is and those who fight beside it, `challenger` for those who fight them.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from riwaya.evaluation.score import ReportScore, Scores

CAMPS = ("state", "challenger")
NO_CAMP = "no camp"

Camps = Mapping[str, str]
"""The camp of each report whose outlet stands in one, by the report's name."""


def read_camps(folder: Path) -> Camps:
    """Read the camps that the reports of a folder name; most outlets of news stand in none."""
    raw = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in folder.glob("*.json")}
    return {name: report["camp"] for name, report in raw.items() if "camp" in report}


def by_camp(reports: Iterable[ReportScore], camps: Camps) -> dict[str, Scores]:
    """Return the scores of reports grouped by camp, `no camp` for the others."""
    groups: dict[str, list[ReportScore]] = {}
    for report in reports:
        groups.setdefault(camps.get(report.report.name, NO_CAMP), []).append(report)
    return {camp: Scores.of(groups[camp]) for camp in (*CAMPS, NO_CAMP) if camp in groups}
