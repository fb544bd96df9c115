"""A limit on work that cannot be interrupted from Python: the process itself ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import LimitError


@contextmanager
def deadline(seconds: float, what: str) -> Iterator[None]:
    """While the block runs, Ctrl-C ends the process at once, and so does time running out, with LimitError's exit code.

    The store's evaluation neither stops when asked nor lets Python's signal handlers run; what it has not printed is lost.
    """
    timer = threading.Timer(seconds, _give_up, (seconds, what))
    timer.daemon = True
    on_main = threading.current_thread() is threading.main_thread()
    previous = signal.signal(signal.SIGINT, signal.SIG_DFL) if on_main else None
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if on_main:
            signal.signal(signal.SIGINT, previous)


def _give_up(seconds: float, what: str) -> None:
    error = LimitError(f"{what} takes longer than {seconds:g} s", remedy="ask for less, or raise --time-limit (setting query_time_s)")
    os.write(sys.stderr.fileno(), f"kg: {error}\n".encode())
    os._exit(LimitError.exit_code)
