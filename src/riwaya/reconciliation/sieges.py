"""Who besieges what, from when to when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from riwaya.arabic.fold import fold_key
from riwaya.model import ClaimId, Report, ReportId, Siege
from riwaya.reconciliation.accounts import Member
from riwaya.reconciliation.dates import FOREVER
from riwaya.reconciliation.evidence import Site
from riwaya.reconciliation.features import split_places
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.names import stem

SIEGE = "siege"


class SiegeTelling(NamedTuple):
    """One claim on a siege: the days it covers, who besieges whom, and whether it is an end."""

    site: Site
    first: int | None
    last: int
    besieger: str | None
    bloc: str | None
    besieged: str | None
    broken: bool
    claim: ClaimId


def sieges(
    members: Iterable[Member], reports: Mapping[ReportId, Report], knowledge: Knowledge
) -> tuple[Siege, ...]:
    """Return the sieges that claims tell of, ordered by place and first day."""
    told: dict[str, list[SiegeTelling]] = {}
    for member in members:
        for telling in siege_tellings(member, reports, knowledge):
            told.setdefault(telling.site.key, []).append(telling)
    return sieges_at(told, knowledge)


def sieges_at(
    told: Mapping[str, Sequence[SiegeTelling]], knowledge: Knowledge
) -> tuple[Siege, ...]:
    """Return the sieges of places, by their keys, from what is told of each."""
    found = [
        siege
        for key in sorted(told)
        for siege in _of_place(told[key], knowledge.rules.siege_join_days)
    ]
    return tuple(found)


def siege_tellings(
    member: Member, reports: Mapping[ReportId, Report], knowledge: Knowledge
) -> list[SiegeTelling]:
    """Return what a claim says of sieges, one telling a place."""
    row, claim = member.row, member.claim
    if row.type != SIEGE or row.outcome != "happened" or row.d1 == FOREVER:
        return []
    when = claim.interval
    first = when.first.toordinal() if when is not None and when.first is not None else None
    report = reports.get(claim.report)
    words = claim.trigger.of(report.text).split() if report is not None else []
    broken = any(
        fold_key(w) in knowledge.rules.siege_broken
        or stem(fold_key(w)) in knowledge.rules.siege_broken
        for w in words
    )
    inner, _ = split_places(claim.where, knowledge.rules.radius)
    return [
        SiegeTelling(
            Site(where.place, where.name),
            first,
            row.d1,
            row.target if broken else row.agent,
            row.target_bloc if broken else row.agent_bloc,
            row.agent if broken else row.target,
            broken,
            member.claim_id,
        )
        for where in inner
    ]


def _of_place(told: Sequence[SiegeTelling], join: int) -> list[Siege]:
    """Return the sieges of one place: tellings joined until one says that it is broken."""
    open_: list[SiegeTelling] = []
    found: list[Siege] = []
    for telling in sorted(told, key=lambda t: (t.last, t.broken, t.claim)):
        start = telling.first if telling.first is not None else telling.last
        if open_ and not telling.broken and start - max(t.last for t in open_) > join:
            found.append(_interval(open_, None, max(t.last for t in open_)))
            open_ = []
        if telling.broken:
            found.append(_interval(open_, telling) if open_ else _interval([telling], telling))
            open_ = []
        else:
            open_.append(telling)
    if open_:
        found.append(_interval(open_, None))
    return sorted(found, key=lambda s: (s.first or date.min, s.claims))


def _interval(
    told: Sequence[SiegeTelling], end: SiegeTelling | None, last: int | None = None
) -> Siege:
    """Return one siege; `end` breaks it, `last` is the last day told of one that just fades."""
    firsts = [t.first for t in told if t.first is not None and not t.broken]
    site = min((t.site for t in told), key=lambda s: s.name)
    claims = {t.claim for t in told} | ({end.claim} if end else set())
    last = end.last if end else last
    return Siege(
        site.place,
        site.name,
        next((t.besieger for t in told if t.besieger), end.besieger if end else None),
        next((t.besieged for t in told if t.besieged), end.besieged if end else None),
        date.fromordinal(min(firsts)) if firsts else None,
        date.fromordinal(last) if last is not None else None,
        end.besieged if end else None,
        tuple(sorted(claims)),
    )
