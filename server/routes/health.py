"""Whether the service lives and whether it takes queries, for whoever watches it."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from server import problems
from server.service import service

blueprint = Blueprint("health", __name__)
_COUNTED = {
    "answered": "Queries answered",
    "timed_out": "Queries ended at their deadline",
    "lost": "Queries whose worker ended",
    "refused_busy": "Queries turned away because all workers and places were taken",
}


@blueprint.get("/healthz")
def healthz() -> Response:
    """The web process answers."""
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/metrics")
def metrics() -> Response:
    """Counts since the start, in the text format of Prometheus."""
    running = service()
    pool = running.pool
    lines = []
    for name, words in _COUNTED.items():
        lines += [
            f"# HELP parley_{name}_total {words}",
            f"# TYPE parley_{name}_total counter",
            f"parley_{name}_total {getattr(pool.tally, name)}",
        ]
    for name, value, words in (
        ("idle_workers", len(pool.pids()), "Workers that wait for a query"),
        ("quads", running.quads, "Statements in the release served"),
        ("ready", int(pool.is_ready()), "Whether queries are taken"),
    ):
        lines += [f"# HELP parley_{name} {words}", f"# TYPE parley_{name} gauge", f"parley_{name} {value}"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")


@blueprint.get("/readyz")
def readyz() -> Response:
    """The release is loaded and workers take queries."""
    running = service()
    if not running.pool.is_ready():
        raise problems.not_ready()
    return jsonify(release=running.release.name, quads=running.quads, sockets_refused=running.pool.sealed)
