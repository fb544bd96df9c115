"""Linked data: a thing's address answers 303 to the document on it, in the format that the client prefers.

A document has the same address with a suffix, an ETag, and links that name the thing and its other documents (FAIR
Signposting, level 1). All formats hold the same triples; the page shows them.
"""

from __future__ import annotations

import hashlib

from flask import Blueprint, Response, redirect, request
from pyoxigraph import NamedNode
from werkzeug.wrappers import Response as AnyResponse

from kg.vocab import ONTOLOGY_GRAPH
from server import problems
from server.addresses import SUFFIXES, split_suffix, to_iri
from server.negotiation import choose_graph, prefers_html
from server.pages.ask import packaged
from server.pages.resource import resource_page
from server.protocol import is_iri, read_parameters
from server.release import tag_of
from server.responses import to_response
from server.service import Service, service
from server.workers.messages import Query

blueprint = Blueprint("documents", __name__)


@blueprint.get("/<any(id, vocab, lexicon):folder>/<path:local>")
@blueprint.get("/<any(data):folder>/<path:local>")
def thing(folder: str, local: str) -> AnyResponse:
    """303 from a thing to its document; with a suffix, the document."""
    running = service()
    stem, suffix = split_suffix(local)
    iri = to_iri(folder, stem, base=running.release.base)
    address = f"{request.script_root}/{folder}/{stem}"
    if suffix is not None:
        return document(running, iri, suffix, address)
    _check_known(running, iri)
    return redirect(f"{address}.{_preferred(request.headers.get('Accept', ''))}", 303)


@blueprint.get("/ontology")
def ontology() -> AnyResponse:
    """303 to the document on the ontology, whose terms are parts of it (`#`)."""
    return redirect(f"{request.script_root}/ontology.{_preferred(request.headers.get('Accept', ''))}", 303)


@blueprint.get("/ontology.<suffix>")
def ontology_document(suffix: str) -> Response:
    """The ontology as the release has it: its whole graph, or the page on it."""
    running = service()
    iri = ONTOLOGY_GRAPH.value
    if suffix == "html":
        return document(running, iri, suffix, f"{request.script_root}/ontology")
    if suffix not in SUFFIXES:
        raise problems.not_found("The ontology is at " + ", ".join(f"/ontology.{name}" for name in SUFFIXES) + ".")
    query = Query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {"graph": suffix}, default=(iri,), named=())
    response = to_response(running.pool.ask(query, time_s=running.settings.query_time_s))
    response.headers["Link"] = ", ".join(_links(iri, suffix, f"{request.script_root}/ontology"))
    return response


@blueprint.get("/resource")
def resource() -> AnyResponse:
    """The document on any resource of the release, named by `?iri=`; `?format=` chooses the format."""
    parameters = read_parameters(request)
    iri = parameters.one("iri") or ""
    suffix = parameters.one("format") or _preferred(request.headers.get("Accept", ""))
    if suffix not in SUFFIXES:
        raise problems.not_acceptable(", ".join(SUFFIXES))
    return document(service(), iri, suffix, None)


def document(running: Service, iri: str, suffix: str, address: str | None) -> Response:
    """The document on `iri`; `address` is where its siblings with other suffixes are. Raises Problem."""
    if not is_iri(iri):
        raise problems.bad_request("The parameter 'iri' is an absolute IRI.")
    if suffix == "html":
        response = Response(resource_page(running, iri), content_type="text/html; charset=utf-8")
    else:
        _check_known(running, iri)
        query = Query(packaged("document", iri=NamedNode(iri)), {"graph": suffix})
        response = to_response(running.pool.ask(query, time_s=running.settings.query_time_s))
    response.headers["Link"] = ", ".join(_links(iri, suffix, address))
    response.cache_control.public = True
    response.cache_control.max_age = 300
    mark = hashlib.sha256(f"{tag_of(running.release)} {iri} {suffix}".encode()).hexdigest()[:20]
    response.set_etag(mark, weak=True)
    return response.make_conditional(request) if not response.direct_passthrough else response  # type: ignore[return-value]


def _links(iri: str, suffix: str, address: str | None) -> list[str]:
    links = [f'<{_ascii(iri)}>; rel="cite-as"', '<https://schema.org/AboutPage>; rel="type"']
    if address is None:
        return links
    for other, media in SUFFIXES.items():
        if other != suffix:
            relation = "alternate" if other == "html" or suffix != "html" else "describedby"
            links.append(f'<{_ascii(address)}.{other}>; rel="{relation}"; type="{media}"')
    return links


def _ascii(iri: str) -> str:
    """An IRI as a header can carry it (RFC 3987, 3.1)."""
    return "".join(sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in iri)


def _preferred(accept: str) -> str:
    if prefers_html(accept):
        return "html"
    name = choose_graph(accept)
    if name is None or name not in SUFFIXES:
        raise problems.not_acceptable(", ".join(SUFFIXES.values()))
    return name


def _check_known(running: Service, iri: str) -> None:
    """Raise Problem (404, 410) unless some statement is about `iri` or names it."""
    if not is_iri(iri):
        raise problems.unknown_thing(gone=False)
    query = Query(f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} }}", {"boolean": "csv"})
    if running.pool.ask(query, time_s=running.settings.query_time_s).body != b"true":
        raise problems.unknown_thing(gone=running.knew(iri))
