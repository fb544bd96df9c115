"""One HTTP exchange with a store elsewhere: a request in, a whole reply out, or an error that says what is wrong.

A reply counts as whole only when the message says where it ends and it ends there; no redirect is followed, no proxy asked.
"""

from __future__ import annotations

import base64
import http.client
import ssl
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from kg.errors import LimitError, StorageError, UsageError

_CHUNK = 1 << 16
_TROUBLE = (OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store listens. `shown` is for messages and pages: the address without a password."""

    scheme: str
    host: str
    port: int | None
    target: str
    """Path and query, as they are sent."""
    shown: str
    authorization: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply, whole. `framed` says that the message itself told its length."""

    status: int
    media: str
    body: bytes
    framed: bool
    retry_after_s: float | None = None


class Truncated(StorageError):
    """A reply that broke off."""


def is_address(text: str) -> bool:
    """Whether the text means an HTTP address rather than a folder."""
    return text.lower().startswith(("http://", "https://"))


def read_address(text: str, *, token: str | None = None) -> Address:
    """The parts of an HTTP address; `user:password@` in it, or a bearer token, become its authorization. Raises UsageError."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise UsageError("this is no address", place=text, remedy="give one such as http://127.0.0.1:7878/query") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not text.isascii() or any(sign <= " " for sign in text):
        raise UsageError("this is no http or https address", place=text, remedy="give one such as http://127.0.0.1:7878/query")
    authorization = f"Bearer {token}" if token else None
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        authorization = f"Basic {base64.b64encode(pair).decode()}"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{target}"
    return Address(parts.scheme, parts.hostname, port, target, shown, authorization)


class Exchange:
    """Exchanges with one store over a connection that is kept open between them; not for several threads."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._connection: http.client.HTTPConnection | None = None

    def send(
        self,
        method: str,
        *,
        time_s: float,
        most: int,
        added: str = "",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """The reply to one request; `added` goes behind the address as a query string.

        Raises StorageError when the store cannot be reached, Truncated when its reply breaks off, LimitError when the time
        is over or the reply is larger than `most` bytes.
        """
        deadline = time.monotonic() + time_s
        try:
            with ExitStack() as undone:
                undone.callback(self.close)  # whatever breaks the exchange off, an interruption too, leaves no half-read connection
                response = self._begin(method, added, body, headers or {}, deadline)
                reply = self._finish(response, most, deadline)
                undone.pop_all()
                return reply
        except TimeoutError:
            raise self._too_slow(time_s) from None
        except _TROUBLE as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise StorageError(
                f"the store cannot be reached: {reason}", place=self.address.shown, remedy="start it, or check the address"
            ) from error

    def close(self) -> None:
        """Close the connection; the next exchange opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _begin(self, method: str, added: str, body: bytes | None, headers: Mapping[str, str], deadline: float) -> http.client.HTTPResponse:
        """Send the request, once more on a new connection where the store has closed the old one meanwhile."""
        target = self.address.target
        if added:
            target += ("&" if "?" in target else "?") + added
        sent = {"User-Agent": "parley-kg", "Accept-Encoding": "identity", **headers}
        if self.address.authorization:
            sent["Authorization"] = self.address.authorization
        kept = self._connection is not None
        while True:
            connection = self._connection = self._connection or self._open()
            connection.timeout = _left(deadline)
            if connection.sock is not None:
                connection.sock.settimeout(_left(deadline))
            try:
                connection.request(method, target, body, sent)
                return connection.getresponse()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.close()
                if not kept:
                    raise
                kept = False

    def _open(self) -> http.client.HTTPConnection:
        if self.address.scheme == "https":
            return http.client.HTTPSConnection(self.address.host, self.address.port, context=ssl.create_default_context())
        return http.client.HTTPConnection(self.address.host, self.address.port)

    def _finish(self, response: http.client.HTTPResponse, most: int, deadline: float) -> Reply:
        framed = response.chunked or response.length is not None
        parts, size = [], 0
        try:
            while chunk := response.read1(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise LimitError(f"the reply is larger than {most} bytes", place=self.address.shown, remedy="ask for less")
                parts.append(chunk)
                if self._connection is not None and self._connection.sock is not None:
                    self._connection.sock.settimeout(_left(deadline))
        except TimeoutError:
            raise
        except _TROUBLE as error:
            raise self._broken_off() from error
        if response.length not in (None, 0):
            raise self._broken_off()
        response.close()
        if response.will_close:
            self.close()
        media = response.headers.get_content_type() if "Content-Type" in response.headers else ""
        wait = response.headers.get("Retry-After", "")
        return Reply(response.status, media, b"".join(parts), framed, float(wait) if wait.isdigit() else None)

    def _broken_off(self) -> Truncated:
        return Truncated("the reply broke off", place=self.address.shown, remedy="try again; see the store's log")

    def _too_slow(self, time_s: float) -> LimitError:
        return LimitError(f"no whole reply within {time_s:g} s", place=self.address.shown, remedy="see the store's log")


def _left(deadline: float) -> float:
    """Seconds until `deadline`. Raises TimeoutError when there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
