"""Articles for the tests of reading: short, made for the purpose, about nobody's real words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = "Talks Resume in Geneva\n\nThe two governments said on Monday that their talks would resume in Geneva.\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Put a file into the test's folder: `write("a.txt", "…")`; text is written as UTF-8 without changing its line ends."""

    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put


@pytest.fixture
def good() -> str:
    """A plain article that reads without fault."""
    return GOOD
