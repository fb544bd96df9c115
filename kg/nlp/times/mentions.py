"""Time mentions of an article: the product of the three passes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from kg.edtf import is_valid
from kg.model import Span, TimeMention
from kg.nlp.times.beside import with_counted
from kg.nlp.times.context import Mode
from kg.nlp.times.find import Expression, find
from kg.nlp.times.render import to_edtf
from kg.nlp.times.resolve import Resolved, resolve

_NARRATIVE_YEARS = 6
"""With so many other years for each weekday or "today", a text is read as a narrative."""


def find_times(
    text: str, spans: Sequence[Span], *, published: dt.date | None, mode: Literal["news", "narrative", "auto"] = "auto"
) -> tuple[TimeMention, ...]:
    """The time expressions in `spans` (paragraphs, in order), with offsets into `text`, sorted.

    >>> text = "In late May of this year, talks began. On Tuesday, they ended."
    >>> [(m.text, m.edtf) for m in find_times(text, [Span(0, len(text))], published=dt.date(2023, 9, 20))]
    [('In late May of this year', '[2023-05-21..2023-05-31]'), ('On Tuesday', '2023-09-19')]
    """
    expressions = find(text, spans)
    chosen = choose_mode(expressions, published) if mode == "auto" else mode
    resolved = list(resolve(text, expressions, published=published, mode=chosen))
    return with_counted(text, resolved, [_mention(text, one) for one in resolved])


def choose_mode(expressions: Sequence[Expression], published: dt.date | None) -> Mode:
    """Narrative when other years are told at length and next to nothing is counted from the day of writing."""
    if published is None:
        return "narrative"
    fields = [part.fields for expression in expressions for part in expression.parts]
    other_years = sum("year" in f and abs(int(f["year"]) - published.year) > 1 for f in fields)
    pointed = sum(f.get("anchor") == "now" or ("weekday" in f and "year" not in f) for f in fields)
    return "narrative" if other_years >= _NARRATIVE_YEARS * (pointed + 1) else "news"


def _mention(text: str, resolved: Resolved) -> TimeMention:
    expression = resolved.expression
    edtf, basis = to_edtf(resolved)
    if edtf is not None and not is_valid(edtf):  # beyond the year 9999
        edtf = None
    kinds = [part.fields.get("kind", "date") for part in expression.parts]
    kind = "date" if "date" in kinds else kinds[0]
    return TimeMention(
        expression.start,
        expression.end,
        text[expression.start : expression.end],
        kind,  # type: ignore[arg-type]
        edtf,
        _relation(expression) if kind == "date" else None,
        basis,
    )


def _relation(expression: Expression) -> str | None:
    relation = expression.fields.get("relation") or expression.parts[-1].fields.get("relation")
    return None if relation in ("for", "about") else "since" if relation == "from" else relation
