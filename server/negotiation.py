"""Which format to answer in: the Accept header with its q-values, `?format=`, and what each kind of result can be.

A request may accept formats for tables and none for graphs; which matters only once the query is parsed, so the choice
is made for each kind of result and the worker takes the one that fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TABLE_TYPES: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_TYPES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
HTML = "text/html"

_TABLE_ALIASES = {"application/json": "json", "application/xml": "xml", "text/xml": "xml"}
_GRAPH_ALIASES = {
    "application/x-turtle": "ttl",
    "text/plain": "nt",
    "text/n3": "ttl",
    "application/json": "jsonld",
    "application/xml": "rdf",
    "text/xml": "rdf",
    "application/x-trig": "trig",
    "text/x-nquads": "nq",
}
_FORMAT_WORDS = {"turtle": "ttl", "ntriples": "nt", "n-triples": "nt", "json-ld": "jsonld", "rdfxml": "rdf", "nquads": "nq"}
_ACCEPT_PARTS_MOST = 100


@dataclass(frozen=True, slots=True)
class Range:
    """One media range of an Accept header."""

    type: str
    quality: float


def parse_accept(header: str) -> tuple[Range, ...]:
    """The ranges of an Accept header (RFC 9110, 12.5.1); parts that make no sense are skipped."""
    ranges = []
    for part in header.split(",")[:_ACCEPT_PARTS_MOST]:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                quality = _quality(parameter[2:])
        if media.count("/") == 1:
            ranges.append(Range(media, quality))
    return tuple(ranges)


def quality_of(ranges: Iterable[Range], media: str) -> float:
    """How much the client wants `media`: the most specific range decides; 0 when it is not accepted."""
    best, specificity = 0.0, -1
    for item in ranges:
        if item.type == media:
            rank = 2
        elif item.type == media.split("/")[0] + "/*":
            rank = 1
        elif item.type == "*/*":
            rank = 0
        else:
            continue
        if rank > specificity:
            best, specificity = item.quality, rank
    return best


def choose(ranges: tuple[Range, ...], types: Mapping[str, str], aliases: Mapping[str, str]) -> str | None:
    """The name of the best format of `types`, in their order among equals; None when none is accepted."""
    if not ranges:
        return next(iter(types))
    offers = [(media, name) for name, media in types.items()] + list(aliases.items())
    quality, _, name = max(((quality_of(ranges, media), -index, name) for index, (media, name) in enumerate(offers)))
    return name if quality > 0 else None


def choose_table(accept: str) -> str | None:
    """The format for SELECT and ASK."""
    return choose(parse_accept(accept), TABLE_TYPES, _TABLE_ALIASES)


def choose_graph(accept: str) -> str | None:
    """The format for CONSTRUCT, DESCRIBE and documents."""
    return choose(parse_accept(accept), GRAPH_TYPES, _GRAPH_ALIASES)


def formats_for(accept: str, wanted: str | None) -> dict[str, str | None]:
    """The format for each kind of result; `wanted` is the value of `?format=`, a name or a media type."""
    if wanted:
        table, graph = named_table(wanted), named_graph(wanted)
    else:
        table, graph = choose_table(accept), choose_graph(accept)
    return {"solutions": table, "boolean": table, "graph": graph}


def named_table(word: str) -> str | None:
    """The table format called `word`, or None."""
    return _named(word, TABLE_TYPES, _TABLE_ALIASES)


def named_graph(word: str) -> str | None:
    """The graph format called `word`, or None."""
    if word == "json":
        return "jsonld"
    if word == "xml":
        return "rdf"
    return _named(word, GRAPH_TYPES, _GRAPH_ALIASES)


def prefers_html(accept: str) -> bool:
    """Whether a page is wanted more than any data format: a browser."""
    ranges = parse_accept(accept)
    html = max((item.quality for item in ranges if item.type in (HTML, "application/xhtml+xml")), default=0.0)
    if html <= 0:
        return False
    data = (*TABLE_TYPES.values(), *GRAPH_TYPES.values())
    return all(item.quality < html for item in ranges if item.type in data)


def offered(kind: str | None = None) -> str:
    """The formats for a kind of result, as a 406 lists them."""
    types: list[str] = []
    if kind in (None, "solutions", "boolean"):
        types += TABLE_TYPES.values()
    if kind in (None, "graph"):
        types += GRAPH_TYPES.values()
    return ", ".join(types)


def media_type(name: str) -> str:
    """The Content-Type for a format name; text formats say that they are UTF-8."""
    media = TABLE_TYPES.get(name) or GRAPH_TYPES[name]
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def _named(word: str, types: Mapping[str, str], aliases: Mapping[str, str]) -> str | None:
    word = word.strip().lower().replace(" ", "+")
    name = _FORMAT_WORDS.get(word, word)
    if name in types:
        return name
    return next((key for key, media in types.items() if media == word), aliases.get(word))


def _quality(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0.0 <= value <= 1.0 else 0.0
