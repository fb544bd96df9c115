"""The page on a resource: what it is, what is claimed about it and by whom, in which words, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template
from pyoxigraph import NamedNode

from server import problems
from server.pages.ask import Row, Term, ask
from server.pages.claims import to_said
from server.pages.tables import Cell
from server.pages.wording import outward_link, plain_words, resource_link, shorten, text_of
from server.protocol import is_iri
from server.service import Service

_LABELS = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "https://schema.org/headline",
)
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Property:
    """A property with its values."""

    name: str
    iri: str
    values: tuple[Cell, ...]


def resource_page(service: Service, iri: str) -> str:
    """The page as HTML. Raises Problem: 400 for what is no IRI, 404 for what the release does not know, 410 for what is gone."""
    if not is_iri(iri):
        raise problems.bad_request("The parameter 'iri' is an absolute IRI.")
    node = NamedNode(iri)
    statements = ask(service, "properties", iri=node)
    references = ask(service, "references", iri=node)
    if not statements and not references:
        raise problems.unknown_thing(gone=service.knew(iri))
    return render_template(
        "resource.html",
        iri=iri,
        outward=outward_link(iri),
        name=_name(statements, iri),
        kinds=[plain_words(row["value"].value) for row in statements if row["property"].value == _TYPE],
        claims=to_said(ask(service, "claims-about", iri=node)),
        properties=_properties(statements, value="value"),
        references=_properties(references, value="subject"),
    )


def _name(statements: Iterable[Row], iri: str) -> str:
    found = {row["property"].value: row["value"].value for row in statements if row["value"].kind == "literal"}
    return next((found[label] for label in _LABELS if label in found), plain_words(iri))


def _properties(rows: Iterable[Row], *, value: str) -> list[Property]:
    grouped: dict[str, list[Cell]] = {}
    for row in rows:
        grouped.setdefault(row["property"].value, []).append(_cell(row[value], row.get("name")))
    return [Property(plain_words(iri), iri, tuple(cells)) for iri, cells in grouped.items()]


def _cell(term: Term, label: Term | None) -> Cell:
    if term.kind != "uri":
        return Cell(term.value, language=term.language)
    return Cell(text_of(label) or shorten(term.value), term.value, resource_link(term.value))
