"""For which side an outlet, or a voice that it quotes, speaks."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from riwaya.arabic.fold import fold_key
from riwaya.arabic.tokens import starts_and_keys
from riwaya.lexicons.actors import load_actors
from riwaya.lexicons.siding import read_side
from riwaya.lexicons.wars import load_wars, telling_words
from riwaya.model import Claim, Report, ReportId, SourceKind, Speaker
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.names import stem

OUTLET = (SourceKind.OUTLET, SourceKind.CORRESPONDENT)


class Sides:
    """Finds the party for which words are said."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._leanings: dict[ReportId, str | None] = {}

    def of(self, claim: Claim, report: Report | None) -> str | None:
        """Return the party that a claim speaks for; `report` is the one its words come from."""
        first = claim.attribution.value.chain[0] if claim.attribution.value.chain else None
        if first is None or first.kind in OUTLET or is_outlet(first, report):
            side = self._outlet(report)
        else:
            side = self._speaker(claim, first, report)
        return None if side in self._knowledge.rules.no_side else side

    def _outlet(self, report: Report | None) -> str | None:
        if report is None:
            return None
        if report.side is not None and report.source not in self._knowledge.alignments:
            return report.side
        if self._knowledge.knows(report.source):
            return self._knowledge.alignment(report.source, report.published)
        if report.id not in self._leanings:
            self._leanings[report.id] = _leaning(report)
        return self._leanings[report.id]

    def _speaker(self, claim: Claim, speaker: Speaker, report: Report | None) -> str | None:
        """Return the party a quoted voice speaks for."""
        if speaker.party is not None and speaker.party not in self._knowledge.rules.no_side:
            return speaker.party
        on = report.published if report else None
        for name in (speaker.actor, speaker.text):
            side = self._knowledge.alignment(name, on)
            if side is not None:
                return side
        if speaker.kind is SourceKind.PARTY_STATEMENT:
            return self._named_side(claim, speaker, report)
        if speaker.kind is SourceKind.MEDIA and self._of_state(speaker):
            return self._state(speaker, report)
        # The outlet chooses whom without a name it quotes: such voices count on its side.
        return None if self.own_name(speaker.text or "") else self._outlet(report)

    def _named_side(self, claim: Claim, speaker: Speaker, report: Report | None) -> str | None:
        """Return the party of the participant whose words the speaker's words share."""
        said = name_words(speaker.text or "")
        for argument in (claim.agent, claim.target):
            value = getattr(argument, "value", None)
            if value is not None and value.text and said & name_words(value.text):
                return str(value.party) if value.party else None
        return self._outlet(report)

    def _of_state(self, speaker: Speaker) -> bool:
        """Whether a voice is called the state's: "official media"."""
        return not self._knowledge.rules.state_media.isdisjoint(name_words(speaker.text or ""))

    def _state(self, speaker: Speaker, report: Report | None) -> str | None:
        """Return the party of the state whose media a voice is: that named, else the war's."""
        rules = self._knowledge.rules
        text = speaker.text or ""
        war = _told_war([key for _, key in starts_and_keys(text)])
        if war is None and name_words(text) <= rules.state_media | rules.media_words:
            war = _war(report) if report else None
        if war is None:
            return None
        on = report.published if report else None
        return load_actors().party(load_wars()[war].state, war, on)

    def own_name(self, text: str) -> str:
        """Return the folded words of a voice's name that are not generic; empty for none."""
        rules = self._knowledge.rules
        words = []
        for word in _words(text):
            if word in rules.voice_ends:
                break
            if word not in rules.generic_voices and word[1:] not in rules.generic_voices:
                words.append(word)
        return " ".join(sorted(set(words)))

    def shown_name(self, text: str) -> str:
        """Return the words by which a voice is shown: its name as told, no more."""
        rules = self._knowledge.rules
        shown: list[str] = []
        for word in text.split():
            key = _key(word)
            if key in rules.voice_ends:
                break
            if shown or key not in rules.statement_words:
                shown.append(word)
        return " ".join(shown) or text


def is_outlet(speaker: Speaker, report: Report | None) -> bool:
    """Whether a voice is the outlet that quotes it: "the agency said", of no other agency.

    Its words stand in the outlet's name, and nowhere in the report before.
    """
    if (
        report is None
        or not report.source
        or speaker.actor
        or speaker.party
        or not speaker.text
    ):
        return False
    said = name_words(speaker.text)
    if not said or not said <= name_words(report.source):
        return False
    before = report.text[: speaker.span.start] if speaker.span else ""
    return said.isdisjoint(name_words(before))


@lru_cache(maxsize=1 << 14)
def _war(report: Report) -> str | None:
    """Return the pack of the war that most words of a report tell of."""
    return _told_war([key for _, key in starts_and_keys(report.text)])


def _told_war(keys: Sequence[str]) -> str | None:
    wars = Counter(pack for _, pack in telling_words(keys))
    return max(wars, key=wars.__getitem__, default=None)


@lru_cache(maxsize=1 << 14)
def _leaning(report: Report) -> str | None:
    """Return the side that a report of an unknown outlet takes, by its name or its words."""
    keys = [key for _, key in starts_and_keys(report.text)]
    war = _told_war(keys)
    return read_side(report.source or "", keys, war, report.published)[0]


def _key(word: str) -> str:
    return stem(fold_key(word.strip("«»\"'()،:.؛")))


def _words(text: str) -> list[str]:
    words = map(_key, text.split())
    return [word for word in words if word]


@lru_cache(maxsize=1 << 14)
def name_words(text: str) -> frozenset[str]:
    """Return the folded words of a name, without article."""
    return frozenset(_words(text))
