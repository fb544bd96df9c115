"""Older releases go, the one in force never."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

import pytest

from kg.build import write_release
from kg.store.pruning import prune
from kg.store.release import open_release
from kg.vocab import DEFAULT_BASE
from tests.store.making import make_release, piece

ALPHABET = ("a", "b", "c", "d")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Four releases, one after the other; the last is in force."""
    folder = tmp_path / "out"
    for age, name in enumerate(reversed(ALPHABET)):
        os.utime(make_release(folder, name).release, (1000 - age, 1000 - age))
    make_release(folder, ALPHABET[-1])
    return folder


def releases(out: Path) -> set[str]:
    """The articles that the releases in the folder hold, a release each."""
    folders = [path for path in out.iterdir() if path.name.startswith("release-")]
    return {str(open_release(path).manifest["articles"][0]["id"]) for path in folders}


@pytest.mark.parametrize(("keep", "left"), [(0, "abcd"), (1, "d"), (2, "dc"), (3, "dcb"), (4, "abcd"), (9, "abcd")])
def test_the_latest_releases_stay(out: Path, keep: int, left: str) -> None:
    """As many as asked for, the one in force among them; a release made again is the latest."""
    gone = prune(out, keep)
    assert releases(out) == set(left)
    assert len(gone) == len(ALPHABET) - len(left)
    assert open_release(out).manifest["articles"][0]["id"] == "d"
    assert [path.name for path in out.iterdir() if path.name.startswith(".building")] == []


def test_the_release_in_force_stays_however_old_it_is(out: Path) -> None:
    """Somebody may have pointed back to it."""
    os.utime(open_release(out).folder, (1, 1))
    prune(out, 1)
    assert releases(out) == {"d"}


def test_a_build_prunes_once_it_has_published(out: Path) -> None:
    """The new release counts among those that are kept."""
    write_release([piece("e")], out, base=DEFAULT_BASE, consistency=False, keep=2)
    assert releases(out) == {"e", "d"}


def test_other_things_in_the_folder_are_left_alone(out: Path) -> None:
    """Only folders with a manifest are releases; a link to one is not followed."""
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("mine")
    elsewhere = out.parent / "elsewhere"
    shutil.copytree(open_release(out).folder, elsewhere)
    (out / "linked").symlink_to(elsewhere)
    prune(out, 1)
    assert {path.name for path in out.iterdir()} == {".lock", "current", "notes", "linked", open_release(out).folder.name}
    assert (elsewhere / "manifest.json").is_file()


def test_a_release_that_is_being_read_stays_readable(out: Path) -> None:
    """Its quads are in memory or in an open file."""
    oldest = min((path for path in out.iterdir() if path.name.startswith("release-")), key=lambda path: path.stat().st_mtime)
    release = open_release(oldest)
    expected, store = release.quads_path.read_bytes(), release.store()
    with release.quads_path.open("rb") as reading:
        assert prune(out, 1)
        assert reading.read() == expected
    assert len(store) == release.manifest["counts"]["quads"]


def test_what_cannot_be_removed_is_told_and_stays(out: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """The build has succeeded; room on the disk is another matter."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with caplog.at_level(logging.WARNING, logger="kg"):
        assert prune(out, 1) == ()
    assert releases(out) == set(ALPHABET)
    assert len(caplog.messages) == len(ALPHABET) - 1
    assert all("could not be removed: Permission denied" in message for message in caplog.messages)
