"""Many claims that tell the same of one place and day: one of them is compared for all."""

from collections.abc import Container, Mapping, Sequence

from riwaya.reconciliation.features import Row

Gatherings = Mapping[int, tuple[int, ...]]
"""Rows that follow another, by the row they follow."""


def gatherings(
    rows: Sequence[Row], most: int, town_km: float, apart: Container[int]
) -> Gatherings:
    """Return the rows that need no comparison of their own, by the one that stands for them.

    More than `most` rows with the same place, days, type, outcome and parties bind with each
    other whatever else they tell, so the one with the least id is compared with the rest of
    the record, and the others follow it. Where a party, the spot or the day is not known their
    figures have to be equal too. Rows in `apart` (people or their reports say something of
    them) are compared themselves. What follows what depends on the rows alone, never on their
    order.
    """
    alike: dict[tuple[object, ...], list[int]] = {}
    for number, row in enumerate(rows):
        if row.places and number not in apart:
            key = _key(row, town_km)
            if key is not None:
                alike.setdefault(key, []).append(number)
    found: dict[int, tuple[int, ...]] = {}
    for members in alike.values():
        if len(members) > most:
            first, *others = sorted(members, key=lambda number: rows[number].claim)
            found[first] = tuple(others)
    return found


def _key(row: Row, town_km: float) -> tuple[object, ...] | None:
    """Return what rows that bind share; `None` for a row that may not bind with its like."""
    known = row.agent is not None and row.agent_sure and row.target is not None
    spot = row.radius <= town_km
    day = row.dated == "day"
    if (known, spot, day).count(False) > 1:
        return None
    sure = known and spot and day
    figures = () if sure else (row.killed_low, row.killed_high, row.wounded_low)
    return (
        row.places,
        row.d0,
        row.d1,
        row.dated,
        row.type,
        row.outcome,
        row.agent,
        row.agent_bloc,
        row.agent_sure,
        row.target,
        row.target_bloc,
        row.country,
        figures,
    )
