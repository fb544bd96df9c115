"""What a graph says of entities: shipped ones as the gazetteer describes them, others as the article names them.

The gazetteer's own loader keeps what reading needs; here its statements are read once more, whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab as v
from kg.errors import ResourceError
from kg.iris import entity_iri
from kg.model import Article, Entity
from kg.rdf.article_graph import ArticleGraph, urlsplit_scheme
from kg.rdf.classes import class_term
from kg.resources import turtle_files

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


def shipped_quads(entities: Iterable[Entity]) -> list[Quad]:
    """Statements of the entities graph about the shipped ones among `entities`, and about those that they belong to.

    What these refer to beyond that is given with class and name alone. Raises ResourceError for a key that looks shipped
    and is not described.
    """
    known = shipped_entities()
    waiting = [key for e in entities for key in (e.key, e.of) if key and not key.startswith("local:")]
    whole: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key in whole:
            continue
        if key not in known:
            raise ResourceError("an entity is used that the gazetteer does not describe", place=key, remedy="describe it there")
        whole.add(key)
        waiting.extend(value.value for prop, value in known[key] if prop in _BACKBONE)
    named = {value.value for key in whole for _, value in known[key] if isinstance(value, NamedNode) and value.value in known}
    quads = [Quad(NamedNode(key), p, o, v.ENTITIES_GRAPH) for key in whole for p, o in known[key]]
    quads += [Quad(NamedNode(key), p, o, v.ENTITIES_GRAPH) for key in named - whole for p, o in known[key] if p in _NAMING]
    return quads


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
    return text.casefold() in _label_sets().get(key, frozenset())


@cache
def shipped_entities() -> Mapping[str, Statements]:
    """Every described subject of the gazetteer with its statements, patterns and word lists included.

    They pass through a store, which makes their literals canonical.
    """
    store = ox.Store()
    for path in turtle_files("gazetteer"):
        try:
            store.load(path=str(path), format=ox.RdfFormat.TURTLE)
        except SyntaxError as fault:
            raise ResourceError(f"not Turtle: {fault}", place=path.name, remedy="mend the file") from fault
    said: dict[str, list[tuple[NamedNode, NamedNode | Literal]]] = defaultdict(list)
    for quad in store:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value].append((quad.predicate, quad.object))
    return {key: tuple(statements) for key, statements in said.items()}


@cache
def _label_sets() -> Mapping[str, frozenset[str]]:
    labels = frozenset({v.PREF_LABEL, v.ALT_LABEL})
    return {key: frozenset(o.value.casefold() for p, o in said if p in labels) for key, said in shipped_entities().items()}


def _host(url: str | None) -> str:
    if not url or urlsplit_scheme(url) not in ("http", "https"):
        return ""
    return url.split("//", 1)[1].split("/")[0].split("@")[-1].split(":")[0].lower().removeprefix("www.")
