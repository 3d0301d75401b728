"""Words around a loss that steer how it is read, as sets of folded keys."""

from collections.abc import Mapping
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
    not whose the victims are. `number` open the figure of a group behind it, `above` say that
    it was more, `blame` tell nothing but a cause, `split` that a number
    is shared by kinds of loss, `laden` what a thing is that is sent to blow up, `blasts` tell
    that something blew up, of `munitions` to strike, `tried` stand before what was only tried,
    `along` open an act that goes along with another. `since` with `counted_late` tell why a
    toll rose: one of the wounded died, bodies were found. `losing` tell a loss only of counted
    people, `belonging` open whose men those taken are held to be. `meeting` verbs have a death
    as their object, `adding` join a group as "and" does, `whoever` tell of those who were
    there. `lives` tell a loss only behind a verb of `taking`. `meant` tells of a noun of
    people whom it means by its sense: `state` men, `rebels`, or `anyone`. A number behind "of"
    counts those of a `collective`, `with_one` joins to somebody those who were with him.
    `upon` stands before those an act was done to, `claimed` before a noun of loss and them.
    `falling` tells a death of people only, and not `into` hands; `adjuncts` stand between.
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
    number: frozenset[str]
    above: frozenset[str]
    blame: frozenset[str]
    split: frozenset[str]
    laden: frozenset[str]
    along: frozenset[str]
    blasts: frozenset[str]
    munitions: frozenset[str]
    tried: frozenset[str]
    since: frozenset[str]
    losing: frozenset[str]
    belonging: frozenset[str]
    meeting: frozenset[str]
    adding: frozenset[str]
    whoever: frozenset[str]
    counted_late: frozenset[str]
    lives: frozenset[str]
    taking: frozenset[str]
    tally: frozenset[str]
    collective: frozenset[str]
    with_one: frozenset[str]
    upon: frozenset[str]
    claimed: frozenset[str]
    falling: frozenset[str]
    into: frozenset[str]
    adjuncts: frozenset[str]
    meant: Mapping[str, str]


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
        number=_keys(tables["number"]["words"]),
        above=_keys(tables["above"]["words"]),
        blame=_keys(tables["blame"]["words"]),
        split=_keys(tables["split"]["words"]),
        laden=_keys(tables["laden"]["words"]),
        along=_keys(tables["along"]["words"]),
        blasts=_keys(tables["blasts"]["words"]),
        munitions=_keys(tables["munitions"]["words"]),
        tried=_keys(tables["tried"]["words"]),
        losing=_keys(tables["losing"]["words"]),
        belonging=_keys(tables["belonging"]["words"]),
        meeting=_keys(tables["meeting"]["words"]),
        adding=_keys(tables["adding"]["words"]),
        whoever=_keys(tables["whoever"]["words"]),
        since=_keys(tables["since"]["words"]),
        counted_late=_keys(tables["counted_late"]["words"]),
        lives=_keys(tables["lives"]["words"]),
        taking=_keys(tables["taking"]["words"]),
        tally=_keys(tables["tally"]["words"]),
        collective=_keys(tables["collective"]["words"]),
        with_one=_keys(tables["with_one"]["words"]),
        upon=_keys(tables["upon"]["words"]),
        claimed=_keys(tables["claimed"]["words"]),
        falling=_keys(tables["falling"]["words"]),
        into=_keys(tables["into"]["words"]),
        adjuncts=_keys(tables["adjuncts"]["words"]),
        meant={key: entry["id"] for entry in tables["meant"] for key in _keys(entry["words"])},
    )


@cache
def load_companions() -> frozenset[str]:
    """Return the nouns of those who go with somebody, without the pronoun of whom."""
    return _keys(read_toml("losses.toml")["companions"]["words"])


@cache
def load_enemies() -> frozenset[str]:
    """Return the words by which those who fight call whom they fight."""
    return _keys(read_toml("losses.toml")["enemies"]["words"])


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(phrase_keys(word)[0] for word in words)
