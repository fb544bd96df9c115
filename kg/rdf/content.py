"""The nodes that claims are about: events, agreements, propositions. That a node exists asserts nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from kg import vocab as v
from kg.edtf import bounds
from kg.iris import fact_part, time_part
from kg.model import Entity, Fact, FactTime
from kg.rdf.article_graph import ArticleGraph, date, number, words
from kg.rdf.classes import is_a
from kg.rdf.concepts import concept, concepts_named
from kg.rdf.entities import local_entity

FindEntity = Callable[[str], Entity | None]
"""The entity that a name stands for in the article at hand, or in the gazetteer."""
Statement = tuple[NamedNode, NamedNode | Literal | None]

ON_BEHALF = "onBehalfOf"
"""The one role that belongs to the claim rather than to what is claimed."""
_TEXTS: Mapping[str, NamedNode] = {
    "status": v.STATUS,
    "as": v.WORDS,
    "purpose": v.PURPOSE,
    "role": v.ROLE,
    "population": v.POPULATION_NAME,
}
_COUNTS: Mapping[str, NamedNode] = {"lower": v.LOWER, "upper": v.UPPER, "exact": v.EXACT}
_CONCEPTS: Mapping[str, NamedNode] = {"basis": v.BASIS, "harm": v.HARM}
_ENTITIES: Mapping[str, NamedNode] = {
    "within": v.WITHIN,
    "holder": v.HOLDER,
    "person": v.PERSON,
    "organization": v.ORGANIZATION,
}
_KINDS: Mapping[str, str] = {"person": "Person"}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def content_node(graph: ArticleGraph, fact: Fact) -> NamedNode:
    """The IRI of what the claim is about; its local part is that of the claim."""
    return graph.node(fact.kind, fact_part(fact))


def add_content(graph: ArticleGraph, facts: Sequence[Fact], fact: Fact, find: FindEntity) -> NamedNode:
    """Class, roles, value, time and links of what the claim is about."""
    node = content_node(graph, fact)
    graph.add(node, v.A, v.PARLEY(fact.type))
    graph.add(node, v.LABEL, Literal(content_label(fact), language="en"))
    for filler in fact.fillers:
        if filler.role != ON_BEHALF:
            graph.add(node, v.ROLES[filler.role], graph.entity(filler.entity))
    for prop, value in _value_statements(graph, fact, find):
        graph.add(node, prop, value)
    if fact.time:
        graph.add(node, v.HAS_TIME, add_time(graph, fact.time))
    for link in fact.links:
        graph.add(node, v.LINKS[link.relation], content_node(graph, facts[link.target]))
    return node


def add_time(graph: ArticleGraph, time: FactTime) -> NamedNode:
    """The time in the text's words, in EDTF, with the bounds that these give and the assumptions made."""
    node = graph.node("time", time_part(time))
    limits = bounds(time.edtf)
    graph.add(node, v.A, v.TIME)
    graph.add(node, v.TIME_TEXT, words(time.text))
    graph.add(node, v.EDTF_VALUE, Literal(time.edtf, datatype=v.EDTF_TYPE))
    graph.add(node, v.EARLIEST_BEGIN, date(limits.earliest_begin))
    graph.add(node, v.LATEST_BEGIN, date(limits.latest_begin))
    graph.add(node, v.EARLIEST_END, date(limits.earliest_end))
    graph.add(node, v.LATEST_END, date(limits.latest_end))
    for name in time.basis:
        graph.add(node, v.TIME_BASIS, concept("time-basis", name.rsplit("/", 1)[-1]))
    if time.span:
        graph.add(node, v.HAS_EVIDENCE, graph.evidence(time.span))
    return node


def content_label(fact: Fact) -> str:
    """A short name for people: class, who, what, where; never a sentence that would assert something.

    >>> from kg.model import Span
    >>> content_label(Fact("event", "PeacekeeperDeployment", Span(0, 1), Span(0, 1), ()))
    'Peacekeeper deployment'
    """
    kind = _CAPITAL.sub(" ", fact.type).capitalize()
    roles = (", ".join(f.entity.name for f in fact.fillers if f.role == role) for role in v.ROLES)
    value = [_spoken(item) for item in (fact.value or {}).values()]
    parts = dict.fromkeys(part for part in (*roles, *value) if part)
    return f"{kind}: {' · '.join(parts)}" if parts else kind


def _spoken(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _value_statements(graph: ArticleGraph, fact: Fact, find: FindEntity) -> Iterator[Statement]:
    value = fact.value or {}
    for key, given in value.items():
        if given is None:
            continue
        if key == "name":
            yield (v.AGREEMENT_NAME if fact.kind == "agreement" else v.NAME), words(given)
        elif key in _TEXTS:
            yield _TEXTS[key], words(given)
        elif key in _COUNTS:
            yield _COUNTS[key], number(int(str(given)))
        elif key in _CONCEPTS:
            yield _CONCEPTS[key], concept(key, str(given))
        elif key in _ENTITIES:
            yield from _entity_statements(graph, key, str(given), find)
        elif key == "approx" and given is True:
            yield v.APPROXIMATE, Literal("true", datatype=v.XSD_BOOLEAN)
        elif key == "terms" and isinstance(given, Sequence) and not isinstance(given, str):
            yield from ((v.TERM_TEXT, words(term)) for term in given)
    if fact.type == "CasualtyFigure" and fact.polarity == "negated" and all(value.get(key) is None for key in _COUNTS):
        yield v.LOWER, number(1)  # "No civilians were killed" denies that one was, or more
    yield from _recognised_concepts(value)


def _entity_statements(graph: ArticleGraph, key: str, name: str, find: FindEntity) -> Iterator[Statement]:
    """An actor of that name; what is known as none is named in words (`within`) or is an actor of this article alone."""
    kind = _KINDS.get(key, "Agent")
    entity = find(name)
    if entity is not None and is_a(entity.kind, kind):
        yield _ENTITIES[key], graph.entity(entity)
    elif key == "within":
        yield v.WITHIN_NAME, words(name)
    else:
        yield _ENTITIES[key], graph.entity(local_entity(name, kind, kind.lower()))


def _recognised_concepts(value: Mapping[str, object]) -> Iterator[Statement]:
    """Framings and kinds of status whose labels stand among the claimant's words."""
    for key, scheme, prop in (("as", "framing", v.FRAMING), ("purpose", "framing", v.FRAMING), ("status", "status", v.STATUS_KIND)):
        text = value.get(key)
        if isinstance(text, str):
            yield from ((prop, iri) for iri in concepts_named(scheme, text))
