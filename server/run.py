"""Run the service: waitress in front of the application, until SIGTERM or SIGINT."""

from __future__ import annotations

import errno
import logging
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import waitress  # type: ignore[import-untyped]

from kg.errors import StorageError, UsageError
from server.app import create_app
from server.release import Release
from server.service import Service
from server.settings import KIB, MIB, Settings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Started:
    """What `serve` tells its caller once requests are taken."""

    address: str
    release: str
    quads: int
    sockets_refused: bool | None
    """Whether the kernel keeps workers from opening connections, else the text guard stands alone; None where they have to."""


def serve(
    release_path: Path | str,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    settings: Settings | None = None,
    on_start: Callable[[Started], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Serve the release until a signal (SIGTERM, SIGINT) or `stop`; port 0 takes a free one.

    Raises UsageError when the address cannot be had, StorageError when the release cannot be loaded.
    """
    settings = settings or Settings()
    listener = bind(host, port)
    try:
        app = create_app(release_path, settings)
    except StorageError:
        listener.close()
        raise
    service: Service = app.extensions["parley"]
    try:
        _run(app, service, listener, settings, on_start, stop or threading.Event())
    finally:
        service.close()
        listener.close()


def bind(host: str, port: int) -> socket.socket:
    """A listening socket. Raises UsageError that says why there is none and what to do."""
    place = f"{host}:{port}"
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except OverflowError:
        raise UsageError("this is no port", place=place, remedy="choose one from 0 to 65535") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError("the port is in use", place=place, remedy="choose another with --port") from error
        if error.errno == errno.EACCES:
            raise UsageError("the port is not allowed", place=place, remedy="choose one above 1023 with --port") from error
        raise UsageError(f"the address cannot be served: {error.strerror or error}", place=place, remedy="see --host") from error
    return listener


def _run(
    app: object,
    service: Service,
    listener: socket.socket,
    settings: Settings,
    on_start: Callable[[Started], None] | None,
    stop: threading.Event,
) -> None:
    server = waitress.create_server(
        app,
        sockets=[listener],
        # One thread for each query that may run or wait, and some that answer everything else meanwhile.
        threads=settings.workers + settings.waiting_most + 8,
        # Somewhat above our own limits, which are told in the client's format; this one is told as plain text.
        max_request_body_size=max(16 * settings.body_bytes, settings.write_bytes + MIB if settings.token else 0),
        max_request_header_size=128 * KIB,
        channel_timeout=30,
        connection_limit=500,
        ident=None,
        clear_untrusted_proxy_headers=True,
        asyncore_use_poll=True,
    )
    thread = threading.Thread(target=server.run, name="http", daemon=True)
    previous = _on_signals(stop)
    try:
        thread.start()
        address = listener.getsockname()
        name = f"[{address[0]}]" if ":" in address[0] else address[0]
        sealed = service.pool.sealed if isinstance(service.release, Release) else None
        started = Started(f"http://{name}:{address[1]}", service.release.name, service.quads, sealed)
        _log.info("serving %s at %s", started.release, started.address)
        if on_start:
            on_start(started)
        while not stop.wait(1.0):
            service.follow()
            if not thread.is_alive():
                raise StorageError("the web server ended by itself", place=started.address, remedy="see the log")
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        # In its own thread, which would otherwise notice only when it looks up from waiting, up to a second later.
        server.trigger.pull_trigger(lambda: _close(server))
        thread.join(timeout=3.0)
        server.task_dispatcher.shutdown(timeout=1)
    _log.info("stopped")


def _close(server: Any) -> None:
    """Take no more connections, and end those on which nothing is being answered."""
    server.close()
    for channel in list(server.active_channels.values()):
        if not channel.requests:
            channel.handle_close()


def _on_signals(stop: threading.Event) -> dict[int, Any]:
    """Let SIGTERM and SIGINT set `stop`; returns the handlers that stood before (none off the main thread)."""
    if threading.current_thread() is not threading.main_thread():
        return {}

    def note(number: int, frame: FrameType | None) -> None:
        stop.set()

    return {number: signal.signal(number, note) for number in (signal.SIGTERM, signal.SIGINT)}
