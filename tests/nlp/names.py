"""What the tests of names share: one annotator, and a line a mention to compare."""

from __future__ import annotations

from functools import cache

from kg.model import Article, Entity, NameMention, Span
from kg.nlp.annotator import Annotator


@cache
def annotator() -> Annotator:
    return Annotator()


def mentions(text: str) -> tuple[NameMention, ...]:
    """The names in `text`, read as an article of one paragraph."""
    article = Article(id="test", text=text, body=(Span(0, len(text)),))
    return next(iter(annotator().annotate([article]))).names


def lines(text: str) -> list[str]:
    """A mention a line: words, actor, place, then what else it says of itself."""
    return [_line(text, mention) for mention in mentions(text)]


def _line(text: str, mention: NameMention) -> str:
    said = [text[mention.start : mention.end], _shown(mention.actor), _shown(mention.place)]
    if mention.adjectival:
        said.append("adjectival")
    if mention.via != "gazetteer":
        said.append(mention.via)
    if mention.title is not None:
        said.append(f"title: {text[mention.title.start : mention.title.end]}")
    said.extend(f"or: {other.name}" for other in mention.alternatives)
    return " | ".join(said)


def _shown(entity: Entity | None) -> str:
    return f"{entity.kind} {entity.name}" if entity is not None else "-"
