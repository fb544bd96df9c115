"""The query page: a form, and under it the result of what was asked, or what is wrong with it."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Response, render_template, request

from server.negotiation import GRAPH_TYPES
from server.pages.ask import read_table
from server.pages.tables import Grid, to_grid
from server.problems import Problem
from server.protocol import Operation, time_allowed, to_query
from server.questions import shipped_questions
from server.responses import address_of
from server.service import Service, service
from server.workers.messages import Answer

START = """PREFIX parley: <https://w3id.org/parley/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?content ?label (COUNT(?claim) AS ?claims) WHERE {
  ?claim a parley:Claim ; parley:hasContent ?content .
  OPTIONAL { ?content rdfs:label ?label }
}
GROUP BY ?content ?label
ORDER BY DESC(?claims)
LIMIT 20
"""
_TEXT_SHOWN = 200_000


def query_page(operation: Operation) -> Response:
    """The page for a browser, with the result of the query when there is one; its status is that of the answer."""
    running = service()
    grid, text, problem = None, "", None
    if operation.query is not None:
        try:
            grid, text = _result(running, operation)
        except Problem as found:
            problem = found
    page = render_template(
        "query.html",
        query=operation.query or START,
        grid=grid,
        text=text,
        problem=problem,
        downloads=_downloads(operation, is_graph=bool(text)),
        questions=tuple(shipped_questions().values()),
        limit_s=running.settings.query_time_s,
    )
    response = Response(page, status=problem.status if problem else 200)
    if problem:
        response.headers.update(problem.headers)
    return response


def _result(running: Service, operation: Operation) -> tuple[Grid | None, str]:
    base = address_of(request, public_url=running.settings.public_url) + "/sparql"
    accept = "application/sparql-results+json, text/turtle"
    query = to_query(operation, running.settings, accept=accept, base=base)
    answer = running.ask_for(request.remote_addr, query, time_s=time_allowed(operation.parameters, running.settings))
    if answer.kind == "graph":
        return None, _graph_text(answer)
    return to_grid(read_table(answer)), ""


def _graph_text(answer: Answer) -> str:
    if answer.file is None:
        return answer.body[:_TEXT_SHOWN].decode("utf-8", "ignore") or "# an empty graph"
    with answer.file:
        return answer.file.read(_TEXT_SHOWN).decode("utf-8", "ignore")


def _downloads(operation: Operation, *, is_graph: bool) -> list[tuple[str, str]]:
    if operation.query is None:
        return []
    names = ("ttl", "nt", "jsonld", "rdf") if is_graph else ("json", "csv", "tsv", "xml")
    others = [(key, value) for key, value in operation.parameters.items if key not in ("format", "output", "query")]
    words = {"ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "rdf": "RDF/XML"}
    assert set(words) <= set(GRAPH_TYPES)
    return [
        (words.get(name, name.upper()), "sparql?" + urlencode([("query", operation.query), *others, ("format", name)])) for name in names
    ]
