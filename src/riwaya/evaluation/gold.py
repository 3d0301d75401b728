"""Claims that people set down: reading them, and giving them to any stage as claims."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from riwaya.arabic.fold import nearest_span
from riwaya.errors import RunError
from riwaya.model import (
    Argument,
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Gap,
    GapReason,
    Loss,
    LossKind,
    Modality,
    Producer,
    Report,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    Weapon,
    When,
    Where,
)
from riwaya.text.segment import segment

T = TypeVar("T")

ANNOTATOR = Producer("gold", "1")
"""Who is named as the maker of every value that comes from a gold file."""

PlaceOf = Callable[[Report, str, Span], Where]
"""Turns a place as written, with its span in the report, into a place."""


class GoldError(RunError):
    """A gold file cannot be read; the message names file, report and claim."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days; `None` is an open end."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class GoldLoss:
    """A loss as a gold file gives it: party, kind, inclusive bounds, the words."""

    party: str | None
    kind: LossKind | None
    low: int | None
    high: int | None
    span: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim as a file of the claims format gives it, with what annotators add.

    `optional` marks a claim that annotators disagreed on; `also` holds, by field name, a second
    value that is right too.
    """

    start: int
    trigger: str
    type: EventType
    modality: Modality
    agent: str | None = None
    agent_party: str | None = None
    target: str | None = None
    target_party: str | None = None
    places: tuple[str, ...] = ()
    date: Interval | None = None
    source: str | None = None
    source_kind: SourceKind = SourceKind.OUTLET
    losses: tuple[GoldLoss, ...] = ()
    weapons: tuple[str, ...] = ()
    optional: bool = False
    also: Mapping[str, Any] = field(default_factory=dict)
    anomaly: str | None = None

    @property
    def end(self) -> int:
        """The code point after the trigger."""
        return self.start + len(self.trigger)


GoldReport = tuple[Report, list[GoldClaim]]
"""A report with the claims it is agreed to make."""


def read_gold(gold: Path, texts: Path) -> list[GoldReport]:
    """Read a gold file and the texts it is about (`NAME.txt`, or `NAME.json` with a `text`).

    Raises `GoldError` when a line, a text or a claim cannot be used.
    """
    return [
        (read_text(texts, line["doc"], line.get("published")), _claims(line, str(gold)))
        for line in _lines(gold)
    ]


def read_corpus(folder: Path, part: str | None = None) -> list[GoldReport]:
    """Read a folder of annotated reports, one `NAME.json` each; `part` keeps `dev` or `test`.

    Raises `GoldError` when a file is not one report with its claims.
    """
    reports = []
    for path in sorted(folder.glob("*.json")):
        raw = _object(path.read_text(encoding="utf-8"), str(path))
        if not {"name", "text", "claims"} <= raw.keys():
            raise GoldError(f"{path}: a report has a name, a text and claims")
        if part in (None, raw.get("part")):
            report = _report(raw["name"], raw["text"], raw)
            reports.append((report, _claims(raw, str(path))))
    return reports


def read_text(folder: Path, name: str, published: str | None = None) -> Report:
    """Read one report from `NAME.txt` with its sidecar, or from `NAME.json`."""
    plain, sidecar = folder / f"{name}.txt", folder / f"{name}.json"
    about = (
        _object(sidecar.read_text(encoding="utf-8"), str(sidecar)) if sidecar.exists() else {}
    )
    if plain.exists():
        text = plain.read_text(encoding="utf-8")
    elif "text" in about:
        text = about["text"]
    else:
        raise GoldError(f"{folder}: no text for report {name}")
    return _report(name, text, {"published": published, **about})


def parse_claim(raw: Mapping[str, Any]) -> GoldClaim:
    """Return a claim of the claims format; a place may be a name or an object with a `name`.

    Raises `ValueError`, `KeyError` or `TypeError` for what is not such a claim.
    """
    source = raw.get("source") or {}
    return GoldClaim(
        start=int(raw["start"]),
        trigger=raw["trigger"],
        type=EventType(raw["type"]),
        modality=Modality(raw["modality"]),
        agent=raw.get("agent"),
        agent_party=raw.get("agent_party"),
        target=raw.get("target"),
        target_party=raw.get("target_party"),
        places=tuple(p["name"] if isinstance(p, dict) else p for p in raw.get("places") or ()),
        date=parse_date(raw.get("date")),
        source=source.get("span"),
        source_kind=SourceKind(source.get("kind", "outlet")),
        losses=tuple(_parse_loss(loss) for loss in raw.get("losses") or ()),
        weapons=tuple(raw.get("weapons") or ()),
        optional=bool(raw.get("optional")),
        also=dict(raw.get("also") or {}),
        anomaly=raw.get("anomaly"),
    )


def parse_date(raw: str | Mapping[str, str | None] | None) -> Interval | None:
    """Return the interval of `YYYY-MM-DD`, `first/last` or {"start", "end"}."""
    if raw is None:
        return None
    if isinstance(raw, str):
        first, _, last = raw.partition("/")
        return Interval(date.fromisoformat(first), date.fromisoformat(last or first))
    first_day, last_day = raw.get("start"), raw.get("end")
    return Interval(
        date.fromisoformat(first_day) if first_day else None,
        date.fromisoformat(last_day) if last_day else None,
    )


def gold_claims(
    report: Report, gold: Iterable[GoldClaim], *, place_of: PlaceOf | None = None
) -> list[Claim]:
    """Return gold claims as claims of the model, every value marked as reviewed.

    The words of a value are looked for near the trigger; where they do not stand so in the
    text, the trigger's span stands for them. Places stay unresolved unless `place_of` is given.
    """
    maker = _ClaimMaker(report, place_of or _unresolved)
    return [maker.claim(claim) for claim in gold]


def _unresolved(_report: Report, name: str, span: Span) -> Where:
    return Where(name, span)


class _ClaimMaker:
    """Turns one report's gold claims into claims."""

    def __init__(self, report: Report, place_of: PlaceOf) -> None:
        self._report = report
        self._place_of = place_of
        self._sentences = [sentence.span for sentence in segment(report).sentences]

    def claim(self, gold: GoldClaim) -> Claim:
        trigger = Span(gold.start, gold.end)
        return Claim(
            report=self._report.id,
            trigger=trigger,
            event_type=gold.type,
            modality=_reviewed(gold.modality, trigger),
            agent=self._argument(gold.agent, gold.agent_party, trigger),
            target=self._argument(gold.target, gold.target_party, trigger),
            places=self._places(gold, trigger),
            when=_when(gold, trigger),
            attribution=self._attribution(gold, trigger),
            losses=tuple(self._loss(loss, trigger) for loss in gold.losses),
            weapons=tuple(self._weapon(words, trigger) for words in gold.weapons),
            frame="gold",
            sentence=next((s for s in self._sentences if s.covers(trigger)), trigger),
        )

    def _span(self, words: str, trigger: Span) -> Span:
        return nearest_span(self._report.text, words, trigger.start) or trigger

    def _argument(
        self, words: str | None, party: str | None, trigger: Span
    ) -> Sourced[Argument] | Gap:
        if words is None and party is None:
            return Gap(GapReason.NOT_STATED, ANNOTATOR)
        if words is None:
            return _reviewed(Argument(party), trigger)
        span = self._span(words, trigger)
        return _reviewed(Argument(party, span, words), span)

    def _places(self, gold: GoldClaim, trigger: Span) -> tuple[Sourced[Where], ...] | Gap:
        if not gold.places:
            return Gap(GapReason.NOT_STATED, ANNOTATOR)
        spans = [(name, self._span(name, trigger)) for name in gold.places]
        return tuple(
            _reviewed(self._place_of(self._report, name, span), span) for name, span in spans
        )

    def _attribution(self, gold: GoldClaim, trigger: Span) -> Sourced[Attribution]:
        if gold.source is None:
            return _reviewed(Attribution(gold.source_kind), trigger)
        span = self._span(gold.source, trigger)
        party = _speaking_for(gold)
        speaker = Speaker(gold.source_kind, span, gold.source, party=party)
        return _reviewed(Attribution(gold.source_kind, (speaker,)), span)

    def _loss(self, loss: GoldLoss, trigger: Span) -> Sourced[Loss]:
        span = self._span(loss.span, trigger)
        value = Loss(loss.party, loss.kind, loss.low, loss.high, span, loss.span)
        return _reviewed(value, span)

    def _weapon(self, words: str, trigger: Span) -> Sourced[Weapon]:
        span = self._span(words, trigger)
        return _reviewed(Weapon(span, words), span)


def _speaking_for(gold: GoldClaim) -> str | None:
    """The party of a speaker whose words are those of the agent or of the target."""
    if gold.source_kind not in (SourceKind.PARTY_STATEMENT, SourceKind.OFFICIAL):
        return None
    for words, party in ((gold.agent, gold.agent_party), (gold.target, gold.target_party)):
        if words is not None and gold.source is not None and words in gold.source:
            return party
    return None


def _when(gold: GoldClaim, trigger: Span) -> Sourced[When] | Gap:
    if gold.date is None:
        return Gap(GapReason.NOT_STATED, ANNOTATOR)
    first, last = gold.date.first, gold.date.last
    precision = DatePrecision.DAY if first == last else DatePrecision.RANGE
    return _reviewed(When(first, last, precision, gold.anomaly), trigger)


def _reviewed(value: T, span: Span) -> Sourced[T]:
    return Sourced(value, (span,), Basis.REVIEWED, ANNOTATOR)


def _parse_loss(raw: Mapping[str, Any]) -> GoldLoss:
    kind = raw.get("kind")
    return GoldLoss(
        raw.get("party"),
        None if kind is None else LossKind(kind),
        raw.get("low"),
        raw.get("high"),
        raw.get("span") or "",
    )


def _report(name: str, text: str, about: Mapping[str, Any]) -> Report:
    published = about.get("published")
    return Report(
        name=name,
        text=text,
        source=about.get("outlet"),
        url=about.get("url"),
        published=date.fromisoformat(published) if published else None,
        side=about.get("side"),
    )


def _claims(line: Mapping[str, Any], where: str) -> list[GoldClaim]:
    name = line.get("doc", line.get("name"))
    claims = []
    for number, raw in enumerate(line["claims"], 1):
        try:
            claims.append(parse_claim(raw))
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{where}: report {name}, claim {number}: {error!r}") from error
    return claims


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _object(line, f"{path}:{number}")


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise GoldError(f"{where}: {error}") from error
    if not isinstance(value, dict):
        raise GoldError(f"{where}: not a JSON object")
    return value
