"""Shares of query time: no client may use more than so many seconds in a window, so that one cannot starve the others.

A client is an IPv4 address or the first half of an IPv6 one. This machine itself is exempt.
"""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import deque
from collections.abc import Callable

from server import problems

_CLIENTS_MOST = 10_000


class Ledger:
    """What each client has used lately. `clock` gives seconds and is there for tests."""

    def __init__(self, *, share_s: float, window_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._share_s, self._window_s, self._clock = share_s, window_s, clock
        self._used: dict[str, deque[tuple[float, float]]] = {}
        self._lock = threading.Lock()

    def check(self, client: str | None) -> None:
        """Let a query pass. Raises Problem (429) that says when to ask again."""
        name = client_name(client)
        if name is None or self._share_s <= 0:
            return
        with self._lock:
            entries = self._recent(name)
            if sum(seconds for _, seconds in entries) >= self._share_s:
                wait = entries[0][0] + self._window_s - self._clock()
                raise problems.over_share(max(1, math.ceil(wait)))

    def note(self, client: str | None, seconds: float) -> None:
        """Write down that a client's query took `seconds`."""
        name = client_name(client)
        if name is None or self._share_s <= 0:
            return
        with self._lock:
            if name not in self._used and len(self._used) >= _CLIENTS_MOST:
                self._used.pop(next(iter(self._used)))
            self._used.setdefault(name, deque()).append((self._clock(), seconds))
            self._recent(name)

    def _recent(self, name: str) -> deque[tuple[float, float]]:
        entries = self._used.get(name, deque())
        while entries and entries[0][0] <= self._clock() - self._window_s:
            entries.popleft()
        if not entries:
            self._used.pop(name, None)
        return entries


def client_name(address: str | None) -> str | None:
    """What to call a client; None for this machine and for no address."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        else:
            return None if found.is_loopback else str(ipaddress.ip_network((found, 64), strict=False).network_address)
    return None if found.is_loopback else str(found)
