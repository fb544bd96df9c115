"""Errors planted in a copy of the tree are found, by name, with the exit code that scripts rely on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.elsewhere import run

pytestmark = pytest.mark.slow

ARTICLE = "articles/own-lachin-2023-01-24.txt"


def break_lexicon(copy: Path) -> Path:
    """A Turtle file of the lexicon that is cut off in the middle of a statement."""
    path = sorted((copy / "ontology" / "lexicon").rglob("*.ttl"))[0]
    path.write_text(path.read_text(encoding="utf-8") + "\nlex:planted a \n", encoding="utf-8")
    return path


def break_gazetteer(copy: Path) -> Path:
    """A gazetteer file with a prefix that nobody declared."""
    path = sorted((copy / "ontology" / "gazetteer").rglob("*.ttl"))[0]
    path.write_text(path.read_text(encoding="utf-8") + '\nplanted:x planted:y "z" .\n', encoding="utf-8")
    return path


@pytest.mark.parametrize("plant", [break_lexicon, break_gazetteer])
def test_a_broken_data_file_stops_the_build_with_its_name(copy: Path, tmp_path: Path, plant: Callable[[Path], Path]) -> None:
    """Exit code 1 and one line that names the file; no release is written."""
    folder = sorted((copy / "ontology").rglob("*.ttl"))
    before = {path: path.read_bytes() for path in folder}
    try:
        broken = plant(copy)
        done = run(sys.executable, "-m", "kg", "build", ARTICLE, "-o", tmp_path / "release", cwd=copy, timeout_s=120)
    finally:
        for path, content in before.items():
            path.write_bytes(content)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert broken.name in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "release" / "current").exists()
