"""A value and the ground it stands on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from riwaya.model.making import quick
from riwaya.model.span import Span

T_co = TypeVar("T_co", covariant=True)


class Basis(StrEnum):
    """How a value came from the text."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    DEFAULTED = "defaulted"
    REVIEWED = "reviewed"


class GapReason(StrEnum):
    """Why a field has no value. A code, so it can be counted and translated."""

    NOT_STATED = "not_stated"
    PUBLICATION_UNKNOWN = "publication_unknown"
    """Words tell a day that is counted from one of publication that nobody gave."""


@dataclass(frozen=True, slots=True)
class Producer:
    """The component, or the person, that made a value."""

    name: str
    version: str


@quick
@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value, the words it was read from, who read it, and by which rule."""

    value: T_co
    spans: tuple[Span, ...]
    basis: Basis
    producer: Producer
    rule: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Gap:
    """A field looked for that has no value, and the words that still tell of it, if any.

    What is told and not known is a value: a place that no gazetteer holds, or that may be one
    of several, is a `Where` without an id.
    """

    reason: GapReason
    producer: Producer
    spans: tuple[Span, ...] = ()
