import pytest

from riwaya.ingest.items import NoReportError, Reason
from riwaya.ingest.script import require_arabic
from riwaya.lexicons.intake import intake

ARABIC = "سيطر المقاتلون على التلة بعد معارك عنيفة، وانسحبت القوات إلى البلدة المجاورة. "


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        ARABIC.replace("ي", "ی").replace("ك", "ک"),
        "سقوط قذيفة على گراج الانطلاق",
        "قصف على الحي https://example.org/a/very/long/address/of/a/page/that/has/many/letters",
        "عاجل: قصف على البلدة بصواريخ Grad و TOS-1",
        "ﺳﻴﻄﺮ ﺍﻟﻤﻘﺎﺗﻠﻮﻥ ﻋﻠﻰ ﺍﻟﻘﺮﻳﺔ",
    ],
)
def test_arabic_passes(text: str) -> None:
    require_arabic(text)


@pytest.mark.parametrize("language", intake().languages, ids=lambda each: each.id)
def test_other_languages_of_the_script_are_told_apart(language: object) -> None:
    example = getattr(language, "example", "")
    with pytest.raises(NoReportError, match="letters are those of") as error:
        require_arabic(example)
    assert error.value.reason is Reason.NOT_ARABIC


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The army entered the town after heavy fighting.", Reason.NOT_ARABIC),
        ("Армия вошла в город после тяжёлых боёв", Reason.NOT_ARABIC),
        ("   \r\n\t", Reason.EMPTY),
        ("12:30 - 2016 …", Reason.EMPTY),
        ("https://example.org/a/b @channel", Reason.NOT_ARABIC),
        (ARABIC.encode("utf-8").decode("windows-1256", "replace") * 2, Reason.GARBLED),
    ],
)
def test_what_is_no_arabic_is_set_aside(text: str, reason: Reason) -> None:
    with pytest.raises(NoReportError) as error:
        require_arabic(text)
    assert error.value.reason is reason
