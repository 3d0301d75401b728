"""What later reports are laid beside, in a form that a record can keep."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.model import ClaimId, ControlInterval, ReportId, Siege
from riwaya.reconciliation.accounts import Member
from riwaya.reconciliation.control import timeline
from riwaya.reconciliation.copies import CopyIndex
from riwaya.reconciliation.evidence import Evidence, Site, inside_of, spread
from riwaya.reconciliation.ground import Ground
from riwaya.reconciliation.incidents import Turn, turns
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.sieges import SiegeTelling, siege_tellings, sieges_at

CONTROL = "control"
SIEGE = "siege"


class Told(NamedTuple):
    """What one claim says of who holds or besieges a place, its value as JSON."""

    site: str
    claim: ClaimId
    position: int
    kind: str
    value: str


def sketches(index: CopyIndex) -> list[tuple[ReportId, bytes]]:
    """Return by what the texts of an index and their passages are found when they are copied.

    Halves of the band keys are kept: few enough are alike by chance, and what is found is
    compared word for word.
    """
    found: dict[ReportId, list[NDArray[np.uint32]]] = {id: [] for id in index.reports}
    for units, bands in zip(index.units, index.bands, strict=True):
        for (report, _, _), keys in zip(units, bands.astype(np.uint32), strict=True):
            found[report].append(keys)
    return [(id, b"".join(keys.tobytes() for keys in parts)) for id, parts in found.items()]


def alike(
    fresh: Iterable[bytes], known: Iterable[tuple[ReportId, bytes]]
) -> Iterator[ReportId]:
    """Yield the reports of which a text or passage may be like one of the fresh ones."""
    wanted = np.unique(np.concatenate([_keys(s) for s in fresh] or [_keys(b"")]))
    wanted = wanted[wanted != 0]
    if not len(wanted):
        return
    for report, bands in known:
        keys = _keys(bands)
        at = np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)
        if (wanted[at] == keys).any():
            yield report


def _keys(bands: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(bands, np.uint32)


def tellings(
    ground: Ground, knowledge: Knowledge, claims: Collection[str] | None = None
) -> Iterator[Told]:
    """Yield what claims (all by default) say of who holds and who besieges places."""
    for member, told in zip(ground.members, ground.told, strict=True):
        if claims is not None and member.row.claim not in claims:
            continue
        position = 0
        for site, whole, evidence in told:
            value = _as_json(*site, whole, *evidence[:7], evidence.told.isoformat())
            yield Told(site.key, member.claim_id, position, CONTROL, value)
            position += 1
        for telling in siege_tellings(member, ground.reports, knowledge):
            value = _as_json(*telling.site, *telling[1:7])
            yield Told(telling.site.key, member.claim_id, position, SIEGE, value)
            position += 1


def _as_json(*values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def sites_named(ground: Ground, claims: Collection[str]) -> set[str]:
    """Return the keys of all places that claims which tell of holding name."""
    return {
        Site(where.place, where.name).key
        for member, told in zip(ground.members, ground.told, strict=True)
        if told and member.row.claim in claims
        for where in member.claim.where
    }


def areas(ground: Ground, claims: Collection[str] | None = None) -> set[tuple[str, str]]:
    """Return the pairs of area and site that claims which tell of holding name."""
    return {
        pair
        for member, told in zip(ground.members, ground.told, strict=True)
        if told and (claims is None or member.row.claim in claims)
        for pair in inside_of(member.claim)
    }


def turning(ground: Ground) -> Iterator[Turn]:
    """Yield the places and days of the incidents that tell of a place's hands."""
    for group, incident in ground.incidents.items():
        members: list[Member] = [ground.members[row] for row in group]
        yield from turns(incident, members)


def spreads(told: Iterable[Told]) -> set[str]:
    """Return the areas of which something is told that holds for all places inside."""
    found = set()
    for telling in told:
        if telling.kind == CONTROL:
            place, _, whole, *_ = json.loads(telling.value)
            if whole and place is not None:
                found.add(place)
    return found


def held(
    told: Iterable[Told], inside: Mapping[str, Collection[str]], knowledge: Knowledge
) -> dict[str, tuple[ControlInterval, ...]]:
    """Return who held each place, from all that is told of it and of the areas around it."""
    items = [_evidence(telling) for telling in told if telling.kind == CONTROL]
    evidence, sites = spread(items, inside)
    return {
        key: timeline(sites[key], found, knowledge.rules.control)
        for key, found in evidence.items()
    }


def _evidence(telling: Told) -> tuple[Site, bool, Evidence]:
    place, name, whole, *values, moment = json.loads(telling.value)
    evidence = Evidence._make((*values, datetime.fromisoformat(moment), telling.claim))
    return Site(place, name), whole, evidence


def besieged(told: Iterable[Told], knowledge: Knowledge) -> tuple[Siege, ...]:
    """Return the sieges of places, from all that is told of them."""
    found: dict[str, list[SiegeTelling]] = {}
    for telling in told:
        if telling.kind == SIEGE:
            place, name, *values = json.loads(telling.value)
            found.setdefault(telling.site, []).append(
                SiegeTelling._make((Site(place, name), *values, telling.claim))
            )
    return sieges_at(found, knowledge)
