"""The claims of an article's graph: who says it, how firmly, in which words, found by which rule."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg import vocab as v
from kg.iris import fact_part, rule_iri, span_part
from kg.model import Condition, Entity, Fact
from kg.rdf.article_graph import ArticleGraph, words
from kg.rdf.content import ON_BEHALF


def claim_node(graph: ArticleGraph, fact: Fact) -> NamedNode:
    return graph.node("claim", fact_part(fact))


def add_claim(graph: ArticleGraph, fact: Fact, content: NamedNode, *, publisher: Entity, run: NamedNode) -> NamedNode:
    """The claim of `fact` about `content`. What nobody else says is claimed by the publisher, in the narrator's voice."""
    node = claim_node(graph, fact)
    graph.add(node, v.A, v.CLAIM)
    graph.add(node, v.IN_ARTICLE, NamedNode(graph.iri))
    graph.add(node, v.HAS_CONTENT, content)
    for entity in fact.claimants or (publisher,):
        graph.add(node, v.CLAIMANT, graph.entity(entity))
    behalf = [filler.entity for filler in fact.fillers if filler.role == ON_BEHALF]
    for entity in [fact.on_behalf_of, *behalf] if fact.on_behalf_of else behalf:
        graph.add(node, v.ON_BEHALF_OF, graph.entity(entity))
    graph.add(node, v.POLARITY, v.PV(f"polarity/{fact.polarity}"))
    graph.add(node, v.MODALITY, v.PV(f"modality/{fact.modality}"))
    graph.add(node, v.VOICE, v.PV(f"voice/{fact.voice}"))
    graph.add(node, v.HEDGE, words(fact.hedge))
    if fact.condition:
        graph.add(node, v.CONDITION, _add_condition(graph, fact.condition))
    graph.add(node, v.HAS_EVIDENCE, graph.evidence(fact.span))
    graph.add(node, v.TRIGGER, graph.evidence(fact.trigger))
    if fact.rule:
        graph.add(node, v.MADE_BY, rule_iri(fact.rule))
    graph.add(node, v.WAS_GENERATED_BY, run)
    return node


def _add_condition(graph: ArticleGraph, condition: Condition) -> NamedNode:
    node = graph.node("condition", f"{span_part(condition.span)}-{condition.polarity}")
    graph.add(node, v.A, v.CONDITION_CLASS)
    graph.add(node, v.CONDITION_TEXT, Literal(condition.text))
    graph.add(node, v.CONDITION_POLARITY, v.PV(f"polarity/{condition.polarity}"))
    graph.add(node, v.HAS_EVIDENCE, graph.evidence(condition.span))
    return node
