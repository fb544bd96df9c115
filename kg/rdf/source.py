"""The first two layers of an article's graph: the article with its text, and what its names denote."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from kg import vocab as v
from kg.iris import short_hash, span_part
from kg.model import Entity, Fact, NameMention, Span
from kg.rdf.article_graph import ArticleGraph, date, number, web_iri, words
from kg.rdf.entities import is_label


def add_article(graph: ArticleGraph, publisher: Entity) -> None:
    """The article, its publisher and its text; the text itself only where the rights are full."""
    article, iri = graph.article, NamedNode(graph.iri)
    text = NamedNode(f"{graph.iri}/text")
    graph.add(iri, v.A, v.NEWS_ARTICLE)
    graph.add(iri, v.HEADLINE, words(article.title))
    graph.add(iri, v.URL, web_iri(article.url))
    graph.add(iri, v.DATE_PUBLISHED, date(article.published))
    graph.add(iri, v.PUBLISHER, graph.entity(publisher))
    graph.add(iri, v.IN_LANGUAGE, words(article.language))
    graph.add(iri, v.SOURCE_TEXT_OF, text)
    graph.add(text, v.A, v.SOURCE_TEXT)
    graph.add(text, v.CHARACTER_COUNT, number(len(article.text)))
    graph.add(text, v.SHA256, Literal(hashlib.sha256(article.text.encode()).hexdigest()))
    if article.rights == "full":
        graph.add(text, v.FULL_TEXT, Literal(article.text))


def add_mentions(graph: ArticleGraph, names: Iterable[NameMention], facts: Iterable[Fact]) -> None:
    """What each name denotes, and each other word that fills a role ("it", "the parties")."""
    used = _used(facts)
    done: set[Span] = set()
    for name in names:
        span = Span(name.start, name.end)
        done.add(span)
        meant = used.get(span) or {e.key: e for e in (_unused_reading(graph.article.text, name),) if e}
        for entity in meant.values():
            _add_mention(graph, span, entity, _literal_place(graph.article.text, name, entity))
    for span, entities in used.items():
        if span not in done:
            for entity in entities.values():
                _add_mention(graph, span, entity, None)


def _used(facts: Iterable[Fact]) -> Mapping[Span, dict[str, Entity]]:
    """Span → the entities that it stands for in some fact. An empty span names nobody: the text leaves the entity unnamed there."""
    used: dict[Span, dict[str, Entity]] = defaultdict(dict)
    for fact in facts:
        for filler in fact.fillers:
            if filler.span and filler.span.start < filler.span.end:
                used[filler.span][filler.entity.key] = filler.entity
        named = fact.claimant_span
        if named and named.start < named.end and len(fact.claimants) == 1:
            used[named][fact.claimants[0].key] = fact.claimants[0]
    return used


def _names_place(text: str, name: NameMention) -> bool:
    """Whether the words are a place's own name rather than the actor's: "Baku", not "Azerbaijan"."""
    if name.place is None or name.actor is None:
        return name.place is not None
    spelled = text[name.start : name.end]
    return is_label(name.place.key, spelled) and not is_label(name.actor.key, spelled)


def _unused_reading(text: str, name: NameMention) -> Entity | None:
    return name.place if _names_place(text, name) else name.actor


def _literal_place(text: str, name: NameMention, meant: Entity) -> Entity | None:
    return name.place if name.place and meant.key != name.place.key and _names_place(text, name) else None


def _add_mention(graph: ArticleGraph, span: Span, entity: Entity, literal: Entity | None) -> None:
    node = graph.node("mention", f"{span_part(span)}-{short_hash(entity.key, length=6)}")
    graph.add(node, v.A, v.MENTION)
    graph.add(node, v.HAS_EVIDENCE, graph.evidence(span))
    graph.add(node, v.DENOTES, graph.entity(entity))
    if literal:
        graph.add(node, v.LITERALLY_NAMES, graph.entity(literal))
