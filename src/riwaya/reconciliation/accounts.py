"""The accounts of an incident: each claim with its voice, and what each origin ends up with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.model import Account, Claim, ClaimId, Interest
from riwaya.reconciliation.copies import Moment
from riwaya.reconciliation.features import Row
from riwaya.reconciliation.origins import Voice


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of an incident, as linkage sees it, with its voice and when it was published."""

    claim: Claim
    row: Row
    voice: Voice
    moment: Moment
    retells: str | None = None
    """The voice whose word an outlet gives again as its own, in one report."""

    @property
    def independent(self) -> str:
        """What counts as one voice: witnesses and nameless sources count as who quotes them."""
        return self.retells or self.voice.origin.rpartition("@")[2]

    @property
    def account(self) -> Account:
        """The claim as an account of the incident."""
        voice = self.voice
        return Account(
            self.claim_id,
            self.claim.report,
            voice.origin,
            voice.side,
            voice.interest,
            voice.stance,
        )

    @property
    def claim_id(self) -> ClaimId:
        """The claim's id, as the row keeps it."""
        return ClaimId(self.row.claim)


@dataclass(frozen=True, slots=True)
class Position:
    """What one independent origin says of an incident, its last word if it said several things.

    `outcome` is the last; `before` are outcomes it told earlier.
    """

    origin: str
    members: tuple[Member, ...]
    outcome: str
    before: tuple[str, ...]

    @property
    def bloc(self) -> str | None:
        """The bloc the origin speaks for."""
        return next((m.voice.bloc for m in self.members if m.voice.bloc), None)

    @property
    def admits(self) -> bool:
        """Whether it tells against its own side's interest."""
        return bool(self._admissions())

    def belied_by(self, others: "Sequence[Position]") -> bool:
        """Whether another voice of its own side says that the enemy did what it seems to admit.

        Then the one who did it was misread.
        """
        return all(m.row.agent_bloc == self.bloc for m in self._admissions()) and any(
            m.row.outcome == self.outcome
            and m.row.agent_sure
            and m.row.agent_bloc not in (None, self.bloc)
            for other in others
            if other.bloc == self.bloc and other.origin != self.origin
            for m in other.members
        )

    def blames(self, others: "Sequence[Position]") -> bool:
        """Whether it is the word of a side that others accuse of the act, and names another.

        Such an account contests who did it, and does not back what the others tell. Whom it
        names does not count as one who accuses: where two sides accuse each other, neither is
        more the accused than the other.
        """
        named = {m.row.agent_bloc for m in self.members if m.row.agent_sure} - {None}
        if self.outcome != "happened" or not named or self.bloc in (None, *named):
            return False
        return any(
            m.row.agent_sure and m.row.agent_bloc == self.bloc
            for other in others
            if other.bloc not in (self.bloc, *named)
            for m in other.members
        )

    def _admissions(self) -> list[Member]:
        return [
            m
            for m in self.members
            if m.voice.interest is Interest.AGAINST_INTEREST and m.row.outcome == self.outcome
        ]


OWN = ("outlet", "report")
"""Kinds of voice that are the outlet itself."""


def retold(members: Sequence[Member]) -> list[Member]:
    """Return the members of an incident with what outlets only give again marked.

    An outlet that says as its own, in the same report, what a voice that it quotes says there,
    is no origin beside that voice.
    """
    quoted: dict[tuple[str, str], str] = {}
    for member in sorted(members, key=lambda m: m.row.claim):
        if member.voice.kind not in OWN:
            key = (member.row.report, member.row.outcome)
            quoted.setdefault(key, member.independent)
    return [
        replace(member, retells=quoted.get((member.row.report, member.row.outcome)))
        if member.voice.kind in OWN
        else member
        for member in members
    ]


WEAK = ("planned", "fought", "happened")
"""Outcomes that say less than another the same voice tells at the same moment."""


def positions(members: Sequence[Member]) -> list[Position]:
    """Return each independent origin's position, ordered by origin."""
    told: dict[str, list[Member]] = {}
    for member in members:
        told.setdefault(member.independent, []).append(member)
    return [_position(origin, told[origin]) for origin in sorted(told)]


def _position(origin: str, members: list[Member]) -> Position:
    ordered = sorted(members, key=_strength)
    last = ordered[-1]
    before = tuple(
        dict.fromkeys(
            m.row.outcome
            for m in ordered
            if m.moment[0] < last.moment[0] and m.row.outcome != last.row.outcome
        )
    )
    return Position(origin, tuple(ordered), last.row.outcome, before)


def _strength(member: Member) -> tuple[object, ...]:
    outcome = member.row.outcome
    weak = WEAK.index(outcome) if outcome in WEAK else len(WEAK)
    return member.moment[0], weak, outcome, member.row.claim
