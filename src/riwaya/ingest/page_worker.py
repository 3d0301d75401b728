"""Reads one suspicious page in a process of its own: page on standard input, JSON on output."""

import json
import sys
from dataclasses import asdict

from riwaya.ingest.page_parts import page_parts

_MEMORY = 2 << 30


def _limit_memory() -> None:
    """Bound this process's memory where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> None:
    """Read the page, write its parts."""
    _limit_memory()
    parts = page_parts(sys.stdin.buffer.read().decode("utf-8", "replace"))
    sys.stdout.buffer.write(json.dumps(asdict(parts)).encode("ascii"))


if __name__ == "__main__":
    main()
