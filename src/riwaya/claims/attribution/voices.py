"""The speakers of a report heard so far, and who is meant by a short name."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from riwaya.arabic.affixes import ARTICLE
from riwaya.arabic.fold import fold_key
from riwaya.lexicons.telling import load_telling
from riwaya.model import Speaker

_TITLED = 2
"""Words of a title and a surname."""
_REMEMBERED = 300
"""A short name means none of those before whom so many others spoke."""


@dataclass(slots=True)
class Voices:
    """The speakers of a report heard so far with the words of their names, the last at hand,
    and who was named by an office and spoke nothing.
    """

    last: Speaker | None = None
    introduced: dict[str, Speaker] = field(default_factory=dict)
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

    def introduce(self, words: Sequence[str], speaker: Speaker) -> None:
        """Remember one who bears a name behind an office, by the words of the name."""
        for word in words:
            self.introduced.setdefault(word.removeprefix(ARTICLE), speaker)

    def bearer(self, word: str) -> Speaker | None:
        """Return the last speaker who bears a folded word as a surname."""
        stem = word.removeprefix(ARTICLE)
        for voice, known in reversed(self.heard):
            if stem in known and _surname(voice, word):
                return voice
        return self.introduced.get(stem)

    def recalled(self, speaker: Speaker) -> Speaker:
        """Give a speaker named again in short what was known of it."""
        telling = load_telling()
        words = [fold_key(word).strip('«»"“”،,:') for word in _head(speaker.text or "").split()]
        words = [word for word in words if word not in telling.again]
        if len(words) > 1 and words[0] in telling.statement:
            words = words[1:]
        titled = len(words) == _TITLED and words[0] in telling.titles
        if titled and speaker.party is not None:
            return self._bearing(words[1], speaker)
        words = words[titled:]
        if len(words) != 1:
            before = self.called(words) if "،" in (speaker.text or "") else None
            if before is None or before.party is None:
                return speaker
            return replace(speaker, party=before.party, actor=before.actor)
        before = self.named(words[0])
        if before is None and words[0] in telling.the_source:
            before = self.last
        definite = words[0].startswith(ARTICLE)
        if before is None or (speaker.party is not None and definite):
            return self._bearing(words[0], speaker)
        return _as_known(speaker, before)

    def _bearing(self, name: str, speaker: Speaker) -> Speaker:
        """Give a speaker what was known of one who bears the same surname, be it written like
        the name of a people ("Mansour al-Turki … General al-Turki").
        """
        voice = self.bearer(name)
        if voice is None:
            return speaker
        return replace(speaker, kind=voice.kind, party=voice.party, actor=voice.actor)

    def named(self, word: str) -> Speaker | None:
        """Return the last speaker whose name holds a folded word, the article aside."""
        stem = word.removeprefix(ARTICLE)
        heard = (voice for voice, known in reversed(self.heard) if stem in known)
        return next(heard, self.introduced.get(stem))

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


def _as_known(speaker: Speaker, before: Speaker) -> Speaker:
    """Return a speaker with the kind and the side known of it from before."""
    if before.kind is speaker.kind and speaker.party is not None:
        return speaker
    party = before.party or speaker.party
    return replace(speaker, kind=before.kind, party=party, actor=before.actor)


def _surname(voice: Speaker, word: str) -> bool:
    """Whether a word stands in a speaker's words behind a given name, which has no article."""
    words = [fold_key(part).strip('«»"“”،,:()') for part in (voice.text or "").split()]
    return any(
        later == word and not earlier.startswith(ARTICLE) and earlier.isalpha()
        for earlier, later in pairwise(words)
    )
