"""What each stage takes and returns.

Whoever puts a reader together in code may give it a stage of his own: any object of one of
these shapes will do (`pipeline.reading.Finders`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from riwaya.model import (
    ActorMention,
    Claim,
    Document,
    PlaceMention,
    QuantityMention,
    Report,
    ResolvedTime,
    TimeMention,
    Where,
)


class PlaceFinder(Protocol):
    """Finds toponyms and descriptions of places."""

    def find(self, document: Document) -> list[PlaceMention]:
        """Return mentions in the order of the text; they may not overlap."""
        ...


class PlaceResolver(Protocol):
    """Chooses for each mention of a report the place that is meant."""

    def resolve(self, document: Document, mentions: Sequence[PlaceMention]) -> list[Where]:
        """Return one `Where` for each mention, in the same order."""
        ...


class ActorFinder(Protocol):
    """Finds named and described participants."""

    def find(self, document: Document) -> list[ActorMention]:
        """Return mentions in the order of the text; they may not overlap."""
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands: the pack of its war, the party it speaks for, and the war that
    each of its sentences tells of.

    `ground` is what the side is known by: `given` with the report, its `outlet`, a group in the
    outlet's `name`, or the report's own `words`. `home` is the state (an actor's id) whose land
    the report is about, where that is in no war; `lands` the state of each sentence's places.
    """

    war: str | None = None
    side: str | None = None
    ground: str | None = None
    nearby: Sequence[str | None] = ()
    home: str | None = None
    lands: Sequence[str | None] = ()


class PartyResolver(Protocol):
    """Says for each actor mention of a report which party is meant in this outlet's mouth."""

    def standing(
        self,
        document: Document,
        mentions: Sequence[ActorMention],
        lands: Sequence[tuple[int, str]] = (),
    ) -> Standing:
        """Return the report's war and side.

        `lands` are its places whose country is known: the first token, and the country as
        ISO 3166 alpha-2 in lower case.
        """
        ...

    def resolve(
        self,
        document: Document,
        mentions: Sequence[ActorMention],
        standing: Standing | None = None,
    ) -> list[str | None]:
        """Return a party id or `None` for each mention, in the same order.

        Without a `standing` the report's own is worked out.
        """
        ...


class TimeFinder(Protocol):
    """Finds time expressions."""

    def find(self, document: Document) -> list[TimeMention]:
        """Return mentions in the order of the text; they may not overlap."""
        ...


class TimeResolver(Protocol):
    """Sets a time expression against the publication date and the discourse."""

    def resolve(
        self, mention: TimeMention, published: date | None, discourse: date | None
    ) -> ResolvedTime | None:
        """Return the interval of days, or `None` when nothing supports one."""
        ...

    def resolve_all(
        self, mentions: Sequence[TimeMention], published: date | None
    ) -> list[ResolvedTime | None]:
        """Resolve a report's mentions in order, each on what those before it established."""
        ...


class QuantityFinder(Protocol):
    """Finds numbers and vague amounts."""

    def find(self, document: Document) -> list[QuantityMention]:
        """Return mentions in the order of the text; they may not overlap."""
        ...


class ClaimReader(Protocol):
    """Text to claims: everything between a report and what it says happened."""

    def read(self, report: Report) -> list[Claim]:
        """Return the report's claims in the order of their triggers."""
        ...
