"""Rules over the union of a store's graphs: those that make the derived view, and those that must find nothing.

A rule is a file in `queries/derive` (CONSTRUCT) or `queries/verify` (SELECT; any row is a failure).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ResourceError
from kg.resources import data_folder
from kg.store.query import run_query


@dataclass(frozen=True, slots=True)
class Failure:
    """A row of a query that should have none: which rule, what it demands, and the row's values by name."""

    rule: str
    summary: str
    values: dict[str, str]

    def __str__(self) -> str:
        return f"{self.summary}: " + ", ".join(f"{name} {value}" for name, value in self.values.items())


def rules(folder: str) -> list[Path]:
    """The rules of `queries/<folder>`, in the order of their names."""
    return sorted((data_folder("queries") / folder).glob("*.rq"))


def derive(store: ox.Store, base: str) -> list[ox.Quad]:
    """The quads of the derived view, in the graph `<base>derived`; none of the rules sees what another made.

    They are returned in the order of rules and answers, each once, and not added to the store. Raises ResourceError for a
    rule that is no CONSTRUCT, or that makes blank nodes.
    """
    graph = ox.NamedNode(f"{base}derived")
    made: dict[ox.Quad, None] = {}
    for path in rules("derive"):
        answer = run_query(store, path.read_text(encoding="utf-8"), base=base)
        if not isinstance(answer, ox.QueryTriples):
            raise ResourceError("the rule is no CONSTRUCT", place=path.name, remedy="write CONSTRUCT { … } WHERE { … }")
        for triple in answer:
            if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
                raise ResourceError("the rule makes blank nodes", place=path.name, remedy="construct statements about IRIs only")
            made[ox.Quad(triple.subject, triple.predicate, triple.object, graph)] = None
    return list(made)


def failures(store: ox.Store, base: str) -> Iterator[Failure]:
    """What the rules of `queries/verify` find, rule by rule. Raises ResourceError for a rule that is no SELECT."""
    for path in rules("verify"):
        text = path.read_text(encoding="utf-8")
        answer = run_query(store, text, base=base)
        if not isinstance(answer, ox.QuerySolutions):
            raise ResourceError("the rule is no SELECT", place=path.name, remedy="write SELECT … WHERE { … }")
        names = [variable.value for variable in answer.variables]
        for row in answer:
            yield Failure(path.stem, summary_of(text), {name: _plain(row[name]) for name in names if row[name] is not None})


def summary_of(text: str) -> str:
    """The `#+ summary:` of a query's head, empty where it has none."""
    found = next((line for line in text.splitlines() if line.startswith("#+ summary:")), "")
    return found.removeprefix("#+ summary:").strip()


def _plain(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
