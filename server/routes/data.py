"""The dumps: the whole release as one file in each format that keeps graphs, and as Turtle without them."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, send_file

from server import problems
from server.dumps import FORMATS, dump_file
from server.negotiation import GRAPH_TYPES
from server.release import Release, tag_of
from server.service import service

blueprint = Blueprint("data", __name__)


@blueprint.get("/data")
@blueprint.get("/data/")
def data() -> str:
    running = service()
    return render_template("data.html", release=running.release, quads=running.quads, formats=FORMATS)


@blueprint.get("/data/parley.<suffix>")
def dump(suffix: str) -> Response:
    """The release in one format; conditional and range requests are answered."""
    if suffix not in FORMATS:
        raise problems.not_found("The dumps are " + ", ".join(f"/data/parley.{name}" for name in FORMATS) + ".")
    running = service()
    release = running.release
    if not isinstance(release, Release):
        raise problems.not_found("The store behind this service is not written out here; ask it by SPARQL, graph by graph.")
    path = running.once_a_release(f"dump {suffix}", lambda: dump_file(release, suffix, running.dumps))
    return send_file(
        path,
        mimetype=GRAPH_TYPES[suffix],
        as_attachment=False,
        download_name=f"parley.{suffix}",
        conditional=True,
        etag=f"{tag_of(release)}-{suffix}",
        max_age=3600,
    )
