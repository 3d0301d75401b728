from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from riwaya.ingest.read import ReadItem, ReadOptions, read_path

Reading = Callable[..., list[ReadItem]]


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    """Write bytes or text under a name and read the file."""

    def write_and_read(name: str, content: bytes | str, **options: Any) -> list[ReadItem]:  # noqa: ANN401
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return list(read_path(path, ReadOptions(**options)))

    return write_and_read
