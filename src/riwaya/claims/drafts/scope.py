"""The parts of a document that stand on one speaker's word, and whose word is nearest."""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.model import Attribution, SourceKind, Speaker


@dataclass(frozen=True, slots=True)
class Scope:
    """A range of tokens that stands on one speaker's word; `at` is the verb that opens it."""

    first: int
    last: int
    speaker: Speaker
    cue: str
    at: int | None = None


def words_at(scopes_: Sequence[Scope], verb: int) -> Scope | None:
    """Return what is said by the verb of saying that stands at a token."""
    return next((scope for scope in scopes_ if scope.at == verb), None)


def attribution_at(scopes_: Sequence[Scope], index: int) -> tuple[Attribution, str]:
    """Return on whose word the token at `index` stands, and the rule."""
    around = [s for s in scopes_ if s.first <= index < s.last]
    if any(s.cue == "aside" for s in around):
        around = [s for s in around if s.cue == "throughout"]
    if not around:
        return Attribution(SourceKind.OUTLET), "attribution.outlet"
    around.sort(key=lambda s: (s.last - s.first, -s.first))
    chain = tuple(dict.fromkeys(s.speaker for s in around))
    return Attribution(chain[0].kind, chain), f"attribution.{around[0].cue}"
