"""Contradictions that need no reasoner: a class or a node whose types exclude each other, with the reasons in words.

The types of a node are those that are stated and those that domains and ranges give it. What is found here is a contradiction for every
OWL reasoner; a reasoner may find more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Triple

from kg import vocab as v
from kg.check.report import Finding
from kg.check.schema import Schema

Node = object
"""A subject or object that is no literal."""
_REMEDY = "use the actor or place that is meant, or mend its class or what it is said to be the same as"


@dataclass(frozen=True, slots=True)
class Typing:
    """What is known of each node's classes."""

    reasons: Mapping[Node, Mapping[str, str]]
    """Node → class → why it has it, in words."""
    unions: Mapping[Node, Sequence[tuple[frozenset[str], str]]]
    """Node → sets of classes of each of which it has one, with the reason."""


def typing_of(statements: Iterable[Triple | Quad], schema: Schema) -> Typing:
    """The classes that `statements` give each node: stated ones, and those that follow from domains and ranges."""
    reasons: dict[Node, dict[str, str]] = defaultdict(dict)
    unions: dict[Node, list[tuple[frozenset[str], str]]] = defaultdict(list)

    def give(node: Node, classes: frozenset[str], reason: str) -> None:
        if len(classes) == 1:
            reasons[node].setdefault(next(iter(classes)), reason)
        elif classes:
            reasons[node]  # a node known by unions alone is looked at too
            unions[node].append((classes, reason))

    for said in statements:
        subject, predicate, value = said.subject, said.predicate, said.object
        if predicate == v.A:
            if isinstance(value, NamedNode):
                reasons[subject][value.value] = f"a {short_name(value.value)}"
            continue
        name = predicate.value
        if domain := schema.domains.get(name):
            give(subject, domain, f"having {short_name(name)} <{_value(value)}>")
        if range_ := schema.ranges.get(name):
            give(value, range_, f"the {short_name(name)} of <{_value(subject)}>")
    return Typing(reasons, unions)


def node_clashes(typing: Typing, schema: Schema) -> Iterator[Finding]:
    """A finding for each named node of two classes that exclude each other."""
    for node in sorted((n for n in typing.reasons if isinstance(n, NamedNode)), key=str):
        why = dict(typing.reasons[node])
        clash = schema.clash(why)
        for options, reason in typing.unions.get(node, ()):
            if clash is None and all(schema.clash([*why, option]) for option in options):
                why[min(options)] = reason
                clash = schema.clash(why)
        if clash:
            yield _node_finding(node, clash, why, schema)


def clashing_classes(schema: Schema) -> frozenset[str]:
    """Classes below two that exclude each other."""
    return frozenset(name for name in schema.ancestors if schema.clash([name]))


def class_findings(empty: frozenset[str], schema: Schema) -> Iterator[Finding]:
    """A finding for each topmost class of `empty`, classes that can have no member: those below have none because it has none."""
    for name in sorted(empty):
        above = schema.ancestors.get(name, frozenset()) - {name}
        if above & empty:
            continue
        clash = schema.clash([name])
        why = f": it is below {short_name(clash[0])} and {short_name(clash[1])}, which exclude each other" if clash else ""
        message = f"the class {short_name(name)} can have no member{why}"
        yield Finding("violation", "unsatisfiable-class", message, name, remedy="mend its superclasses or the disjointness")


def short_name(iri: str) -> str:
    return f"parley:{iri.removeprefix(v.PARLEY)}" if iri.startswith(v.PARLEY) else f"<{iri}>"


def _node_finding(node: NamedNode, clash: tuple[str, str], why: Mapping[str, str], schema: Schema) -> Finding:
    one, other = (next(why[name] for name in sorted(why) if high in schema.types_of([name])) for high in clash)
    grounds = one if one == other else f"{one} and {other}"
    message = f"<{node.value}> is {grounds}, but {short_name(clash[0])} and {short_name(clash[1])} exclude each other"
    return Finding("violation", "disjoint-types", message, node.value, remedy=_REMEDY)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
