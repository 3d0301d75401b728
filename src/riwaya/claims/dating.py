"""The day of an event among the times its sentence and report name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.claims.findings import HARD, Scene
from riwaya.claims.select import Chosen
from riwaya.model import DatePrecision, Modality, ResolvedTime, TimeMention, When


@dataclass(frozen=True, slots=True)
class Dated:
    """An interval, the time words it stands on, and the rule that gave it."""

    when: When
    mentions: tuple[TimeMention, ...]
    rule: str


Resolved = Sequence[tuple[TimeMention, ResolvedTime]]


def date_of(
    scene: Scene,
    chosen: Chosen,
    modality: Modality,
    times: Resolved,
    published: date | None,
) -> Dated | None:
    """Return when a claim is said to have happened by its own sentence, or `None`."""
    bound = _nearest(scene, chosen, times)
    if modality is Modality.PLANNED:
        return None
    if bound is not None:
        mention, resolved = bound
        when = When(resolved.first, resolved.last, resolved.precision, resolved.anomaly)
        return Dated(when, (mention,), f"date.{mention.rule}")
    if modality is Modality.ONGOING and published is not None:
        return Dated(When(None, published, DatePrecision.RANGE), (), "date.ongoing")
    return None


def _nearest(
    scene: Scene, chosen: Chosen, times: Resolved
) -> tuple[TimeMention, ResolvedTime] | None:
    """Return the time nearest a trigger, the barriers between counted in."""
    best: tuple[float, tuple[TimeMention, ResolvedTime]] | None = None
    for mention, resolved in times:
        low, high = (
            (chosen.last, mention.first)
            if mention.first >= chosen.last
            else (mention.last, chosen.first)
        )
        if high < low:
            continue
        cost = 0.2 * (high - low) + scene.cost(low - 1, high)
        cost += 8 * sum(1 for i in range(low, high) if scene.key(i) in HARD)
        if best is None or cost < best[0]:
            best = (cost, (mention, resolved))
    return best[1] if best else None
