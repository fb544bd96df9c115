"""The examples of README.md, run as a reader runs them.

In a `console` block a line that starts with `$ ` is a command; the lines below it are what it prints. `…` stands for any text,
and on a line of its own for any lines. A command without lines below it may print what it likes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block with the output that is shown for it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert parts[0] == "", "a block starts with a command"
    return [(part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts[1:]]


def matches(shown: str, printed: str) -> bool:
    """Whether `printed` is what is shown, with `…` for anything."""
    lines = [r"(?:.*\n)*" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n" for line in shown.splitlines()]
    return re.fullmatch("".join(lines), printed) is not None


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, bundled_release: Path) -> Path:
    """A folder as `make demo` leaves it: `articles`, `demo`, and `kg` as a command."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "articles").symlink_to(REPOSITORY / "articles")
    (folder / "demo").symlink_to(bundled_release)
    command = folder / "bin" / "kg"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{REPOSITORY}" exec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


def test_the_matching_is_strict_where_nothing_is_left_out() -> None:
    """An example that is no longer true must fail."""
    assert matches("a\n…\nb…d\n", "a\nx\ny\nb c d\n") and matches("…\nz\n", "z\n")
    assert not matches("a\n", "a\nb\n") and not matches("a…\n", "b\n") and not matches("a\n", "")


def test_the_readme_has_examples() -> None:
    """Blocks are found, and the two commands stand at the top."""
    assert len(BLOCKS) >= 4 and sum(len(commands(block)) for block in BLOCKS) >= 8
    top = README.splitlines()[:5]
    assert [line.split("#")[0].strip() for line in top if line.startswith("    make")] == ["make demo", "make test"]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n", 1)[0][2:42])
def test_an_example_prints_what_the_readme_shows(reader: Path, block: str) -> None:
    """Every command ends well; what it prints is what is shown."""
    environ = {**os.environ, "PATH": f"{reader / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    for command, shown in commands(block):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=reader, env=environ, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        assert not shown.strip() or matches(shown, done.stdout), f"{command}\n{done.stdout}"


def test_every_file_that_the_readme_points_to_exists() -> None:
    """Links and the picture lead somewhere."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(links) >= 5 and [link for link in links if not (REPOSITORY / link).exists()] == []
