"""Running `kg` in this process, as a person would type it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.__main__ import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command line came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """A function that runs `kg` with the words given."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Ran(code, *capsys.readouterr())

    return run
