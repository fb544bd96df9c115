"""Triples in the graph formats, under the short names that addresses and `?format=` use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Quad, Triple

from kg.rdf.formats import FormatName, serialize_parts

FORMS: Mapping[str, FormatName] = {
    "ttl": "turtle",
    "nt": "ntriples",
    "jsonld": "jsonld",
    "rdf": "rdfxml",
    "trig": "trig",
    "nq": "nquads",
}


def write_graph(triples: Iterable[Triple], name: str) -> bytes:
    """The triples as one document, each said once."""
    return b"".join(graph_parts(triples, name))


def graph_parts(triples: Iterable[Triple], name: str) -> Iterator[bytes]:
    """As `write_graph`, in pieces."""
    if name in ("nt", "nq"):
        return (f"{line} .\n".encode() for line in dict.fromkeys(map(str, triples)))
    return serialize_parts((Quad(*triple) for triple in triples), FORMS[name])
