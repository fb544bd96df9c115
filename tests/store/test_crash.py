"""A crash at any moment leaves the last release whole and in force."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StorageError
from kg.store import workshop
from kg.store.manifest import damaged_files
from kg.store.release import open_release
from tests.store.making import make_release, piece

REPO = Path(__file__).resolve().parents[2]
SYSTEM_CALLS = ("fsync", "replace", "rename", "mkdir", "symlink")


class Crash(BaseException):
    """Power goes out: nothing catches this."""


def assert_whole(out: Path, name: str) -> None:
    release = open_release(out)
    assert release.name == name
    assert damaged_files(release.folder, release.manifest) == []


@pytest.mark.parametrize("call", SYSTEM_CALLS)
def test_a_crash_at_any_call_leaves_a_whole_release_in_force(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call of the operating system that the build makes is its last once; then either the old or the new release is in force."""
    old = make_release(tmp_path, "ab").release.name
    new = make_release(tmp_path / "elsewhere", "abc").release.name
    real, crashes = getattr(os, call), 0
    for moment in range(1, 60):
        seen = 0

        def failing(*args: object, **named: object) -> object:
            nonlocal seen
            seen += 1
            if seen == moment:  # noqa: B023
                raise Crash
            return real(*args, **named)

        monkeypatch.setattr(os, call, failing)
        try:
            make_release(tmp_path, "abc")
        except Crash:
            crashes += 1
            monkeypatch.setattr(os, call, real)
            assert_whole(tmp_path, open_release(tmp_path).name)
            assert open_release(tmp_path).name in (old, new)
        else:
            monkeypatch.setattr(os, call, real)
            break
    assert crashes > 0
    assert_whole(tmp_path, new)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_is_an_error_and_the_old_release_stays(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses becomes a StorageError that says so; nothing half-made is left."""
    old = make_release(tmp_path, "ab").release.name

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(StorageError, match="No space left on device"):
        make_release(tmp_path, "abc")
    monkeypatch.undo()
    assert_whole(tmp_path, old)
    assert not [path for path in tmp_path.iterdir() if path.is_dir() and path.name.startswith(".building-")]


def test_a_killed_build_leaves_the_old_release_and_the_next_build_cleans_up(tmp_path: Path) -> None:
    """SIGKILL in the middle of a real process."""
    old = make_release(tmp_path, "ab").release.name
    builder = subprocess.Popen(
        [sys.executable, "-m", "tests.store.making", str(tmp_path), "abcdefghijklmnopqrstuvwxyz"],
        cwd=REPO,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert builder.stdout is not None
    assert builder.stdout.readline() == "a\n"
    builder.send_signal(signal.SIGKILL)
    builder.wait(timeout=30)
    builder.stdout.close()
    assert_whole(tmp_path, old)
    assert len(list(tmp_path.glob(".building-*"))) == 1
    new = make_release(tmp_path, "abc").release.name
    assert_whole(tmp_path, new)
    assert list(tmp_path.glob(".building-*")) == []


def test_an_interrupted_build_leaves_nothing_behind(tmp_path: Path) -> None:
    """Ctrl-C: the workshop is removed, no release appears."""

    def pieces():  # type: ignore[no-untyped-def]
        yield piece("a")
        raise KeyboardInterrupt

    from kg.build import write_release
    from kg.vocab import DEFAULT_BASE

    with pytest.raises(KeyboardInterrupt):
        write_release(pieces(), tmp_path, base=DEFAULT_BASE)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    """The second is told to wait."""
    with (
        workshop.open_workshop(tmp_path),
        pytest.raises(StorageError, match="another build is writing here"),
        workshop.open_workshop(tmp_path),
    ):
        pass


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    """Nobody's files end up among releases."""
    (tmp_path / "diary.txt").write_text("dear diary", encoding="utf-8")
    with pytest.raises(StorageError, match="the folder holds other things"):
        make_release(tmp_path, "a")


def test_where_links_are_not_to_be_had_a_file_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pointer is then a file with the name of the release."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "symlink", refuse)
    first, second = make_release(tmp_path, "a").release, make_release(tmp_path, "ab").release
    assert (tmp_path / "current").read_text(encoding="utf-8") == second.name + "\n"
    assert open_release(tmp_path).folder == second
    assert first.is_dir()
