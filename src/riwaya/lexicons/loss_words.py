"""Words around a loss that steer how it is read, as sets of folded keys."""

from dataclasses import dataclass
from functools import cache

from riwaya.arabic.phrases import phrase_keys
from riwaya.lexicons.cues import read_toml


@dataclass(frozen=True, slots=True)
class LossContext:
    """The words of `losses.toml` that tell no loss themselves.

    `one` stand for a single one of many, `others` for more of the same, `among` open a part of
    the count before, `none` say that there was no loss, `both` name both sides, `things` are
    singular nouns of equipment, `measures` what is counted and is nobody's loss,
    `pair_verbs` verbs in the dual, which follow their subject, `least` what opens a figure
    upwards from behind. `another` is one more of the same, `reaching` stand before the figure a
    count comes to, `ranks` are what losses fall in, `turned` tell whom an act was turned on and
    not whose the victims are.
    """

    one: frozenset[str]
    others: frozenset[str]
    among: frozenset[str]
    none: frozenset[str]
    both: frozenset[str]
    things: frozenset[str]
    measures: frozenset[str]
    pair_verbs: frozenset[str]
    least: frozenset[str]
    another: frozenset[str]
    reaching: frozenset[str]
    ranks: frozenset[str]
    turned: frozenset[str]


@cache
def load_loss_context() -> LossContext:
    """Return the words that steer how losses are read."""
    tables = read_toml("losses.toml")
    return LossContext(
        one=_keys(tables["one"]["words"]),
        others=_keys(tables["others"]["words"]),
        among=_keys(tables["among"]["words"]),
        none=_keys(tables["none"]["words"]),
        both=_keys(tables["both"]["words"]),
        things=_keys(tables["singular_things"]["words"]),
        measures=_keys(tables["measures"]["words"]),
        least=_keys(tables["least"]["words"]),
        pair_verbs=_keys(tables["pair_verbs"]["words"]),
        another=_keys(tables["another"]["words"]),
        reaching=_keys(tables["reaching"]["words"]),
        ranks=_keys(tables["ranks"]["words"]),
        turned=_keys(tables["turned"]["words"]),
    )


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(phrase_keys(word)[0] for word in words)
