"""The web process's end of a nursery: start it, ask it for workers, let it end them.

The nursery is a fresh interpreter, not a fork of this process, because threads run here.
"""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from kg.errors import StorageError
from server.workers.frames import Header, receive_frame, send_frame
from server.workers.worker import WorkerLimits

_log = logging.getLogger(__name__)
_START = "import sys; sys.path[:0] = [sys.argv[1]]; from server.workers.nursery import main; main()"
_ROOT = Path(__file__).resolve().parents[2]
_ANSWER_TIME_S = 10.0


class Worker:
    """One worker process: its number, its socket, and the file its large results come in."""

    __slots__ = ("pid", "sealed", "sock", "spool_path", "nursery")

    def __init__(self, nursery: Nursery, pid: int, sock: socket.socket, spool_path: str, *, sealed: bool) -> None:
        self.nursery, self.pid, self.sock, self.spool_path, self.sealed = nursery, pid, sock, spool_path, sealed

    def is_gone(self) -> bool:
        """Whether the process has ended while it had nothing to do (its socket is then readable)."""
        try:
            self.sock.setblocking(False)
            self.sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            pass
        return True


class Nursery:
    """A running nursery over the given N-Quads files, or over a store elsewhere (its `address` and `token`)."""

    def __init__(
        self, files: Sequence[Path], limits: WorkerLimits, *, start_time_s: float, label: str, elsewhere: Header | None = None
    ) -> None:
        """Start the process and wait until the release is loaded. Raises StorageError."""
        self.label = label
        self._lock = threading.Lock()
        self._spool = tempfile.TemporaryDirectory(prefix="parley-", ignore_cleanup_errors=True)
        self._count = 0
        self._workers: set[Worker] = set()
        ours, theirs = socket.socketpair()
        self._control = ours
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, str(_ROOT), str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "MALLOC_ARENA_MAX": "2"},
            )
        ours.settimeout(start_time_s)
        try:
            send_frame(ours, {"quads": [str(file) for file in files], "limits": asdict(limits), "elsewhere": elsewhere})
            answer, _ = receive_frame(ours)
        except OSError as error:
            self.close()
            raise StorageError("the release could not be loaded", place=label, remedy="see the log") from error
        if answer["status"] != "ready":
            self.close()
            raise StorageError(f"the release cannot be loaded: {answer['detail']}", place=label, remedy="build it again")
        self.quads: int = answer["quads"]
        _log.info("loaded %s: %d quads in %.2f s", label, self.quads, answer["seconds"])

    def spawn(self, *, writes: bool = False) -> Worker:
        """A new worker, ready for its first query, or for its only job of writing.

        Raises OSError when the nursery or the worker is gone.
        """
        with self._lock:
            self._count += 1
            path = str(Path(self._spool.name) / f"result-{self._count}")
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                pid = self._command({"do": "spawn", "spool": path, "writes": writes}, fds=(theirs.fileno(),))["pid"]
            ours.settimeout(_ANSWER_TIME_S)
            ready, _ = receive_frame(ours)
        except OSError:
            ours.close()
            raise
        worker = Worker(self, pid, ours, path, sealed=ready["sealed"])
        with self._lock:
            self._workers.add(worker)
        return worker

    def end(self, worker: Worker) -> None:
        """Kill `worker`, whatever it is doing, and forget its result. Raises OSError when the nursery is gone."""
        worker.sock.close()
        with self._lock:
            self._workers.discard(worker)
        try:
            self._command({"do": "kill", "pid": worker.pid})
        finally:
            Path(worker.spool_path).unlink(missing_ok=True)

    @property
    def pid(self) -> int:
        """Its process number."""
        return self._process.pid

    @property
    def worker_count(self) -> int:
        """How many workers were spawned and not yet ended."""
        return len(self._workers)

    @property
    def worker_pids(self) -> tuple[int, ...]:
        """Process numbers of these, at work or not."""
        with self._lock:
            return tuple(worker.pid for worker in self._workers)

    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the nursery and all of its workers."""
        self._control.close()
        for worker in self._workers:
            worker.sock.close()
        try:
            self._process.wait(timeout=3.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._spool.cleanup()

    def _command(self, command: Header, *, fds: tuple[int, ...] = ()) -> Header:
        with self._lock:
            self._control.settimeout(_ANSWER_TIME_S)
            send_frame(self._control, command, fds=fds)
            answer, _ = receive_frame(self._control)
        return answer
