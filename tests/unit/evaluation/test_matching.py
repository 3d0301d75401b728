import sys
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from riwaya.arabic.fold import fold_key
from riwaya.errors import ConfigError
from riwaya.evaluation.gold import GoldClaim, Interval
from riwaya.evaluation.matching import (
    accepts,
    accepts_date,
    affinity,
    match,
    place_key,
    same_day,
    share_place,
)
from riwaya.model import EventType, Modality

TEXT = "قصف الطيران مورك وكفرزيتا. ودارت اشتباكات في حلفايا، وقصف الجيش طيبة الإمام."


def claim(trigger: str, event_type: str = "airstrike", **more: Any) -> GoldClaim:  # noqa: ANN401
    start = more.pop("start", TEXT.index(trigger))
    return GoldClaim(
        start=start,
        trigger=trigger,
        type=EventType(event_type),
        modality=more.pop("modality", Modality.ASSERTED),
        **more,
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("قرية منيان", "منيان"),
        ("مدينة إدلب", "ادلب"),
        ("حي الشيخ سعيد", "شيخ سعيد"),
        ("ريف حلب الشمالي", "حلب الشمالي"),
        ("«العزيزية»", "عزيزيه"),
    ],
)
def test_spellings_of_one_place_share_a_key(left: str, right: str) -> None:
    assert place_key(left) == place_key(right)


def test_a_class_word_alone_is_still_a_name() -> None:
    assert place_key("المطار") != ""
    assert place_key("حي") == "حي"
    assert place_key("منيان") != place_key("خان طومان")


def test_overlapping_triggers_of_one_type_match() -> None:
    gold, given = claim("قصف الطيران"), claim("قصف")
    [pair] = match(TEXT, [gold], [given])
    assert (pair.gold, pair.given) == (gold, given)


def test_without_overlap_one_sentence_and_one_place_are_needed() -> None:
    gold = claim("قصف", places=("مورك",))
    assert match(TEXT, [gold], [claim("الطيران", places=("مورك",))])
    assert not match(TEXT, [gold], [claim("الطيران", places=("حلفايا",))])
    last = TEXT.rindex("قصف")
    assert not match(TEXT, [gold], [claim("قصف", start=last, places=("مورك",))])


def test_types_must_agree_unless_lenient() -> None:
    gold, given = claim("قصف"), claim("قصف", "shelling")
    assert not match(TEXT, [gold], [given])
    assert match(TEXT, [gold], [given], lenient=True)
    assert not match(TEXT, [gold], [claim("قصف", "clash")], lenient=True)
    second = claim("قصف", also={"type": "shelling"})
    assert match(TEXT, [second], [given])


def test_the_best_of_all_matchings_is_taken() -> None:
    first, second = claim("قصف", agent_party="russia"), claim("قصف", agent_party="government")
    pairs = match(
        TEXT,
        [first, second],
        [claim("قصف", agent_party="government"), claim("قصف", agent_party="russia")],
    )
    assert [p.gold.agent_party == p.given.agent_party for p in pairs] == [True, True]


def test_a_claim_is_matched_once() -> None:
    assert len(match(TEXT, [claim("قصف"), claim("قصف")], [claim("قصف")])) == 1


def test_an_optional_claim_gives_way() -> None:
    sure, unsure = claim("قصف"), claim("قصف", optional=True)
    [pair] = match(TEXT, [unsure, sure], [claim("قصف")])
    assert pair.gold is sure
    assert affinity(TEXT, sure, claim("قصف")) > affinity(TEXT, unsure, claim("قصف")) > 0


def test_days_meet_when_intervals_share_one() -> None:
    day, later = date(2016, 10, 28), date(2016, 10, 31)
    open_start = Interval(None, day)
    assert same_day(open_start, Interval(day, later))
    assert not same_day(open_start, Interval(later, None))
    assert same_day(None, None)
    assert not same_day(None, open_start)


def test_second_values_are_accepted() -> None:
    gold = claim(
        "قصف",
        agent_party=None,
        date=None,
        also={"agent_party": "russia", "date": "2016-10-28"},
    )
    given = claim("قصف", date=Interval(date(2016, 10, 28), date(2016, 10, 28)))
    assert accepts(gold, "agent_party", "russia")
    assert accepts(gold, "agent_party", None)
    assert not accepts(gold, "agent_party", "turkey")
    assert accepts_date(gold, given)
    assert accepts_date(gold, claim("قصف"))


def test_two_claims_without_places_agree_on_place() -> None:
    assert share_place(claim("قصف"), claim("قصف"))
    assert not share_place(claim("قصف", places=("مورك",)), claim("قصف"))


def test_nothing_matches_nothing() -> None:
    assert match(TEXT, [], [claim("قصف")]) == []
    assert match(TEXT, [claim("قصف")], []) == []


def test_without_scipy_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(ConfigError, match="extra `evaluation`"):
        match(TEXT, [claim("قصف")], [claim("قصف")])


def test_class_words_are_each_listed_once() -> None:
    lines = files("riwaya.evaluation").joinpath("place_classes.txt").read_text("utf-8")
    words = [line for line in lines.splitlines() if line and not line.startswith("#")]
    assert len({fold_key(word) for word in words}) == len(words)
    assert all(place_key(f"{word} منيان") == "منيان" for word in words)
