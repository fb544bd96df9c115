"""Starting and stopping: messages that say what to do, signals that end everything, nothing printed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from kg.errors import SettingError, StorageError, UsageError
from server.run import serve
from server.settings import Settings

PROGRAM = """
import sys
from server.run import serve
from server.settings import Settings
serve(sys.argv[1], port=0, settings=Settings(workers=1), on_start=lambda started: print(started.address, flush=True))
"""


def test_port_in_use_is_told(release: Path) -> None:
    """A taken port gives one line with the place and the way out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError) as caught:
            serve(release, port=port)
        assert str(caught.value) == f"127.0.0.1:{port}: the port is in use – choose another with --port"


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("256.256.256.256", 0), ("192.0.2.1", 0)])
def test_address_that_cannot_be_had_is_told(release: Path, host: str, port: int) -> None:
    """An address that is none, or not this machine's, is a usage error."""
    with pytest.raises(UsageError):
        serve(release, host=host, port=port)


def test_missing_release_is_told(tmp_path: Path) -> None:
    """A folder without a release is a storage error that names the command."""
    with pytest.raises(StorageError, match="kg build"):
        serve(tmp_path, port=0)


@pytest.mark.parametrize("values", [{"query_time_s": 0}, {"query_time_s": 61}, {"workers": 0}, {"body_bytes": 0}, {"token": "short"}])
def test_settings_out_of_range_are_refused(values: dict[str, object]) -> None:
    """A limit that makes no sense stops the start."""
    with pytest.raises(SettingError):
        Settings(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_the_service_cleanly(release: Path, number: int) -> None:
    """SIGTERM and SIGINT end the process with 0, its workers with it; only the callback has printed."""
    command = [sys.executable, "-c", PROGRAM, str(release)]
    folder = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert urllib.request.urlopen(f"{address}/readyz", timeout=10).status == 200
        children = _descendants(process.pid)
        process.send_signal(number)
        out, err = process.communicate(timeout=15)
        assert (process.returncode, out, err) == (0, "", "")
    assert len(children) >= 2
    assert _all_gone(children)


def test_workers_end_with_a_killed_service(release: Path) -> None:
    """After SIGKILL of the service no process of its own is left behind."""
    command = [sys.executable, "-c", PROGRAM, str(release)]
    folder = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http://")
        children = _descendants(process.pid)
        process.kill()
    assert len(children) >= 2
    assert _all_gone(children)


def _descendants(pid: int) -> list[int]:
    if not Path("/proc").is_dir():
        pytest.skip("this system has no /proc")
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            child = int(status.parent.name)
            found += [child, *_descendants(child)]
    return found


def _all_gone(pids: list[int]) -> bool:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if not any(_runs(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
