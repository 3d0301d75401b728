"""Values made quickly are what `dataclass` would have made of them."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Generic, TypeVar

import pytest

from riwaya.errors import SpanError
from riwaya.model import Basis, PlaceMention, Producer, Sourced, Span, Token
from riwaya.model.making import changed, maker, quick

T = TypeVar("T")
WORD = Token(3, 7, "حلب")
PLACE = PlaceMention(first=1, last=2, span=Span(3, 7), name="حلب", kind="city")


@dataclass(frozen=True, slots=True)
class Slow(Generic[T]):
    """A value as `dataclass` makes it."""

    a: int
    b: T
    c: tuple[int, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Quick(Generic[T]):
    """The same, made quickly."""

    a: int
    b: T
    c: tuple[int, ...] = ()


def test_a_value_takes_what_its_dataclass_takes() -> None:
    for given, named in (((1, "x"), {}), ((1,), {"b": "x"}), ((1, "x"), {"c": (2,)})):
        made, plain = Quick(*given, **named), Slow(*given, **named)
        assert (made.a, made.b, made.c) == (plain.a, plain.b, plain.c)
        assert repr(made) == repr(plain).replace("Slow", "Quick")
        assert hash(made) == hash(plain)
    told = list(inspect.signature(Slow).parameters.values())
    assert list(inspect.signature(Quick).parameters) == [p.name for p in told]


@pytest.mark.parametrize("wrong", [(), (1,), (1, 2, (), 4)])
def test_a_value_wants_its_fields(wrong: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Quick(*wrong)  # type: ignore[arg-type]


def test_named_fields_stay_named() -> None:
    with pytest.raises(TypeError):
        PlaceMention(1, 2, Span(3, 7), "حلب")  # type: ignore[misc]


@pytest.mark.parametrize("value", [WORD, PLACE, Quick(1, "x", (2,))])
def test_a_value_is_frozen_and_of_its_class(value: object) -> None:
    name = type(value).__slots__[0]  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, 0)
    assert not hasattr(value, "__dict__")
    assert type(value) in (Token, PlaceMention, Quick)


@pytest.mark.parametrize("value", [WORD, PLACE, Quick(1, "x", (2,))])
def test_a_value_is_the_same_when_pickled_or_copied(value: object) -> None:
    for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert again == value
        assert type(again) is type(value)


def test_a_value_can_be_changed_into_another() -> None:
    assert replace(WORD, key="حلبي") == Token(3, 7, "حلبي")
    assert replace(PLACE, kind=None).kind is None
    assert changed(PLACE, kind=None) == replace(PLACE, kind=None)
    assert type(changed(WORD, key="حلبي")) is Token


def test_a_changed_value_is_checked_and_has_no_other_fields() -> None:
    with pytest.raises(SpanError):
        changed(Span(3, 7), end=1)
    with pytest.raises(AttributeError):
        changed(WORD, colour="red")


def test_what_a_class_checks_is_checked() -> None:
    with pytest.raises(SpanError):
        Span(7, 3)


def test_a_class_may_be_generic() -> None:
    first = Sourced(1, (), Basis.STATED, Producer("test", "1"))
    assert first == Sourced(1, (), Basis.STATED, Producer("test", "1"))
    assert isinstance(first, Generic)  # type: ignore[arg-type]


def test_fields_that_are_not_plain_are_refused() -> None:
    with pytest.raises(TypeError, match="plain fields"):

        @quick
        @dataclass(frozen=True, slots=True)
        class _Odd:
            a: list[int] = field(default_factory=list)


def test_a_maker_makes_what_the_class_makes() -> None:
    assert maker(Token)(3, 7, "حلب") == WORD
    made = maker(PlaceMention)(first=1, last=2, span=Span(3, 7), name="حلب", kind="city")
    assert made == PLACE
    assert type(made) is PlaceMention
    with pytest.raises(TypeError):
        maker(PlaceMention)(1, 2, Span(3, 7), "حلب")  # type: ignore[misc]
    with pytest.raises(SpanError):
        maker(Span)(7, 3)
