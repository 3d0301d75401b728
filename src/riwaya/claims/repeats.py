"""Claims of one report that tell the same happening: a headline and its sentence, a summary."""

from collections.abc import Sequence

from riwaya.model import Claim, ClaimId, EventType, Modality, When
from riwaya.model.making import changed

_SAID = frozenset({EventType.STATEMENT, EventType.MOBILISATION, EventType.CONTROL})
_REAL = frozenset({Modality.ASSERTED, Modality.ONGOING})


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims in the order of their triggers, repeats naming the first telling."""
    ordered = sorted(claims, key=lambda c: (c.trigger.start, c.trigger.end, c.event_type))
    seen: set[ClaimId] = set()
    like: dict[tuple[EventType, str | None], list[Claim]] = {}
    out: list[Claim] = []
    for claim in ordered:
        if claim.id in seen:
            continue
        before = like.setdefault((claim.event_type, claim.agent_party), [])
        first = next((c for c in before if _same(c, claim)), None)
        done = changed(claim, repeats=first.repeats or first.id) if first else claim
        seen.add(claim.id)
        before.append(done)
        out.append(done)
    return out


def _same(earlier: Claim, later: Claim) -> bool:
    """Whether two claims of one type and agent agree in modality, a place and the day."""
    if later.event_type in _SAID or earlier.sentence == later.sentence:
        return False
    if not _alike(earlier.modality.value, later.modality.value):
        return False
    names = {w.place or w.name for w in earlier.where} & {
        w.place or w.name for w in later.where
    }
    if not names:
        return False
    return _one_day(earlier.interval, later.interval)


def _alike(a: Modality, b: Modality) -> bool:
    """Whether two modalities can tell one happening: a headline's present tells the past."""
    return a is b or {a, b} <= _REAL


def _one_day(a: When | None, b: When | None) -> bool:
    """Whether two intervals may hold one day; a missing one says nothing against it.

    An end left open holds any day: what "goes on" in a headline is told of one day below.
    """
    if a is None or b is None or (a.first, a.last) == (b.first, b.last):
        return True
    starts = [day for day in (a.first, b.first) if day is not None]
    ends = [day for day in (a.last, b.last) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)
