"""Statements while they are made and checked.

A quad of pyoxigraph takes several microseconds to make and hands out a new copy of a term at every look; an article has
thousands. A `Statement` names its parts as a quad does, so that what reads quads reads it too.
"""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode


class Statement(NamedTuple):
    """What a quad says, without blank nodes."""

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal
    graph_name: NamedNode
