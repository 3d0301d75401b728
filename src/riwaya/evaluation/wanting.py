"""Whether a claim that was read holds what a sentence case or a grid asks of it.

What is asked is a table of `tests/sentences/README.md`: only what is written in it is compared.
"""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]
"""A claim as the claims format writes it, or what is asked of one."""

KEYS = frozenset(
    {
        "trigger",
        "type",
        "modality",
        "agent",
        "target",
        "places",
        "date",
        "day",
        "source",
        "losses",
    }
)
"""What may be asked of a claim."""

_DAYS = frozenset({"date", "day"})


def holds(claim: Row, wanted: Row) -> bool:
    """Say whether a claim of the claims format holds all that is asked for."""
    asked = {"modality": "asserted", **wanted}
    places = asked.pop("places", None)
    names = {place["name"] for place in claim["places"]}
    if places is not None and not (set(places) <= names if places else not names):
        return False
    has = {
        "trigger": claim["trigger"],
        "type": claim["type"],
        "modality": claim["modality"],
        "agent": claim["agent_party"] or "none",
        "target": claim["target_party"] or "none",
        "date": _day_text(claim["date"]),
        "day": _first_day(claim["date"]),
        "source": claim["source"]["kind"],
        "losses": sorted(_loss_text(loss) for loss in claim["losses"]),
    }
    if "losses" in asked:
        asked["losses"] = sorted(asked["losses"])
    return all(
        has[key] == (str(value) if key in _DAYS else value) for key, value in asked.items()
    )


def _day_text(when: Row | None) -> str:
    if when is None:
        return "none"
    first, last = when["start"] or "", when["end"] or ""
    return str(first) if first == last else f"{first}/{last}"


def _first_day(when: Row | None) -> str:
    """Return the day from which on a claim is dated, wherever it ends."""
    return str(when["start"] or "") if when is not None and when["end"] else "none"


def _loss_text(loss: Row) -> str:
    low, high = ("" if loss[end] is None else loss[end] for end in ("low", "high"))
    return f"{loss['kind']} {loss['party'] or 'none'} {low}-{high}"
