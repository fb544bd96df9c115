"""Reading a few sentences of our own, for the tests of single rules."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from kg.facts import analyse
from kg.factstable import fact_rows
from kg.gazetteer import load_gazetteer
from kg.lexicon import load_lexicon
from kg.model import Analysed, Article, Span
from kg.nlp.annotator import Annotator

Row = dict


@cache
def _annotator() -> Annotator:
    return Annotator(gazetteer=load_gazetteer())


def analysed(text: str, *, published: str | None = None) -> Analysed:
    """What `text` yields; blank lines part the paragraphs of an article."""
    day = dt.date.fromisoformat(published) if published else None
    body = tuple(Span(*found.span()) for found in re.finditer(r"[^\n]+", text))
    article = Article("x", text, body, published=day)
    return analyse(next(iter(_annotator().annotate([article]))), load_lexicon(), load_gazetteer())


@cache
def rows(text: str, published: str | None = None) -> tuple[Row, ...]:
    """The rows of its facts table; `rule` is the entry's or rule's short name."""
    found = fact_rows(analysed(text, published=published))
    return tuple({**row, "rule": (row["rule"] or "").rsplit("/", 1)[-1]} for row in found)


def of_type(text: str, *types: str) -> list[Row]:
    """The rows of these types, in the order of the text."""
    return [row for row in rows(text) if row["type"] in types]
