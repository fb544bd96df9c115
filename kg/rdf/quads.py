"""From facts to quads: the whole graph of one article, with the run that made it and the shipped entities it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab as v
from kg.gazetteer import Gazetteer
from kg.iris import run_part
from kg.model import Analysed, Entity
from kg.order import in_order
from kg.rdf.article_graph import ArticleGraph
from kg.rdf.claims import add_claim
from kg.rdf.content import FindEntity, add_content
from kg.rdf.entities import describe_local, publisher, shipped_statements
from kg.rdf.source import add_article, add_mentions
from kg.statements import Statement


@dataclass(frozen=True, slots=True)
class Run:
    """The versions that shape a graph. No clock time: the same input gives the same bytes."""

    software: str
    ontology: str
    lexicon: str
    model: str

    def iri(self, base: str) -> NamedNode:
        return NamedNode(f"{base}run/{run_part(astuple(self))}")


def to_quads(analysed: Analysed, run: Run, *, base: str = v.DEFAULT_BASE, entities: Gazetteer | None = None) -> list[Quad]:
    """`to_statements` as quads, in the order of `kg.order`."""
    return [Quad(*said) for _, said in in_order(to_statements(analysed, run, base=base, entities=entities))]


def to_statements(analysed: Analysed, run: Run, *, base: str = v.DEFAULT_BASE, entities: Gazetteer | None = None) -> list[Statement]:
    """All that is said of an article, in the order it was made: its own graph, the run's, and the entities it names.

    `base` is as `kg.iris.check_base` returns it; `entities` finds publishers and names beyond the article. No blank nodes.
    Raises ResourceError where a fact uses an entity that the gazetteer does not describe.
    """
    graph = ArticleGraph(analysed.article, base)
    outlet = _publisher(analysed, entities)
    add_article(graph, outlet)
    add_mentions(graph, analysed.names, analysed.facts)
    find, maker = _finder(analysed, entities), run.iri(base)
    for fact in analysed.facts:
        content = add_content(graph, analysed.facts, fact, find)
        add_claim(graph, fact, content, publisher=outlet, run=maker)
    describe_local(graph)
    return [*graph.statements(), *run_statements(run, base), *shipped_statements(graph.entities.values())]


def run_statements(run: Run, base: str) -> list[Statement]:
    """The run as an activity with its versions, in the graph `<base>runs`."""
    node, name = run.iri(base), NamedNode(f"{base}runs")
    versions = (
        (v.SOFTWARE_VERSION, run.software),
        (v.ONTOLOGY_VERSION, run.ontology),
        (v.LEXICON_VERSION, run.lexicon),
        (v.MODEL_VERSION, run.model),
    )
    return [Statement(node, v.A, v.PROV_ACTIVITY, name), *(Statement(node, prop, Literal(text), name) for prop, text in versions)]


def _publisher(analysed: Analysed, gazetteer: Gazetteer | None) -> Entity:
    article = analysed.article
    by_host = gazetteer.publisher_of(article.url) if gazetteer and article.url else None
    named = gazetteer.named(article.publisher) if gazetteer and article.publisher else None
    return publisher(article, by_host, named if named and named.kind == v.MEDIA_OUTLET.value.removeprefix(v.PARLEY) else None)


def _finder(analysed: Analysed, gazetteer: Gazetteer | None) -> FindEntity:
    """Names → entities: those that play a part in the article first, actors before places, then the gazetteer's."""
    known: dict[str, Entity] = {}
    for entity in _entities(analysed):
        known.setdefault(entity.name, entity)

    def find(name: str) -> Entity | None:
        return known.get(name) or (gazetteer.named(name) if gazetteer else None)

    return find


def _entities(analysed: Analysed) -> Iterator[Entity]:
    for fact in analysed.facts:
        yield from fact.claimants
        yield from (f.entity for f in fact.fillers if f.role != "place")
    yield from _present(name.actor for name in analysed.names)
    yield from _present(name.place for name in analysed.names)
    yield from (f.entity for fact in analysed.facts for f in fact.fillers)


def _present(entities: Iterable[Entity | None]) -> Iterator[Entity]:
    return (entity for entity in entities if entity is not None)
