"""Names that are safe to print, to store and to use as a file name's part."""

import re
from pathlib import Path

_LONGEST = 200
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CLIMBS = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\~]|^[A-Za-z]:[/\\]")


def _escape(match: re.Match[str]) -> str:
    """Write a control or direction mark as a visible escape."""
    return f"\\x{ord(match.group()):02x}"


def printable(name: str) -> str:
    """Return a name that encodes as UTF-8 and moves no cursor; odd bytes are escaped."""
    if name.isascii() and name.isprintable():
        return name
    encodable = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return _UNPRINTABLE.sub(_escape, encodable)


def confined(name: str) -> str:
    """Return an id as a name that cannot climb out of a folder, 200 letters at most."""
    name = printable(name.strip())[:_LONGEST]
    if _CLIMBS.search(name):
        return name.replace("/", "_").replace("\\", "_")
    return name


def inner_name(path: Path) -> str:
    """Return the file's name without `.gz`."""
    return path.name[:-3] if path.name.lower().endswith(".gz") else path.name


def stem(path: Path) -> str:
    """Return the file's name without its endings (`a.txt.gz` gives `a`), printable."""
    return printable(Path(inner_name(path)).stem)


class Seen:
    """The ids that a file has given so far, with a hash of what each stood for.

    A hash of 64 bits for each, so a million ids take about 100 MB.
    """

    def __init__(self) -> None:
        self._texts: dict[int, int] = {}
        self._times: dict[int, int] = {}

    def repeats(self, name: str, text: str) -> bool:
        """Whether the same id already stood for the same text; remembers both."""
        key, words = hash(name), hash(text)
        known = self._texts.setdefault(key, words)
        first = key not in self._times
        self._times[key] = self._times.get(key, 0) + (first or known != words)
        return not first and known == words

    def numbered(self, name: str) -> str:
        """Return the name, with `#2`, `#3` … when the id stood for another text before."""
        times = self._times[hash(name)]
        return name if times == 1 else f"{name}#{times}"
