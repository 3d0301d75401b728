"""When something is said to have happened."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from riwaya.model.making import quick


class DatePrecision(StrEnum):
    """How narrowly the text fixes the day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@quick
@dataclass(frozen=True, slots=True)
class When:
    """A closed interval of days, either end open (`None`), and how precisely the text fixed it.

    `anomaly` says what a stated date contradicts; the date itself stays as stated.
    """

    first: date | None
    last: date | None
    precision: DatePrecision
    anomaly: str | None = None
