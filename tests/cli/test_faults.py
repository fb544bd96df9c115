"""How a run ends: exit codes and the one line."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from kg.cli.faults import Outcome
from kg.errors import CheckFailed, InputError, LimitError, ParleyError, ResourceError, SettingError, StorageError, UsageError


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CheckFailed("x"), 1),
        (ResourceError("x"), 1),
        (UsageError("x"), 2),
        (SettingError("x"), 2),
        (typer.BadParameter("x"), 2),
        (InputError("x"), 3),
        (StorageError("x"), 4),
        (PermissionError(13, "Permission denied", "x"), 4),
        (LimitError("x"), 5),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_error_has_its_exit_code_and_one_line(error: BaseException, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit codes are those that the help names; standard error gets exactly one line and standard output nothing."""
    with Outcome() as outcome:
        raise error
    out, err = capsys.readouterr()
    assert (outcome.exit_code, out, err.count("\n"), err[:4]) == (code, "", 1, "kg: ")


def test_a_message_with_line_breaks_still_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Place, message and remedy are joined; breaks become spaces."""
    with Outcome():
        raise ParleyError("two\nlines", place="a.txt:3", remedy="mend it")
    assert capsys.readouterr().err == "kg: a.txt:3: two lines – mend it\n"


def test_an_unforeseen_fault_is_one_line_with_an_id_and_its_traceback_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The person sees no traceback; the file that the line names holds it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Outcome() as outcome:
        raise ZeroDivisionError("surprise")
    line = capsys.readouterr().err
    (log,) = tmp_path.glob("kg-fault-*.log")
    assert outcome.exit_code == 70
    assert line == f"kg: internal fault {log.stem.removeprefix('kg-fault-')}: ZeroDivisionError – please report it with {log}\n"
    assert "surprise" in log.read_text(encoding="utf-8")


def test_debug_shows_the_traceback_of_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """With --debug nothing is hidden."""
    with Outcome(debug=True):
        raise ZeroDivisionError("surprise")
    assert "Traceback" in capsys.readouterr().err


def test_a_reader_that_has_gone_is_no_fault(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`kg … | head` ends with 0 and without a word."""
    import io
    import sys

    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with Outcome() as outcome:
        raise BrokenPipeError(32, "Broken pipe")
    assert (outcome.exit_code, capsys.readouterr().err) == (0, "")
