"""What came to nothing, or is told twice: foiled, repelled, shot down, fled from, let go."""

from collections.abc import Callable

import pytest

from riwaya.model import Claim

Read = Callable[..., list[Claim]]
Row = tuple[str, str, str | None]


def rows(claims: list[Claim]) -> list[Row]:
    """Return type, modality and the agent's party of claims."""
    return [
        (str(c.event_type), str(c.modality.value), getattr(_value(c.agent), "party", None))
        for c in claims
    ]


def _value(field: object) -> object:
    return getattr(field, "value", None)


FOILED: list[tuple[str, list[Row]]] = [
    (
        "أحبطت قوات الأمن العراقية تفجيرا انتحاريا لتنظيم داعش في بغداد.",
        [
            ("interception", "asserted", "iraq_government"),
            ("suicide_bombing", "failed", "islamic_state"),
        ],
    ),
    (
        "أفشل مقاتلو المعارضة هجوما بسيارة مفخخة لتنظيم داعش على مدينة مارع.",
        [
            ("interception", "asserted", "opposition"),
            ("suicide_bombing", "failed", "islamic_state"),
        ],
    ),
    (
        "اعترضت الدفاعات الجوية السعودية صاروخا باليستيا أطلقه الحوثيون على جازان.",
        [("interception", "asserted", "saudi_coalition"), ("shelling", "failed", "houthi")],
    ),
    (
        "أطلق الحوثيون صاروخا على جازان لكن الدفاعات السعودية أسقطته.",
        [("shelling", "failed", "houthi"), ("interception", "asserted", "saudi_coalition")],
    ),
    (
        "وقالت فصائل المعارضة إنها صدت محاولات قوات النظام للتقدم نحو حيان.",
        [("clash", "failed", "government")],
    ),
    (
        "أجهض الجيش السوداني هجوما لقوات الدعم السريع على الفاشر.",
        [("clash", "failed", "rsf")],
    ),
    (
        "محاولة تقدم لقوات النظام على محور الراموسة تصدت لها فصائل المعارضة.",
        [("clash", "failed", "government")],
    ),
    (
        "شهدت حيان محاولة تقدم لقوات النظام، حيث تصدت فصائل المعارضة لها.",
        [("clash", "failed", "government")],
    ),
    (
        "كسرت فصائل المعارضة هجوما لقوات النظام على بلدة كنسبا وأجبرتها على التراجع.",
        [("clash", "failed", "government")],
    ),
    (
        "نجحت فصائل المعارضة في منع سقوط بلدة الزربة بيد قوات النظام.",
        [("territory_gain", "failed", "government")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), FOILED)
def test_who_foils_an_act_did_not_do_it(read: Read, sentence: str, expected: list[Row]) -> None:
    assert rows(read(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("استعادت القوات العراقية قضاء هيت من قبضة داعش.", ["territory_gain"]),
        ("حررت المقاومة الشعبية جبل هيلان من سيطرة الحوثيين.", ["territory_gain"]),
        (
            "بدأت القوات العراقية عملية عسكرية لتحرير هيت من قبضة داعش.",
            ["mobilisation", "territory_gain", "control"],
        ),
    ],
)
def test_the_hold_that_was_lost_is_no_claim(
    read: Read, sentence: str, types: list[str]
) -> None:
    assert [str(c.event_type) for c in read(sentence)] == types


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        (
            "شنت طائرات التحالف غارات على مواقع الحوثيين في حرض، ووصف شهود هذا القصف بالعنيف.",
            ["airstrike"],
        ),
        ("هز انفجار مدينة القامشلي ناجم عن دراجة نارية مفخخة.", ["explosion"]),
        (
            "نفذت طائرات التحالف الدولي ضربات دقيقة دمرت مقرا لداعش في الموصل.",
            ["airstrike"],
        ),
        ("حارب المزارعون الآفات وصدوا هجوم الجراد.", []),
    ],
)
def test_what_takes_up_an_act_is_no_new_one(
    read: Read, sentence: str, types: list[str]
) -> None:
    assert [str(c.event_type) for c in read(sentence)] == types
