"""A graph in the making: statements about one article, gathered without duplicates.

Literals are canonical on the way in, since a store would rewrite them later and two exports would differ.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode

from kg import vocab as v
from kg.iris import article_iri, entity_iri, span_part
from kg.model import Article, Entity, Span
from kg.rdf.classes import is_a
from kg.statements import Statement

_CONTEXT = 32
"""Characters of the text before and after a quote that a quote selector carries."""
_WEB_SAFE = "!#$%&'()*+,-./:;=?@[]_~"


@dataclass(slots=True)
class ArticleGraph:
    """Statements below one article's IRI, and the entities they speak of."""

    article: Article
    base: str
    triples: dict[tuple[NamedNode, NamedNode, NamedNode | Literal], None] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    """Key → entity, for every entity that some statement names."""
    iri: str = ""
    """Of the article."""
    _evidence: dict[Span, NamedNode] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.iri = article_iri(self.base, self.article.id)

    def node(self, kind: str, local: str) -> NamedNode:
        """`<article>/<kind>/<local>`."""
        return NamedNode(f"{self.iri}/{kind}/{local}")

    def add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | None) -> None:
        """Add a statement; a value of None says that there is nothing to state."""
        if value is not None:
            self.triples[subject, predicate, value] = None

    def entity(self, entity: Entity) -> NamedNode:
        """The IRI of an entity, which is remembered so that it gets described.

        What one article names by the same words may be an actor here and a place or a thing there ("the Church", "a church"):
        the first of its sort has the plain key, others have theirs with the sort behind it.
        """
        known = self.entities.setdefault(entity.key, entity)
        if known.kind != entity.kind and entity.key.startswith("local:") and _sort(known.kind) != _sort(entity.kind):
            entity = replace(entity, key=f"{entity.key}-{_sort(entity.kind)}")
            self.entities.setdefault(entity.key, entity)
        return entity_iri(self.iri, entity.key)

    def evidence(self, span: Span) -> NamedNode:
        """The evidence node of a span, with its selectors.

        Where only a link to the article is allowed, the words themselves are not written.
        """
        if span not in self._evidence:
            self._evidence[span] = self._add_evidence(span)
        return self._evidence[span]

    def _add_evidence(self, span: Span) -> NamedNode:
        part = span_part(span)
        node, position = self.node("evidence", part), self.node("position", part)
        self.add(node, v.A, v.EVIDENCE)
        self.add(node, v.OA_HAS_SOURCE, NamedNode(f"{self.iri}/text"))
        self.add(node, v.OA_HAS_SELECTOR, position)
        self.add(position, v.A, v.POSITION_SELECTOR)
        self.add(position, v.OA_START, number(span.start))
        self.add(position, v.OA_END, number(span.end))
        if self.article.rights != "link":
            self._quote(node, span, self.node("quote", part))
        return node

    def _quote(self, evidence: NamedNode, span: Span, node: NamedNode) -> None:
        text = self.article.text
        self.add(evidence, v.OA_HAS_SELECTOR, node)
        self.add(node, v.A, v.QUOTE_SELECTOR)
        self.add(node, v.OA_EXACT, Literal(text[span.start : span.end]))
        self.add(node, v.OA_PREFIX, Literal(text[max(0, span.start - _CONTEXT) : span.start]))
        self.add(node, v.OA_SUFFIX, Literal(text[span.end : span.end + _CONTEXT]))

    def statements(self) -> list[Statement]:
        name = NamedNode(self.iri)
        return [Statement(s, p, o, name) for s, p, o in self.triples]


def number(value: int) -> Literal:
    """A count, as `xsd:integer`, which stores keep as it is. Raises ValueError below 0."""
    if value < 0:
        raise ValueError(f"{value} is below zero")
    return Literal(str(int(value)), datatype=v.XSD_INTEGER)


def date(value: dt.date | None) -> Literal | None:
    return Literal(value.isoformat(), datatype=v.XSD_DATE) if value else None


def words(value: object) -> Literal | None:
    """Plain text, None where there is none."""
    return Literal(str(value)) if value is not None and str(value).strip() else None


def web_iri(url: str | None) -> NamedNode | None:
    """An http(s) address as an IRI, with what an IRI may not hold percent-encoded; None for anything else."""
    if not url or urlsplit_scheme(url) not in ("http", "https"):
        return None
    try:
        return NamedNode(quote(url.strip(), safe=_WEB_SAFE))
    except ValueError:
        return None


def urlsplit_scheme(url: str) -> str:
    """The scheme of an address, empty where it has none or is malformed."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return parts.scheme if parts.netloc else ""


def _sort(kind: str) -> str:
    if is_a(kind, "Person"):
        return "person"
    return "agent" if is_a(kind, "Agent") else "place" if is_a(kind, "Place") else "thing"
