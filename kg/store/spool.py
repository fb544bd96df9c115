"""Pieces of bytes on the disk, by key: memory stays flat however many there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import IO


@dataclass(slots=True)
class Spool:
    """One growing file and where in it each piece lies. A context."""

    path: Path
    _where: dict[str, tuple[int, int]] = field(default_factory=dict)
    _stream: IO[bytes] | None = None

    def __enter__(self) -> Spool:
        self._stream = self.path.open("w+b")
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`, in place of what was there."""
        stream = self._file()
        self._where[key] = (stream.seek(0, 2), len(data))
        stream.write(data)

    def read(self, key: str) -> bytes:
        """The piece under `key`. Raises KeyError."""
        start, length = self._where[key]
        stream = self._file()
        stream.seek(start)
        return stream.read(length)

    def _file(self) -> IO[bytes]:
        if self._stream is None:
            raise ValueError("the spool is not open")
        return self._stream
