"""The running service: settings, release, workers, and answers that stay the same as long as the release does.

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
from kg.store.workshop import current_release
from server.fairness import Ledger
from server.release import Release, open_release
from server.settings import Settings
from server.workers.link import Nursery
from server.workers.messages import Answer, Query
from server.workers.pool import Pool
from server.workers.worker import WorkerLimits

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Service:
    """Owns the worker pool of one release at a time."""

    def __init__(self, path: Path | str, settings: Settings) -> None:
        """Open the release and start its workers. Raises StorageError."""
        self.settings = settings
        self.path = Path(path)
        self.release = open_release(path)
        self._dumps = tempfile.TemporaryDirectory(prefix="parley-dumps-", ignore_cleanup_errors=True)
        self._kept: dict[tuple[str, str], object] = {}
        self._lock = threading.Lock()
        self._reloading = threading.Lock()
        self._broken: Path | None = None
        self.ledger = Ledger(share_s=settings.client_time_s, window_s=settings.client_window_s)
        self.pool = Pool(
            self._starter(self.release),
            workers=settings.workers,
            waiting_most=settings.waiting_most,
            result_bytes=settings.result_bytes,
        )

    @property
    def dumps(self) -> Path:
        """Where downloads are written."""
        return Path(self._dumps.name)

    def once_a_release(self, name: str, make: Callable[[], T]) -> T:
        """What `make` returned the first time it was asked for under this release."""
        key = (self.release.name, name)
        with self._lock:
            if key in self._kept:
                return cast(T, self._kept[key])
        value = make()
        with self._lock:
            self._kept[key] = value
        return value

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
            if release.folder == self.release.folder:
                return self.release
            self.pool.swap(self._starter(release))
            with self._lock:
                self.release = release
                self._kept.clear()
        _log.info("serving %s", release.name)
        return release

    def follow(self) -> None:
        """Serve what the pointer names now, if that is another release; a broken one is told once and left alone."""
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

    def _starter(self, release: Release) -> Callable[[], Nursery]:
        limits = WorkerLimits(
            memory_bytes=self.settings.memory_bytes,
            stack_bytes=self.settings.stack_bytes,
            result_bytes=self.settings.result_bytes,
            inline_bytes=self.settings.inline_bytes,
            release_bytes=self.settings.release_bytes,
        )
        return lambda: Nursery([release.quads_path], limits, start_time_s=self.settings.start_time_s, label=release.name)


def service() -> Service:
    """The service of the application that handles the current request."""
    return cast(Service, current_app.extensions["parley"])
