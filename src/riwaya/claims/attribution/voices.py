"""The speakers of a report heard so far, and who is meant by a short name."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from riwaya.arabic.affixes import ARTICLE
from riwaya.arabic.fold import fold_key
from riwaya.lexicons.telling import load_telling
from riwaya.model import Speaker

_REMEMBERED = 300
"""A short name means none of those before whom so many others spoke."""


@dataclass(slots=True)
class Voices:
    """The speakers of a report heard so far with the words of their names, the last at hand."""

    last: Speaker | None = None
    heard: deque[tuple[Speaker, list[str]]] = field(
        default_factory=lambda: deque(maxlen=_REMEMBERED)
    )

    def hear(self, speaker: Speaker) -> Speaker:
        """Remember a speaker, known from before by a surname or as "the source"."""
        speaker = self.recalled(speaker)
        self.last = speaker
        words = [_bare(fold_key(part)) for part in (speaker.text or "").split()]
        self.heard.append((speaker, words))
        return speaker

    def recalled(self, speaker: Speaker) -> Speaker:
        """Give a speaker named again in short what was known of it."""
        words = [fold_key(word) for word in _head(speaker.text or "").split()]
        again = load_telling().again
        words = [word.strip('«»"“”,،:') for word in words if word not in again]
        if len(words) > 1 and words[0] in load_telling().statement:
            words = words[1:]
        if len(words) != 1:
            return speaker
        before = self.named(words[0])
        if before is None and words[0] in load_telling().the_source:
            before = self.last
        if before is None or before.kind is speaker.kind:
            return speaker
        definite = words[0].startswith(ARTICLE)
        if speaker.party is not None and definite:
            return speaker
        return replace(
            speaker, kind=before.kind, party=before.party or speaker.party, actor=before.actor
        )

    def named(self, word: str) -> Speaker | None:
        """Return the last speaker whose name holds a folded word, the article aside."""
        stem = word.removeprefix(ARTICLE)
        return next((voice for voice, known in reversed(self.heard) if stem in known), None)

    def called(self, words: Sequence[str]) -> Speaker | None:
        """Return the last speaker whose name holds folded words one behind the other."""
        sought = [word.removeprefix(ARTICLE) for word in words]
        for voice, known in reversed(self.heard):
            for at in range(len(known) - len(sought) + 1):
                if known[at : at + len(sought)] == sought:
                    return voice
        return None


def _head(text: str) -> str:
    """Return a speaker's words up to the first comma."""
    return text.split("،")[0]


def _bare(word: str) -> str:
    """Return a word without article and marks."""
    return word.strip('«»"“”,،:()').removeprefix(ARTICLE)
