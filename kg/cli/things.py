"""What a name or an IRI stands for in a release, and what is claimed about it."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox

from kg.cli.answers import short
from kg.errors import InputError
from kg.resources import data_folder
from kg.store.query import Term, run_query
from kg.vocab import PREFIXES, RDF, RDFS, SKOS

Row = dict[str, str]


def find_things(store: ox.Store, name: str, place: Path) -> list[Row]:
    """`thing` (IRI), `label` and `type` of all that `name` stands for: an IRI, a short one, or a name in any spelling of its case.

    Raises InputError, with `place`, when that is nothing.
    """
    iri = _as_iri(name)
    if iri is None:
        return _find_named(store, name, place)
    node = _node(iri)
    if node is None or next(store.quads_for_pattern(node, None, None), None) is None:
        raise InputError(f"{iri} is not in this release", place=str(place), remedy="check the IRI, or give a name")
    return [{"thing": iri, "label": _label(store, node), "type": _type(store, node)}]


def claims_about(store: ox.Store, iri: str) -> list[Row]:
    """The claims that it makes, is content of, or plays a part in, in the order of articles and text; `part` lists its parts."""
    claims: dict[str, Row] = {}
    for row in _ask(store, "claims", thing=ox.NamedNode(iri)):
        first = claims.setdefault(row["claim"], row)
        if row["part"] not in first["part"].split(", "):
            first["part"] += f", {row['part']}"
    return list(claims.values())


def _find_named(store: ox.Store, name: str, place: Path) -> list[Row]:
    things: dict[str, Row] = {}
    for row in _ask(store, "names", name=ox.Literal(name.lower())):
        first = things.setdefault(row["thing"], row)
        if row["type"] not in first["type"].split(", "):
            first["type"] += f", {row['type']}"
    if not things:
        raise InputError(f"nothing in this release is called {name!r}", place=str(place), remedy="try another spelling, or an IRI")
    return list(things.values())


def _as_iri(name: str) -> str | None:
    if "://" in name:
        return name.strip("<>")
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _label(store: ox.Store, node: ox.NamedNode) -> str:
    for name in (SKOS("prefLabel"), RDFS("label")):
        for quad in store.quads_for_pattern(node, name, None):
            return str(getattr(quad.object, "value", ""))
    return short({"type": "uri", "value": node.value})


def _type(store: ox.Store, node: ox.NamedNode) -> str:
    classes = {
        short({"type": "uri", "value": str(getattr(q.object, "value", ""))}) for q in store.quads_for_pattern(node, RDF("type"), None)
    }
    return ", ".join(sorted(name.removeprefix("parley:") for name in classes))


def _ask(store: ox.Store, question: str, **values: Term) -> list[Row]:
    """The rows of `queries/show/<question>.rq`, unbound variables left out."""
    text = (data_folder("queries") / "show" / f"{question}.rq").read_text(encoding="utf-8")
    answer = run_query(store, text, values=values)
    results = json.loads(answer.serialize(format=ox.QueryResultsFormat.JSON) or b"{}")  # type: ignore[arg-type]
    return [{name: term["value"] for name, term in row.items()} for row in results["results"]["bindings"]]
