"""What a time mention is set against when it is resolved."""

from dataclasses import dataclass
from datetime import date

from riwaya.model.making import quick

Interval = tuple[date | None, date | None]
"""Closed; `None` is an open end."""


@quick
@dataclass(frozen=True, slots=True)
class Ground:
    """What a mention is set against: publication, the day the story has reached, and more.

    `said` is the day of the saying around it; `began` that on which the report's battle began;
    `near` a date whose year yearless ones share; `told` the time told shortly before.
    """

    published: date | None
    discourse: date | None = None
    said: date | None = None
    began: date | None = None
    near: date | None = None
    planned: bool = False
    told: Interval | None = None
