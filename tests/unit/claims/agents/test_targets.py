"""On whom an act is turned, where the sentence binds nobody or binds who can be no target."""

from datetime import date
from functools import cache

import pytest

from riwaya.model import Gap, Report
from riwaya.pipeline.reading import ReportReader, claim_reader

ARREST = "ألقت قوات الأمن التركية القبض على 17 شخصاً يشتبه في انتمائهم لداعش في مانيسا"
PAIR = "اشتبك داعش مع الفصائل. وجرت عملية تبادل أسرى بين قوات النظام وجبهة النصرة في حلب."
DEAD = "قصفت قوات النظام مدينة إدلب فقتل ستة. واشتبكت قوات النظام مع فصائل المعارضة في حلب."
AIMED = "قصفت قوات النظام مواقع فصائل المعارضة في إدلب فقتل ستة"
HELD = "سيطرت المعارضة على مناطق خاضعة لسيطرة قوات النظام في حلب"
BREACH = "خرق الحوثيون الهدنة في تعز. واشتبك الحوثيون مع المقاومة الشعبية في تعز."
BOMB = "نفذ تنظيم داعش هجوماً انتحارياً في بغداد. واشتبكت القوات العراقية مع داعش في هيت."
BOMBED = "نفذ تنظيم داعش هجوماً انتحارياً على القوات العراقية في هيت"
CROSS = "اندلعت اشتباكات بين قوات النظام وداعش في تدمر أدت إلى مقتل مدنيين"
HELPED = "قدم التحالف دعماً جوياً لقوات سوريا الديمقراطية في معاركها مع داعش قرب منبج"
TAKEN = "خطفت جبهة النصرة ثمانية عناصر من الفرقة 30 في ريف حلب"

TARGETS = [
    (ARREST, "detention", "islamic_state"),
    (PAIR, "agreement", "hts_nusra"),
    (DEAD, "shelling", "civilians"),
    (AIMED, "shelling", "opposition"),
    (HELD, "control", None),
    (BREACH, "agreement", "yemen_government"),
    (BOMB, "suicide_bombing", "civilians"),
    (BOMBED, "suicide_bombing", "iraq_government"),
    (CROSS, "clash", "islamic_state"),
    (HELPED, "mobilisation", "kurdish_led"),
    (TAKEN, "abduction", "opposition"),
]


@cache
def _reader() -> ReportReader:
    return claim_reader()


@pytest.mark.parametrize(("text", "kind", "party"), TARGETS)
def test_an_act_is_turned_on(text: str, kind: str, party: str | None) -> None:
    claims = _reader().read(Report(name="r", text=text, published=date(2015, 8, 10)))
    claim = next(c for c in claims if c.event_type == kind)
    target = claim.target
    assert (None if isinstance(target, Gap) else target.value.party) == party


def test_a_name_that_several_groups_bore_means_the_one_of_those_days() -> None:
    def taken(on: date) -> str | None:
        claims = _reader().read(Report(name="r", text=TAKEN, published=on))
        target = claims[0].target
        return None if isinstance(target, Gap) else target.value.party

    assert taken(date(2015, 8, 1)) == "opposition"
    assert taken(date(2019, 8, 1)) == "government"
