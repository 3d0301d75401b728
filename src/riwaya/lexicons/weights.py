"""How much each sign counts when a reading is chosen: tables fitted on annotated reports."""

import csv
from functools import cache
from importlib.resources import files

from riwaya.errors import LexiconError

OWN = "-own"
"""Ends the name of a field's table for reports that are a side's own word."""

FIELDS = ("agent", "agent" + OWN, "claim", "date", "date" + OWN, "place")


@cache
def load_weights(field: str) -> dict[str, float]:
    """Return the weight of each sign for a field of a claim.

    A field without a table or a line that is no sign and number raises `LexiconError`.
    """
    name = f"weights/{field}.csv"
    try:
        text = files("riwaya.lexicons").joinpath(name).read_text("utf-8")
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}
    except (OSError, KeyError, ValueError) as error:
        raise LexiconError(f"lexicons/{name}: {error}") from error
