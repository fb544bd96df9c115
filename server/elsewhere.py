"""What the service finds out about a store elsewhere before it serves it: does it answer, and what is its default graph?"""

from __future__ import annotations

import json
import logging

from kg.errors import StorageError
from server.problems import Problem
from server.release import StoreElsewhere
from server.workers.messages import Query
from server.workers.pool import Pool

_log = logging.getLogger(__name__)
_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def find_out(pool: Pool, store: StoreElsewhere, *, time_s: float) -> bool:
    """Whether statements of named graphs show in its default graph. Raises StorageError when it does not answer."""
    try:
        named = _ask(pool, "ASK { GRAPH ?g { ?s ?p ?o } }", time_s)
        shown = _ask(pool, "ASK { GRAPH ?g { ?s ?p ?o } ?s ?p ?o }", time_s)
    except Problem as problem:
        raise StorageError(
            f"no answer to a query: {problem.detail.rstrip('.') or problem.title}",
            place=store.shown,
            remedy="start the store, or give the address of its SPARQL endpoint",
        ) from None
    if named and not shown:
        _log.warning("%s: its default graph does not show its named graphs; pages need it to be their union", store.shown)
    return shown


def count_statements(pool: Pool, *, time_s: float) -> int:
    """How many statements its default graph has; 0 when it takes too long to say."""
    try:
        answer = pool.ask(Query(_COUNT, {"solutions": "json", "boolean": None, "graph": None}), time_s=time_s)
    except Problem as problem:
        _log.warning("the statements could not be counted: %s", problem.title)
        return 0
    (row,) = json.loads(answer.body)["results"]["bindings"]
    return int(row["n"]["value"])


def _ask(pool: Pool, text: str, time_s: float) -> bool:
    answer = pool.ask(Query(text, {"boolean": "json", "solutions": None, "graph": None}), time_s=time_s)
    return bool(json.loads(answer.body)["boolean"])
