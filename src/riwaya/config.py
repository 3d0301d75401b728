"""Where a user's own settings and data lie."""

import os
from pathlib import Path

from riwaya.errors import ConfigError

LANGUAGE = "RIWAYA_LANG"
"""The environment variable that sets the language of the interface, `ar` or `en`."""


def language(asked: str | None = None) -> str:
    """Return the interface's language: what is asked for, else what is set, else English.

    Raises `ConfigError` when an unknown one is set.
    """
    lang = asked or os.environ.get(LANGUAGE) or "en"
    if lang not in ("ar", "en"):
        raise ConfigError(f"{LANGUAGE} is {lang!r}; it can be ar or en")
    return lang


def gazetteer_folder() -> Path:
    """Return the folder of places a user added, by the XDG base directory rules."""
    base = os.environ.get("XDG_DATA_HOME")
    home = Path(base) if base else Path.home() / ".local" / "share"
    return home / "riwaya" / "gazetteers"


def user_gazetteers() -> tuple[Path, ...]:
    """Return the files of places a user added, by name."""
    return tuple(sorted(gazetteer_folder().glob("*.csv")))
