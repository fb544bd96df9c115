"""The loop of one confined worker: read a query, answer it whole, or die trying.

The loop runs in a thread of its own because only a new thread can have a large stack. A result is complete before its
first byte leaves: small ones go through the socket, large ones through a file that the web process takes over.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, Store

from kg.errors import UsageError
from server.graphs import graph_parts
from server.workers.confine import confine, die_with_parent
from server.workers.engines import Engine, EngineTrouble
from server.workers.frames import Header, receive_frame, send_frame
from server.workers.writer import do_job

TABLES = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What one worker may use; travels as JSON from the web process."""

    memory_bytes: int
    stack_bytes: int
    result_bytes: int
    inline_bytes: int
    release_bytes: int
    """Largest file that a writer may leave."""


class _ResultTooLarge(Exception):
    pass


class _Spool:
    """Collects a result in memory, and beyond `inline` bytes in the file at `path`."""

    def __init__(self, path: str, *, inline: int, most: int) -> None:
        self.path, self.inline, self.most = path, inline, most
        self.length = 0
        self.memory = bytearray()
        self.file: Any = None

    def write(self, data: bytes) -> int:
        self.length += len(data)
        if self.length > self.most:
            raise _ResultTooLarge
        if self.file is None and self.length > self.inline:
            self.file = Path(self.path).open("wb", buffering=0)  # noqa: SIM115 - closed in `close`
            self.file.write(self.memory)
        if self.file is None:
            self.memory += data
        else:
            self.file.write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        if self.file is not None:
            self.file.close()


def run_worker(engine: Engine, sock: socket.socket, spool_path: str, limits: WorkerLimits, *, reaches_out: bool = False) -> None:
    """Confine this process and answer queries until the socket closes; with `reaches_out` it keeps its sockets. Never returns."""
    _run_confined(_serve, (engine, sock, spool_path, limits, reaches_out), limits)


def run_writer(store: Store, sock: socket.socket, spool_path: str, limits: WorkerLimits) -> None:
    """Confine this process and do one job of writing. Never returns."""
    _run_confined(_write_once, (store, sock, spool_path, limits), limits)


def _run_confined(target: Callable[..., None], args: tuple[Any, ...], limits: WorkerLimits) -> None:
    die_with_parent()
    threading.stack_size(limits.stack_bytes)
    thread = threading.Thread(target=target, args=args, name="query")
    # Started before the filter, which covers the calling thread alone, so the thread itself takes it on.
    thread.start()
    thread.join()
    os._exit(0)


def _serve(engine: Engine, sock: socket.socket, spool_path: str, limits: WorkerLimits, reaches_out: bool) -> None:
    try:
        sealed = confine(memory_bytes=limits.memory_bytes, file_bytes=limits.result_bytes + 65536, sockets=reaches_out)
        send_frame(sock, {"status": "ready", "sealed": sealed})
        while True:
            request, _ = receive_frame(sock)
            spool = _Spool(spool_path, inline=limits.inline_bytes, most=limits.result_bytes)
            answer = _answer(engine, request, spool)
            if spool.file is None:
                send_frame(sock, answer, bytes(spool.memory) if answer["status"] == "ok" else b"")
            else:
                send_frame(sock, {**answer, "spooled": True})
    except OSError:
        os._exit(0)  # the web process has gone
    finally:
        os._exit(1)


def _write_once(store: Store, sock: socket.socket, spool_path: str, limits: WorkerLimits) -> None:
    try:
        sealed = confine(memory_bytes=limits.memory_bytes, file_bytes=limits.release_bytes)
        send_frame(sock, {"status": "ready", "sealed": sealed})
        job, body = receive_frame(sock)
        send_frame(sock, do_job(store, job, body, spool_path))
    finally:
        os._exit(1)


def _answer(engine: Engine, request: Header, spool: _Spool) -> Header:
    try:
        kind, format_name = _write(engine(request), request["formats"], spool)
    except UsageError as error:
        return {"status": "syntax", "detail": error.message}
    except EngineTrouble as error:
        return {"status": error.kind, "detail": error.detail}
    except SyntaxError:  # found while a reply of a store elsewhere is written out
        return {"status": "remote-broken", "detail": "Its reply is not well-formed."}
    except _ResultTooLarge:
        return {"status": "too-large"}
    except _NoFormat as error:
        return {"status": "unacceptable", "kind": error.kind}
    except MemoryError:
        return {"status": "memory"}
    except (RuntimeError, ValueError, OSError) as error:
        return {"status": "failed", "detail": str(error)}
    finally:
        spool.close()
    return {"status": "ok", "kind": kind, "format": format_name, "length": spool.length}


class _NoFormat(Exception):
    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def _write(result: Any, formats: dict[str, str | None], spool: _Spool) -> tuple[str, str]:
    kind = "boolean" if isinstance(result, QueryBoolean) else "solutions" if isinstance(result, QuerySolutions) else "graph"
    name = formats.get(kind)
    if name is None:
        raise _NoFormat(kind)
    if kind == "graph":
        for part in graph_parts(result, name):
            spool.write(part)
    else:
        result.serialize(spool, TABLES[name])
    return kind, name
