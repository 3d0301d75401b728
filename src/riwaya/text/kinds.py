"""What a line of a report is: headline, section heading, caption, byline, link or body."""

from collections.abc import Sequence

from riwaya.lexicons.layout import Layout
from riwaya.model import SentenceKind, Token

_FULL_STOP = "."
_STOPS = frozenset((".", "!", "؟", "?"))
_QUOTES = frozenset("\"'»”’)]")


class Classifier:
    """Tells lines apart by their length, their marks, their place and their cue words."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def kind(self, words: Sequence[Token], place: int, count: int) -> SentenceKind:
        """Return the kind of the line at `place` (from 0) of `count` lines."""
        cued = self._cued(words, place)
        if cued is not None:
            return cued
        stop = _stop(words)
        limits = self._layout.limits
        if place == 0:
            headline = count > 1 and stop != _FULL_STOP and len(words) <= limits["headline"]
            return SentenceKind.HEADLINE if headline else SentenceKind.BODY
        if words[-1].key == ":" and len(words) <= limits["section_colon"]:
            return SentenceKind.SECTION
        if stop is not None or len(words) > limits["section"]:
            return SentenceKind.BODY
        return SentenceKind.SECTION if count > 2 else SentenceKind.BODY  # noqa: PLR2004

    def leads_away(self, words: Sequence[Token]) -> bool:
        """Whether a sentence at the end of a line only leads to a story or names its page."""
        limit = self._layout.limits["link"]
        found = self._layout.starts.longest([word.key for word in words[:limit]], 0)
        link = found is not None and found[1][0] == "link"
        return link and len(words) <= limit and _stop(words) is None

    def _cued(self, words: Sequence[Token], place: int) -> SentenceKind | None:
        """Return the kind that cue words give a line."""
        if words[0].key.startswith(self._layout.verses):
            return SentenceKind.BYLINE
        keys = [word.key for word in words[: self._layout.limits["link"]]]
        found = self._layout.starts.longest(keys, 0)
        kind = found[1][0] if found is not None else None
        limits, stopped = self._layout.limits, _stop(words) is not None
        if kind == "link" and len(words) <= limits["link"] and not stopped:
            return SentenceKind.LINK
        if kind == "byline" and len(words) <= limits["byline"] and not stopped:
            return SentenceKind.BYLINE
        if words[0].key in self._layout.agencies and place > 0:
            return SentenceKind.CAPTION
        if place == 1 and kind == "caption" and not stopped and len(words) <= limits["caption"]:
            return SentenceKind.CAPTION
        if len(words) <= limits["byline"] and not stopped and self._names_outlet(keys):
            return SentenceKind.BYLINE if place > 0 else None
        return None

    def _names_outlet(self, keys: list[str]) -> bool:
        """Whether a line sets an outlet off by a dash or is nothing but its name."""
        for at in self._layout.anywhere.openings(keys):
            found = self._layout.anywhere.longest(keys, at)
            if found is None:
                continue
            ends = {at - 1, found[0]}
            alone = at == 0 and found[0] == len(keys)
            return alone or any(
                0 <= i < len(keys) and keys[i] in self._layout.dashes for i in ends
            )
        return False


def _stop(words: Sequence[Token]) -> str | None:
    """Return the stop a line ends in, quotation marks behind it passed over."""
    at = len(words) - 1
    while at > 0 and words[at].key in _QUOTES:
        at -= 1
    return words[at].key if words[at].key in _STOPS else None
