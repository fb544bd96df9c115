"""A quick look at which shapes may be broken, so that pySHACL need look at those alone; most graphs break none.

The screen reads the same shapes and is one-sided: where it says that a shape is kept, pySHACL finds nothing either; whatever it
does not know, or finds hard to judge, it calls doubtful. It is some ten times faster. A node that plainly lacks a value, and breaks
nothing else, is no matter of judgement: the screen names it itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg import vocab as v
from kg.check.constraints import SH, Statements, Term, Test, constraint_test
from kg.check.indexed import Facts
from kg.check.schema import list_items

Path = Callable[[Facts], Callable[[Term], Sequence[Term]]]
"""For a graph, the values that a path leads to from a node."""
_PASSED_OVER = frozenset({v.A, *(SH(name) for name in ("path", "message", "severity", "targetClass", "targetSubjectsOf", "minCount"))})
_KINDS = frozenset({SH("NodeShape"), SH("PropertyShape")})


@dataclass(frozen=True, slots=True)
class Rule:
    """A named shape, compiled."""

    shape: str
    classes: tuple[str, ...]
    subjects_of: tuple[NamedNode, ...]
    path: Path | None
    tests: tuple[Test, ...] | None
    """Path and tests are None where the shape says something that the screen does not know."""
    least: int = 0
    """Values that each node needs."""
    message: str | None = None
    severity: str = ""

    def focus_nodes(self, facts: Facts) -> set[Term]:
        found = {node for name in self.classes for node in facts.members.get(name, ())}
        return found.union(*(facts.objects.get(prop, {}) for prop in self.subjects_of))

    def lacking(self, facts: Facts, nodes: Iterable[Term]) -> list[Term] | None:
        """The `nodes` that break the shape by having too few values alone; None where there may be more to find."""
        if self.path is None or self.tests is None:
            return None
        look, tests, least = self.path(facts), self.tests, self.least
        out: list[Term] = []
        for node in nodes:
            values = look(node)
            for test in tests:  # a plain loop: this is where the time goes
                if not test(facts, node, values):
                    return None
            if len(values) < least:
                out.append(node)
        return None if out and self.message is None else out


def read_rules(triples: Iterable[Triple]) -> tuple[Rule, ...]:
    """The named shapes among `triples`, sorted."""
    graph: dict[tuple[object, NamedNode], list[Term]] = defaultdict(list)
    for triple in triples:
        graph[triple.subject, triple.predicate].append(triple.object)
    shapes = {s for (s, p), kinds in graph.items() if p == v.A and isinstance(s, NamedNode) and not _KINDS.isdisjoint(kinds)}
    return tuple(_rule(graph, shape) for shape in sorted(shapes, key=str))


@dataclass(frozen=True, slots=True)
class Screened:
    """What a look shows: the shapes that may be broken, the nodes that lack values, and how many nodes each shape applies to."""

    doubtful: tuple[str, ...]
    lacking: tuple[tuple[Rule, Term], ...]
    counts: Mapping[str, int]


def screen(facts: Facts, rules: Iterable[Rule]) -> Screened:
    """A look at all `rules`."""
    doubtful: list[str] = []
    lacking: list[tuple[Rule, Term]] = []
    counts: dict[str, int] = {}
    for rule in rules:
        nodes = rule.focus_nodes(facts)
        counts[rule.shape] = len(nodes)
        found = rule.lacking(facts, nodes)
        if found is None:
            doubtful.append(rule.shape)
        else:
            lacking += ((rule, node) for node in found)
    return Screened(tuple(doubtful), tuple(lacking), counts)


def _rule(graph: Statements, shape: NamedNode) -> Rule:
    messages, least = graph.get((shape, SH("message")), []), graph.get((shape, SH("minCount")), [])
    return Rule(
        shape=shape.value,
        classes=tuple(target.value for target in graph.get((shape, SH("targetClass")), ())),
        subjects_of=tuple(graph.get((shape, SH("targetSubjectsOf")), ())),
        path=_path(graph, graph.get((shape, SH("path")), [None])[0]),
        tests=_tests(graph, shape) if len(least) < 2 else None,
        least=int(least[0].value) if least else 0,
        message=messages[0].value if len(messages) == 1 else None,
        severity=next((severity.value for severity in graph.get((shape, SH("severity")), ())), str(SH("Violation"))),
    )


def _tests(graph: Statements, shape: NamedNode) -> tuple[Test, ...] | None:
    tests: list[Test] = []
    for predicate, parameters in [(p, parameters) for (s, p), parameters in graph.items() if s == shape and p not in _PASSED_OVER]:
        test = constraint_test(graph, predicate.value.removeprefix(SH), parameters[0]) if len(parameters) == 1 else None
        if test is None:
            return None
        tests.append(test)
    return tuple(tests)


def _path(graph: Statements, node: Term) -> Path | None:
    """None for a path that the screen does not know. A shape without a path is about the node itself."""
    if node is None:
        return lambda facts: lambda focus: (focus,)
    if isinstance(node, NamedNode):
        return lambda facts: facts.look(node)
    if inverse := graph.get((node, SH("inversePath"))):
        prop = inverse[0]
        return (lambda facts: lambda focus: facts.subjects(prop, focus)) if isinstance(prop, NamedNode) else None
    ways = graph.get((node, SH("alternativePath")))
    steps = list(list_items(graph, ways[0] if ways else node))
    if not steps or not all(isinstance(step, NamedNode) for step in steps):
        return None
    return _alternative(steps) if ways else _sequence(steps)


def _alternative(steps: Sequence[NamedNode]) -> Path:
    def path(facts: Facts) -> Callable[[Term], Sequence[Term]]:
        looks = [facts.look(step) for step in steps]
        return lambda focus: tuple({value: None for look in looks for value in look(focus)})

    return path


def _sequence(steps: Sequence[NamedNode]) -> Path:
    def path(facts: Facts) -> Callable[[Term], Sequence[Term]]:
        looks = [facts.look(step) for step in steps]

        def follow(focus: Term) -> Sequence[Term]:
            nodes: Sequence[Term] = looks[0](focus)
            for look in looks[1:]:
                nodes = tuple({value: None for node in nodes for value in look(node)})
            return nodes

        return follow

    return path
