"""Concepts of `ontology/vocab`, found by the words that name them.

Which words stand for which framing or kind of status is data: the labels of the concepts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox
from pyoxigraph import NamedNode

from kg import vocab as v
from kg.errors import ResourceError
from kg.iris import slug
from kg.resources import turtle_files

_LABELS = frozenset({v.PREF_LABEL, v.ALT_LABEL, v.HIDDEN_LABEL})
_WORD = re.compile(r"[^\W_]+")


def concept(scheme: str, name: str) -> NamedNode:
    """The concept that a value's name stands for: ("basis", "de jure") → `pv:basis/de-jure`."""
    return v.PV(f"{scheme}/{slug('-'.join(name.strip().lower().split()))}")


def concepts_named(scheme: str, text: str) -> list[NamedNode]:
    """The concepts of `scheme` that have a label among the words of `text`, sorted.

    A label that lies within a longer one found is left out: "ethnic cleansing" is not also "cleansing".
    """
    said = f" {_plain(text)} "
    found = {label: iris for label, iris in _labels().get(scheme, {}).items() if f" {label} " in said}
    longest = [label for label in found if not any(label != other and f" {label} " in f" {other} " for other in found)]
    return sorted({iri for label in longest for iri in found[label]}, key=str)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


@cache
def _labels() -> Mapping[str, Mapping[str, tuple[NamedNode, ...]]]:
    """Scheme → label in plain words → concepts."""
    found: dict[str, dict[str, set[NamedNode]]] = defaultdict(lambda: defaultdict(set))
    for path in turtle_files("vocab"):
        try:
            triples = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
        except SyntaxError as fault:
            raise ResourceError(f"not Turtle: {fault}", place=path.name, remedy="mend the file") from fault
        for triple in triples:
            local = triple.subject.value.removeprefix(v.PV) if isinstance(triple.subject, NamedNode) else ""
            if triple.predicate in _LABELS and "/" in local and isinstance(triple.subject, NamedNode):
                found[local.split("/")[0]][_plain(triple.object.value)].add(triple.subject)
    return {scheme: {label: tuple(iris) for label, iris in labels.items()} for scheme, labels in found.items()}
