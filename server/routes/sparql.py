"""`/sparql`: queries by the SPARQL 1.1 Protocol, the service description, and a page for browsers."""

from __future__ import annotations

from flask import Blueprint, Response, request

from server import guard, problems
from server.caching import is_volatile, query_mark, still_the_same
from server.description import service_description
from server.graphs import write_graph
from server.negotiation import choose_graph, media_type, named_graph, offered, prefers_html
from server.pages.ask import ask
from server.pages.query import query_page
from server.protocol import Operation, read_operation, time_allowed, to_query
from server.responses import address_of, to_response
from server.routes.update import carry_out
from server.service import service

blueprint = Blueprint("sparql", __name__)


@blueprint.route("/sparql", methods=["GET", "POST"])
@blueprint.route("/sparql/", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query; without one, say what this service is."""
    operation = read_operation(request, service().settings)
    if operation.update is not None:
        return carry_out(operation)
    accept = request.headers.get("Accept", "")
    format_given = operation.parameters.one("format") or operation.parameters.one("output")
    if prefers_html(accept) and not format_given:
        return query_page(operation)
    if operation.query is None:
        return describe_service(accept, format_given)
    return answer(operation, accept)


def answer(operation: Operation, accept: str) -> Response:
    """The response to the query of an operation. Raises Problem."""
    settings = service().settings
    base = address_of(request, public_url=settings.public_url) + "/sparql"
    query = to_query(operation, settings, accept=accept, base=base)
    time_s = time_allowed(operation.parameters, settings)
    mark = query_mark(service().release, query)
    if (same := still_the_same(mark)) is not None:
        return same
    try:
        result = service().ask_for(request.remote_addr, query, time_s=time_s)
    except problems.Problem as problem:
        if problem.kind == "query-syntax" and guard.finds_load(query.text):
            raise problems.refused("LOAD is switched off: this service is read-only.") from None
        raise
    response = to_response(result)
    if mark is not None:
        response.set_etag(mark, weak=True)
    elif is_volatile(query.text):
        response.headers["Cache-Control"] = "no-store"
    return response


def describe_service(accept: str, format_given: str | None) -> Response:
    """The service description in a graph format. Raises Problem."""
    running = service()
    name = named_graph(format_given) if format_given else choose_graph(accept)
    if name is None:
        raise problems.not_acceptable(offered("graph"))
    graphs = running.once_a_release("graphs", lambda: tuple(row["graph"].value for row in ask(running, "graphs")))
    triples = service_description(
        address_of(request, public_url=running.settings.public_url) + request.path,
        title=running.settings.title,
        triples=running.quads,
        graphs=graphs,
        updates=running.settings.token is not None,
        union=running.union,
    )
    return Response(write_graph(triples, name), content_type=media_type(name))
