"""What a graph says of entities: shipped ones as the gazetteer describes them, others as the article names them.

The gazetteer's own loader keeps what reading needs; here its statements are used whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import vocab as v
from kg.errors import ResourceError
from kg.gazetteer_files import read_gazetteer_files
from kg.iris import entity_iri
from kg.model import Article, Entity
from kg.rdf.article_graph import ArticleGraph, urlsplit_scheme
from kg.rdf.classes import class_term
from kg.statements import Statement

Statements = tuple[tuple[NamedNode, NamedNode | Literal], ...]
"""Properties and values of one subject."""
_BACKBONE = frozenset(v.PARLEY(name) for name in ("belongsTo", "metonymFor", "territory", "authorities"))
"""Relations that are followed: whose an entity is, and where it sits."""
_NAMING = frozenset({v.A, v.PREF_LABEL})


def describe_local(graph: ArticleGraph) -> None:
    """Add class, name and owner of the entities that are known to this article alone."""
    for entity in [e for e in graph.entities.values() if e.key.startswith("local:")]:
        node = entity_iri(graph.iri, entity.key)
        graph.add(node, v.A, class_term(entity.kind))
        graph.add(node, v.LABEL, Literal(entity.name, language="en"))
        if entity.of:
            graph.add(node, v.BELONGS_TO, entity_iri(graph.iri, entity.of))


def shipped_statements(entities: Iterable[Entity]) -> list[Statement]:
    """Statements of the entities graph about the shipped ones among `entities`, and about those that they belong to.

    What these refer to beyond that is given with class and name alone. Raises ResourceError for a key that looks shipped
    and is not described.
    """
    waiting = [key for e in entities for key in (e.key, e.of) if key and not key.startswith("local:")]
    whole: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key in whole:
            continue
        if not is_shipped(key):
            raise ResourceError("an entity is used that the gazetteer does not describe", place=key, remedy="describe it there")
        whole.add(key)
        waiting.extend(value.value for prop, value in statements_of(key) if prop in _BACKBONE)
    named = {value.value for key in whole for _, value in statements_of(key) if isinstance(value, NamedNode) and is_shipped(value.value)}
    said = [(key, p, o) for key in whole for p, o in statements_of(key)]
    said += [(key, p, o) for key in named - whole for p, o in statements_of(key) if p in _NAMING]
    return [Statement(NamedNode(key), p, o, v.ENTITIES_GRAPH) for key, p, o in said]


def publisher(article: Article, host_publisher: Entity | None, named: Entity | None) -> Entity:
    """Who speaks in the article's own voice: by its address, by the name given, else an outlet known to the article alone."""
    if host_publisher is not None:
        return host_publisher
    if named is not None:
        return named
    host = _host(article.url)
    name = (article.publisher or "").strip() or host or "unnamed publisher"
    return local_entity(name, "MediaOutlet", "publisher")


def local_entity(name: str, kind: str, mark: str) -> Entity:
    """An entity known to one article alone. `mark` keeps those of different kinds apart; case does not matter."""
    return Entity(f"local:{mark}-{'-'.join(name.lower().split())}", name, kind)


def is_label(key: str, text: str) -> bool:
    """Whether the gazetteer gives `text` as a name of the entity `key`."""
    return text.casefold() in _labels(key)


def is_shipped(key: str) -> bool:
    """Whether the gazetteer describes a subject of this IRI, patterns and word lists included."""
    return key in _by_subject()


@cache
def statements_of(key: str) -> Statements:
    """What the gazetteer says of a subject, as a store keeps it, which makes literals canonical. Empty for one it does not describe."""
    store = ox.Store()
    store.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in _by_subject().get(key, ()))
    return tuple((quad.predicate, quad.object) for quad in store if isinstance(quad.object, NamedNode | Literal))


@cache
def _by_subject() -> Mapping[str, list[Triple]]:
    found: dict[str, list[Triple]] = defaultdict(list)
    for triple in read_gazetteer_files().triples:
        subject = triple.subject
        if isinstance(subject, NamedNode):
            found[subject.value].append(triple)
    return dict(found)


@cache
def _labels(key: str) -> frozenset[str]:
    return frozenset(value.value.casefold() for prop, value in statements_of(key) if prop in (v.PREF_LABEL, v.ALT_LABEL))


def _host(url: str | None) -> str:
    if not url or urlsplit_scheme(url) not in ("http", "https"):
        return ""
    return url.split("//", 1)[1].split("/")[0].split("@")[-1].split(":")[0].lower().removeprefix("www.")
