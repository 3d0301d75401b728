"""Surface forms of verbs, masdars, nouns and participles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.fold import fold_key
from riwaya.arabic.verbs import (
    PRONOUNS,
    conjugate,
    masdar_forms,
    noun_forms,
    participle_forms,
)


def _forms(pair: str, form: str) -> set[str]:
    """Return the keys of one form of a verb, without attached pronouns."""
    return {f.key for f in conjugate(*pair.split()) if f.form == form and f.pronoun is None}


@pytest.mark.parametrize(
    ("pair", "past"),
    [
        ("قصف يقصف", {"قصف", "قصفت", "قصفوا", "قصفا", "قصفتا", "قصفنا", "قصفن"}),
        ("قال يقول", {"قال", "قالت", "قالوا", "قالا", "قالتا", "قلنا", "قلن"}),
        ("شن يشن", {"شن", "شنت", "شنوا"}),
        ("استولى يستولي", {"استولي", "استولت", "استولوا", "استوليا", "استولينا"}),
        ("دعا يدعو", {"دعا", "دعت", "دعوا"}),
        ("نفى ينفي", {"نفي", "نفت", "نفوا", "نفينا"}),
        ("لجأ يلجأ", {"لجا", "لجات", "لجاوا", "لجووا", "لجاتا"}),
        ("انكفأ ينكفئ", {"انكفا", "انكفات", "انكفاوا", "انكفانا"}),
    ],
)
def test_past_forms(pair: str, past: set[str]) -> None:
    assert past <= _forms(pair, "past")


@pytest.mark.parametrize(
    ("pair", "present"),
    [
        ("قصف يقصف", {"يقصف", "تقصف", "نقصف", "يقصفون", "يقصفوا", "تقصفان"}),
        ("سيطر يسيطر", {"يسيطر", "تسيطر", "يسيطرون"}),
        ("استولى يستولي", {"يستولي", "تستولي", "يستولون", "يستول"}),
        ("نفى ينفي", {"ينفي", "تنفي", "ينفون", "ينف"}),
        ("لجأ يلجأ", {"يلجا", "تلجا", "يلجاون", "يلجوون", "يلجان"}),
        ("انكفأ ينكفئ", {"ينكفي", "تنكفي", "ينكفيون", "ينكفوون", "ينكفيان"}),
    ],
)
def test_present_forms(pair: str, present: set[str]) -> None:
    assert present <= _forms(pair, "present")


@pytest.mark.parametrize(
    ("pair", "passive"),
    [
        ("أعاد يعيد", {"اعيد", "اعيدت", "يعاد", "تعاد"}),
        ("حاصر يحاصر", {"حوصر", "حوصرت", "حوصروا"}),
        ("أخلى يخلي", {"اخلي", "اخليت"}),
    ],
)
def test_the_passive_where_its_spelling_differs(pair: str, passive: set[str]) -> None:
    assert passive <= _forms(pair, "passive")


def test_attached_pronouns_change_the_ending_they_follow() -> None:
    keys = {f.key: f.pronoun for f in conjugate("حاصر", "يحاصر")}
    assert keys["حاصروهم"] == "هم"
    assert keys["يحاصرها"] == "ها"
    weak = {f.key: f.pronoun for f in conjugate("أخلى", "يخلي")}
    assert weak["اخلاها"] == "ها"


def test_a_doubled_verb_has_no_short_feminine_plural() -> None:
    assert "مدن" not in _forms("مد يمد", "past")
    assert "مدت" in _forms("مد يمد", "past")


def test_gender_and_number_are_told() -> None:
    by_key = {f.key: f for f in conjugate("سيطر", "يسيطر")}
    assert by_key["سيطرت"].feminine
    assert by_key["سيطروا"].plural
    assert by_key["تسيطر"].feminine
    assert not by_key["سيطر"].plural


@pytest.mark.parametrize(
    ("masdar", "keys"),
    [
        ("قصف", {"قصف", "قصفا", "قصفه", "قصفها", "قصفهم"}),
        ("سيطرة", {"سيطره", "سيطرته", "سيطرتها", "سيطرتهم", "سيطرتنا"}),
    ],
)
def test_masdars_take_case_and_pronouns(masdar: str, keys: set[str]) -> None:
    forms = masdar_forms(masdar)
    assert keys <= {f.key for f in forms}
    assert {f.form for f in forms} == {"masdar"}


def test_a_masdar_in_teh_marbuta_takes_no_alef() -> None:
    assert "سيطرها" in {f.key for f in conjugate("سيطر", "يسيطر")}
    assert "سيطرها" not in {f.key for f in masdar_forms("سيطرة")}
    assert "سيطرها" not in {f.key for f in noun_forms("سيطرة")}


def test_nouns_have_duals_and_plurals_listed_have_none() -> None:
    assert {"هجومان", "هجومين", "هجوما"} <= {f.key for f in noun_forms("هجوم")}
    assert {"غارتان", "غارتين", "غارته"} <= {f.key for f in noun_forms("غارة")}
    assert "اشتباكاتان" not in {f.key for f in noun_forms("اشتباكات")}


def test_participles_agree_in_gender_number_and_case() -> None:
    keys = {f.key for f in participle_forms("محاصر")}
    assert {"محاصر", "محاصرا", "محاصره", "محاصرون", "محاصرين", "محاصرات", "محاصرتين"} <= keys


@given(st.text(alphabet="بتجحدرسصطعفقكلمنه", min_size=3, max_size=6))
def test_every_form_is_folded_and_carries_its_pronoun(stem: str) -> None:
    for form in conjugate(stem, "ي" + stem):
        assert fold_key(form.key) == form.key
        if form.pronoun is not None:
            assert form.pronoun in PRONOUNS
            assert form.key.endswith(form.pronoun)
