"""The loop of one confined worker: read a query, answer it whole, or die trying.

The loop runs in a thread of its own because only a new thread can have a large stack. A result is complete before its
first byte leaves: small ones go through the socket, large ones through a file that the web process takes over.
"""

from __future__ import annotations

import os
import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, Store

from kg.errors import UsageError
from kg.store.query import run_query
from server.graphs import graph_parts
from server.workers.confine import confine, die_with_parent
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


def run_worker(store: Store, sock: socket.socket, spool_path: str, limits: WorkerLimits, *, writes: bool = False) -> None:
    """Confine this process and answer queries, or do one job of writing, until the socket closes. Never returns."""
    die_with_parent()
    threading.stack_size(limits.stack_bytes)
    thread = threading.Thread(target=_write_once if writes else _serve, args=(store, sock, spool_path, limits), name="query")
    # Started before the filter, which covers the calling thread alone, so the thread itself takes it on.
    thread.start()
    thread.join()
    os._exit(0)


def _serve(store: Store, sock: socket.socket, spool_path: str, limits: WorkerLimits) -> None:
    try:
        sealed = confine(memory_bytes=limits.memory_bytes, file_bytes=limits.result_bytes + 65536)
        send_frame(sock, {"status": "ready", "sealed": sealed})
        while True:
            request, _ = receive_frame(sock)
            spool = _Spool(spool_path, inline=limits.inline_bytes, most=limits.result_bytes)
            answer = _answer(store, request, spool)
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


def _answer(store: Store, request: Header, spool: _Spool) -> Header:
    try:
        default, named = _dataset(request)
        result = run_query(store, request["query"], base=request["base"], default_graphs=default, named_graphs=named)
        kind, format_name = _write(result, request["formats"], spool)
    except UsageError as error:
        return {"status": "syntax", "detail": error.message}
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


def _dataset(request: Header) -> tuple[list[Any] | None, list[NamedNode] | None]:
    """The graphs that the request names; either kind alone leaves the other empty (SPARQL 1.1 Protocol, 2.1.4)."""
    if request["default"] is None and request["named"] is None:
        return None, None
    default = [NamedNode(iri) if iri else DefaultGraph() for iri in request["default"] or ()]
    return default, [NamedNode(iri) for iri in request["named"] or ()]


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
