"""What the pool is asked and what it answers."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import BinaryIO

from server.workers.frames import Header


@dataclass(frozen=True, slots=True)
class Query:
    """A query as a worker gets it. `formats` gives the wanted format for each kind of result, or None to refuse it."""

    text: str
    formats: dict[str, str | None]
    base: str | None = None
    default: tuple[str, ...] | None = None
    """Graphs of the default graph; the empty string stands for the release's own graph without a name."""
    named: tuple[str, ...] | None = None

    def as_frame(self) -> Header:
        frame: Header = {"query": self.text, "formats": self.formats, "base": self.base}
        return frame | {"default": self.default, "named": self.named}


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole result: in memory, or in an open file that is already without a name."""

    kind: str
    format: str
    length: int
    body: bytes = b""
    file: BinaryIO | None = None


@dataclass(slots=True)
class Tally:
    """What has happened since the start, for /metrics and the log."""

    answered: int = 0
    timed_out: int = 0
    lost: int = 0
    refused_busy: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
