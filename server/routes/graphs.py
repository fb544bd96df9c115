"""`/graphs`: the SPARQL 1.1 Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

Reading is always open, writing behind the token. `?default` is the graph without a name, `?graph=IRI` a named one, and an
address below `/graphs/` names the graph that has that address as its IRI.
"""

from __future__ import annotations

import uuid

from flask import Blueprint, Response, g, request

from kg.rdf.formats import FORMATS
from server import problems
from server.negotiation import choose_graph, named_graph, offered
from server.protocol import Parameters, is_iri, read_parameters
from server.responses import address_of, to_response
from server.service import service
from server.workers.messages import Query
from server.writes import authorise, write

blueprint = Blueprint("graphs", __name__)
_MEDIA = tuple(form.media_type for form in FORMATS.values())
_READ = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@blueprint.get("/graphs")
@blueprint.get("/graphs/<path:local>")
def read_graph(local: str | None = None) -> Response:
    """The triples of one graph."""
    parameters = read_parameters(request)
    graph = _graph(parameters, local)
    wanted = parameters.one("format")
    name = named_graph(wanted) if wanted else choose_graph(request.headers.get("Accept", ""))
    if name is None:
        raise problems.not_acceptable(offered("graph"))
    pool, time_s = service().pool, service().settings.query_time_s
    if graph is not None:
        exists = Query(f"ASK {{ GRAPH <{graph}> {{}} }}", {"boolean": "csv"})
        if pool.ask(exists, time_s=time_s).body != b"true":
            raise problems.not_found("There is no such graph.")
    found = Query(_READ, {"graph": name}, default=(graph or "",), named=())
    return to_response(pool.ask(found, time_s=time_s))


@blueprint.route("/graphs", methods=["PUT", "POST", "DELETE"])
@blueprint.route("/graphs/<path:local>", methods=["PUT", "POST", "DELETE"])
def write_graph(local: str | None = None) -> Response:
    """Replace, extend or remove one graph; POST without a graph makes a new one."""
    g.is_write = True
    running = service()
    authorise(request, running.settings)
    parameters = read_parameters(request)
    fresh = request.method == "POST" and local is None and not parameters.all("graph") and not parameters.all("default")
    address = address_of(request, public_url=running.settings.public_url)
    graph = f"{address}/graphs/{uuid.uuid4()}" if fresh else _graph(parameters, local)
    job = {"do": request.method.lower(), "graph": graph, "base": graph or f"{address}/graphs"}
    if request.method == "DELETE":
        if not write(running, job)["existed"]:
            raise problems.not_found("There is no such graph.")
        return Response(status=204)
    documents = _documents(running.settings.write_bytes)
    parts = [{"media": media, "length": len(body)} for media, body in documents]
    existed = write(running, {**job, "parts": parts}, b"".join(body for _, body in documents))["existed"]
    response = Response(status=204 if existed else 201)
    if not existed and graph is not None:
        response.headers["Location"] = graph
    return response


def _graph(parameters: Parameters, local: str | None) -> str | None:
    """The IRI of the graph meant; None for the one without a name. Raises Problem."""
    if local is not None:
        return f"{address_of(request, public_url=service().settings.public_url)}/graphs/{local}"
    graph, default = parameters.one("graph"), parameters.one("default")
    if (graph is None) == (default is None):
        raise problems.bad_request("Name one graph: ?graph=IRI or ?default.")
    if graph is not None and not is_iri(graph):
        raise problems.bad_request("The parameter 'graph' is an absolute IRI.")
    return graph


def _documents(most: int) -> list[tuple[str, bytes]]:
    """Media type and bytes of each document sent: the body, or the files of a form. Raises Problem."""
    if (request.content_length or 0) > most:
        raise problems.too_large("graph", most)
    if request.mimetype == "multipart/form-data":
        documents = [(file.mimetype, file.read()) for _, file in request.files.items(multi=True)]
    else:
        documents = [(request.mimetype, bytes(request.stream.read(most + 1)))]
    if sum(len(body) for _, body in documents) > most:
        raise problems.too_large("graph", most)
    for media, _ in documents:
        if media not in _MEDIA:
            raise problems.unsupported_type(media, ", ".join(_MEDIA))
    return documents
