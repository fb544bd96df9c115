"""The pool: lends a worker to each query, holds the deadline, and replaces what was lost.

While queries are slow there are up to twice as many workers, so that a few of them do not hold up everyone else.
A lost worker is replaced by the housekeeper thread, so that the request that lost it is answered at once.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import select
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kg.errors import StorageError
from server import problems
from server.negotiation import offered
from server.workers.frames import Header, receive_frame, send_frame
from server.workers.link import Nursery, Worker
from server.workers.messages import Answer, Query, Tally

_log = logging.getLogger(__name__)
_SLOW_S = 1.0
"""After this time a query counts as slow, and a helper takes its worker's place among the ready ones."""
_WATCH_INTERVAL_S = 1.0
"""How often the housekeeper looks whether the nursery still runs."""


class Pool:
    """Workers over one nursery at a time; `swap` changes the nursery without losing a request."""

    def __init__(self, start_nursery: Callable[[], Nursery], *, workers: int, waiting_most: int, result_bytes: int) -> None:
        """Start a nursery and its workers. Raises StorageError when the release cannot be loaded."""
        self.tally = Tally()
        self._waiting_most, self._result_bytes, self._size = waiting_most, result_bytes, workers
        self._start_nursery = start_nursery
        self._idle: deque[Worker] = deque()
        self._waiting: deque[object] = deque()
        self._changed = threading.Condition()
        self._lost: queue.SimpleQueue[Worker | str | None] = queue.SimpleQueue()
        self._closed = False
        self._nursery = start_nursery()
        try:
            self._idle.extend(self._nursery.spawn() for _ in range(workers))
        except OSError as error:
            self._nursery.close()
            raise StorageError("no worker could be started", place=self._nursery.label, remedy="see the log") from error
        self.sealed = all(worker.sealed for worker in self._idle)
        self._housekeeper = threading.Thread(target=self._keep_house, name="housekeeper", daemon=True)
        self._housekeeper.start()

    @property
    def quads(self) -> int:
        """How many quads the release has."""
        return self._nursery.quads

    def is_ready(self) -> bool:
        """Whether queries are taken."""
        return not self._closed and self._nursery.is_alive()

    @property
    def nursery_pid(self) -> int:
        """Process number of the nursery."""
        return self._nursery.pid

    def pids(self) -> tuple[int, ...]:
        """Process numbers of the workers that are idle now."""
        with self._changed:
            return tuple(worker.pid for worker in self._idle)

    def all_pids(self) -> tuple[int, ...]:
        """Process numbers of all workers, at work or not."""
        return self._nursery.worker_pids

    def ask(self, query: Query, *, time_s: float) -> Answer:
        """The answer to `query` within `time_s`, waiting included. Raises Problem."""
        deadline = time.monotonic() + time_s
        worker = self._borrow(deadline)
        try:
            header, body = self._exchange(worker, query, deadline)
        except TimeoutError:
            self._lost.put(worker)
            self._count("timed_out")
            raise problems.timed_out(time_s) from None
        except OSError:
            self._lost.put(worker)
            if not worker.nursery.is_alive():
                # All workers went with their nursery, so it was not this query's doing; reading again is harmless.
                return self.ask(query, time_s=max(0.001, deadline - time.monotonic()))
            self._count("lost")
            raise problems.worker_lost() from None
        if header["status"] == "memory":
            self._lost.put(worker)
            raise problems.out_of_memory()
        file = _take_file(header, worker.spool_path)
        self._give_back(worker)
        if header["status"] != "ok":
            raise self._problem(header)
        self._count("answered")
        return Answer(header["kind"], header["format"], header["length"], body, file)

    def write(self, job: Header, body: bytes, *, time_s: float, keep: Callable[[Path], None]) -> Header:
        """Let a writer do a job, and hand the file with all quads to `keep` when something changed. Raises Problem.

        Queries go on meanwhile, on what is served now.
        """
        try:
            writer = self._nursery.spawn(writes=True)
        except OSError:
            raise problems.not_ready() from None
        try:
            writer.sock.settimeout(time_s)
            send_frame(writer.sock, job, body)
            answer, _ = receive_frame(writer.sock)
            if answer["status"] != "ok":
                raise self._problem(answer)
            if answer["changed"]:
                keep(Path(writer.spool_path))
            return answer
        except TimeoutError:
            raise problems.timed_out(time_s) from None
        except OSError:
            raise problems.worker_lost() from None
        finally:
            with contextlib.suppress(OSError):
                writer.nursery.end(writer)

    def swap(self, start_nursery: Callable[[], Nursery]) -> None:
        """Load another release beside this one, then serve it; queries under way finish on the old one.

        Raises StorageError and changes nothing when the new release cannot be loaded.
        """
        fresh = start_nursery()
        try:
            workers = [fresh.spawn() for _ in range(self._size)]
        except OSError as error:
            fresh.close()
            raise StorageError("no worker could be started", place=fresh.label, remedy="see the log") from error
        with self._changed:
            self._nursery, self._start_nursery = fresh, start_nursery
            retired = list(self._idle)
            self._idle = deque(workers)
            self._changed.notify_all()
        for worker in retired:
            self._lost.put(worker)

    def close(self) -> None:
        """End the nursery and every worker; later queries get 503."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify_all()
        self._lost.put(None)
        self._housekeeper.join(timeout=5.0)
        self._nursery.close()

    def _borrow(self, deadline: float) -> Worker:
        """A worker for whoever has waited longest; who comes later does not overtake."""
        ticket = object()
        with self._changed:
            try:
                while True:
                    if self._closed:
                        raise problems.not_ready()
                    while self._idle and (not self._waiting or self._waiting[0] is ticket):
                        worker = self._idle.pop()
                        if not worker.is_gone():
                            return worker
                        self._lost.put(worker)
                    if ticket not in self._waiting:
                        if len(self._waiting) >= self._waiting_most:
                            raise self._refuse()
                        self._waiting.append(ticket)
                    if not self._changed.wait(deadline - time.monotonic()):
                        raise self._refuse()
            finally:
                if ticket in self._waiting:
                    self._waiting.remove(ticket)
                    self._changed.notify_all()

    def _refuse(self) -> problems.Problem:
        self._count("refused_busy")
        return problems.busy()

    def _exchange(self, worker: Worker, query: Query, deadline: float) -> tuple[Header, bytes]:
        """Send the query and wait for its answer. Raises TimeoutError at the deadline, OSError when the worker is gone."""
        worker.sock.settimeout(max(0.001, deadline - time.monotonic()))
        send_frame(worker.sock, query.as_frame())
        if deadline - time.monotonic() > _SLOW_S and not select.select([worker.sock], [], [], _SLOW_S)[0]:
            self._lost.put("help")
        worker.sock.settimeout(max(0.001, deadline - time.monotonic()))
        return receive_frame(worker.sock)

    def _give_back(self, worker: Worker) -> None:
        with self._changed:
            if worker.nursery is self._nursery and len(self._idle) < self._size:
                self._idle.append(worker)
                self._changed.notify_all()
                return
        self._lost.put(worker)

    def _count(self, what: str) -> None:
        with self.tally.lock:
            setattr(self.tally, what, getattr(self.tally, what) + 1)

    def _keep_house(self) -> None:
        while True:
            try:
                worker = self._lost.get(timeout=_WATCH_INTERVAL_S)
            except queue.Empty:
                if not self._nursery.is_alive():
                    self._start_over()
                continue
            if worker is None:
                return
            if isinstance(worker, str):
                if self._nursery.worker_count < 2 * self._size:
                    self._replace()
                continue
            nursery = worker.nursery
            try:
                nursery.end(worker)
            except OSError:
                _log.warning("the nursery of worker %d is gone", worker.pid)
            if nursery is self._nursery:
                if nursery.worker_count < self._size:
                    self._replace()
            elif nursery.worker_count == 0:
                nursery.close()

    def _replace(self) -> None:
        try:
            fresh = self._nursery.spawn()
        except OSError:
            self._start_over()
            return
        with self._changed:
            self._idle.append(fresh)
            self._changed.notify_all()

    def _start_over(self) -> None:
        """The nursery itself is gone: start another, and all workers with it."""
        _log.error("the nursery ended; starting another")
        self._nursery.close()
        try:
            fresh = self._start_nursery()
            workers = [fresh.spawn() for _ in range(self._size)]
        except (StorageError, OSError) as error:
            _log.error("no other nursery could be started: %s", error)
            return
        with self._changed:
            self._nursery = fresh
            self._idle = deque(workers)
            self._changed.notify_all()

    def _problem(self, header: Header) -> problems.Problem:
        detail = header.get("detail", "")
        match header["status"]:
            case "syntax":
                return problems.bad_query(detail)
            case "unacceptable":
                return problems.not_acceptable(offered(header["kind"]))
            case "too-large":
                return problems.result_too_large(self._result_bytes)
            case "not-offered":
                return problems.not_offered(detail)
            case "remote-busy":
                return problems.store_busy()
            case "remote-gone" | "remote-broken" | "remote-refused" as kind:
                return problems.store_failed(kind, detail)
        return problems.query_failed(detail)


def _take_file(header: Header, path: str) -> BinaryIO | None:
    if not header.get("spooled"):
        return None
    if header["status"] != "ok":
        Path(path).unlink()
        return None
    file = Path(path).open("rb")  # noqa: SIM115 - the response closes it
    Path(path).unlink()
    return file
