"""What was worked out for a word form is remembered."""

from riwaya.arabic.memory import Forms


def test_a_form_is_read_once() -> None:
    asked: list[str] = []
    sizes = Forms(lambda form: asked.append(form) or len(form))
    assert [sizes["ab"], sizes["abc"], sizes["ab"]] == [2, 3, 2]
    assert asked == ["ab", "abc"]


def test_a_full_table_begins_anew() -> None:
    sizes = Forms(len, kept=2)
    assert [sizes[form] for form in ("a", "ab", "abc")] == [1, 2, 3]
    assert dict(sizes) == {"abc": 3}


def test_the_forms_that_mean_something_are_told_by_their_places() -> None:
    meant = Forms({"b": 1, "c": 0}.get)
    assert list(meant.known(["a", "b", "c", "b"])) == [1, 3]
    assert list(meant.known([])) == []
