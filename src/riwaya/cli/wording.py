"""Read models in words of one language."""

import re
from collections.abc import Iterable

from riwaya.cli.terminal import Piece
from riwaya.lexicons.counts import counted
from riwaya.lexicons.interface import interface
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.reconciliation import load_rules
from riwaya.model import LossKind, Reason, Verdict
from riwaya.views import (
    Count,
    Days,
    Ground,
    IncidentRow,
    Label,
    Outcome,
    Outlet,
    Participant,
    Voice,
)

VERDICT_STYLE = {
    Verdict.CORROBORATED: "green",
    Verdict.ONE_SIDED: "yellow",
    Verdict.SINGLE_SOURCE: "blue",
    Verdict.CONTESTED: "red bold",
    Verdict.RETRACTED: "magenta",
}

_DECIDED = {"True": "accept", "False": "reject"}
"""What a review of a whole claim is kept as."""
_CODES = re.compile(r"(^|\[)([a-z_]+)(\]|$)")


class Wording:
    """Says read models in Arabic or English."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._texts = interface(lang)

    def text(self, section: str, key: str, **values: object) -> str:
        """Return a text of the interface."""
        return self._texts(section, str(key), **values)

    def count(self, noun: str, number: int) -> str:
        """Return a number with its noun."""
        return counted(self.lang, noun, number)

    def known(self, section: str, key: str) -> str:
        """Return a text of the interface, or the code itself where there is none."""
        return self._texts.get(section, key, key)

    def code(self, value: str | None) -> str:
        """Return a machine value as a text: codes by their names, and the rest as it is.

        A party stands alone, or in brackets behind its words.
        """
        if value is None:
            return "–"
        if value in _DECIDED:
            return self.text("decision", _DECIDED[value])
        for section in ("modality", "source_kind", "event_type"):
            value = self._texts.get(section, value, value)
        return _CODES.sub(lambda found: f"{found[1]}{self.party(found[2])}{found[3]}", value)

    def party(self, party: str) -> str:
        """Return a party by its name; what is none stands as it is."""
        found = load_parties().get(party)
        if found is None:
            return party
        return found.name_ar if self.lang == "ar" else found.name_en

    def part(self, feature: str, value: str) -> str:
        """Return what one of two claims says of a feature of their linkage."""
        if feature.startswith("event.") and ": " in value:
            kind, outcome = value.split(": ", 1)
            return f"{self.known('event_type', kind)}: {self.known('outcome', outcome)}"
        if feature.startswith("parties.") and " → " in value:
            arrow = " ← " if self.lang == "ar" else " → "
            return arrow.join(map(self.party, value.split(" → ")))
        return value

    def label(self, label: Label) -> str:
        """Return a name; states of control that are no party have texts of their own."""
        name = label.ar if self.lang == "ar" else label.en
        return self._texts.get("state", label.id, name)

    def labels(self, labels: Iterable[Label]) -> str:
        """Return names with commas between."""
        return ("، " if self.lang == "ar" else ", ").join(map(self.label, labels))

    def reason(self, reason: Reason) -> str:
        """Return a rule's one-line reason."""
        return reason.ar if self.lang == "ar" else reason.en

    def days(self, days: Days | None) -> str:
        """Return an interval of days."""
        if days is None:
            return self.text("show", "undated")
        if days.first == days.last:
            return str(days.first)
        gap = self.text("show", "open")
        return f"{days.first or gap} – {days.last or gap}"

    def place(self, place: Ground | None) -> str:
        """Return a place by its name in the text and, in English, in the gazetteer."""
        if place is None:
            return self.text("show", "unplaced")
        if self.lang == "en" and place.label and place.label.en != place.name:
            return f"{place.name} ({place.label.en})"
        return place.name

    def outlet(self, outlet: Outlet) -> str:
        """Return who published a report."""
        if outlet.label is not None:
            return self.label(outlet.label)
        return outlet.source or outlet.name

    def participant(self, participant: Participant | None) -> str:
        """Return an agent or target: its words and its party."""
        if participant is None:
            return "–"
        party = self.label(participant.party) if participant.party else ""
        if participant.words and party:
            return f"{participant.words} [{party}]"
        return participant.words or party or "–"

    def voices(self, voices: Iterable[Voice]) -> str:
        """Return a chain of telling, nearest the happening first."""
        return " ← ".join(
            f"{voice.words or ''} ({self.text('source_kind', voice.kind)})".strip()
            for voice in voices
        )

    def span(self, low: int | None, high: int | None) -> str:
        """Return a count between two bounds, either open."""
        if low is None and high is None:
            return "?"
        if low == high:
            return f"{low:,}"
        if high is None:
            return f"≥ {low:,}"
        return f"≤ {high:,}" if low is None else f"{low:,}–{high:,}"

    def loss(self, count: Count) -> str:
        """Return a loss with its party."""
        kind = self.text("loss_kind", count.kind) if count.kind else ""
        party = f"({self.label(count.party)})" if count.party else ""
        return " ".join(filter(None, (self.span(count.low, count.high), kind, party)))

    def value(self, value: Outcome | Days | Ground | Participant | tuple[Count, ...]) -> str:
        """Return what an account tells of a field."""
        if isinstance(value, Outcome):
            kind = self.text("event_type", value.event_type)
            return f"{kind}, {self.text('modality', value.modality)}"
        if isinstance(value, Days):
            return self.days(value)
        if isinstance(value, Ground):
            return self.place(value)
        if isinstance(value, Participant):
            return self.participant(value)
        return " + ".join(map(self.loss, value))

    def _event(self, row: IncidentRow) -> str:
        """Return what happened, with the outcome where the type does not tell it."""
        outcomes = load_rules().outcome_words
        told = [getattr(outcomes[name], self.lang) for name in row.outcomes]
        return ": ".join(
            filter(None, (self.text("event_type", row.event_type), " / ".join(told)))
        )

    def _days_told(self, row: IncidentRow) -> str:
        """Return the days of an incident; of an undated one also when it was reported."""
        if row.when is not None or row.published is None:
            return self.days(row.when)
        return self.text("show", "reported", day=row.published)

    def _killed(self, row: IncidentRow) -> str:
        """Return how many were killed, of each party where several lost people."""
        told = [one for one in row.casualties if one.kind == LossKind.KILLED.value]
        if not told:
            return ""
        spans = [self.span(one.low, one.high) for one in told]
        if len(told) > 1:
            nobodys = self.text("show", "unsided")
            names = [self.label(one.party) if one.party else nobodys for one in told]
            spans = [f"{span} ({name})" for span, name in zip(spans, names, strict=True)]
        comma = "، " if self.lang == "ar" else ", "
        return self.text("show", "killed", range=comma.join(spans))

    def incident_line(self, row: IncidentRow) -> list[Piece]:
        """Return an incident in one line: verdict, type, place, days, sides, id."""
        parts = [
            self._event(row),
            self.place(row.place),
            self._days_told(row),
            self.labels(row.sides) or self.text("show", "unsided"),
            self._killed(row),
        ]
        return [
            Piece(self.text("verdict", row.verdict), VERDICT_STYLE[row.verdict]),
            Piece(" · " + " · ".join(filter(None, parts)) + " · "),
            Piece(row.id, "dim"),
        ]
