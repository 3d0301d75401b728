"""What people correct: which fields of a claim, how a value is kept, how it takes effect."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from riwaya.errors import StoreError
from riwaya.model import (
    Argument,
    Attribution,
    Basis,
    Claim,
    ClaimId,
    DatePrecision,
    Footprint,
    Gap,
    GapReason,
    Loss,
    LossKind,
    Modality,
    PlacePrecision,
    Producer,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    Weapon,
    When,
    Where,
)
from riwaya.store.falling import without_ground

ACCEPTED = "accepted"
"""The field of a review that says of a claim as a whole whether the text makes it."""

WITHDRAWN = "withdrawn"
"""The field of a review that takes back what was decided of the field it names."""

Value = (
    Modality
    | Argument
    | When
    | Attribution
    | tuple[Where, ...]
    | tuple[Loss, ...]
    | tuple[Weapon, ...]
    | bool
    | str
    | None
)
"""What a person may put in the place of a machine value; `None` says that there is none.

Of `WITHDRAWN` it is the name of a field.
"""


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision on one field of a claim; the machine's value stays beside it."""

    claim: ClaimId
    field: str
    value: Value
    producer: Producer
    made: datetime
    note: str | None = None

    def __post_init__(self) -> None:
        if self.field not in _READ:
            raise StoreError(f"claim {self.claim}: no field {self.field!r} can be reviewed")


def encode(value: Value) -> str:
    """Return a reviewed value as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:  # noqa: ANN401  any value of the model, as JSON knows it
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return _plain(asdict(value))
    return value


def decode(field: str, text: str) -> Value:
    """Return the value that was encoded for this field."""
    return _READ[field](json.loads(text))


def _span(raw: dict[str, int] | None) -> Span | None:
    return Span(raw["start"], raw["end"]) if raw else None


def _argument(raw: Any) -> Argument | None:  # noqa: ANN401
    return Argument(**{**raw, "span": _span(raw["span"])}) if raw else None


def _when(raw: Any) -> When | None:  # noqa: ANN401
    if raw is None:
        return None
    first, last = (date.fromisoformat(raw[k]) if raw[k] else None for k in ("first", "last"))
    return When(first, last, DatePrecision(raw["precision"]), raw["anomaly"])


def _attribution(raw: Any) -> Attribution:  # noqa: ANN401
    chain = tuple(
        Speaker(**{**one, "kind": SourceKind(one["kind"]), "span": _span(one["span"])})
        for one in raw["chain"]
    )
    return Attribution(SourceKind(raw["kind"]), chain)


def _where(raw: Any) -> Where:  # noqa: ANN401
    shape = raw["footprint"]
    points = tuple((lat, lon) for lat, lon in shape["points"]) if shape else ()
    return Where(
        **{
            **raw,
            "span": _span(raw["span"]),
            "precision": PlacePrecision(raw["precision"]),
            "footprint": Footprint(points, shape["radius_km"]) if shape else None,
            "parents": tuple(raw["parents"]),
            "candidates": tuple(raw["candidates"]),
        }
    )


def _loss(raw: Any) -> Loss:  # noqa: ANN401
    kind = LossKind(raw["kind"]) if raw["kind"] else None
    return Loss(**{**raw, "kind": kind, "span": _span(raw["span"])})


def _weapon(raw: Any) -> Weapon:  # noqa: ANN401
    return Weapon(**{**raw, "span": _span(raw["span"])})


_READ: dict[str, Callable[[Any], Value]] = {
    ACCEPTED: bool,
    WITHDRAWN: str,
    "modality": Modality,
    "agent": _argument,
    "target": _argument,
    "places": lambda raw: tuple(map(_where, raw)),
    "when": _when,
    "attribution": _attribution,
    "losses": lambda raw: tuple(map(_loss, raw)),
    "weapons": lambda raw: tuple(map(_weapon, raw)),
}


def latest(reviews: Iterable[Review]) -> dict[str, Review]:
    """Return the last review of each field, given the reviews of one claim in their order.

    A field of which the decision was withdrawn is missing: what the machine read stands.
    """
    found: dict[str, Review] = {}
    for review in reviews:
        if review.field == WITHDRAWN:
            found.pop(str(review.value), None)
        else:
            found[review.field] = review
    return found


def rejected(reviews: Iterable[Review]) -> bool:
    """Return whether people last said that the text makes no such claim."""
    accepted = latest(reviews).get(ACCEPTED)
    return accepted is not None and accepted.value is False


def corrected(claim: Claim, reviews: Iterable[Review]) -> Claim | None:
    """Return a claim as people left it, or `None` when they rejected it as a whole."""
    made = list(reviews)
    if rejected(made):
        return None
    last = latest(made)
    last.pop(ACCEPTED, None)
    changes: dict[str, Any] = {field: _sourced(review) for field, review in last.items()}
    return without_ground(claim, replace(claim, **changes), last)


def _sourced(review: Review) -> Any:  # noqa: ANN401  what the field of a claim takes
    value = review.value
    if value is None:
        return Gap(GapReason.NOT_STATED, review.producer)
    if isinstance(value, tuple):
        if not value and review.field == "places":
            return Gap(GapReason.NOT_STATED, review.producer)
        return tuple(_one(part, review) for part in value)
    return _one(value, review)


def _one(value: Any, review: Review) -> Sourced[Any]:  # noqa: ANN401
    span = getattr(value, "span", None)
    return Sourced(value, (span,) if span else (), Basis.REVIEWED, review.producer)
