"""Whose word a claim is, from which side, and in whose interest."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from riwaya.arabic.fold import fold_key
from riwaya.arabic.tokens import starts_and_keys
from riwaya.lexicons.leanings import read_side
from riwaya.lexicons.wars import telling_words
from riwaya.model import (
    Claim,
    Interest,
    Modality,
    Report,
    ReportId,
    SourceKind,
    Speaker,
    Stance,
)
from riwaya.reconciliation.copies import Originals
from riwaya.reconciliation.features import Row, stem, told
from riwaya.reconciliation.knowledge import Knowledge

NAME_WORDS = 4
"""A side's voice described in more words than these is the side's, and no name."""

OUTLET = (SourceKind.OUTLET, SourceKind.CORRESPONDENT)


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
        self._leanings: dict[ReportId, str | None] = {}

    def of(self, claim: Claim, row: Row) -> Voice:
        """Return the voice of a claim; `row` is what linkage knows of it."""
        first = claim.attribution.value.chain[0] if claim.attribution.value.chain else None
        report = self._reports.get(self._originals.of(claim.report, claim.trigger))
        outlet = self._outlet(report, claim.report)
        on = report.published if report else None
        if first is None or first.kind in OUTLET:
            side = self._outlet_side(report)
            origin, kind, name = outlet[0], outlet[1], outlet[2]
        else:
            side = self._speaker_side(claim, first, report)
            origin, kind, name = self._speaker(first, side, outlet)
        side = None if side in self._knowledge.rules.no_side else side
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

    def _outlet_side(self, report: Report | None) -> str | None:
        if report is None:
            return None
        if report.side is not None and report.source not in self._knowledge.alignments:
            return report.side
        if self._knowledge.knows(report.source):
            return self._knowledge.alignment(report.source, report.published)
        if report.id not in self._leanings:
            self._leanings[report.id] = _leaning(report)
        return self._leanings[report.id]

    def _speaker_side(
        self, claim: Claim, speaker: Speaker, report: Report | None
    ) -> str | None:
        """Return the party a quoted voice speaks for."""
        if speaker.party is not None and speaker.party not in self._knowledge.rules.no_side:
            return speaker.party
        on = report.published if report else None
        for name in (speaker.actor, speaker.text):
            side = self._knowledge.alignment(name, on)
            if side is not None:
                return side
        if speaker.kind is SourceKind.PARTY_STATEMENT:
            return self._named_side(claim, speaker)
        # The outlet chooses whom without a name it quotes: such voices count on its side.
        return None if self._own_name(speaker.text or "") else self._outlet_side(report)

    def _named_side(self, claim: Claim, speaker: Speaker) -> str | None:
        """Return the party of the participant whose words the speaker's words share."""
        said = _name_words(speaker.text or "")
        for argument in (claim.agent, claim.target):
            value = getattr(argument, "value", None)
            if value is not None and value.text and said & _name_words(value.text):
                return str(value.party) if value.party else None
        return self._outlet_side(self._reports.get(claim.report))

    def _speaker(
        self, speaker: Speaker, side: str | None, outlet: tuple[str, str, str]
    ) -> tuple[str, str, str]:
        """Return (origin, kind, name) of a quoted voice."""
        kind = speaker.kind.value
        if kind in self._knowledge.rules.own_word:
            return f"{kind}@{outlet[0]}", kind, outlet[2] or (speaker.text or "")
        if speaker.actor:
            return f"voice:{speaker.actor}", "statement", speaker.text or speaker.actor
        name = self._own_name(speaker.text or "")
        if name and (side is None or len(name.split()) <= NAME_WORDS):
            return f"voice:{name}", "statement", speaker.text or ""
        if side is not None:
            return f"side:{side}", "statement", speaker.text or side
        return f"{kind}@{outlet[0]}", kind, outlet[2] or (speaker.text or "")

    def _own_name(self, text: str) -> str:
        """Return the folded words of a voice's name that are not generic; empty for none."""
        generic = self._knowledge.rules.generic_voices
        return " ".join(
            sorted(w for w in _name_words(text) if w not in generic and w[1:] not in generic)
        )


def _leaning(report: Report) -> str | None:
    """Return the side that a report of an unknown outlet takes, by its name or its words."""
    keys = [key for _, key in starts_and_keys(report.text)]
    wars = Counter(pack for _, pack in telling_words(keys))
    war = max(wars, key=wars.__getitem__, default=None)
    return read_side(report.source or "", keys, war, report.published)[0]


@lru_cache(maxsize=1 << 14)
def _name_words(text: str) -> frozenset[str]:
    return frozenset(stem(fold_key(word.strip("«»\"'()،:.؛"))) for word in text.split()) - {""}


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
        return _interest(sign if own else -sign if foe else 0)
    return _interest(_losses_sign(claim, side, knowledge, on))


def _admitted(row: Row, claim: Claim, knowledge: Knowledge) -> bool:
    """Whether a side can be held to tell a deed of its own: nothing of it may be guessed.

    Of harm the text has to tell that it befell civilians.
    """
    types = knowledge.rules.favour_types
    if not row.agent_sure or f"{row.type}.{row.outcome}" in types["not_admitted"]:
        return False
    if row.type not in types["strike_on_civilians"] | types["harm_to_civilians"]:
        return True
    lost = (loss.value.party for loss in claim.losses if told(loss))
    return any(party in types["civilians"] for party in (row.target, *lost))


def _struck(row: Row, knowledge: Knowledge) -> bool:
    """Whether a strike on a force is told: whoever is struck and says so accuses, no more."""
    types = knowledge.rules.favour_types
    civilian = row.target is None or row.target in types["civilians"]
    return row.type in types["strike_on_civilians"] and not civilian


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
    """Return +1 when a claim's losses are the enemy's only, -1 when they are the side's own."""
    parties = {loss.value.party for loss in claim.losses if loss.value.party}
    own = any(knowledge.bloc(p, on) == knowledge.bloc(side, on) for p in parties)
    foe = any(knowledge.hostile(p, side, on) for p in parties)
    return -1 if own and not foe else 1 if foe and not own else 0
