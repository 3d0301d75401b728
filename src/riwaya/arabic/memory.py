"""What was worked out for a word form, remembered."""

from collections.abc import Callable, Iterable, Iterator
from itertools import compress, count
from typing import TypeVar

T = TypeVar("T")

KEPT_FORMS = 1 << 17


class Forms(dict[str, T]):
    """Word form → what `read` makes of it, worked out when first asked for with `[…]`.

    A form met before costs one look-up and no call. At most `kept` forms are remembered: a
    table that is full begins anew.
    """

    def __init__(self, read: Callable[[str], T], kept: int = KEPT_FORMS) -> None:
        super().__init__()
        self._read = read
        self._kept = kept

    def known(self, forms: Iterable[str]) -> Iterator[int]:
        """Yield the indices of the forms that something is made of.

        No Python code runs for those of which nothing is: most words of a text.
        """
        return compress(count(), map(self.__getitem__, forms))

    def __missing__(self, form: str) -> T:
        if len(self) >= self._kept:
            self.clear()
        found = self[form] = self._read(form)
        return found
