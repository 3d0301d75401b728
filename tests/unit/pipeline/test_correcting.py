"""What people write to correct a claim: every field, and every way to get it wrong."""

from datetime import UTC, date, datetime

import pytest

from riwaya.errors import ConfigError
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.model import (
    Argument,
    Attribution,
    DatePrecision,
    LossKind,
    Modality,
    Report,
    SourceKind,
    Speaker,
    When,
)
from riwaya.pipeline.correcting import FIELDS, Corrections
from riwaya.pipeline.reading import claim_reader
from riwaya.store import Review
from riwaya.store.values import decode, encode

REPORT = Report(
    name="a",
    text="سيطر الثوار على منيان غرب حلب بالدبابات، وقتل خمسة جنود.",
    published=date(2016, 10, 29),
)


@pytest.fixture(scope="module")
def corrections() -> Corrections:
    claim, *_ = claim_reader().read(REPORT)
    return Corrections(claim, REPORT, load_gazetteer())


DAY, MONTH, YEAR, RANGE = (
    DatePrecision.DAY,
    DatePrecision.MONTH,
    DatePrecision.YEAR,
    DatePrecision.RANGE,
)
ONE = {
    "modality=denied": Modality.DENIED,
    "agent=opposition": Argument("opposition"),
    "target=none": None,
    "agent=fsa": Argument("opposition", actor="fsa"),
    "date=2016-10-28": When(date(2016, 10, 28), date(2016, 10, 28), DAY),
    "when=2016-10-28/2016-10-28": When(date(2016, 10, 28), date(2016, 10, 28), DAY),
    "date=2016-02": When(date(2016, 2, 1), date(2016, 2, 29), MONTH),
    "date=2016": When(date(2016, 1, 1), date(2016, 12, 31), YEAR),
    "date=2016-10-28/": When(date(2016, 10, 28), None, RANGE),
    "date=/2016-10-28": When(None, date(2016, 10, 28), RANGE),
    "date=2016-10-28/2016-11-02": When(date(2016, 10, 28), date(2016, 11, 2), RANGE),
    "date=none": None,
    "source=outlet": Attribution(SourceKind.OUTLET),
    "source=monitor": Attribution(SourceKind.MONITOR, (Speaker(SourceKind.MONITOR),)),
    "source=official:russia": Attribution(
        SourceKind.OFFICIAL, (Speaker(SourceKind.OFFICIAL, party="russia"),)
    ),
    "loss=none": (),
    "place=none": (),
}


@pytest.mark.parametrize("setting", ONE)
def test_a_setting_is_a_value_of_the_model(corrections: Corrections, setting: str) -> None:
    [(field, value)] = corrections.read([setting]).items()
    assert value == ONE[setting]
    assert decode(field, encode(value)) == value


def test_words_are_found_in_the_report(corrections: Corrections) -> None:
    agent = corrections.read(["agent = opposition : الثوار"])["agent"]
    assert isinstance(agent, Argument)
    assert agent.span is not None
    assert agent.text == agent.span.of(REPORT.text) == "الثوار"
    [weapon] = corrections.read(["weapon=بالدبابات"])["weapons"]
    assert weapon.text == "بالدبابات"
    assert weapon.category is not None


def test_places_are_the_gazetteers_and_the_narrowest_comes_first(
    corrections: Corrections,
) -> None:
    known = corrections.read(["place=sy:aleppo", "place=منيان"])["places"]
    assert [(where.place, where.name) for where in known] == [
        ("sy:minyan", "منيان"),
        ("sy:aleppo", "حلب"),
    ]
    assert all(where.span.of(REPORT.text) == where.name for where in known)
    assert known[0].country == "SY"
    assert "sy:aleppo-governorate" in known[0].parents


def test_a_place_that_the_report_does_not_name_stands_at_the_trigger(
    corrections: Corrections,
) -> None:
    [where] = corrections.read(["place=ye:taiz"])["places"]
    assert where.place == "ye:taiz"
    assert where.span.of(REPORT.text) == "سيطر"


@pytest.mark.parametrize(
    ("count", "bounds"),
    [("12", (12, 12)), ("3-5", (3, 5)), ("10+", (10, None)), ("?", (None, None))],
)
def test_losses_are_counts_between_bounds(
    corrections: Corrections, count: str, bounds: tuple[int | None, int | None]
) -> None:
    given = [f"loss=killed:{count}:government:خمسة جنود", "loss=wounded:1"]
    killed, wounded = corrections.read(given)["losses"]
    assert (killed.kind, killed.low, killed.high) == (LossKind.KILLED, *bounds)
    assert (killed.party, killed.text) == ("government", "خمسة جنود")
    assert (wounded.party, wounded.low) == (None, 1)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (["modality=maybe"], "none of asserted, failed"),
        (["modality=none"], "cannot be none"),
        (["source=none"], "cannot be none"),
        (["source=rumour"], "none of outlet"),
        (["source=outlet:russia"], "speaks for itself"),
        (["agent=oposition"], "there is opposition"),
        (["agent=opposition:لا يوجد"], "does not say"),
        (["agent=badr"], "give the party"),
        (["weapon=صاروخ"], "does not say"),
        (["place=لامكان"], "gazetteer search"),
        (["place=سنجار"], "iq:sinjar"),
        (["place=sy:minyan", "place=none"], "set 2 times"),
        (["date=2016-10-28", "when=2016-10-29"], "set 2 times"),
        (["date=28/10/2016"], "'28/10/2016' is no date"),
        (["date=2016-02-30"], "is no date"),
        (["date=2016-13"], "is no date"),
        (["date=/"], "one side"),
        (["date=2016-10-30/2016-10-01"], "backwards"),
        (["loss=dead:3"], "none of killed"),
        (["loss=killed"], "COUNT"),
        (["loss=killed:5-3"], "backwards"),
        (["type=clash"], "no field 'type'"),
        (["accepted=true"], "no field 'accepted'"),
        (["place"], "NAME=VALUE"),
        (["place="], "NAME=VALUE"),
    ],
)
def test_what_cannot_be_is_told(
    corrections: Corrections, settings: list[str], told: str
) -> None:
    with pytest.raises(ConfigError) as failed:
        corrections.read(settings)
    assert told in str(failed.value)


def test_every_field_that_can_be_set_can_be_kept() -> None:
    claim, *_ = claim_reader().read(REPORT)
    for field in FIELDS.values():
        assert hasattr(claim, field)
        Review(claim.id, field, None, claim.modality.producer, datetime.now(UTC))
