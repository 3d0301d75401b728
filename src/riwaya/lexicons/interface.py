"""The interface's own texts in Arabic and English."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.errors import ConfigError, LexiconError

LANGUAGES = ("ar", "en")
"""The languages of the interface; every text is in each of them."""


class Texts:
    """The texts of one language, by section and key."""

    def __init__(self, lang: str, sections: dict[str, dict[str, dict[str, str]]]) -> None:
        self.lang = lang
        self._sections = sections

    def __call__(self, section: str, key: str, **values: object) -> str:
        """Return a text with its `{names}` filled; raise `LexiconError` for an unknown one."""
        try:
            text = self._sections[section][key][self.lang]
        except KeyError:
            raise LexiconError(f"interface.toml: no text {section}.{key}") from None
        return text.format(**values) if values else text

    def get(self, section: str, key: str, default: str) -> str:
        """Return a text, or `default` where the section has no such key."""
        found = self._sections.get(section, {}).get(key)
        return found[self.lang] if found else default

    def keys(self, section: str) -> tuple[str, ...]:
        """Return the keys of a section, in the order of the file."""
        return tuple(self._sections[section])


@cache
def _sections() -> dict[str, dict[str, dict[str, str]]]:
    text = files("riwaya.lexicons").joinpath("interface.toml").read_text(encoding="utf-8")
    raw: dict[str, dict[str, dict[str, str]]] = tomllib.loads(text)
    for section, entries in raw.items():
        for key, entry in entries.items():
            _check(f"{section}.{key}", entry)
    return raw


def _check(name: str, entry: Any) -> None:  # noqa: ANN401  whatever the file holds
    if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
        raise LexiconError(f"interface.toml: {name}: needs a text in each of {LANGUAGES}")
    if not all(isinstance(text, str) and text for text in entry.values()):
        raise LexiconError(f"interface.toml: {name}: an empty text")


@cache
def interface(lang: str) -> Texts:
    """Return the texts of a language; raise `ConfigError` for one that there is not."""
    if lang not in LANGUAGES:
        raise ConfigError(f"no language {lang!r}; there is {' and '.join(LANGUAGES)}")
    return Texts(lang, _sections())
