"""What a query means, said in plain Python: the reference that the SQL is tested against."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from riwaya.model import Claim, Incident, Verdict, When
from riwaya.store.contents import IncidentOrder, PlaceChoice
from riwaya.store.derived import areas, disputed_count
from riwaya.store.search import name_key

T = TypeVar("T")
Text = TypeVar("Text", bound=str)


def tally(values: Iterable[Text]) -> dict[Text, int]:
    """Return how often each value occurs, most often first."""
    counted = Counter(values)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def window(items: list[T], offset: int, limit: int | None) -> list[T]:
    """Return the part of a list that an offset and a limit leave."""
    return items[offset:] if limit is None else items[offset : offset + limit]


def names_party(claim: Claim, parties: frozenset[str]) -> bool:
    """Whether the agent or the target is of one of these parties."""
    return claim.agent_party in parties or claim.target_party in parties


def overlaps(when: When | None, first: date | None, last: date | None) -> bool:
    """Whether an interval shares a day with `first` to `last`."""
    if first is None and last is None:
        return True
    if when is None:
        return False
    begins_in_time = last is None or when.first is None or when.first <= last
    return begins_in_time and (first is None or when.last is None or when.last >= first)


def claim_at(claim: Claim, place: PlaceChoice) -> bool:
    """Whether a claim names a place, or one that lies in it."""
    return claim_names(claim, place) or any(
        place.ids.intersection(where.parents) for where in claim.where
    )


def claim_names(claim: Claim, place: PlaceChoice) -> bool:
    """Whether a claim names a place itself."""
    return any(named_at(where.place, where.name, place) for where in claim.where)


def incident_at(incident: Incident, claims: Iterable[Claim], place: PlaceChoice) -> bool:
    """Whether an incident is at a place or in it, or one of its claims names the place."""
    name = incident.place.name if incident.place else ""
    return (
        bool(place.ids.intersection(areas(incident)))
        or (place.key is not None and name_key(name) == place.key)
        or any(claim_names(claim, place) for claim in claims)
    )


def named_at(place: str | None, name: str, choice: PlaceChoice | None) -> bool:
    """Whether a place with this id and name is the one chosen; any is when none is chosen."""
    if choice is None or place in choice.ids:
        return True
    return choice.key is not None and name_key(name) == choice.key


def day_order(when: When | None) -> tuple[bool, str]:
    """Return a key that sorts by first day, undated last."""
    first = (when.first or when.last) if when else None
    return when is None, str(first or "")


def incident_order(incident: Incident, order: IncidentOrder) -> tuple[object, ...]:
    """Return a key that sorts incidents as asked."""
    by_date = (*day_order(incident.when), incident.id)
    claims = -len(incident.accounts)
    if order is IncidentOrder.CLAIMS:
        return (claims, *by_date)
    if order is IncidentOrder.DISPUTED:
        return (
            incident.ruling.verdict is not Verdict.CONTESTED,
            -disputed_count(incident),
            -len({account.side for account in incident.accounts if account.side}),
            -len({account.origin for account in incident.accounts}),
            claims,
            *by_date,
        )
    return by_date
