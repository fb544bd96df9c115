"""What evaluates a query in a worker: the release that the process holds, or a store elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QuerySolutions, Store, Triple

from kg.store.query import run_query
from server.workers.frames import Header

Result = QuerySolutions | QueryBoolean | Iterable[Triple]
Engine = Callable[[Header], Result]
"""The result for a request. Raises UsageError for what is no query, EngineTrouble for what a store elsewhere did wrong."""


class EngineTrouble(Exception):
    """Why a store elsewhere gave no answer: one of the kinds that `pool` turns into problems, and a detail."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind)
        self.kind, self.detail = kind, detail


def engine_over(store: Store) -> Engine:
    """The engine that queries a store of this process."""

    def run(request: Header) -> Result:
        default, named = _dataset(request)
        return run_query(store, request["query"], base=request["base"], default_graphs=default, named_graphs=named)

    return run


def _dataset(request: Header) -> tuple[list[Any] | None, list[NamedNode] | None]:
    """The graphs that the request names; either kind alone leaves the other empty (SPARQL 1.1 Protocol, 2.1.4)."""
    if request["default"] is None and request["named"] is None:
        return None, None
    default = [NamedNode(iri) if iri else DefaultGraph() for iri in request["default"] or ()]
    return default, [NamedNode(iri) for iri in request["named"] or ()]
