"""The serialised forms of a graph, each the same bytes for the same statements.

Turtle, TriG and JSON-LD are written here, for their prefixes and order; N-Triples, N-Quads and RDF/XML by pyoxigraph. Forms
that know no named graphs hold the union of all graphs.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import get_args

import pyoxigraph as ox
from pyoxigraph import Literal, Quad, RdfFormat, Triple

from kg.errors import UsageError
from kg.order import sort_key
from kg.rdf.jsonld import write_jsonld
from kg.rdf.prefixes import used_prefixes
from kg.rdf.turtle import write_trig, write_turtle

FormatName = OneOf["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ALIASES = {"ttl": "turtle", "nt": "ntriples", "n-triples": "ntriples", "nq": "nquads", "n-quads": "nquads", "json-ld": "jsonld"}
_ALIASES |= {"rdf": "rdfxml", "xml": "rdfxml", "rdf/xml": "rdfxml", "json": "jsonld"}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Format:
    name: FormatName
    suffix: str
    media_type: str
    rdf: RdfFormat
    has_graphs: bool


FORMATS = {
    form.name: form
    for form in (
        Format("turtle", ".ttl", "text/turtle", RdfFormat.TURTLE, False),
        Format("trig", ".trig", "application/trig", RdfFormat.TRIG, True),
        Format("ntriples", ".nt", "application/n-triples", RdfFormat.N_TRIPLES, False),
        Format("nquads", ".nq", "application/n-quads", RdfFormat.N_QUADS, True),
        Format("jsonld", ".jsonld", "application/ld+json", RdfFormat.JSON_LD, True),
        Format("rdfxml", ".rdf", "application/rdf+xml", RdfFormat.RDF_XML, False),
    )
}


def find_format(name: str) -> Format:
    """The format of that name, suffix or media type. Raises UsageError, which lists them."""
    wanted = name.strip().lower().lstrip(".")
    wanted = _ALIASES.get(wanted, wanted)
    for form in FORMATS.values():
        if wanted in (form.name, form.media_type):
            return form
    raise UsageError(f"unknown format {name!r}", remedy=f"choose one of {', '.join(get_args(FormatName))}")


def serialize(quads: Iterable[Quad], form: FormatName, *, base: str | None = None) -> bytes:
    """The statements in `form`, sorted; IRIs below `base` are written relative to it where the form allows."""
    return b"".join(serialize_parts(quads, form, base=base))


def serialize_parts(quads: Iterable[Quad], form: FormatName, *, base: str | None = None) -> Iterator[bytes]:
    """As `serialize`, in pieces."""
    flat = not FORMATS[form].has_graphs
    unique = {_triple_key(quad) if flat else quad for quad in quads}
    ordered = sorted(unique, key=sort_key)
    if form == "turtle":
        yield from (part.encode() for part in write_turtle(ordered, base))
    elif form == "trig":
        yield from (part.encode() for part in write_trig(ordered, base))
    elif form == "jsonld":
        yield from (part.encode() for part in write_jsonld(ordered))
    elif form == "rdfxml":
        yield ox.serialize(_for_xml(ordered), format=RdfFormat.RDF_XML, prefixes=dict(used_prefixes(ordered))) or b""
    elif form == "ntriples":
        yield ox.serialize((quad.triple for quad in ordered), format=RdfFormat.N_TRIPLES) or b""
    else:
        yield ox.serialize(ordered, format=RdfFormat.N_QUADS) or b""


def _triple_key(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object)


def _for_xml(quads: Iterable[Quad]) -> Iterator[Triple]:
    """Triples without the control characters that XML cannot hold; each is replaced by U+FFFD."""
    replaced = 0
    for quad in quads:
        value = quad.object
        if isinstance(value, Literal) and _NOT_XML.search(value.value):
            replaced += 1
            text = _NOT_XML.sub("\ufffd", value.value)
            value = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
        yield Triple(quad.subject, quad.predicate, value)
    if replaced:
        log.warning("%d texts hold control characters that XML cannot; written as U+FFFD", replaced)
