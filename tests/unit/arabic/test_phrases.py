"""The one matcher of name lists: proclitics, longest matches, payloads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.phrases import PhraseTrie, clitic_splits, phrase_keys


@pytest.mark.parametrize(
    ("key", "split"),
    [
        ("حلب", ("", "حلب")),
        ("وحلب", ("و", "حلب")),
        ("بحلب", ("ب", "حلب")),
        ("وبحلب", ("وب", "حلب")),
        ("فلحلب", ("فل", "حلب")),
        ("كالجيش", ("ك", "الجيش")),
        ("للجيش", ("ل", "الجيش")),
        ("وللجيش", ("ول", "الجيش")),
    ],
)
def test_proclitics_are_taken_off(key: str, split: tuple[str, str]) -> None:
    assert split in clitic_splits(key)


def test_the_whole_word_comes_first() -> None:
    assert clitic_splits("وبحلب")[0] == ("", "وبحلب")
    assert clitic_splits("وبحلب") == (("", "وبحلب"), ("و", "بحلب"), ("وب", "حلب"))


def test_no_word_is_cut_to_less_than_two_letters() -> None:
    assert clitic_splits("بك") == (("", "بك"),)
    assert clitic_splits("و") == ()


@given(st.text(alphabet="وفبلكاحن", min_size=1, max_size=8))
def test_what_is_taken_off_and_what_rests_make_the_word(key: str) -> None:
    splits = clitic_splits(key)
    assert len(set(splits)) == len(splits)
    for clitics, rest in splits:
        assert len(rest) >= 2
        joined = clitics + rest
        hidden = clitics + rest[1:]
        assert key in (joined, hidden)


def trie(*phrases: str) -> PhraseTrie[str]:
    return PhraseTrie((phrase_keys(p), p) for p in phrases)


def scanned(found: PhraseTrie[str], text: str) -> list[tuple[int, int, str, list[str]]]:
    return list(found.scan(phrase_keys(text)))


def test_phrases_are_folded_as_texts_are() -> None:
    assert phrase_keys("إلى المدينةِ") == phrase_keys("الى المدينه")
    assert len(phrase_keys("قوات سوريا الديمقراطية")) == 3


def test_the_longest_phrase_wins() -> None:
    found = trie("جيش", "جيش الفتح", "جيش الفتح في حلب")
    assert scanned(found, "دخل جيش الفتح المدينة") == [(1, 3, "", ["جيش الفتح"])]
    assert scanned(found, "جيش الفتح في إدلب") == [(0, 2, "", ["جيش الفتح"])]
    assert scanned(found, "جيش الفتح في حلب") == [(0, 4, "", ["جيش الفتح في حلب"])]


def test_matches_do_not_overlap() -> None:
    found = trie("خان طومان", "طومان", "خان")
    assert scanned(found, "خان طومان خان") == [
        (0, 2, "", ["خان طومان"]),
        (2, 3, "", ["خان"]),
    ]


def test_proclitics_stand_before_the_first_word_only() -> None:
    found = trie("خان طومان")
    assert scanned(found, "وبخان طومان") == [(0, 2, "وب", ["خان طومان"])]
    assert scanned(found, "خان وطومان") == []


def test_a_word_that_begins_like_a_proclitic_is_read_whole_when_known() -> None:
    found = trie("باب", "اب")
    assert scanned(found, "باب") == [(0, 1, "", ["باب"])]
    assert scanned(trie("اب"), "باب") == [(0, 1, "ب", ["اب"])]


def test_all_payloads_of_a_phrase_are_returned() -> None:
    found = PhraseTrie([(phrase_keys("حلب"), 1), (phrase_keys("حلب"), 2)])
    assert found.longest(("حلب",), 0) == (1, [1, 2])


def test_longest_finds_nothing_where_only_a_beginning_matches() -> None:
    found = trie("جيش الفتح المبين")
    assert found.longest(phrase_keys("جيش الفتح"), 0) is None
    assert found.longest(phrase_keys("الفتح"), 0) is None


def test_an_empty_phrase_matches_nothing() -> None:
    found = PhraseTrie([((), "nothing")])
    assert list(found.scan(("حلب", "حمص"))) == []


NAMES = ("حلب", "حمص", "خان طومان", "خان", "جيش الفتح", "وادي بردى", "باب", "كفر")


@given(
    st.lists(st.sampled_from([*NAMES, "وحلب", "بحمص", "قال", "و", "،", "طومان"]), max_size=12)
)
def test_what_is_found_is_in_the_list_and_in_order(words: list[str]) -> None:
    keys = phrase_keys(" ".join(words))
    known = {phrase_keys(name) for name in NAMES}
    end = 0
    for first, last, clitics, payloads in trie(*NAMES).scan(keys):
        assert end <= first < last <= len(keys)
        end = last
        assert (keys[first][len(clitics) :], *keys[first + 1 : last]) in known
        assert payloads


@pytest.mark.parametrize("at", [-1, 2, 9])
def test_nothing_starts_outside_the_words(at: int) -> None:
    trie = PhraseTrie([(("جيش",), "army")])
    assert trie.longest(["تقدم", "جيش"], at) is None
    assert trie.longest(["تقدم", "جيش"], 1) == (2, ["army"])
