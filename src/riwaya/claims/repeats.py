"""Claims of one report that tell the same happening: a headline and its sentence, a summary."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.model import Claim, ClaimId, EventType

_SAID = frozenset({EventType.STATEMENT, EventType.MOBILISATION, EventType.CONTROL})


def linked(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims in the order of their triggers, repeats naming the first telling."""
    ordered = sorted(claims, key=lambda c: (c.trigger.start, c.trigger.end, c.event_type))
    seen: dict[ClaimId, Claim] = {}
    out: list[Claim] = []
    for claim in ordered:
        if claim.id in seen:
            continue
        first = next((c for c in seen.values() if _same(c, claim)), None)
        done = replace(claim, repeats=first.repeats or first.id) if first else claim
        seen[claim.id] = done
        out.append(done)
    return out


def _same(earlier: Claim, later: Claim) -> bool:
    """Whether two claims of a report agree in type, agent, modality, a place and the day."""
    if later.event_type in _SAID or earlier.event_type is not later.event_type:
        return False
    if earlier.sentence == later.sentence or earlier.agent_party != later.agent_party:
        return False
    if earlier.modality.value is not later.modality.value:
        return False
    names = {w.place or w.name for w in earlier.where} & {
        w.place or w.name for w in later.where
    }
    if not names:
        return False
    a, b = earlier.interval, later.interval
    return a is None or b is None or (a.first, a.last) == (b.first, b.last)
