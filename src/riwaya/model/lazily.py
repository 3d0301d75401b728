"""Values of an object that are worked out when first asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazily(Generic[T]):  # noqa: N801  a decorator, spelt as one
    """Like `functools.cached_property`, without the lock that it takes before Python 3.12.

    For objects that one thread fills: two threads might work a value out twice.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> "lazily[T]": ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> "lazily[T] | T":
        """Work the value out and put it where it is found without asking here again."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._make(instance)
        return value
