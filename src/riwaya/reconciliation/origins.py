"""Whose word a claim is, from which side, and in whose interest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from riwaya.model import (
    Claim,
    Interest,
    Modality,
    Report,
    ReportId,
    Speaker,
    Stance,
)
from riwaya.reconciliation.copies import Originals
from riwaya.reconciliation.dates import told
from riwaya.reconciliation.features import Row
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.sides import OUTLET, Sides, is_outlet

NAME_WORDS = 4
"""A side's voice described in more words than these is the side's, and no name."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The origin of a claim, its side (a party) and bloc, its interest and stance.

    `kind` and `name` say what the origin is, for the sentence that explains a verdict.
    """

    origin: str
    kind: str
    name: str
    side: str | None
    bloc: str | None
    interest: Interest
    stance: Stance


class Voices:
    """Finds the voice behind each claim."""

    def __init__(
        self, knowledge: Knowledge, reports: Mapping[ReportId, Report], originals: Originals
    ) -> None:
        self._knowledge = knowledge
        self._reports = reports
        self._originals = originals
        self._sides = Sides(knowledge)

    def of(self, claim: Claim, row: Row) -> Voice:
        """Return the voice of a claim; `row` is what linkage knows of it."""
        first = claim.attribution.value.chain[0] if claim.attribution.value.chain else None
        report = self._reports.get(self._originals.of(claim.report, claim.trigger))
        outlet = self._outlet(report, claim.report)
        on = report.published if report else None
        side = self._sides.of(claim, report)
        if first is None or first.kind in OUTLET or is_outlet(first, report):
            origin, kind, name = outlet
        else:
            origin, kind, name = self._speaker(first, side, outlet)
        bloc = self._knowledge.bloc(side, on)
        return Voice(
            origin,
            kind,
            name,
            side,
            bloc,
            interest(row, side, self._knowledge, claim),
            stance(claim, self._knowledge),
        )

    def _outlet(self, report: Report | None, id: ReportId) -> tuple[str, str, str]:
        """Return (origin, kind, name) of the outlet that published the words first."""
        if report is None or not report.source:
            return (
                f"report:{report.id if report else id}",
                "report",
                report.name if report else "",
            )
        return f"outlet:{self._knowledge.group(report.source)}", "outlet", report.source

    def _speaker(
        self, speaker: Speaker, side: str | None, outlet: tuple[str, str, str]
    ) -> tuple[str, str, str]:
        """Return (origin, kind, name) of a quoted voice."""
        kind = speaker.kind.value
        text = self._sides.shown_name(speaker.text or "")
        if kind in self._knowledge.rules.own_word:
            return f"{kind}@{outlet[0]}", kind, outlet[2] or text
        if speaker.actor:
            return f"voice:{speaker.actor}", "statement", text or speaker.actor
        name = self._sides.own_name(speaker.text or "")
        if name and (side is None or len(name.split()) <= NAME_WORDS):
            return f"voice:{name}", "statement", text
        if side is not None:
            return f"side:{side}", "statement", text or side
        return f"{kind}@{outlet[0]}", self._unnamed(kind), outlet[2] or text

    def _unnamed(self, kind: str) -> str:
        """Return by which words a voice without a name and a side is called."""
        return kind if kind in self._knowledge.rules.origin_words else "anonymous"


def stance(claim: Claim, knowledge: Knowledge) -> Stance:
    """Return whether the origin denies, asserts, or relays another's word."""
    if claim.modality.value is Modality.DENIED:
        return Stance.DENIES
    chain = claim.attribution.value.chain
    relayed = chain and (
        chain[0].distanced or chain[0].kind.value in knowledge.rules.relayed or len(chain) > 1
    )
    return Stance.REPORTS if relayed else Stance.ASSERTS


def interest(row: Row, side: str | None, knowledge: Knowledge, claim: Claim) -> Interest:
    """Return whether the claim favours the side of its speaker.

    An outcome favours its agent or tells against it (`favour` in the rules); what tells against
    an enemy favours the side. Losses count where the outcome says nothing, and of strikes that
    a side tells of itself.
    """
    if side is None:
        return Interest.NEUTRAL
    on = row.day
    bloc = knowledge.bloc(side, on)
    sign = _sign(row, knowledge)
    own = row.agent is not None and knowledge.bloc(row.agent, on) == bloc
    if own and not _admitted(row, claim, knowledge):
        sign = max(sign, 0)
    if sign and (own or not _struck(row, knowledge)):
        foe = knowledge.hostile(row.agent, side, on) or (
            not own and row.target is not None and knowledge.bloc(row.target, on) == bloc
        )
        suffers = _suffers(row, side, knowledge)
        return _interest(sign if own else _of_foe(sign, row, suffers=suffers) if foe else 0)
    return _interest(_losses_sign(claim, side, knowledge, on))


def _of_foe(sign: int, row: Row, *, suffers: bool) -> int:
    """Return what a deed of the enemy means to a side.

    It admits none that is only inferred, nor one that another suffers.
    """
    sure = row.agent_sure if row.agent is not None else row.target_sure
    return -sign if sure and suffers else max(-sign, 0)


def _suffers(row: Row, side: str, knowledge: Knowledge) -> bool:
    """Whether what an enemy does is done to a side: to a state outside a war only if told."""
    if row.target is None:
        return knowledge.at_war(side)
    return row.target_bloc == knowledge.bloc(side, row.day)


def _admitted(row: Row, claim: Claim, knowledge: Knowledge) -> bool:
    """Whether a side can be held to tell a deed of its own: nothing of it may be guessed.

    Of harm the text has to tell that it befell civilians.
    """
    types = knowledge.rules.favour_types
    if not row.agent_sure or f"{row.type}.{row.outcome}" in types["not_admitted"]:
        return False
    if row.type not in types["strike_on_civilians"] | types["harm_to_civilians"]:
        return True
    hit = row.target if row.target_sure else None
    lost = (loss.value.party for loss in claim.losses if told(loss))
    return any(party in types["civilians"] for party in (hit, *lost))


def _struck(row: Row, knowledge: Knowledge) -> bool:
    """Whether a force is struck, besieged or robbed: who suffers it and says so accuses."""
    types = knowledge.rules.favour_types
    civilian = row.target is None or row.target in types["civilians"]
    return (
        row.type in types["strike_on_civilians"] | types["harm_to_civilians"] and not civilian
    )


def _interest(sign: int) -> Interest:
    if sign > 0:
        return Interest.INTERESTED
    return Interest.AGAINST_INTEREST if sign < 0 else Interest.NEUTRAL


def _sign(row: Row, knowledge: Knowledge) -> int:
    """Return whether the claim tells for (+1) or against (-1) its agent."""
    rules = knowledge.rules
    types = rules.favour_types
    civilian = row.target is None or row.target in types["civilians"]
    if row.outcome == "planned":
        return 0
    if row.type in types["strike_on_civilians"] | types["harm_to_civilians"]:
        strike = row.type in types["strike_on_civilians"]
        harm = "strike_on_civilians" if strike else "harm_to_civilians"
        sign = rules.favour[harm if civilian else "strike_on_force"]
        return -sign if row.outcome in ("denied", "failed") else sign
    if row.type == "control":
        return rules.favour["held"] if row.outcome == "happened" else -rules.favour["held"]
    if row.outcome == "denied":
        return -rules.favour.get(rules.outcome(row.type, "asserted"), 0)
    return rules.favour.get(row.outcome, 0)


def _losses_sign(claim: Claim, side: str, knowledge: Knowledge, on: date | None) -> int:
    """Return +1 when a claim's losses are the enemy's only, -1 when they are the side's own.

    Own losses are admitted only where the text tells whose they are.
    """
    bloc = knowledge.bloc(side, on)
    lost = {(loss.value.party, told(loss)) for loss in claim.losses if loss.value.party}
    own = {sure for party, sure in lost if knowledge.bloc(party, on) == bloc}
    foe = any(knowledge.hostile(party, side, on) for party, _ in lost)
    if own == {False}:
        return 0
    return -1 if own and not foe else 1 if foe and not own else 0
