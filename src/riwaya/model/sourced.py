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
    NOT_IN_GAZETTEER = "not_in_gazetteer"
    AMBIGUOUS = "ambiguous"
    OUT_OF_RANGE = "out_of_range"
    NOT_APPLICABLE = "not_applicable"


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
    """A field looked for that has no value; `candidates` were considered and not chosen."""

    reason: GapReason
    producer: Producer
    spans: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()
