"""Constraints of SHACL as quick tests over terms of pyoxigraph, for the screen.

A test says yes only where the values of a node clearly keep to the constraint; no means that pySHACL should look.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg import vocab as v
from kg.check.indexed import NO_CLASS, Facts
from kg.check.schema import list_items

SH = v.Namespace("http://www.w3.org/ns/shacl#")
Term = Any
"""A term of pyoxigraph."""
Statements = Mapping[tuple[object, NamedNode], list[Any]]
"""(Subject, predicate) → objects, of the shapes."""
Test = Callable[[Facts, Term, Sequence[Term]], bool]
"""Whether the values of a node clearly keep to a constraint."""


def constraint_test(graph: Statements, component: str, parameter: Term) -> Test | None:
    """The test for `sh:<component> <parameter>`; None for what the screen does not know."""
    make = _MAKERS.get(component)
    return make(graph, parameter) if make else None


def _max_count(graph: Statements, most: Term) -> Test:
    count = int(most.value)
    return lambda facts, focus, values: len(values) <= count


def _class(graph: Statements, name: Term) -> Test:
    iri = name.value
    return lambda facts, focus, values: all(iri in facts.types.get(value, NO_CLASS) for value in values)


def _datatype(graph: Statements, datatype: Term) -> Test:
    readable = _READABLE.get(datatype.value.removeprefix(v.XSD), lambda text: not datatype.value.startswith(v.XSD))
    return lambda facts, focus, values: all(isinstance(x, Literal) and x.datatype == datatype and readable(x.value) for x in values)


def _node_kind(graph: Statements, kind: Term) -> Test | None:
    return (lambda facts, focus, values: all(isinstance(x, NamedNode) for x in values)) if kind == SH("IRI") else None


def _in(graph: Statements, head: Term) -> Test:
    allowed = frozenset(list_items(graph, head))
    return lambda facts, focus, values: all(value in allowed for value in values)


def _pattern(graph: Statements, pattern: Term) -> Test:
    find = re.compile(pattern.value).search
    return lambda facts, focus, values: all(isinstance(x, NamedNode | Literal) and find(x.value) for x in values)


def _min_length(graph: Statements, least: Term) -> Test:
    count = int(least.value)
    return lambda facts, focus, values: all(isinstance(x, NamedNode | Literal) and len(x.value) >= count for x in values)


def _min_inclusive(graph: Statements, least: Term) -> Test | None:
    """Known only for whole numbers."""
    if least.datatype != v.XSD_INTEGER:
        return None
    count = int(least.value)
    return lambda facts, focus, values: all(_is_count(x) and int(x.value) >= count for x in values)


def _is_count(term: Term) -> bool:
    return isinstance(term, Literal) and term.datatype == v.XSD_INTEGER and term.value.isascii() and term.value.isdigit()


def _less_than(graph: Statements, prop: Term) -> Test:
    return lambda facts, focus, values: all(_is_less(one, other, strictly=True) for one in values for other in facts.values(focus, prop))


def _not_more_than(graph: Statements, prop: Term) -> Test:
    return lambda facts, focus, values: all(_is_less(one, other, strictly=False) for one in values for other in facts.values(focus, prop))


def _unique_lang(graph: Statements, wanted: Term) -> Test:
    def test(facts: Facts, focus: Term, values: Sequence[Term]) -> bool:
        languages = [x.language for x in values if isinstance(x, Literal) and x.language]
        return len(set(languages)) == len(languages)

    return test


def _not(graph: Statements, shape: Term) -> Test | None:
    """Known only for `[ sh:class … ]`."""
    said = {p: o for (s, p), o in graph.items() if s == shape}
    if set(said) != {SH("class")}:
        return None
    excluded = said[SH("class")][0].value
    return lambda facts, focus, values: all(excluded not in facts.types.get(value, NO_CLASS) for value in values)


def _is_less(one: Term, other: Term, *, strictly: bool) -> bool:
    """Whether two counts, or two days, are clearly in order."""
    if not (isinstance(one, Literal) and isinstance(other, Literal) and one.datatype == other.datatype):
        return False
    if _is_count(one) and _is_count(other):
        return int(one.value) < int(other.value) + (not strictly)
    if one.datatype == v.XSD_DATE and _is_day(one.value) and _is_day(other.value):
        return one.value < other.value or (not strictly and one.value == other.value)
    return False


def _is_day(text: str) -> bool:
    """Whether `text` is a day of the years 1 to 9999 without a time zone: those sort as they are spelled."""
    try:
        return len(text) == 10 and dt.date.fromisoformat(text) is not None
    except ValueError:
        return False


_READABLE: Mapping[str, Callable[[str], bool]] = {
    "string": lambda text: True,
    "date": _is_day,
    "integer": lambda text: text.isascii() and text.isdigit(),
    "boolean": lambda text: text in ("true", "false"),
}
_MAKERS: Mapping[str, Callable[[Statements, Term], Test | None]] = {
    "maxCount": _max_count,
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "in": _in,
    "pattern": _pattern,
    "minLength": _min_length,
    "minInclusive": _min_inclusive,
    "lessThan": _less_than,
    "lessThanOrEquals": _not_more_than,
    "uniqueLang": _unique_lang,
    "not": _not,
}
