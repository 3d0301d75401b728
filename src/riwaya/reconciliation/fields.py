"""What the accounts of an incident say field by field: outcome, when, where, agent, losses."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import product, starmap
from typing import TypeVar

from riwaya.lexicons.reconciliation import Wording
from riwaya.model import LossKind, Ruling, Where
from riwaya.reconciliation.accounts import Member, Position, positions
from riwaya.reconciliation.casualties import Count, counts
from riwaya.reconciliation.contradictions import meets
from riwaya.reconciliation.dates import FOREVER
from riwaya.reconciliation.features import Row
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.verdicts import Judge, Told

V = TypeVar("V")

Author = tuple[frozenset[str | None], bool]
"""The blocs of which one did it, and whether it denies that."""


class Fields:
    """Judges the fields of an incident."""

    def __init__(self, knowledge: Knowledge, judge: Judge) -> None:
        self._knowledge = knowledge
        self._judge = judge

    def rulings(self, members: Sequence[Member], happening: Ruling) -> dict[str, Ruling]:
        """Return the verdict on each field that two origins or more tell."""
        held = positions(members)
        if len(held) < 2:  # noqa: PLR2004  two make a comparison
            return {}
        found = {
            "outcome": happening,
            "when": self._told(held, _when, _overlap),
            "where": self._told(held, _where, meets),
            "agent": self._told(_takers(held), self._agent, _one_author),
        }
        for kind in (LossKind.KILLED, LossKind.WOUNDED, LossKind.CAPTURED):
            found[kind.value] = self._losses(members, held, kind.value)
        return {field: ruling for field, ruling in found.items() if ruling is not None}

    def _told(
        self,
        held: Sequence[Position],
        value: Callable[[Member], tuple[V, str | Wording] | None],
        agree: Callable[[V, V], bool],
    ) -> Ruling | None:
        told = []
        for position in held:
            ordered = sorted(position.members, key=_asserted)
            known = [(m.moment, g) for m in ordered if (g := value(m)) is not None]
            if known:
                moment, (_, words) = known[-1]
                values = tuple(v for at, (v, _) in known if at == moment)
                told.append(Told(position, values, words))
        return self._judge.value(told, lambda one, two: any(starmap(agree, product(one, two))))

    def _losses(
        self, members: Sequence[Member], held: Sequence[Position], kind: str
    ) -> Ruling | None:
        """Return the verdict on the counts of one kind: that of the party most disagreed on."""
        rulings = []
        by_origin = {p.origin: p for p in held}
        for (party, found_kind), found in counts(members, self._knowledge).items():
            if found_kind == kind:
                told = [
                    Told(by_origin[c.member.independent], c, self._count(c, party))
                    for c in found
                    if c.low is not None or c.high is not None
                ]
                ruling = self._judge.value(told, _same_count)
                if ruling is not None:
                    rulings.append(ruling)
        return min(rulings, key=lambda r: (r.verdict != "contested", r.reason.en), default=None)

    def _count(self, count: Count, party: str | None) -> str | Wording:
        """Return a count as a sentence shows it, with the name of the party that lost."""
        number = count_words(count)
        if party is None:
            return number
        name = self._knowledge.words(party)
        return Wording(party, f"{number} ({name.ar})", f"{number} ({name.en})")

    def _agent(self, member: Member) -> tuple[Author, str | Wording] | None:
        """Return (blocs, whether one denies it); others' denials say nothing of who.

        Of a fight both sides are told, and which of them is named first says little.
        """
        row = member.row
        if row.agent_bloc is None or not row.agent_sure:
            return None
        accused = member.voice.bloc == row.agent_bloc
        if row.outcome == "denied" and not accused:
            return None
        both = row.outcome == "fought" and row.target_bloc is not None
        blocs = {row.agent_bloc, row.target_bloc} if both else {row.agent_bloc}
        denies = row.outcome == "denied"
        name = self._knowledge.words(row.agent or row.agent_bloc)
        return (frozenset(blocs), denies), self._not(name) if denies else name

    def _not(self, name: Wording) -> Wording:
        """Return what who denies its part says of who did it."""
        words = self._knowledge.rules.not_words
        return Wording(name.id, words.ar.format(name=name.ar), words.en.format(name=name.en))


def _asserted(member: Member) -> bool:
    """Whether an origin asserts what it says of a field; that counts before what it denies.

    A claim that names no place may tell of something else, and does not outweigh a denial.
    """
    return member.row.outcome != "denied" and bool(member.row.places)


def count_words(count: Count) -> str:
    """Return a count as a sentence shows it."""
    if count.low is None or count.high is None:
        return f"≥ {count.low}" if count.low is not None else f"≤ {count.high}"
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


def _when(member: Member) -> tuple[tuple[int, int], str | Wording] | None:
    row = member.row
    if row.dated == "none" or row.d1 == FOREVER:
        return None
    first, last = date.fromordinal(row.d0), date.fromordinal(row.d1)
    interval = member.claim.interval
    if interval is not None and interval.first is None:
        return (1, row.d1), f"…/{last}"
    return (row.d0, row.d1), str(first) if first == last else f"{first}/{last}"


def _where(member: Member) -> tuple[Row, str | Wording] | None:
    if not member.row.places:
        return None
    return member.row, member.claim.where[0].name


def _takers(held: Sequence[Position]) -> list[Position]:
    """Return positions without those that tell of leaving, where others tell of taking.

    Who leaves is not who takes: the two have agents of their own.
    """
    if not any(m.row.outcome != "left" for p in held for m in p.members):
        return list(held)
    kept = [
        replace(p, members=tuple(m for m in p.members if m.row.outcome != "left")) for p in held
    ]
    return [position for position in kept if position.members]


def _overlap(left: tuple[int, int], right: tuple[int, int]) -> bool:
    return left[0] <= right[1] and right[0] <= left[1]


def _one_author(left: Author, right: Author) -> bool:
    """Whether both can name one bloc, neither of them denying its part."""
    return bool(left[0] & right[0]) and left[1] == right[1]


def _same_count(one: Count, two: Count) -> bool:
    """Whether two counts can both be right."""
    below = one.low is None or two.high is None or one.low <= two.high
    above = two.low is None or one.high is None or two.low <= one.high
    return below and above


def best_where(members: Sequence[Member]) -> Where | None:
    """Return the place that most origins tell, the most precise of equals."""
    told: dict[str, tuple[set[str], float, Where]] = {}
    for member in members:
        for number, where in enumerate(member.claim.where):
            key = where.place or where.name
            radius = member.row.radius if number == 0 else member.row.radius + number
            voices = told.setdefault(key, (set(), radius, where))[0]
            voices.add(member.independent)
    if not told:
        return None
    best = min(told.items(), key=lambda item: (-len(item[1][0]), item[1][1], item[0]))
    return min(
        (w for m in members for w in m.claim.where if (w.place or w.name) == best[0]),
        key=lambda w: (w.name, w.span),
    )
