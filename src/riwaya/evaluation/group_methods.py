"""Ways to answer for a group of reports: reconciliation, and the simple rules it must beat."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from riwaya.evaluation.group_scores import Answer, Bounds, CasualtyKey, Found, Group, bounds
from riwaya.lexicons.gazetteer import distance_km
from riwaya.model import Claim, ClaimId, Modality, ReportId
from riwaya.pipeline.reading import claim_reader
from riwaya.reconciliation import Knowledge, reconcile
from riwaya.reconciliation.control import holder
from riwaya.reconciliation.names import name_key

WINDOW_KM = 5.0
WINDOW_DAYS = 2


def reconciliation(group: Group) -> Answer:
    """Return what reconciliation makes of a group's annotated claims."""
    return _answer(group, group.claims)


def end_to_end(group: Group) -> Answer:
    """Return what reconciliation makes of the claims that are read from a group's reports.

    A claim that was read stands for the annotated one of its type whose trigger it touches, or
    that stands in its sentence; what stands for none is left out of the answer.
    """
    read = claim_reader(()).read
    claims = [claim for report in group.reports for claim in read(report)]
    stands: dict[ClaimId, ClaimId] = {}
    for gold in group.claims:
        found = _read_as(gold, claims)
        if found is not None:
            stands.setdefault(found.id, gold.id)
    answer = _answer(group, claims)
    renamed = [
        replace(i, claims=frozenset(stands[c] for c in i.claims if c in stands))
        for i in answer.incidents
    ]
    return replace(answer, incidents=tuple(i for i in renamed if i.claims))


def _read_as(gold: Claim, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim that was read where the annotated one stands."""
    near = [
        claim
        for claim in claims
        if claim.report == gold.report and claim.event_type is gold.event_type
    ]
    touching = [claim for claim in near if claim.trigger.overlaps(gold.trigger)]
    beside = [claim for claim in near if claim.sentence.overlaps(gold.sentence)]
    return next(iter([*touching, *beside]), None)


def _answer(group: Group, claims: Sequence[Claim]) -> Answer:
    knowledge = Knowledge.load()
    result = reconcile(group.reports, claims, knowledge=knowledge)
    names = {report.id: report.name for report in group.reports}
    found = [
        Found(
            incident.ruling.verdict.value,
            {field: ruling.verdict.value for field, ruling in incident.fields.items()},
            frozenset(account.claim for account in incident.accounts),
            bounds(incident.casualties),
        )
        for incident in result.incidents
    ]
    holders = []
    for told in group.holdings:
        named = {i.name for i in result.control if name_key(i.name) == name_key(told.name)}
        held = (holder(result.control, one, told.on) for one in (told.place, *sorted(named)))
        interval = next(filter(None, held), None)
        holders.append(interval.state if interval else "unknown")
    copies = frozenset(frozenset((names[c.copier], names[c.original])) for c in result.copies)
    return Answer(tuple(found), copies, tuple(holders))


def one_a_day(group: Group) -> Answer:
    """Return one incident for each place, type and day."""
    sets: dict[object, set[ClaimId]] = {}
    for claim in group.claims:
        sets.setdefault((_place(claim), claim.event_type, _day(claim, group)), set()).add(
            claim.id
        )
    return _simple(group, sets.values())


def window(group: Group) -> Answer:
    """Return one incident for claims of one type within 5 km and 2 days of its first claim."""
    sets: list[tuple[Claim, set[ClaimId]]] = []
    for claim in sorted(group.claims, key=lambda c: (_day(c, group) or date.max, c.id)):
        for first, members in sets:
            if _within(first, claim, group):
                members.add(claim.id)
                break
        else:
            sets.append((claim, {claim.id}))
    return _simple(group, (members for _, members in sets))


METHODS: Mapping[str, Callable[[Group], Answer]] = {
    "reconciliation": reconciliation,
    "reconciliation, end to end": end_to_end,
    "one a day, two publishers": one_a_day,
    "5 km and 2 days, two publishers": window,
}


def _within(first: Claim, other: Claim, group: Group) -> bool:
    if first.event_type is not other.event_type:
        return False
    one, two = _day(first, group), _day(other, group)
    if one is None or two is None or abs((one - two).days) > WINDOW_DAYS:
        return False
    if not first.where or not other.where:
        return False
    a, b = first.where[0], other.where[0]
    if None in (a.lat, a.lon, b.lat, b.lon):
        return a.name == b.name
    return distance_km((a.lat or 0, a.lon or 0), (b.lat or 0, b.lon or 0)) <= WINDOW_KM


def _place(claim: Claim) -> str | None:
    return (claim.where[0].place or claim.where[0].name) if claim.where else None


def _day(claim: Claim, group: Group) -> date | None:
    when = claim.interval
    if when is not None:
        return when.first or when.last
    return next(r.published for r in group.reports if r.id == claim.report)


def _simple(group: Group, sets: Iterable[set[ClaimId]]) -> Answer:
    """Return sets of claims as incidents by the rule that two publishers make it true."""
    by_id = {claim.id: claim for claim in group.claims}
    outlets = {report.id: report.source for report in group.reports}
    found = tuple(_plain([by_id[id] for id in sorted(ids)], outlets) for ids in sets)
    return Answer(
        found, frozenset(), tuple(_last_taker(group, h.place, h.on) for h in group.holdings)
    )


def _plain(claims: list[Claim], outlets: Mapping[ReportId, str | None]) -> Found:
    publishers = {outlets[claim.report] for claim in claims}
    verdict = "corroborated" if len(publishers) > 1 else "single_source"
    fields = dict.fromkeys(("outcome", "when", "where", "agent"), verdict)
    told = frozenset(claim.id for claim in claims)
    return Found(verdict, fields if len(publishers) > 1 else {}, told, _spread(claims))


def _spread(claims: Iterable[Claim]) -> dict[CasualtyKey, Bounds]:
    """Return the least, the middle and the greatest figure given, whoever gives it."""
    figures: dict[CasualtyKey, list[int]] = {}
    for claim in claims:
        for loss in claim.losses:
            value = loss.value
            if value.kind is not None and value.low is not None:
                figures.setdefault((value.party, value.kind.value), []).extend(
                    (value.low, value.high or value.low)
                )
    return {key: (min(n), sorted(n)[(len(n) - 1) // 2], max(n)) for key, n in figures.items()}


def _last_taker(group: Group, place: str, on: date) -> str:
    """Return the party that last claimed to have taken the place."""
    best: tuple[date, str] | None = None
    for claim in group.claims:
        day = _day(claim, group)
        named = any(place in (w.name, w.place) for w in claim.where)
        gain = claim.event_type.value in ("territory_gain", "control")
        said = claim.modality.value in (Modality.ASSERTED, Modality.ONGOING)
        if not (named and gain and said and claim.agent_party) or day is None or day > on:
            continue
        if best is None or day >= best[0]:
            best = (day, claim.agent_party)
    return best[1] if best else "unknown"
