"""What falls with a value that people correct: what the machine had inferred from it."""

from collections.abc import Collection
from dataclasses import replace

from riwaya.lexicons.inferences import GROUNDS, load_inferences
from riwaya.model import Argument, Basis, Claim, Gap, GapReason, Loss, Sourced


def without_ground(read: Claim, left: Claim, decided: Collection[str]) -> Claim:
    """Return a claim without what stood on values that are no longer so.

    `read` is the claim as the machine read it, `left` as people corrected it, `decided` are the
    fields that they set: these stay as they are. One value may fall after another.
    """
    changed = [field for field in GROUNDS if _party(read, field) != _party(left, field)]
    for field in changed:
        rules = load_inferences()[field]
        for other in GROUNDS:
            if other not in decided and _stands_on(getattr(left, other), rules):
                left = _without(left, other)
                changed.append(other)
        if "losses" not in decided:
            losses = (_nobodys(one, rules, _party(read, field)) for one in left.losses)
            left = replace(left, losses=tuple(losses))
    return left


def _party(claim: Claim, field: str) -> str | None:
    return claim.agent_party if field == "agent" else claim.target_party


def _stands_on(value: Sourced[Argument] | Gap, rules: Collection[str]) -> bool:
    inferred = isinstance(value, Sourced) and value.basis is Basis.INFERRED
    return inferred and getattr(value, "rule", None) in rules


def _without(claim: Claim, field: str) -> Claim:
    """Return a claim with a gap for a participant, or his words alone where there are any."""
    held: Sourced[Argument] = getattr(claim, field)
    left: Sourced[Argument] | Gap = Gap(GapReason.NOT_STATED, held.producer)
    if held.value.span is not None:
        left = replace(held, value=replace(held.value, party=None, actor=None))
    return replace(claim, agent=left) if field == "agent" else replace(claim, target=left)


def _nobodys(loss: Sourced[Loss], rules: Collection[str], party: str | None) -> Sourced[Loss]:
    """Return a loss as nobody's where it was inferred to be of the party that was corrected."""
    inferred = loss.basis is Basis.INFERRED and loss.rule in rules
    if party is None or not inferred or loss.value.party != party:
        return loss
    return replace(loss, value=replace(loss.value, party=None))
