"""The dataset's description at `/.well-known/void` and `/catalog`, and the questions' description for programs."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from server import problems
from server.catalog import describe_release
from server.graphs import write_graph
from server.negotiation import choose_graph, media_type, named_graph, offered
from server.openapi import describe_api
from server.pages.ask import ask
from server.protocol import read_parameters
from server.questions import shipped_questions
from server.responses import address_of
from server.service import Service, service

blueprint = Blueprint("catalog", __name__)


@blueprint.get("/.well-known/void")
@blueprint.get("/catalog")
def catalog() -> Response:
    """VoID and DCAT in a graph format."""
    running = service()
    wanted = read_parameters(request).one("format")
    accept = request.headers.get("Accept", "")
    name = named_graph(wanted) if wanted else choose_graph(accept) or ("ttl" if "html" in accept else None)
    if name is None:
        raise problems.not_acceptable(offered("graph"))
    triples = describe_release(
        address_of(request, public_url=running.settings.public_url),
        title=running.settings.title,
        name=running.release.name,
        base=running.release.base,
        triples=running.quads,
        classes=_counts(running, "class-partitions", "class", "entities"),
        properties=_counts(running, "property-partitions", "property", "triples"),
        questions=shipped_questions().values(),
        has_files=running.has_files,
    )
    return Response(write_graph(triples, name), content_type=media_type(name))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """OpenAPI 3.1: the endpoint and each saved question with its parameters."""
    running = service()
    address = address_of(request, public_url=running.settings.public_url)
    return jsonify(describe_api(address, title=running.settings.title, questions=shipped_questions().values()))


def _counts(running: Service, query: str, key: str, count: str) -> dict[str, int]:
    def make() -> dict[str, int]:
        return {row[key].value: int(row[count].value) for row in ask(running, query) if row[key].kind == "uri"}

    return running.once_a_release(query, make)
