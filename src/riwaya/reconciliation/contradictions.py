"""When two accounts of an incident speak so closely of one thing that they contradict.

Claims stand in one incident when they likely tell of one happening. That one of them is denied,
or an attack repelled, makes a dispute only where time, ground and doer are the same: a denial
of something left vague, or of another side's act, disputes nothing that others tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from riwaya.lexicons.gazetteer import distance_km
from riwaya.model import EventType
from riwaya.reconciliation.accounts import Position
from riwaya.reconciliation.features import Row

NEAR_KM = 1.0
"""Two points as near as this are one place whatever their names."""

WIDE_KM = 25.0
"""Radius of the widest place, a district, at which a claim without a day is of one ground."""

SHARED_WORDS = 2
"""Uncommon words by which two claims are of one ground, though wide or not named by both."""

LATE_DAYS = 4
"""Days within which something is denied, or confirmed, that was told before."""

DENIED = "denied"

UNDATED = frozenset(("none", "until"))
"""Kinds of date of what has no day of its own."""


class Contradictions:
    """Finds what contradicts what; `exclusive` are the outcomes that cannot both be true."""

    def __init__(self, exclusive: Mapping[str, Sequence[str]]) -> None:
        self._exclusive = exclusive

    def between(self, one: Position, two: Position) -> bool:
        """Whether the last word of one position contradicts that of another."""
        return any(self.opposed(left, right) for left, right in product(_last(one), _last(two)))

    def opposed(self, one: Row, two: Row) -> bool:
        """Whether two claims exclude each other and are of one time, ground and doer."""
        return (
            two.outcome in self._exclusive.get(one.outcome, ())
            and _one_time(one, two)
            and _one_ground(one, two)
            and _one_doer(one, two)
        )


def meets(one: Row, two: Row) -> bool:
    """Whether two places can be one: shared, one in the other, or within their precision."""
    places, others = set(one.places), set(two.places)
    if places & others or places & set(two.parents) or others & set(one.parents):
        return True
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return False
    apart = distance_km((one.lat, one.lon), (two.lat, two.lon))
    return apart <= max(NEAR_KM, max(one.radius, two.radius) - 1)


def _last(position: Position) -> Iterable[Row]:
    """Return the claims of the last report in which a position was told."""
    last = position.members[-1].moment
    return (m.row for m in position.members if m.moment == last)


def _one_time(one: Row, two: Row) -> bool:
    """Whether both can be of one time.

    Attempts fail and succeed in turn, so where neither is a denial both must have a day.
    """
    undated = not UNDATED.isdisjoint((one.dated, two.dated))
    if undated and DENIED not in (one.outcome, two.outcome):
        return False
    late = LATE_DAYS if undated else 0
    return one.d0 <= two.d1 + late and two.d0 <= one.d1 + late


def _one_ground(one: Row, two: Row) -> bool:
    alike = len(set(one.words) & set(two.words)) >= SHARED_WORDS
    if not one.places or not two.places:
        return alike
    dated = UNDATED.isdisjoint((one.dated, two.dated))
    return (dated or alike or max(one.radius, two.radius) <= WIDE_KM) and meets(one, two)


def _one_doer(one: Row, two: Row) -> bool:
    """Whether both can be of the same side's act; who leaves is not who takes.

    Whose act it was is often left out of a denial, and guessed.
    """
    told = one.agent_sure and two.agent_sure
    if not told or one.agent_bloc is None or two.agent_bloc is None:
        return True
    left, right = (row.type == EventType.WITHDRAWAL for row in (one, two))
    if left == right and DENIED in (one.outcome, two.outcome):
        return True
    return (one.agent_bloc == two.agent_bloc) is (left == right)
