"""Places for whose sake somebody fights elsewhere: "in support of our people in Gaza and in
defence of Lebanon, the fighters shelled …". No act of the report was there.
"""

from collections.abc import Sequence

from riwaya.arabic.affixes import FOR
from riwaya.claims.scenes.findings import COMMAS
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import Document, PlaceMention, PlacePrecision, Where

_REACH = 7
"""So many words may stand between a word of support and where those are who are supported."""


def without_sakes(
    document: Document, places: Sequence[PlaceMention], wheres: Sequence[Where]
) -> tuple[list[PlaceMention], list[Where]]:
    """Return the places that are not only what somebody fights for."""
    pairs = zip(places, wheres, strict=True)
    kept = [pair for pair in pairs if not _sake(document, *pair)]
    return [m for m, _ in kept], [w for _, w in kept]


def _sake(document: Document, mention: PlaceMention, where: Where) -> bool:
    """Whether a place is whose people are supported, or a country that is defended."""
    grammar, keys = load_grammar(), document.keys
    low = max(0, mention.first - _REACH)
    start = next(
        (at + 1 for at in range(mention.first - 1, low - 1, -1) if keys[at] in COMMAS), low
    )
    for at in range(start, mention.first):
        if keys[at] in grammar.in_support:
            behind = keys[at + 1]
            return behind in grammar.peoples or (
                at + 1 == mention.first and behind.startswith(FOR) and mention.kind is None
            )
        if keys[at] in grammar.defending:
            return where.precision is PlacePrecision.COUNTRY
    return False
