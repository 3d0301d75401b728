"""Cutting a text into words, numbers and marks, with their places in it."""

import re
from collections.abc import Iterator

from riwaya.arabic.fold import fold_key
from riwaya.model import Token
from riwaya.model.making import maker

_ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef"
    "\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
)
_MARKS = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c"
_TAG = rf"#_?[{_ARABIC}]|(?<=[{_ARABIC}\d])_(?=[{_ARABIC}\d])"
"""The marks of a hashtag, which write a name of two words as one (#خان_شيخون)."""
_TOKEN = re.compile(
    rf"[{_ARABIC}](?:[{_ARABIC}{_MARKS}]*[{_ARABIC}])?"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
    r"|[^\W\d_\u0600-\u06ff]+(?:['’-][^\W\d_\u0600-\u06ff]+)*"
    rf"|\.{{2,}}|(?!{_TAG})\S",
)


_token = maker(Token)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`; letters and digits that touch are cut apart.

    Format characters (bidi marks, joiners) between tokens are passed over, and the marks of
    hashtags with them.
    """
    return [
        _token(*match.span(), key)
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
        if (key := fold_key(match[0]))
    ]


def starts_and_keys(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each token starts and its folded key, for who needs no more of it."""
    for match in _TOKEN.finditer(text):
        key = fold_key(match.group())
        if key:
            yield match.start(), key
