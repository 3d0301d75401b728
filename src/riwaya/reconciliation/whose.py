"""Under which party the losses of an incident count, where its tellers name it differently."""

from collections import Counter
from collections.abc import Iterable
from itertools import permutations

from riwaya.reconciliation.accounts import Member
from riwaya.reconciliation.dates import told
from riwaya.reconciliation.knowledge import Knowledge

FOUGHT = ("fought", "repelled", "taken")
"""Outcomes of a fight; whoever fights there and names no party counts the enemy's losses."""


class Whose:
    """Finds the party that losses count under.

    Losses of which the text does not tell whose they are, are those of the one party that the
    incident names for that kind; those of allied parties are one party's, unless a claim tells
    them apart. The party whose losses are most named gives its name; of equals the one that is
    most told to take part.
    """

    def __init__(self, members: Iterable[Member], knowledge: Knowledge) -> None:
        self._civilians = knowledge.rules.no_side
        self._hostile = knowledge.hostile
        named: dict[str, Counter[str]] = {}
        taking_part: Counter[str | None] = Counter()
        apart: set[tuple[str, str, str]] = set()
        days = []
        for member in members:
            days += [member.row.day] if member.row.day else []
            taking_part.update((member.row.agent, member.row.target))
            for kind, parties in self._named(member).items():
                named.setdefault(kind, Counter()).update(parties)
                apart.update((kind, *pair) for pair in permutations(parties, 2))
        self._fighting = {p for p in taking_part if p and p not in self._civilians}
        self._names: dict[str, dict[str, str]] = {}
        on = min(days, default=None)
        for kind, told_of in named.items():
            first: dict[str | None, str] = {}
            for party in sorted(told_of, key=lambda p: (-told_of[p], -taking_part[p], p)):
                chosen = first.setdefault(knowledge.bloc(party, on), party)
                one = (kind, chosen, party) not in apart
                self._names.setdefault(kind, {})[party] = chosen if one else party

    def _named(self, member: Member) -> dict[str, set[str]]:
        """Return the parties of a claim's losses by kind, without guessed civilians."""
        found: dict[str, set[str]] = {}
        for sourced in member.claim.losses:
            loss = sourced.value
            if loss.kind is None or loss.party is None:
                continue
            if told(sourced) or loss.party not in self._civilians:
                found.setdefault(loss.kind.value, set()).add(loss.party)
        return found

    def party(self, party: str | None, kind: str, member: Member) -> str | None:
        """Return the party under which losses count that a claim gives to `party`."""
        names = self._names.get(kind, {})
        if party is not None and party in names:
            return names[party]
        others = set(names.values())
        if party is None and len(others) != 1 and member.row.outcome in FOUGHT:
            side, day = member.voice.side, member.row.day
            foes = others or self._fighting
            others = {other for other in foes if self._hostile(other, side, day)}
        guessed = party is None or party in self._civilians
        return next(iter(others)) if guessed and len(others) == 1 else party
