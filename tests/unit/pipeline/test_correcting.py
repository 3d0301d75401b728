"""What people write to correct a claim: every field, and every way to get it wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from riwaya import claims
from riwaya.errors import ConfigError
from riwaya.lexicons.gazetteer import load_gazetteer
from riwaya.lexicons.inferences import load_inferences
from riwaya.model import (
    Argument,
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    LossKind,
    Modality,
    Producer,
    Report,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    When,
)
from riwaya.pipeline.correcting import FIELDS, Corrections
from riwaya.pipeline.reading import claim_reader
from riwaya.store import Review, Value, corrected
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


def left(claim: Claim, **values: Value) -> Claim:
    """Return a claim as somebody corrects it."""
    person, made = Producer("user15", "person"), datetime(2026, 1, 2, tzinfo=UTC)
    reviews = [Review(claim.id, field, value, person, made) for field, value in values.items()]
    found = corrected(claim, reviews)
    assert found is not None
    return found


def read(text: str, trigger: str) -> Claim:
    report = replace(REPORT, text=text)
    return next(c for c in claim_reader().read(report) if c.trigger.of(text) == trigger)


def test_what_was_inferred_from_a_corrected_value_falls() -> None:
    claim = read("سيطر الثوار على منيان غرب حلب. وشارك جيش النظام في القتال.", "سيطر")
    assert isinstance(claim.target, Sourced)
    assert (claim.target.rule, claim.target_party) == ("target.opponent", "government")
    assert left(claim, agent=Argument("government")).target_party is None
    same = left(claim, agent=Argument("opposition", actor="fsa"))
    assert same.target == claim.target
    both = left(claim, agent=Argument("government"), target=Argument("is"))
    assert both.target_party == "is"


def test_words_stay_where_whom_they_were_taken_for_falls() -> None:
    claim = read("سيطر الثوار على منيان غرب حلب. وشارك جيش النظام في القتال.", "سيطر")
    assert isinstance(claim.target, Sourced)
    words = Argument("government", Span(0, 4), "سيطر")
    found = left(
        replace(claim, target=replace(claim.target, value=words)), agent=Argument("government")
    )
    assert found.target == replace(claim.target, value=replace(words, party=None))


def test_whose_a_loss_is_falls_with_whom_it_was_taken_for() -> None:
    claim = read("قصف الثوار مواقع قوات النظام في منيان ما أدى لتدمير دبابة.", "قصف")
    loss = next(one for one in claim.losses if one.basis is Basis.INFERRED)
    assert (loss.rule, loss.value.party) == ("loss.thing", "government")
    found = left(claim, target=Argument("is")).losses
    assert [(one.value.party, one.value.low) for one in found] == [(None, loss.value.low)]
    assert left(claim, agent=Argument("is")).losses == claim.losses


def test_the_rules_that_fall_are_rules_of_reading() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in Path(claims.__file__).parent.rglob("*.py")
    )
    rules = frozenset[str]().union(*load_inferences().values())
    assert len(rules) > len(load_inferences())
    assert [rule for rule in sorted(rules) if f'"{rule}"' not in code] == []


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
