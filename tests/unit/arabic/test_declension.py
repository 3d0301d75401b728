"""Spellings of a noun from its singular and plurals."""

import pytest

from riwaya.arabic.declension import declined


@pytest.mark.parametrize(
    ("noun", "holds", "spares"),
    [
        ("مقاتل ون", {"مقاتلا", "المقاتلون", "مقاتلي", "مقاتليها", "المقاتلان"}, {"مقاتله"}),
        ("مدني ون", {"مدنيا", "مدنيين", "مدنييها"}, {"مدنيه"}),
        ("جندي جنود", {"جنديين", "جنودا", "الجنود", "جنودهم"}, {"جندين"}),
        ("دبابة ات", {"دبابه", "دبابتين", "دباباتها", "الدبابات"}, {"دبابها"}),
        ("مدفع مدافع", {"مدفعا", "مدفعين", "مدافع", "مدافعه"}, {"مدافعا"}),
        ("مستشفى مستشفيات", {"مستشفي", "مستشفاها", "مستشفيين"}, {"مستشفىا"}),
        ("نفق أنفاق", {"نفقا", "انفاقا", "النفقين", "نفقه"}, {"نفقات"}),
        ("قافلة قوافل", {"قافلتان", "قوافله", "القافله"}, {"قوافلا"}),
    ],
)
def test_what_a_noun_may_look_like(noun: str, holds: set[str], spares: set[str]) -> None:
    singular, *plurals = noun.split()
    forms = set(declined(singular, plurals))
    assert holds <= forms
    assert not spares & forms


def test_a_noun_without_plural_has_its_singular_and_dual() -> None:
    assert {"سد", "السد", "سدا", "سدان", "السدين", "سدها"} <= set(declined("سد"))
