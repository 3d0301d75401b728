"""When: the day of a sentence, of the story, and none where nothing says."""

from collections.abc import Callable
from datetime import date

import pytest

from riwaya.claims.dates.dating import inherited, marked
from riwaya.claims.drafts.chosen import Setting
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.modality.pluperfect import pluperfect
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.triggers.select import choose
from riwaya.model import (
    Basis,
    Claim,
    DatePrecision,
    Gap,
    Report,
    ResolvedTime,
    Sourced,
    Span,
    TimeMention,
    When,
)
from riwaya.pipeline.reading import ReportReader

Read = Callable[..., list[Claim]]
Told = Callable[..., Claim]
PUBLISHED = date(2016, 10, 29)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("أمس", "2016-10-28"),
        ("اليوم", "2016-10-29"),
        ("يوم الأربعاء", "2016-10-26"),
        ("الخميس الماضي", "2016-10-27"),
        ("أول من أمس", "2016-10-27"),
        ("في 20 تشرين الأول 2016", "2016-10-20"),
        ("في 20 أكتوبر 2016", "2016-10-20"),
    ],
)
def test_a_day_is_set_against_publication(told: Told, words: str, expected: str) -> None:
    sentence = f"سيطرت فصائل المعارضة على قرية العيس {words}."
    claim = told(sentence, "territory_gain")
    assert isinstance(claim.when, Sourced)
    assert claim.when.value == When(day(expected), day(expected), DatePrecision.DAY)
    assert claim.when.basis is Basis.RESOLVED
    (span,) = claim.when.spans
    assert span.of(sentence) in words


def test_without_publication_a_deictic_day_stays_open(told: Told) -> None:
    sentence = "سيطرت فصائل المعارضة على قرية العيس أمس."
    claim = told(sentence, "territory_gain", published=None)
    assert claim.interval is None or claim.interval.first is None


def test_without_publication_a_full_date_still_holds(told: Told) -> None:
    sentence = "سيطرت فصائل المعارضة على قرية العيس في 20 تشرين الأول 2016."
    claim = told(sentence, "territory_gain", published=None)
    assert claim.interval == When(day("2016-10-20"), day("2016-10-20"), DatePrecision.DAY)


def test_what_nothing_dates_stays_undated(told: Told) -> None:
    claim = told("سيطرت فصائل المعارضة على قرية العيس.", "territory_gain")
    assert isinstance(claim.when, Gap)


def test_what_goes_on_ends_with_publication(told: Told) -> None:
    claim = told("تسيطر قوات النظام على مدينة حماة.", "control")
    assert isinstance(claim.when, Sourced)
    assert claim.when.value == When(None, PUBLISHED, DatePrecision.RANGE)
    assert claim.when.basis is Basis.INFERRED
    assert claim.when.spans == ()


def test_since_opens_an_interval(told: Told) -> None:
    claim = told("تحاصر قوات النظام بلدة مضايا منذ تموز 2015.", "siege")
    assert claim.interval is not None
    assert claim.interval.first == day("2015-07-01")


def test_a_plan_has_no_day(told: Told) -> None:
    claim = told("ستقصف قوات النظام بلدة حيان.", "shelling")
    assert isinstance(claim.when, Gap)


def test_each_clause_takes_its_own_day(told: Told) -> None:
    sentence = (
        "سيطرت فصائل المعارضة على قرية العيس يوم الأربعاء، فيما قصفت قوات النظام حيان أمس."
    )
    gain, shelling = told(sentence, "territory_gain"), told(sentence, "shelling")
    assert gain.interval is not None
    assert shelling.interval is not None
    assert gain.interval.first == day("2016-10-26")
    assert shelling.interval.first == day("2016-10-28")


STORY = (
    "سيطرت فصائل المعارضة يوم الأربعاء على قرية منيان.\n"
    "وقصفت قوات النظام بلدة حيان بالمدفعية.\n"
    "وكانت قوات النظام قد سيطرت على بلدة الراموسة.\n"
)


def test_the_story_s_day_is_carried_on(read: Read) -> None:
    shelling = next(c for c in read(STORY) if c.event_type == "shelling")
    assert isinstance(shelling.when, Sourced)
    assert shelling.when.value.first == day("2016-10-26")
    assert shelling.when.rule == "date.story"


def test_what_had_happened_before_does_not_take_the_story_s_day(read: Read) -> None:
    before = next(c for c in read(STORY) if "الراموسة" in {w.name for w in c.where})
    assert isinstance(before.when, Gap)


def test_a_headline_takes_the_lead_s_day(read: Read) -> None:
    text = (
        "قوات النظام تقصف بلدة حيان\n"
        "قصفت قوات النظام يوم أمس بلدة حيان بالمدفعية بعد معارك مع فصائل المعارضة.\n"
    )
    headline = read(text)[0]
    assert headline.trigger.start < text.index("\n")
    assert headline.interval is not None
    assert headline.interval.first == day("2016-10-28")


def test_the_lead_is_the_first_sentence_that_tells_of_something(read: Read) -> None:
    text = (
        "قوات النظام تقصف بلدة حيان\n"
        "﴿وما النصر إلا من عند الله﴾\n"
        "قصفت قوات النظام يوم أمس بلدة حيان بالمدفعية بعد معارك مع فصائل المعارضة.\n"
    )
    headline = read(text)[0]
    assert headline.trigger.start < text.index("\n")
    assert headline.interval is not None
    assert headline.interval.first == day("2016-10-28")


def dated(on: str, precision: DatePrecision = DatePrecision.DAY) -> Dated:
    return Dated(When(day(on), day(on), precision), (), "date.weekday")


def test_only_a_day_near_publication_carries_on() -> None:
    near = inherited(dated("2016-10-20"), PUBLISHED)
    assert near is not None
    assert near.rule == "date.story"
    assert near.when.first == day("2016-10-20")
    assert inherited(dated("2016-08-20"), PUBLISHED) is None
    assert inherited(dated("2016-10-01", DatePrecision.MONTH), PUBLISHED) is None
    assert inherited(None, PUBLISHED) is None


def test_a_day_carries_on_where_publication_is_unknown() -> None:
    assert inherited(dated("2016-08-20"), None) is not None


def told(*values: str) -> list[tuple[TimeMention, ResolvedTime]]:
    """Return days of 2016 as a report tells them: `day:--10-28`, `weekday:5=10-02`."""
    found = []
    for at, value in enumerate(values):
        form, _, on = value.partition("=")
        mention = TimeMention(
            first=at,
            last=at + 1,
            span=Span(at, at + 1),
            rule="r",
            value=form,
            ground="publication",
            precision=DatePrecision.DAY,
        )
        when = day(f"2016-{on or form[-5:]}")
        found.append((mention, ResolvedTime(when, when, DatePrecision.DAY, "publication")))
    return found


def test_a_day_of_the_month_that_steps_back_out_of_order_is_marked() -> None:
    out = marked(told("day:--10-28", "day:--10-08", "day:--10-29"))
    assert out[1].anomaly is not None
    assert "2016-10-08" in out[1].anomaly
    assert out[1].first == day("2016-10-08")
    assert [at for at, found in out.items() if found.anomaly] == [1]


@pytest.mark.parametrize(
    "days",
    [
        ("day:--10-08", "day:--10-28", "day:--10-29"),
        ("day:--10-28", "day:--10-26", "day:--10-29"),
        ("day:--10-28", "day:--08-08", "day:--10-29"),
        ("day:--10-28", "day:2016-10-08", "day:--10-29"),
        ("days:-1=10-28", "day:--10-08", "days:-1=10-28"),
        ("day:--10-28", "weekday:7=10-02", "day:--10-29"),
    ],
)
def test_a_look_back_is_not_marked(days: tuple[str, ...]) -> None:
    assert not any(found.anomaly for found in marked(told(*days)).values())


@pytest.mark.parametrize(
    ("text", "had"),
    [
        ("وكانت قوات النظام قد سيطرت على بلدة حيان.", True),
        ("سبق أن سيطرت قوات النظام على بلدة حيان.", True),
        ("سيطرت قوات النظام على بلدة حيان.", False),
    ],
)
def test_pluperfect(reader: ReportReader, text: str, *, had: bool) -> None:
    findings = reader.find(Report(name="c", text=text))
    scene = Scene(findings, findings.document.sentences[0])
    (chosen,) = choose(scene, scene.triggers, Setting(war=True))
    assert pluperfect(scene, chosen) is had


HEADLINE = "قتلى في صفوف الحوثيين بغارات للتحالف على صعدة\n"
BELOW = "وسيطرت القوات الحكومية على مواقع في مأرب.\nوقالت مصادر محلية إن {act} الخميس الماضي.\n"


@pytest.mark.parametrize(
    ("act", "dated"),
    [
        ("التحالف شن غارات على صعدة", True),
        ("التحالف شن غارات على تعز", False),
        ("الحوثيين قصفوا صعدة بالمدفعية", False),
    ],
)
def test_a_headline_takes_the_day_of_the_same_act_below(
    read: Read, act: str, dated: bool
) -> None:
    text = HEADLINE + BELOW.format(act=act)
    raids = [c for c in read(text) if c.event_type == "airstrike"]
    assert raids[0].trigger.start < text.index("\n")
    assert (raids[0].interval is not None) is dated


def test_notes_without_a_day_take_the_full_date_of_their_title(read: Read) -> None:
    text = (
        "حصاد عمليات فصائل المعارضة ليوم الجمعة 28-10-2016\n"
        "واصلت الفصائل المعركة في ريف حلب.\n"
        "الساعة 11:00: استهدفت فصائل المعارضة دبابة لقوات النظام في منيان."
    )
    last = read(text, published=PUBLISHED)[-1]
    assert isinstance(last.when, Sourced)
    assert last.when.value.first == date(2016, 10, 28)


@pytest.mark.parametrize("words", ["في 7 من هذا الشهر", "في 7 الجاري"])
def test_a_day_of_the_running_month(told: Told, words: str) -> None:
    claim = told(f"قصفت قوات النظام بلدة حيان {words}.", "shelling", published=PUBLISHED)
    assert isinstance(claim.when, Sourced)
    assert claim.when.value.first == date(2016, 10, 7)
