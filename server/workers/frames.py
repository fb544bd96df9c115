"""Messages over a stream socket: two lengths, a JSON header, a body of bytes.

Both ends are ours, so a malformed frame means a lost peer and raises `ConnectionError` like a closed socket does.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

Header = dict[str, Any]

_LENGTHS = struct.Struct("!II")
_HEADER_MOST = 4 * 1024 * 1024
_BODY_MOST = 1024 * 1024 * 1024


def send_frame(sock: socket.socket, header: Mapping[str, object], body: bytes = b"", *, fds: tuple[int, ...] = ()) -> None:
    """Write one frame; `fds` are file descriptors that travel with it. Raises OSError when the peer is gone."""
    head = json.dumps(header, separators=(",", ":")).encode()
    data = _LENGTHS.pack(len(head), len(body)) + head
    if fds:
        sent = socket.send_fds(sock, [data], list(fds))
        sock.sendall(data[sent:] + body)
    elif len(body) < 65536:
        sock.sendall(data + body)
    else:
        sock.sendall(data)
        sock.sendall(body)


def receive_frame(sock: socket.socket) -> tuple[Header, bytes]:
    """Read one frame. Raises TimeoutError by the socket's own timeout, ConnectionError when the peer is gone."""
    header, body, fds = receive_frame_with_fds(sock, most=0)
    assert not fds
    return header, body


def receive_frame_with_fds(sock: socket.socket, *, most: int = 4) -> tuple[Header, bytes, list[int]]:
    """Read one frame and up to `most` file descriptors that came with it."""
    fds: list[int] = []
    if most:
        first, fds, _, _ = socket.recv_fds(sock, _LENGTHS.size, most)
        lengths = first + _receive_exactly(sock, _LENGTHS.size - len(first)) if first else b""
    else:
        lengths = _receive_exactly(sock, _LENGTHS.size)
    if not lengths:
        raise ConnectionError("the peer closed the connection")
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length > _HEADER_MOST or body_length > _BODY_MOST:
        raise ConnectionError("the peer sent an impossible length")
    try:
        header = json.loads(_receive_exactly(sock, head_length))
    except ValueError as error:
        raise ConnectionError("the peer sent a broken header") from error
    return header, _receive_exactly(sock, body_length), fds


def _receive_exactly(sock: socket.socket, count: int) -> bytes:
    if count == 0:
        return b""
    chunk = sock.recv(count)
    if len(chunk) == count:
        return chunk
    parts = bytearray(chunk)
    while chunk and len(parts) < count:
        chunk = sock.recv(min(count - len(parts), 1 << 20))
        parts += chunk
    if len(parts) < count:
        raise ConnectionError("the peer closed the connection")
    return bytes(parts)
