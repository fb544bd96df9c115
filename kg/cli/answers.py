"""Printing what a query answers: rows, yes or no, or statements."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

import pyoxigraph as ox

from kg.cli.rows import print_table
from kg.errors import UsageError
from kg.rdf.formats import find_format, serialize_parts
from kg.store.query import Answer
from kg.vocab import PREFIXES

_ROW_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}


def print_answer(answer: Answer, form: str | None) -> None:
    """Print `answer` on standard output. Raises UsageError for a format that its kind does not have."""
    if isinstance(answer, ox.QueryTriples):
        _print_graph(answer, form)
    elif form not in (None, "table"):
        if form not in _ROW_FORMATS:
            raise UsageError(f"rows cannot be printed as {form}", place="--format", remedy=f"choose table, {', '.join(_ROW_FORMATS)}")
        _write(answer.serialize(format=_ROW_FORMATS[form]) or b"")
    elif isinstance(answer, ox.QueryBoolean):
        sys.stdout.write("yes\n" if answer else "no\n")
    else:
        _print_rows(json.loads(answer.serialize(format=ox.QueryResultsFormat.JSON) or b"{}"))


def short(term: Mapping[str, str] | None) -> str:
    """A term of SPARQL's JSON results for the eye: literals as their text, IRIs with a prefix where one fits."""
    if term is None:
        return ""
    if term["type"] != "uri":
        return term["value"]
    for prefix, namespace in PREFIXES.items():
        local = term["value"].removeprefix(namespace)
        if local != term["value"] and local and not set(local) & set("/#?"):
            return f"{prefix}:{local}"
    return term["value"]


def _print_rows(results: Mapping[str, Mapping[str, list]]) -> None:
    names = results["head"]["vars"]
    print_table(names, [[short(row.get(name)) for name in names] for row in results["results"]["bindings"]])


def _print_graph(answer: ox.QueryTriples, form: str | None) -> None:
    chosen = find_format(form or "ttl") if form not in ("table", "csv", "tsv") else None
    if chosen is None:
        raise UsageError(f"statements cannot be printed as {form}", place="--format", remedy="choose ttl, nt, jsonld or rdfxml")
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in answer]
    for part in serialize_parts(quads, chosen.name):
        _write(part)


def _write(data: bytes) -> None:
    """Bytes on standard output, as they are where it has a byte stream."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(data.decode())
    else:
        stream.write(data)
