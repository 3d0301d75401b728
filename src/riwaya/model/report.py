"""What a source published, and the same text cut for reading."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b
from typing import NewType

from riwaya.model.making import quick
from riwaya.model.span import Span

ReportId = NewType("ReportId", str)


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes a report was read from: where they lay, what they are, when they were read.

    `read_at` is UTC; `size` is in bytes; `sha256` is lower-case hexadecimal.
    """

    sha256: str
    size: int
    media_type: str
    name: str
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One publication by one source, as received.

    `name` is the file's name without its ending, or the report's own id in a file of many;
    `source` is the outlet, `side` a party id given with it; `published` the day of publication
    and `published_at` the moment, UTC, where the source tells it.
    """

    name: str
    text: str
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    side: str | None = None
    original: str | None = None

    @property
    def id(self) -> ReportId:
        """Identity follows content: text, source, day and address make one report."""
        key = "\x1f".join(
            (self.source or "", str(self.published or ""), self.url or "", self.text)
        )
        return ReportId(
            blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        )


class SentenceKind(StrEnum):
    """What a stretch of a report is; only the body and headlines make claims.

    A `REPEAT` is a sentence that the report has already given, word for word.
    """

    BODY = "body"
    HEADLINE = "headline"
    SECTION = "section"
    CAPTION = "caption"
    BYLINE = "byline"
    LINK = "link"
    REPEAT = "repeat"


@quick
@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark; `key` is its folded spelling, for matching only."""

    start: int
    end: int
    key: str

    @property
    def span(self) -> Span:
        """The token's place in `Report.text`."""
        return Span(self.start, self.end)


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the range of its tokens in `Document.tokens`, and what it is.

    `paragraph` counts from 0.
    """

    span: Span
    first: int
    last: int
    paragraph: int
    kind: SentenceKind = SentenceKind.BODY


@dataclass(frozen=True, slots=True)
class Document:
    """A report with its sentences and tokens; spans point into `report.text`.

    `keys` are the folded spellings of all tokens.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    keys: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple([token.key for token in self.tokens]))

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the sentence's tokens."""
        return self.tokens[sentence.first : sentence.last]
