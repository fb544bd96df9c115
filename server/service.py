"""The running service: settings, release or store elsewhere, workers, and answers that stay the same as long as the data do.

`app.create_app` makes one and hangs it on the Flask application; routes get it with `service()`.
"""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from flask import current_app

from kg.errors import StorageError
from kg.store.exchange import is_address, read_address
from kg.store.workshop import current_release
from server.elsewhere import count_statements, find_out
from server.fairness import Ledger
from server.history import History
from server.release import Release, StoreElsewhere, open_release, tag_of
from server.settings import Settings
from server.workers.link import Nursery
from server.workers.messages import Answer, Query
from server.workers.pool import Pool
from server.workers.worker import WorkerLimits

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Service:
    """Owns the worker pool of one release at a time, or of one store elsewhere."""

    def __init__(self, path: Path | str, settings: Settings) -> None:
        """Open the release, or find the store at an address, and start the workers. Raises StorageError."""
        self.settings = settings
        self.path = Path(path)
        self.release: Release | StoreElsewhere = (
            _store_at(path, settings) if isinstance(path, str) and is_address(path) else open_release(path)
        )
        self.union = True
        """Whether the default graph is the union of all graphs."""
        self._dumps = tempfile.TemporaryDirectory(prefix="parley-dumps-", ignore_cleanup_errors=True)
        self._kept: dict[tuple[str, str], object] = {}
        self._lock = threading.Lock()
        self._reloading = threading.Lock()
        self._broken: Path | None = None
        self._history = History(self.path)
        self.ledger = Ledger(share_s=settings.client_time_s, window_s=settings.client_window_s)
        self.pool = Pool(
            self._starter(self.release),
            workers=settings.workers,
            waiting_most=settings.waiting_most,
            result_bytes=settings.result_bytes,
        )
        if isinstance(self.release, StoreElsewhere):
            try:
                self.union = find_out(self.pool, self.release, time_s=settings.query_time_s)
            except StorageError:
                self.close()
                raise

    @property
    def quads(self) -> int:
        """How many statements there are; 0 where a store elsewhere takes too long to count."""
        if isinstance(self.release, Release):
            return self.pool.quads
        return self.once_a_release("statements", lambda: count_statements(self.pool, time_s=self.settings.query_time_s))

    @property
    def has_files(self) -> bool:
        """Whether what is served lies in files that can be sent whole: a release, not a store elsewhere."""
        return isinstance(self.release, Release)

    @property
    def dumps(self) -> Path:
        """Where downloads are written."""
        return Path(self._dumps.name)

    def once_a_release(self, name: str, make: Callable[[], T]) -> T:
        """What `make` returned the first time it was asked for under this release."""
        key = (tag_of(self.release), name)
        with self._lock:
            if key in self._kept:
                return cast(T, self._kept[key])
        value = make()
        with self._lock:
            if isinstance(self.release, StoreElsewhere):
                self._kept = {other: kept for other, kept in self._kept.items() if other[0] == key[0]}
            self._kept[key] = value
        return value

    def knew(self, iri: str) -> bool:
        """Whether an earlier release said something of `iri`."""
        return isinstance(self.release, Release) and self._history.knew(iri, current=self.release.folder)

    def ask_for(self, client: str | None, query: Query, *, time_s: float) -> Answer:
        """The answer to a client's own query, on its share of time. Raises Problem."""
        self.ledger.check(client)
        started = time.monotonic()
        try:
            return self.pool.ask(query, time_s=time_s)
        finally:
            self.ledger.note(client, time.monotonic() - started)

    def reload(self, path: Path | str | None = None) -> Release:
        """Serve the release at `path` (or the one now current) without losing a request. Raises StorageError."""
        with self._reloading:
            release = open_release(path or self.path)
            if isinstance(self.release, Release) and release.folder == self.release.folder:
                return self.release
            self.pool.swap(self._starter(release))
            with self._lock:
                self.release = release
                self._kept.clear()
        _log.info("serving %s", release.name)
        return release

    def follow(self) -> None:
        """Serve what the pointer names now, if that is another release; a broken one is told once and left alone."""
        if not isinstance(self.release, Release):
            return
        try:
            named = current_release(self.path)
        except StorageError:
            return  # between two releases, or the folder is gone: go on with what is loaded
        if named in (self.release.folder, self._broken):
            return
        try:
            self.reload()
        except StorageError as error:
            self._broken = named
            _log.error("the new release is left alone: %s", error)

    def close(self) -> None:
        """End all workers and remove what was written for downloads."""
        self.pool.close()
        self._dumps.cleanup()

    def _starter(self, release: Release | StoreElsewhere) -> Callable[[], Nursery]:
        limits = WorkerLimits(
            memory_bytes=self.settings.memory_bytes,
            stack_bytes=self.settings.stack_bytes,
            result_bytes=self.settings.result_bytes,
            inline_bytes=self.settings.inline_bytes,
            release_bytes=self.settings.release_bytes,
        )
        time_s = self.settings.start_time_s
        if isinstance(release, Release):
            return lambda: Nursery([release.quads_path], limits, start_time_s=time_s, label=release.name)
        elsewhere = {"address": release.address, "token": self.settings.store_token}
        return lambda: Nursery([], limits, start_time_s=time_s, label=release.name, elsewhere=elsewhere)


def _store_at(address: str, settings: Settings) -> StoreElsewhere:
    return StoreElsewhere(address, settings.base, read_address(address).shown)


def service() -> Service:
    """The service of the application that handles the current request."""
    return cast(Service, current_app.extensions["parley"])
