"""Resolving on what a report said before: story, discourse, the day of the saying."""

from datetime import date

import pytest

from riwaya.claims.dates.forms import interval_of
from riwaya.claims.dates.ground import Ground
from riwaya.claims.dates.when import IntervalTimeResolver, battle_began
from riwaya.extraction.times import GrammarTimeFinder
from riwaya.model import DatePrecision, Report, ResolvedTime, TimeMention
from riwaya.text.segment import segment

DAY = date(2016, 8, 17)
FINDER, RESOLVER = GrammarTimeFinder(), IntervalTimeResolver()

Days = tuple[str | None, str | None]


def mentions(text: str) -> list[TimeMention]:
    return FINDER.find(segment(Report(name="t", text=text)))


def days(found: ResolvedTime | None) -> Days | None:
    if found is None:
        return None
    first, last = found.first, found.last
    return first.isoformat() if first else None, last.isoformat() if last else None


def story(text: str, published: date | None = DAY) -> list[Days | None]:
    return [days(found) for found in RESOLVER.resolve_all(mentions(text), published)]


def one(day: str) -> Days:
    return day, day


def test_day_of_a_battle_counts_from_its_first_day() -> None:
    text = "بدأ الهجوم صباح الجمعة. وفي ثالث أيام المعركة انسحبوا."
    assert story(text) == [one("2016-08-12"), one("2016-08-14")]


def test_without_a_first_day_the_third_is_unknown() -> None:
    assert story("وفي ثالث أيام المعركة انسحبوا.") == [None]


def test_same_day_and_the_day_before_it() -> None:
    text = "انسحبوا يوم السبت. وفي اليوم نفسه قصفوا البلدة. وقبل ذلك بيوم قتل ستة."
    assert story(text) == [one("2016-08-13"), one("2016-08-13"), one("2016-08-12")]


def test_discourse_day_is_asked_of_the_caller_too() -> None:
    (mention,) = mentions("وفي اليوم التالي انسحبوا")
    found = RESOLVER.resolve(mention, DAY, date(2016, 8, 1))
    assert days(found) == one("2016-08-02")
    assert RESOLVER.resolve(mention, DAY, None) is None


def test_without_publication_only_full_dates_resolve() -> None:
    assert story("في 3 آب 2016 ثم أمس ثم يوم الجمعة ومنذ أشهر", None) == [
        one("2016-08-03"),
        None,
        None,
        None,
    ]


def test_a_retrospective_takes_its_dates_into_one_year() -> None:
    text = "بدأ الهجوم ليلة 12 آب. وبحلول 14 آب سيطروا. وفي فجر 20 آب انتهت المعركة."
    assert story(text) == [one("2015-08-12"), one("2015-08-14"), one("2015-08-20")]


def test_a_report_with_a_weekday_is_no_retrospective() -> None:
    text = "بدأ الهجوم في 12 آب. وسيطروا يوم الاثنين. وفي 20 آب الماضي اجتمعوا."
    assert story(text)[0] == one("2016-08-12")


def test_months_before_a_battle_end_where_it_begins_though_told_later() -> None:
    text = "في الأشهر التي سبقت معركة حلب حشدوا. بدأ الهجوم ليلة 26 تموز 2016."
    assert story(text) == [(None, "2016-07-26"), one("2016-07-26")]


def test_the_year_of_a_close_full_date_is_shared() -> None:
    text = "اجتمعوا في 22 مايو (أيار) 2013، ثم اجتمعوا في 3 حزيران."
    assert story(text) == [one("2013-05-22"), one("2013-06-03")]


def test_a_year_in_the_background_draws_no_date_to_itself() -> None:
    text = "اتفقوا عام 2013، ثم بدأت الحملة في 24 تموز."
    assert story(text)[1] == one("2016-07-24")
    text = "اتفقوا في 22 مايو 2013، ثم بدأت الحملة في 24 تموز."
    assert story(text)[1] == one("2016-07-24")
    text = "اتفقوا في 22 حزيران 2013، ثم بدأت الحملة في 29 حزيران الماضي."
    assert story(text)[1] == one("2016-06-29")


def test_a_day_of_this_month_may_lie_ahead() -> None:
    assert story("يجتمعون في 25 آب الجاري") == [one("2016-08-25")]


def test_last_night_hangs_on_the_day_of_the_saying() -> None:
    text = "قال مسؤولون الاثنين إن مسلحين هاجموا المخفر الليلة الماضية."
    assert story(text) == [one("2016-08-15"), one("2016-08-14")]


def test_a_duration_runs_from_the_start_before_or_behind_it() -> None:
    behind = "هدنة لمدة خمسة أيام تبدأ من منتصف الليلة."
    assert story(behind)[0] == ("2016-08-17", "2016-08-22")
    before = "تبدأ الهدنة مساء اليوم، لمدة خمسة أيام."
    assert story(before)[1] == ("2016-08-17", "2016-08-22")


def test_elapsed_days_tell_the_earlier_happening() -> None:
    text = "شنت غارات الأربعاء، وذلك بعد أربعة أيام على هجوم انتحاري."
    assert story(text) == [one("2016-08-17"), one("2016-08-13")]


def test_a_planned_day_lies_ahead() -> None:
    weekday, calendar = mentions("يجتمعون الجمعة ثم في 20 آب")
    ahead = Ground(DAY, planned=True)
    assert days(RESOLVER.resolve_on(weekday, ahead)) == one("2016-08-19")
    assert days(RESOLVER.resolve_on(calendar, ahead)) == one("2016-08-20")


def test_since_a_day_to_come_has_an_open_end() -> None:
    (mention,) = mentions("اعتبارا من غد")
    assert days(RESOLVER.resolve(mention, DAY, None)) == ("2016-08-18", None)


def test_precision_follows_the_interval() -> None:
    found = RESOLVER.resolve_all(
        mentions("أمس ثم في يوليو الماضي ثم عام 2012 ثم منذ أشهر"), DAY
    )
    assert [f.precision for f in found if f] == [
        DatePrecision.DAY,
        DatePrecision.MONTH,
        DatePrecision.YEAR,
        DatePrecision.RANGE,
    ]


def test_parts_of_the_day_are_kept() -> None:
    parts = [
        m.part_of_day for m in mentions("فجر الجمعة، مساء أمس، ليل السبت، ظهر الأحد، الخميس")
    ]
    assert parts == ["dawn", "evening", "night", "noon", None]


def test_span_leaves_out_what_is_attached() -> None:
    text = "وبالجمعة انتهت، وأمس بدأت"
    assert [m.span.of(text) for m in mentions(text)] == ["الجمعة", "أمس"]


def test_where_the_story_began() -> None:
    found = mentions("قالوا اليوم إنهم بدأوا يوم الجمعة وانسحبوا أمس خلال أسبوع من المعارك")
    resolved = RESOLVER.resolve_all(found, DAY)
    assert battle_began(found, resolved) == date(2016, 8, 12)
    assert battle_began([], []) is None


@pytest.mark.parametrize(
    "value", ["nothing", "", "century:5", "part:corner/month:2015-01", "day:2015-02-30"]
)
def test_what_is_no_date_resolves_to_none(value: str) -> None:
    assert interval_of(value, Ground(DAY, DAY)) is None


def test_what_an_editor_puts_behind_today_in_brackets_is_meant() -> None:
    assert story("المجموعة التي اختطفت اليوم (أمس) كانت في القرية.")[0] == one("2016-08-16")
    assert story("المجموعة التي اختطفت اليوم كانت في القرية.") == [one("2016-08-17")]
