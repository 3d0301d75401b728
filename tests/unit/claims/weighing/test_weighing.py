"""Weighing options: the sum of signs decides, and every weight is of a sign that is used."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from riwaya.claims.assemble import Assembler
from riwaya.claims.dates.when import IntervalTimeResolver
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.weighing.choice import Flags, LexiconWeigher, Option, Sums, T, bin_of
from riwaya.evaluation.gold import read_corpus
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.lexicons.parties import load_parties
from riwaya.lexicons.weights import FIELDS, load_weights
from riwaya.pipeline.reading import ReportReader, finders

CORPUS = Path(__file__).parents[4] / "evaluation" / "corpus"
MOST_UNMET = 0.1
"""Weights are fitted on more text than this; a share of their signs may be met only there."""


class Noting:
    """Weighs as usual and notes every sign it meets."""

    def __init__(self) -> None:
        self.met: defaultdict[str, set[str]] = defaultdict(set)

    def choose(self, field: str, draft: Draft, options: Sequence[Option[T]]) -> Option[T]:
        for option in options:
            self.met[field].update(option.signs)
        return LexiconWeigher().choose(field, draft, options)


@pytest.fixture(scope="module")
def met() -> dict[str, set[str]]:
    noting = Noting()
    times = IntervalTimeResolver()
    assembler = Assembler(load_parties(), times, noting)
    gazetteer = load_gazetteer()
    reader = ReportReader(finders(gazetteer), assembler, gazetteer)
    for report, _ in read_corpus(CORPUS):
        reader.read(report)
    return noting.met


@pytest.mark.parametrize("field", FIELDS)
def test_weights_are_of_signs_that_options_carry(field: str, met: dict[str, set[str]]) -> None:
    weights = load_weights(field)
    unmet = set(weights) - met[field]
    assert len(unmet) <= MOST_UNMET * len(weights), sorted(unmet)


def test_signs_add_up_and_unknown_ones_weigh_nothing() -> None:
    sums = Sums({"a": 1.5, "b": -0.25})
    assert sums["a", "b", "unknown"] == sums["a",] + sums["b",]
    assert sums["a",] == -6 * sums["b",] > 0


def test_a_full_table_of_sums_begins_anew() -> None:
    sums = Sums({"a": 1.0}, kept=2)
    met = [sums[("a",) * times] for times in (1, 2, 3)]
    assert met == [1000, 2000, 3000]
    assert len(sums) == 1


def test_an_option_carries_the_signs_of_its_groups() -> None:
    flags = Flags("one", "two", "three")
    option = Option(
        "value", "rule", (("a", "b"), flags[True, False, True], flags[(False,) * 3])
    )
    assert option.signs == ("a", "b", "one", "three")


def test_flags_ask_for_every_sign() -> None:
    with pytest.raises(ValueError, match="zip"):
        Flags("one", "two")[True,]


@pytest.mark.parametrize(
    ("number", "name"), [(0, "0"), (1, "2"), (2, "2"), (3, "5"), (20, "20"), (21, "far")]
)
def test_numbers_fall_into_bins(number: float, name: str) -> None:
    assert bin_of(number) == name
