"""Writes: who may, and how a change becomes the next release.

Off unless a token is set. A change is made by a writer process on its own copy, published as a release folder beside the one
in force, and then served; at every moment one whole release is.
"""

from __future__ import annotations

import hmac
import ipaddress
import logging
import os
import shutil
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Request

from kg.errors import StorageError
from kg.store.manifest import write_manifest
from kg.store.release import MANIFEST, QUADS, Release
from kg.store.workshop import POINTER, open_workshop, publish
from server import problems
from server.service import Service
from server.settings import Settings
from server.workers.frames import Header

_log = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()
_written: set[Path] = set()
"""Releases that writes have made; each is removed once the next one is served."""


def authorise(request: Request, settings: Settings) -> None:
    """Let a write pass. Raises Problem: 403 where writes are off or the client is elsewhere, 401 without the token."""
    if settings.token is None:
        raise problems.refused("Writing is switched off: this service is read-only.")
    if not settings.writes_from_anywhere and not is_loopback(request.remote_addr):
        raise problems.refused("Writes are taken from this machine alone.")
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), settings.token.encode()):
        raise problems.unauthorised()


def is_loopback(address: str | None) -> bool:
    """Whether a request comes from this machine."""
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def write(service: Service, job: Header, body: bytes = b"") -> Header:
    """Carry out a job of `workers.writer` and serve what comes of it; the writer's answer. Raises Problem."""
    if not isinstance(service.release, Release):
        raise problems.refused("The store behind this service is written to directly, not through it.")
    if not (service.path / POINTER).exists():
        raise problems.refused("Writes need a folder of releases with its pointer; a single release never changes.")
    with _one_at_a_time:
        old = service.release
        assert isinstance(old, Release)
        try:
            answer = service.pool.write(
                job, body, time_s=service.settings.write_time_s, keep=lambda file: _publish(file, old, service.path)
            )
            if answer["changed"]:
                fresh = service.reload()
                _written.add(fresh.folder)
        except StorageError as error:
            _log.error("a write could not be stored: %s", error)
            raise problems.not_stored() from None
        if answer["changed"] and old.folder in _written and fresh.folder != old.folder:
            _written.discard(old.folder)
            shutil.rmtree(old.folder, ignore_errors=True)
    return answer


def _publish(quads: Path, old: Release, out: Path) -> None:
    """Make the release in force one with these quads and the other files of `old`."""
    with open_workshop(out) as folder:
        for path in old.folder.iterdir():
            if path.is_dir():
                shutil.copytree(path, folder / path.name)
            elif path.name not in (QUADS, MANIFEST):
                shutil.copy2(path, folder / path.name)
        shutil.move(quads, folder / QUADS)
        manifest: Mapping[str, Any] = old.manifest
        with (folder / QUADS).open("rb") as file:
            count = sum(1 for _ in file)
        name = write_manifest(
            folder,
            base=old.base,
            versions=manifest.get("versions", {}),
            counts={**manifest.get("counts", {}), "quads": count},
            articles=manifest.get("articles", ()),
            epoch=os.environ.get("SOURCE_DATE_EPOCH"),
        )
        publish(folder, out, name)
