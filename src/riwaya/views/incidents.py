"""Incidents as rows of a list, and one with the accounts side by side."""

from collections.abc import Iterable, Sequence
from functools import cache

from riwaya.lexicons.reconciliation import load_rules
from riwaya.model import (
    FAMILY,
    Account,
    Argument,
    CasualtyRange,
    ControlInterval,
    Copy,
    EventType,
    Figure,
    Incident,
    LossKind,
    Modality,
    Ruling,
    Siege,
    Verdict,
)
from riwaya.store import Statement
from riwaya.views.labels import Labels, plain
from riwaya.views.models import (
    AccountView,
    CasualtyView,
    ControlView,
    CopyView,
    FieldView,
    FigureView,
    IncidentRow,
    IncidentView,
    Outcome,
    SideColumn,
    SiegeView,
    Telling,
)
from riwaya.views.parts import Count, Days, Ground, Label, Participant
from riwaya.views.shelf import Shelf
from riwaya.views.telling import days

DISPUTED = (Verdict.CONTESTED, Verdict.RETRACTED)
_KINDS = frozenset(kind.value for kind in LossKind)


def row_of(incident: Incident, shelf: Shelf) -> IncidentRow:
    """Return an incident as a row of a list; its claims and reports must be on the shelf."""
    labels = shelf.teller.labels
    claims = [shelf.claim(account.claim) for account in incident.accounts]
    published = [shelf.report(account.report).published for account in incident.accounts]
    casualties = tuple(_casualty(one, incident, shelf) for one in incident.casualties)
    told = [shelf.reviewed(one.id) for one in claims]
    return IncidentRow(
        id=incident.id,
        event_type=incident.event_type,
        family=FAMILY[incident.event_type],
        when=days(incident.when),
        place=shelf.teller.ground(incident.place) if incident.place else None,
        verdict=incident.ruling.verdict,
        reason=incident.ruling.reason,
        agents=labels.parties(_named((one.agent for one in claims), told)),
        targets=labels.parties(_named((one.target for one in claims), told)),
        sides=labels.parties({account.side for account in incident.accounts}),
        claims=len(incident.accounts),
        origins=len({account.origin for account in incident.accounts}),
        reports=len({account.report for account in incident.accounts}),
        disputed=tuple(
            name for name, ruling in incident.fields.items() if ruling.verdict in DISPUTED
        ),
        killed=_killed(casualties),
        casualties=casualties,
        outcomes=_outcomes(claims),
        published=min(filter(None, published), default=None),
    )


def _named(
    participants: Iterable[Argument | None], reviewed: Iterable[bool]
) -> set[str | None]:
    """Return the parties that words or people name; where none is, those that were inferred."""
    found = [(one, made) for one, made in zip(participants, reviewed, strict=True) if one]
    told = {one.party for one, made in found if one.span or made} - {None}
    return told or {one.party for one, _ in found}


def _outcomes(claims: Iterable[Statement]) -> tuple[str, ...]:
    """Return the outcomes told that the types do not tell, in the order of the rules."""
    rules = load_rules()
    told = {rules.outcome(str(one.event_type), str(one.modality)) for one in claims}
    told -= _plain_outcomes()
    return tuple(name for name in rules.outcome_words if name in told) if told else ()


@cache
def _plain_outcomes() -> frozenset[str]:
    """Return the outcomes that types tell by themselves."""
    outcome, asserted = load_rules().outcome, str(Modality.ASSERTED)
    return frozenset(outcome(str(kind), asserted) for kind in EventType)


def _killed(
    casualties: Sequence[CasualtyView],
) -> tuple[int | None, int | None, int | None] | None:
    """Return low, best and high of all killed; a bound is open when that of any part is."""
    found = [one for one in casualties if one.kind == LossKind.KILLED.value]
    if not found:
        return None
    return (
        _sum([one.low for one in found]),
        _sum([one.best for one in found]),
        _sum([one.high for one in found]),
    )


def _sum(parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def view_of(
    incident: Incident, shelf: Shelf, control: Sequence[ControlInterval]
) -> IncidentView:
    """Return one incident with its accounts by bloc; its claims must be on the shelf."""
    accounts = sorted((_account(one, shelf) for one in incident.accounts), key=_published)
    return IncidentView(
        row=row_of(incident, shelf),
        columns=_columns(accounts, shelf.teller.labels),
        fields=tuple(
            _field(name, ruling, accounts) for name, ruling in incident.fields.items()
        ),
        copies=_copies(incident, shelf),
        history=incident.history,
        control=tuple(
            control_view(interval, shelf.teller.labels)
            for interval in control
            if _holds(interval, incident)
        ),
    )


def _account(account: Account, shelf: Shelf) -> AccountView:
    return AccountView(
        told=shelf.told(account.claim),
        origin=account.origin,
        origin_label=_origin(account, shelf),
        side=shelf.teller.labels.party(account.side),
        interest=account.interest,
        stance=account.stance,
        flags=shelf.flags_of(account),
    )


def _origin(account: Account, shelf: Shelf) -> Label:
    """Return the name of the voice that an account counts as."""
    kind, _, rest = account.origin.partition(":")
    kind, of, _ = kind.partition("@")
    claim = shelf.claim(account.claim)
    chain = claim.attribution.chain
    source = shelf.report(account.report).source
    labels = shelf.teller.labels
    if kind == "side":
        return labels.party(rest) or plain(rest)
    if kind == "voice" and chain:
        return labels.actor(chain[0].actor) or plain(chain[0].text or rest)
    if source is None:
        return plain(shelf.report(account.report).name)
    outlet = labels.source(source) or plain(source)
    return labels.voice_of(outlet, kind) if of else outlet


def _columns(accounts: Sequence[AccountView], labels: Labels) -> tuple[SideColumn, ...]:
    """Return accounts by bloc, in their order: most accounts first, those of no side last."""
    by_bloc: dict[str | None, list[AccountView]] = {}
    for account in accounts:
        bloc = labels.bloc(account.side.id if account.side else None)
        by_bloc.setdefault(bloc, []).append(account)
    order = sorted(by_bloc, key=lambda bloc: (bloc is None, -len(by_bloc[bloc]), bloc or ""))
    return tuple(
        SideColumn(
            bloc=labels.party(bloc),
            sides=labels.parties({a.side.id for a in by_bloc[bloc] if a.side}),
            accounts=tuple(by_bloc[bloc]),
        )
        for bloc in order
    )


def _published(account: AccountView) -> tuple[str, str, int]:
    outlet = account.told.outlet
    told = outlet.published_at or outlet.published
    return str(told or ""), outlet.report, account.told.quote.start


def _field(name: str, ruling: Ruling, accounts: Sequence[AccountView]) -> FieldView:
    """Return how accounts, first to last published, stand on a field."""
    last: dict[str, Telling] = {}
    for account in accounts:
        value = _value(name, account)
        if value is not None:
            last[account.origin] = Telling(
                account.origin, account.origin_label, account.side, value, account.told.claim
            )
    return FieldView(name, ruling.verdict, ruling.reason, tuple(last.values()))


def _value(
    name: str, account: AccountView
) -> Outcome | Days | Ground | Participant | tuple[Count, ...] | None:
    """Return what an account tells of a field, `None` when it says nothing of it."""
    told = account.told
    if name == "outcome":
        return Outcome(told.event_type, told.modality)
    if name == "where":
        return told.places[0] if told.places else None
    if name in _KINDS:
        return tuple(count for count in told.losses if count.kind == name) or None
    found: Days | Participant | None = getattr(told, name)
    return found


def _copies(incident: Incident, shelf: Shelf) -> tuple[CopyView, ...]:
    return tuple(
        copy_view(copy, shelf)
        for left, right in incident.copies
        for copy in shelf.copies_of(left)
        if right in (copy.copier, copy.original)
    )


def copy_view(copy: Copy, shelf: Shelf) -> CopyView:
    """Return a copy with the heads of both reports, which must be on the shelf."""
    return CopyView(
        shelf.outlet(copy.copier),
        shelf.outlet(copy.original),
        copy.level,
        copy.similarity,
        copy.directed,
    )


def _casualty(found: CasualtyRange, incident: Incident, shelf: Shelf) -> CasualtyView:
    accounts = {account.claim: account for account in incident.accounts}
    return CasualtyView(
        party=shelf.teller.labels.party(found.party),
        kind=found.kind,
        low=found.low,
        best=found.best,
        high=None if _open(found) else found.high,
        rule=found.rule,
        figures=tuple(
            _figure(figure, found, accounts[figure.claim], shelf) for figure in found.figures
        ),
    )


def _open(found: CasualtyRange) -> bool:
    """Whether nobody bounds the greatest figure from above: "at least 31" alone."""
    closed = [one.high for one in found.figures if one.high is not None]
    lows = [one.low for one in found.figures if one.high is None and one.low is not None]
    return found.high is not None and max(lows, default=0) > max(closed, default=0)


def _figure(figure: Figure, found: CasualtyRange, account: Account, shelf: Shelf) -> FigureView:
    claim = shelf.claim(figure.claim)
    words = [
        loss.text
        for loss in claim.losses
        if loss.kind == found.kind and loss.party == found.party
    ]
    return FigureView(
        origin=figure.origin,
        origin_label=_origin(account, shelf),
        side=shelf.teller.labels.party(account.side),
        claim=figure.claim,
        report=claim.report,
        report_name=shelf.report(claim.report).name,
        low=figure.low,
        high=figure.high,
        total=figure.total,
        words=" + ".join(words) or None,
    )


def control_view(interval: ControlInterval, labels: Labels) -> ControlView:
    """Return who holds a place, with names."""
    place = labels.gazetteer.get(interval.place)
    return ControlView(
        place=labels.place(interval.place),
        name=interval.name,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        first=interval.first,
        last=interval.last,
        state=labels.party(interval.state) or plain(interval.state),
        probability=interval.probability,
        claimed=tuple(
            (labels.party(side) or plain(side), labels.party(holder) or plain(holder))
            for side, holder in sorted(interval.claimed.items())
        ),
        claims=interval.claims,
    )


def siege_view(siege: Siege, labels: Labels) -> SiegeView:
    """Return who besieges a place, with names."""
    return SiegeView(
        labels.place(siege.place),
        siege.name,
        labels.party(siege.besieger),
        labels.party(siege.besieged),
        siege.first,
        siege.last,
        labels.party(siege.broken_by),
        siege.claims,
    )


def _holds(interval: ControlInterval, incident: Incident) -> bool:
    """Whether an interval covers a day of an incident."""
    when = incident.when
    if when is None:
        return False
    ends = interval.last is None or when.first is None or interval.last >= when.first
    return ends and (when.last is None or interval.first <= when.last)


def rows_of(incidents: Iterable[Incident], shelf: Shelf) -> list[IncidentRow]:
    """Return incidents as rows, loading what they need together."""
    shown = list(incidents)
    shelf.load_incidents(shown)
    return [row_of(incident, shelf) for incident in shown]
