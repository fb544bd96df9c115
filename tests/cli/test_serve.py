"""`kg serve`: says where it is, answers, and ends when told."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.conftest import REPOSITORY


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_says_its_address_answers_and_ends_with_0_when_told(bundled_release: Path, number: signal.Signals) -> None:
    """Nothing goes to standard output; Ctrl-C and a service manager's signal are clean ends."""
    command = [sys.executable, "-m", "kg", "serve", str(bundled_release), "--port", "0"]
    environ = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=REPOSITORY, env=environ)
    assert server.stderr is not None
    try:
        line = server.stderr.readline()
        found = re.fullmatch(r"[\d,]+ statements at (http://127\.0\.0\.1:\d+) · SPARQL at \1/sparql · Ctrl-C stops\n", line)
        assert found, line
        with urllib.request.urlopen(f"{found[1]}/sparql?query=ASK%7B%7D&format=csv", timeout=20) as answer:
            assert answer.status == 200
        server.send_signal(number)
        out, _ = server.communicate(timeout=20)
    finally:
        server.kill()
        server.wait(timeout=10)
    assert (server.returncode, out) == (0, "")


def test_a_folder_without_a_release_is_told_with_the_remedy(kg: Callable[..., Ran], tmp_path: Path) -> None:
    """Exit code 4; the line says how a release is made."""
    ran = kg("serve", tmp_path, "--port", "0")
    assert ran == Ran(4, "", f"kg: {tmp_path}: no release is here – make one with `kg build SOURCES -o FOLDER`\n")
