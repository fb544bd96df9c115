"""The two commands of the README, in a copy of the tree."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.packaging.elsewhere import ROOT, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed"),
]
VENV = f"VENV={sys.prefix}"


def test_a_fresh_copy_makes_its_environment_from_the_lock_first(copy: Path) -> None:
    """`make demo` and `make test` begin with a virtual environment and the hashed requirements, and need no other step."""
    for target, last in (("demo", "kg serve"), ("test", "pytest")):
        planned = run("make", "-n", target, cwd=copy, timeout_s=60)
        assert planned.returncode == 0, planned.stderr
        steps = ["-m venv .venv", "--require-hashes -r requirements.lock", "--editable .", last]
        places = [planned.stdout.find(step) for step in steps]
        assert -1 not in places and places == sorted(places), planned.stdout


def test_an_environment_made_from_this_lock_is_used_as_it_is(copy: Path) -> None:
    """Nothing is installed again as long as the lock is the same; a changed lock is."""
    if not list(Path(sys.prefix).glob(".installed-*")):
        pytest.skip("this environment was not made by make")
    assert "pip" not in run("make", "-n", "demo", VENV, cwd=copy, timeout_s=60).stdout
    lock = copy / "requirements.lock"
    before = lock.read_text(encoding="utf-8")
    try:
        lock.write_text(before + "# changed\n", encoding="utf-8")
        assert "--require-hashes" in run("make", "-n", "demo", VENV, cwd=copy, timeout_s=60).stdout
    finally:
        lock.write_text(before, encoding="utf-8")


def test_the_demo_builds_and_validates_the_bundled_articles(copy: Path) -> None:
    """DEMO_ONCE stops before serving; the port that would be used is the one asked for."""
    if not list(Path(sys.prefix).glob(".installed-*")):
        pytest.skip("this environment was not made by make")
    done = run("make", "demo", VENV, cwd=copy, timeout_s=300, DEMO_ONCE="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok     quotes and files" in done.stdout and (copy / "demo" / "current" / "quads.nq").is_file()
    assert "--port 8123" in run("make", "-n", "demo", VENV, "PORT=8123", cwd=copy, timeout_s=60).stdout


def test_an_old_python_is_refused_in_one_line(copy: Path, tmp_path: Path) -> None:
    """The line says which version is needed and how to name another interpreter."""
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = run("make", "setup", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}", cwd=copy, timeout_s=60)
    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == f"Python 3.11 or newer is needed, {old} is older or missing: make PYTHON=python3.12"


def test_continuous_integration_runs_the_test_command() -> None:
    """`.ci/run` is executable and calls `make test`."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK) and "make test" in script.read_text(encoding="utf-8")
