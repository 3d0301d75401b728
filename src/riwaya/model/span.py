"""Where in a text something stands."""

from dataclasses import dataclass

from riwaya.errors import SpanError
from riwaya.model.making import quick


@quick
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in `Report.text` as received, never in folded text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"empty or reversed span {self.start}:{self.end}")

    def of(self, text: str) -> str:
        """Return the words this span covers."""
        if len(text) < self.end:
            raise SpanError(f"span {self.start}:{self.end} in a text of {len(text)}")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end
