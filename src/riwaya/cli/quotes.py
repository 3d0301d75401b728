"""Words of a report on a screen, with what matters in them lit."""

from riwaya.cli.terminal import Passage, Piece
from riwaya.views import Quote, Role

STYLE = {
    Role.TRIGGER: "bold red",
    Role.AGENT: "under blue",
    Role.TARGET: "under magenta",
    Role.PLACE: "under green",
    Role.TIME: "under cyan",
    Role.SPEAKER: "under yellow",
    Role.LOSS: "bold",
    Role.WEAPON: "bold",
    Role.MODALITY: "dim",
    Role.WORDS: "bold",
}


def quote_pieces(quote: Quote) -> Passage:
    """Return a quote in styled pieces; a word is lit whole, so that its letters stay joined."""
    lit: list[Role | None] = [None] * len(quote.text)
    for mark in quote.highlights:
        for at in range(*_whole_words(quote.text, mark.start, mark.end)):
            lit[at] = lit[at] or mark.role
    pieces: list[Piece] = []
    start = 0
    for at in range(1, len(lit) + 1):
        if at == len(lit) or lit[at] is not lit[start]:
            role = lit[start]
            pieces.append(Piece(quote.text[start:at], STYLE[role] if role else ""))
            start = at
    return Passage(pieces)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
