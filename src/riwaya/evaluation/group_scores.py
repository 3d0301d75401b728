"""Groups of reports on one happening, annotated, and how reconciliation does on them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from riwaya.evaluation.gold import GoldError, gold_claims, parse_claim
from riwaya.model import (
    Attribution,
    CasualtyRange,
    Claim,
    ClaimId,
    PlacePrecision,
    Report,
    Sourced,
    Span,
    Where,
)

CasualtyKey = tuple[str | None, str]
Bounds = tuple[int | None, int | None, int | None]
"""Low, best and high."""


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """What annotators hold of one incident: its claims, verdicts and casualties."""

    event_type: str
    verdict: str
    fields: Mapping[str, str]
    claims: frozenset[ClaimId]
    casualties: Mapping[CasualtyKey, Bounds]


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held a place (a gazetteer id) on a day: a party, `contested` or `unknown`."""

    place: str
    name: str
    on: date
    state: str


@dataclass(frozen=True, slots=True)
class Group:
    """Reports with their claims, and what a person makes of them together."""

    name: str
    part: str
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[GoldIncident, ...]
    copies: frozenset[frozenset[str]]
    holdings: tuple[Holding, ...]


def read_groups(folder: Path, part: str | None = None) -> list[Group]:
    """Read the groups of a folder, one JSON file each; `part` keeps `dev`, `test` or `blind`.

    Raises `GoldError` when a file is not a group.
    """
    groups = []
    for path in sorted(folder.glob("*.json")):
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            if part in (None, raw["part"]):
                groups.append(_group(raw))
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{path}: {error!r}") from error
    return groups


def _group(raw: Mapping[str, Any]) -> Group:
    reports = [_report(entry) for entry in raw["reports"]]
    claims: list[Claim] = []
    ids: dict[tuple[str, int, str], ClaimId] = {}
    for entry, report in zip(raw["reports"], reports, strict=True):
        for given, claim in zip(entry["claims"], _claims(entry, report), strict=True):
            claims.append(claim)
            ids[entry["doc"], given["start"], given["type"]] = claim.id
    places = {
        place["name"]: place["id"]
        for entry in raw["reports"]
        for claim in entry["claims"]
        for place in claim["places"]
    }
    return Group(
        raw["group"],
        raw["part"],
        tuple(reports),
        tuple(claims),
        tuple(_incident(entry, ids) for entry in raw["incidents"]),
        frozenset(frozenset(pair) for pair in raw["copies"]),
        tuple(
            Holding(places[h["place"]], h["place"], date.fromisoformat(h["on"]), h["state"])
            for h in raw["control"]
        ),
    )


def _report(raw: Mapping[str, Any]) -> Report:
    return Report(
        name=raw["doc"],
        text=raw["text"],
        source=raw["outlet"],
        side=raw["side"],
        published=date.fromisoformat(raw["published"]),
        published_at=datetime.fromisoformat(raw["published_at"]),
    )


def _claims(raw: Mapping[str, Any], report: Report) -> list[Claim]:
    """Return a report's claims with what the claims format cannot say: places, sides."""
    places = {place["name"]: place for claim in raw["claims"] for place in claim["places"]}

    def where(_: Report, name: str, span: Span) -> Where:
        return _where(places[name], span)

    claims = gold_claims(report, map(parse_claim, raw["claims"]), place_of=where)
    told = [
        _with_more(claim, given) for claim, given in zip(claims, raw["claims"], strict=True)
    ]
    at = {given["start"]: claim.id for given, claim in zip(raw["claims"], told, strict=True)}
    return [
        replace(claim, repeats=at[given["repeats"]]) if "repeats" in given else claim
        for given, claim in zip(raw["claims"], told, strict=True)
    ]


def _where(raw: Mapping[str, Any], span: Span) -> Where:
    return Where(
        raw["name"],
        span,
        raw["id"],
        raw["lat"],
        raw["lon"],
        PlacePrecision(raw["precision"]),
        country=raw["country"],
        parents=tuple(raw["parents"]),
    )


def _with_more(claim: Claim, raw: Mapping[str, Any]) -> Claim:
    """Return the claim with its speaker's party and with totals marked."""
    attribution = claim.attribution
    if attribution.value.chain:
        speaker = replace(attribution.value.chain[0], party=raw["source"]["party"])
        said = Attribution(attribution.value.kind, (speaker,))
        attribution = Sourced(said, attribution.spans, attribution.basis, attribution.producer)
    losses = tuple(
        replace(loss, value=replace(loss.value, total=bool(given.get("total"))))
        for loss, given in zip(claim.losses, raw["losses"], strict=True)
    )
    return replace(claim, attribution=attribution, losses=losses)


def _incident(
    raw: Mapping[str, Any], ids: Mapping[tuple[str, int, str], ClaimId]
) -> GoldIncident:
    return GoldIncident(
        raw["type"],
        raw["verdict"],
        dict(raw["fields"]),
        frozenset(ids[doc, start, event_type] for doc, start, event_type in raw["claims"]),
        {(c["party"], c["kind"]): (c["low"], c["best"], c["high"]) for c in raw["casualties"]},
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What a method finds of one incident, in the terms of the gold."""

    verdict: str
    fields: Mapping[str, str]
    claims: frozenset[ClaimId]
    casualties: Mapping[CasualtyKey, Bounds]


@dataclass(frozen=True, slots=True)
class Answer:
    """A method's answer for a group: incidents, copies, and the holder of a place on a day."""

    incidents: tuple[Found, ...]
    copies: frozenset[frozenset[str]]
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right of how many."""

    right: int = 0
    all: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.all + other.all)

    @property
    def share(self) -> float:
        """The share that was right; 1 of nothing."""
        return self.right / self.all if self.all else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """How a method does on some groups; all shares are over all groups together.

    `linked` and `copied` are (right, found, gold) pairs; `spread` is the sum of B-cubed
    precision and of recall over claims, and the number of claims.
    """

    linked: tuple[int, int, int]
    spread: tuple[float, float, int]
    verdicts: Tally
    fields: Tally
    casualties: Tally
    holders: Tally
    copied: tuple[int, int, int]

    @property
    def pairwise(self) -> float:
        """F1 over pairs of claims held to tell one incident."""
        return f1(*self.linked)

    @property
    def bcubed(self) -> float:
        """B-cubed F1 (Bagga and Baldwin 1998) over claims."""
        if not self.spread[2]:
            return 1.0
        precision, recall = (part / self.spread[2] for part in self.spread[:2])
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def copies(self) -> float:
        """F1 over pairs of reports of which one copies the other."""
        return f1(*self.copied)


def f1(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall; 1 when there is nothing to find."""
    return 2 * right / (found + gold) if found + gold else 1.0


def score(answers: Iterable[tuple[Group, Answer]]) -> Scores:
    """Return how answers agree with the gold of their groups."""
    pairs = [0, 0, 0]
    copies = [0, 0, 0]
    precision = recall = 0.0
    claims = 0
    verdicts = fields = casualties = holders = Tally()
    for group, answer in answers:
        gold = [incident.claims for incident in group.incidents]
        found = [incident.claims for incident in answer.incidents]
        pairs = [a + b for a, b in zip(pairs, _pairs(gold, found), strict=True)]
        part = _bcubed(gold, found)
        precision, recall, claims = precision + part[0], recall + part[1], claims + part[2]
        verdicts += _verdicts(group, answer)
        fields += _fields(group, answer)
        casualties += _casualties(group, answer)
        holders += Tally(
            sum(h.state == s for h, s in zip(group.holdings, answer.holders, strict=True)),
            len(group.holdings),
        )
        both = (group.copies & answer.copies, answer.copies, group.copies)
        copies = [a + len(b) for a, b in zip(copies, both, strict=True)]
    return Scores(
        (pairs[0], pairs[1], pairs[2]),
        (precision, recall, claims),
        verdicts,
        fields,
        casualties,
        holders,
        (copies[0], copies[1], copies[2]),
    )


def _pairs(
    gold: Sequence[frozenset[ClaimId]], found: Sequence[frozenset[ClaimId]]
) -> tuple[int, int, int]:
    one, two = _linked(gold), _linked(found)
    return len(one & two), len(two), len(one)


def _linked(groups: Iterable[frozenset[ClaimId]]) -> set[tuple[ClaimId, ClaimId]]:
    return {(a, b) for group in groups for a in group for b in group if a < b}


def _bcubed(
    gold: Sequence[frozenset[ClaimId]], found: Sequence[frozenset[ClaimId]]
) -> tuple[float, float, int]:
    in_gold = {claim: group for group in gold for claim in group}
    in_found = {claim: group for group in found for claim in group}
    precision = recall = 0.0
    for claim, right in in_gold.items():
        told = in_found.get(claim, frozenset((claim,)))
        shared = len(right & told)
        precision += shared / len(told)
        recall += shared / len(right)
    return precision, recall, len(in_gold)


def matching(gold: GoldIncident, found: Iterable[Found]) -> Found | None:
    """Return the incident that shares most claims with a gold one, the tightest of equals."""
    ranked = sorted(
        (f for f in found if f.claims & gold.claims),
        key=lambda f: (-len(f.claims & gold.claims), len(f.claims), min(f.claims)),
    )
    return ranked[0] if ranked else None


def _verdicts(group: Group, answer: Answer) -> Tally:
    right = sum(
        (match := matching(gold, answer.incidents)) is not None
        and match.verdict == gold.verdict
        for gold in group.incidents
    )
    return Tally(right, len(group.incidents))


FIELDS = ("outcome", "when", "where", "agent", "killed")


def _fields(group: Group, answer: Answer) -> Tally:
    """Count fields that either the gold or the answer gives a verdict on."""
    right = total = 0
    for gold in group.incidents:
        match = matching(gold, answer.incidents)
        found = match.fields if match else {}
        for field in FIELDS:
            if field in gold.fields or field in found:
                total += 1
                right += gold.fields.get(field) == found.get(field)
    return Tally(right, total)


def _casualties(group: Group, answer: Answer) -> Tally:
    right = total = 0
    for gold in group.incidents:
        match = matching(gold, answer.incidents)
        found = match.casualties if match else {}
        total += len(gold.casualties)
        right += sum(found.get(key) == bounds for key, bounds in gold.casualties.items())
    return Tally(right, total)


def bounds(ranges: Iterable[CasualtyRange]) -> dict[CasualtyKey, Bounds]:
    """Return casualty ranges in the terms of the gold."""
    return {(r.party, r.kind): (r.low, r.best, r.high) for r in ranges}
