"""Pieces of a release on the disk until all are there: memory stays flat, and the order of arrival leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

Key = tuple[str, ...]


@dataclass(slots=True)
class Spool:
    """Pieces of bytes under keys. Of two pieces with one key the smaller (as bytes) is kept, whichever came first."""

    path: Path
    _where: dict[Key, tuple[int, int]] = field(default_factory=dict)
    _stream: IO[bytes] | None = None

    def __enter__(self) -> Spool:
        self._stream = self.path.open("w+b")
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def __len__(self) -> int:
        return len(self._where)

    def add(self, key: Key, data: bytes) -> bool:
        """Keep `data` under `key`; whether the key is new."""
        new = key not in self._where
        if not new and self.read(key) <= data:
            return False
        start = self._open.seek(0, 2)
        self._open.write(data)
        self._where[key] = (start, len(data))
        return new

    def read(self, key: Key) -> bytes:
        """The piece under `key`. Raises KeyError."""
        start, length = self._where[key]
        self._open.seek(start)
        return self._open.read(length)

    def keys(self) -> Iterator[Key]:
        """All keys, sorted."""
        return iter(sorted(self._where))

    @property
    def _open(self) -> IO[bytes]:
        if self._stream is None:
            raise ValueError("the spool is not open")
        return self._stream
