"""Statements while they are made and checked, and how they are written.

A quad of pyoxigraph takes several microseconds to make and hands out a new copy of a term at every look; an article has
thousands. A `Statement` names its parts as a quad does, so that what reads quads reads it too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode


class Statement(NamedTuple):
    """What a quad says, without blank nodes."""

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal
    graph_name: NamedNode


def to_nquads(statements: Iterable[Statement]) -> str:
    """The statements as N-Quads, one a line, in the order given.

    >>> from pyoxigraph import Literal, NamedNode
    >>> to_nquads([Statement(NamedNode("http://e/a"), NamedNode("http://e/b"), Literal("c"), NamedNode("http://e/g"))])
    '<http://e/a> <http://e/b> "c" <http://e/g> .\\n'
    """
    return "".join(f"{subject} {predicate} {value} {name} .\n" for subject, predicate, value, name in statements)
