"""Updates by the SPARQL 1.1 Protocol, at `/update` and at `/sparql`, for whoever has the token."""

from __future__ import annotations

from flask import Blueprint, Response, g, request

from server import guard, problems
from server.protocol import Operation, graphs_of, read_operation
from server.responses import address_of
from server.service import service
from server.using import add_using
from server.writes import authorise, write

blueprint = Blueprint("update", __name__)


@blueprint.post("/update")
def update() -> Response:
    """Carry out an update."""
    g.is_write = True
    authorise(request, service().settings)
    operation = read_operation(request, service().settings)
    if operation.update is None:
        raise problems.bad_request("There is no update in the request.")
    return carry_out(operation)


def carry_out(operation: Operation) -> Response:
    """The response to the update of an operation: 204 once it is served. Raises Problem."""
    g.is_write = True
    settings = service().settings
    authorise(request, settings)
    text = operation.update or ""
    guard.check_update(text, nesting_depth=settings.nesting_depth)
    parameters = operation.parameters
    text = add_using(text, default=graphs_of(parameters, "using-graph-uri"), named=graphs_of(parameters, "using-named-graph-uri"))
    base = address_of(request, public_url=settings.public_url) + "/sparql"
    write(service(), {"do": "update", "update": text, "base": base})
    return Response(status=204)
