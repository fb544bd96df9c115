"""The limits and switches of the service, with the defaults that a public endpoint needs.

Every number carries its unit in its name. A caller overrides what it wants with `dataclasses.replace` or keywords.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields

from kg.errors import SettingError
from kg.vocab import DEFAULT_BASE

KIB, MIB = 1024, 1024 * 1024


def default_workers() -> int:
    """One worker a core, four at most."""
    return max(1, min(4, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Settings:
    """What the service allows; see `queries in time`, `sizes`, `writes` below."""

    # queries in time
    query_time_s: float = 10.0
    """How long a query may take, waiting for a worker included; a client may ask for less."""
    query_time_most_s: float = 60.0
    """What `query_time_s` may be raised to."""
    start_time_s: float = 120.0
    """How long loading a release may take."""

    # sizes
    query_bytes: int = 32 * KIB
    body_bytes: int = 64 * KIB
    nesting_depth: int = 400
    result_bytes: int = 64 * MIB
    inline_bytes: int = 256 * KIB
    """Results up to this size travel through the pipe, larger ones through a file."""
    memory_bytes: int = 2048 * MIB
    """Address space that a worker may add to what the release itself needs."""
    stack_bytes: int = 256 * MIB

    # workers
    workers: int = field(default_factory=default_workers)
    waiting_each: int = 8
    """Requests that may wait for each worker before the service says that it is busy."""

    # fairness
    client_time_s: float = 60.0
    """Query time that one client may use in `client_window_s`; 0 switches the rule off. Loopback is exempt."""
    client_window_s: float = 60.0

    # writes
    token: str | None = None
    """Bearer token that opens updates and graph writes; None keeps the service read-only."""
    writes_from_anywhere: bool = False
    """Accept writes from other machines than this one."""
    write_bytes: int = 16 * MIB
    """Largest graph that is read from a request."""
    write_time_s: float = 60.0
    """How long a write may take, the new release included."""
    release_bytes: int = 4096 * MIB

    # a store elsewhere
    store_token: str | None = None
    """Bearer token that it asks for."""
    base: str = DEFAULT_BASE
    """Where the IRIs of its articles begin."""

    # names
    public_url: str | None = None
    """The address under which the service is known, where it differs from the one that requests carry."""
    title: str = "Parley"

    # messages
    log_queries: bool = False
    """Let messages about requests carry the query."""

    def __post_init__(self) -> None:
        if not 0 < self.query_time_s <= self.query_time_most_s:
            raise SettingError(
                f"query_time_s is {self.query_time_s:g}", remedy=f"choose more than 0 and at most {self.query_time_most_s:g} seconds"
            )
        for item in fields(self):
            value = getattr(self, item.name)
            if (item.name.endswith("_bytes") or item.name in ("workers", "nesting_depth")) and value < 1:
                raise SettingError(f"{item.name} is {value}", remedy="choose at least 1")
        if self.token is not None and len(self.token) < 16:
            raise SettingError("the write token is too short", remedy="use at least 16 characters")

    @property
    def waiting_most(self) -> int:
        """How many requests may wait in all."""
        return self.workers * self.waiting_each
