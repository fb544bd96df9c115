"""What a writer does: change its own copy of the data and write the whole of it down, or fail and leave no trace.

A writer is a worker that gets one job and ends. The served release never changes; the file that a writer leaves becomes the
next one.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.rdf.formats import serialize_parts
from server.workers.frames import Header

GraphName = NamedNode | DefaultGraph


def do_job(store: Store, job: Header, body: bytes, path: str) -> Header:
    """Carry out an update or a change of one graph, and write all quads to `path` when something may have changed.

    The answer says `ok`, or `syntax` and `failed` with a detail; for graphs also whether the graph was there before.
    """
    try:
        answer = _update(store, job) if job["do"] == "update" else _change_graph(store, job, body)
    except SyntaxError as error:
        return {"status": "syntax", "detail": str(error)}
    except (RuntimeError, ValueError, OSError) as error:
        return {"status": "failed", "detail": str(error)}
    if answer["changed"]:
        with Path(path).open("wb") as file:
            file.writelines(serialize_parts(store, "nquads"))
    return answer


def _update(store: Store, job: Header) -> Header:
    store.update(job["update"], base_iri=job["base"])
    return {"status": "ok", "changed": True}


def _change_graph(store: Store, job: Header, body: bytes) -> Header:
    name: GraphName = NamedNode(job["graph"]) if job["graph"] is not None else DefaultGraph()
    existed = isinstance(name, DefaultGraph) or store.contains_named_graph(name)
    if job["do"] == "delete":
        if existed:
            store.clear_graph(name) if isinstance(name, DefaultGraph) else store.remove_graph(name)
        return {"status": "ok", "existed": existed, "changed": existed}
    quads = _parse(job, body, name)
    if job["do"] == "put" and existed:
        store.clear_graph(name)
    store.extend(quads)
    return {"status": "ok", "existed": existed, "changed": True}


def _parse(job: Header, body: bytes, name: GraphName) -> list[Quad]:
    """The triples of the documents in the body, one after the other, each with blank nodes of its own."""
    quads: list[Quad] = []
    start = 0
    for part in job["parts"]:
        document, start = body[start : start + part["length"]], start + part["length"]
        form = RdfFormat.from_media_type(part["media"])
        if form is None:
            raise ValueError("the media type is no RDF format")
        parsed = parse(document, form, base_iri=job["base"], without_named_graphs=True, rename_blank_nodes=True)
        quads += [Quad(quad.subject, quad.predicate, quad.object, name) for quad in parsed]
    return quads
