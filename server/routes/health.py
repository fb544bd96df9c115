"""Whether the service lives and whether it takes queries, for whoever watches it."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from server import problems
from server.service import service

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """The web process answers."""
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/readyz")
def readyz() -> Response:
    """The release is loaded and workers take queries."""
    running = service()
    if not running.pool.is_ready():
        raise problems.not_ready()
    return jsonify(release=running.release.name, quads=running.pool.quads, sockets_refused=running.pool.sealed)
