"""What the packaging tests share: the tree as committed, and copies of it elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.packaging.elsewhere import ROOT, run


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """The files under version control, relative to the repository."""
    listed = run("git", "ls-files", "-z", cwd=ROOT, timeout_s=60)
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    files = [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    assert len(files) > 50
    return files


@pytest.fixture(scope="session")
def copy(tracked: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tracked files in another folder: what a newcomer gets, with the changes made here."""
    folder = tmp_path_factory.mktemp("elsewhere") / "parley"
    for name in tracked:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder
