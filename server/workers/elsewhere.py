"""The engine over a store elsewhere: sends the query on, and gives a result only when the reply is whole and well-formed.

Formats whose end can be seen are asked for first, since a store may fail halfway and still end its reply properly. Each
reply is read through before anything of it is passed on; the caller's own limits on time and memory hold for all of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode
from xml.parsers import expat

from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from kg.errors import LimitError, StorageError, UsageError
from kg.store.exchange import Exchange, Reply, Truncated, read_address
from kg.vocab import PREFIXES
from server.workers.dataset import dataset_of, with_prologue
from server.workers.engines import Engine, EngineTrouble, Result
from server.workers.frames import Header

_TABLES: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
_GRAPHS: Mapping[str, RdfFormat] = {
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
}
_ENDLESS = (RdfFormat.N_TRIPLES, RdfFormat.TURTLE)
"""Formats in which half a document may be a document."""
_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, "
    "application/ld+json;q=0.8, application/rdf+xml;q=0.6, application/n-triples;q=0.3, text/turtle;q=0.2"
)
_NOWHERE = "urn:uuid:00000000-0000-0000-0000-000000000000"
"""A graph that no store has: stands for an empty default graph."""
_TIME_MOST_S = 3600.0  # the pool ends the worker long before
_DETAIL_MOST = 400


def engine_elsewhere(address: str, *, token: str | None, most: int) -> Engine:
    """The engine over the SPARQL endpoint at `address`, of whose replies at most `most` bytes are read."""
    exchange = Exchange(read_address(address, token=token))

    def run(request: Header) -> Result:
        return _read(_ask(exchange, request, most))

    return run


def _ask(exchange: Exchange, request: Header, most: int) -> Reply:
    fields = [("query", with_prologue(request["query"], base=request["base"], prefixes=PREFIXES)), *_dataset(request)]
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": _ACCEPT}
    try:
        return exchange.send("POST", time_s=_TIME_MOST_S, most=most, body=urlencode(fields).encode(), headers=headers)
    except LimitError:
        raise EngineTrouble("too-large") from None
    except Truncated:
        raise EngineTrouble("remote-broken", "Its reply broke off.") from None
    except StorageError:
        raise EngineTrouble("remote-gone") from None


def _dataset(request: Header) -> Iterable[tuple[str, str]]:
    """The dataset as parameters. A query's own FROM clauses become parameters too: with a union as its default graph, a
    store may heed only these."""
    default, named = request["default"], request["named"]
    if default is None and named is None:
        default, named = dataset_of(request["query"], base=request["base"], prefixes=PREFIXES)
        if not default and not named:
            return
    if "" in (default or ()):
        raise EngineTrouble("not-offered", "The graph without a name cannot be asked for in a store elsewhere.")
    yield from (("default-graph-uri", iri) for iri in default or (_NOWHERE,))
    yield from (("named-graph-uri", iri) for iri in named or ())


def _read(reply: Reply) -> Result:
    """The result in a reply. Raises EngineTrouble, UsageError where the store finds fault with the query."""
    if reply.status == 400:
        raise UsageError(_detail(reply))
    if reply.status in (408, 413, 429, 503, 504):
        raise EngineTrouble("remote-busy")
    if reply.status != 200:
        raise EngineTrouble("remote-refused", f"It answered with status {reply.status}.")
    try:
        if reply.media in _TABLES:
            _check_ends(reply)
            return parse_query_results(reply.body, _TABLES[reply.media])
        if reply.media in _GRAPHS:
            form = _GRAPHS[reply.media]
            if form in _ENDLESS and not reply.framed:
                raise EngineTrouble("remote-broken", "Nothing tells whether its reply is whole.")
            _check_ends(reply)
            return _triples(reply.body, form)
    except (SyntaxError, ValueError, RecursionError, expat.ExpatError):
        raise EngineTrouble("remote-broken", "Its reply is not well-formed.") from None
    raise EngineTrouble("remote-broken", "Its reply is in no format of SPARQL results.")


def _triples(body: bytes, form: RdfFormat) -> list[Triple]:
    return list(dict.fromkeys(quad.triple for quad in parse(body, form)))


def _check_ends(reply: Reply) -> None:
    """Raise ValueError or ExpatError unless the document is complete, which the result parsers do not all ask for."""
    if reply.media.endswith("json"):
        json.loads(reply.body)
    elif reply.media.endswith("xml"):
        expat.ParserCreate().Parse(reply.body, True)


def _detail(reply: Reply) -> str:
    """What the store says about a query, where it says it in plain words."""
    if reply.media not in ("text/plain", "application/problem+json"):
        return "the store refuses it"
    return " ".join(reply.body[:_DETAIL_MOST].decode("utf-8", "replace").split()) or "the store refuses it"
