"""The nursery: loads a release once, then forks a worker whenever it is asked to, in about a millisecond.

It has one thread, so forking is safe, and it is the workers' parent, so a process number is never taken for another's. For
a store elsewhere there is nothing to load, and each worker makes a connection of its own.
"""

from __future__ import annotations

import gc
import gzip
import os
import selectors
import signal
import socket
import sys
import time

from pyoxigraph import RdfFormat, Store

from server.workers.elsewhere import engine_elsewhere
from server.workers.engines import Engine, engine_over
from server.workers.frames import Header, receive_frame_with_fds, send_frame
from server.workers.worker import WorkerLimits, run_worker, run_writer


def main() -> None:
    """Entry point of the process: `argv` ends with the number of the control socket."""
    control = socket.socket(fileno=int(sys.argv[-1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        header, _, _ = receive_frame_with_fds(control)
        try:
            started = time.perf_counter()
            store = load_store(header["quads"])
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            send_frame(control, {"status": "failed", "detail": str(error)})
            return
        gc.collect()
        gc.freeze()
        send_frame(control, {"status": "ready", "quads": len(store), "seconds": time.perf_counter() - started})
        tend(store, control, WorkerLimits(**header["limits"]), header.get("elsewhere"))
    except OSError:
        return  # the web process has gone


def load_store(paths: list[str]) -> Store:
    """An in-memory store with the N-Quads files at `paths` (`.gz` is unpacked). Raises OSError or SyntaxError."""
    store = Store()
    for path in paths:
        if path.endswith(".gz"):
            with gzip.open(path, "rb") as file:
                store.bulk_load(file, RdfFormat.N_QUADS)  # type: ignore[arg-type]
        else:
            store.bulk_load(path=path, format=RdfFormat.N_QUADS)
    return store


def tend(store: Store, control: socket.socket, limits: WorkerLimits, elsewhere: Header | None) -> None:
    """Spawn and end workers as told, until the control socket closes."""
    children: set[int] = set()
    selector = selectors.DefaultSelector()
    selector.register(control, selectors.EVENT_READ)
    while True:
        ready = selector.select(timeout=1.0)
        _reap(children)
        if not ready:
            continue
        try:
            command, _, fds = receive_frame_with_fds(control)
        except OSError:
            break
        if command["do"] == "spawn":
            pid = _spawn(store, control, fds[0], command, limits, elsewhere)
            children.add(pid)
            send_frame(control, {"pid": pid})
        elif command["do"] == "kill":
            _end(children, command)
            send_frame(control, {})
    for pid in children:
        os.kill(pid, signal.SIGKILL)
    for pid in children:
        os.waitpid(pid, 0)


def _spawn(store: Store, control: socket.socket, fd: int, command: Header, limits: WorkerLimits, elsewhere: Header | None) -> int:
    pid = os.fork()
    if pid == 0:
        control.close()
        _silence()
        sock = socket.socket(fileno=fd)
        if command["writes"]:
            run_writer(store, sock, command["spool"], limits)
        run_worker(_engine(store, limits, elsewhere), sock, command["spool"], limits, reaches_out=elsewhere is not None)
    os.close(fd)
    return pid


def _engine(store: Store, limits: WorkerLimits, elsewhere: Header | None) -> Engine:
    if elsewhere is None:
        return engine_over(store)
    return engine_elsewhere(elsewhere["address"], token=elsewhere["token"], most=limits.result_bytes)


def _silence() -> None:
    """Send what the engine prints when it aborts nowhere: it may quote the query."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    os.close(null)


def _end(children: set[int], command: Header) -> None:
    pid = command["pid"]
    if pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        children.discard(pid)


def _reap(children: set[int]) -> None:
    for pid in list(children):
        done, _ = os.waitpid(pid, os.WNOHANG)
        if done:
            children.discard(pid)
