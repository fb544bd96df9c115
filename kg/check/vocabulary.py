"""Whether each term of ours that is used is declared: in data, lexicon, gazetteer, shapes, alignments and questions.

RDF accepts any spelling, so that a misspelt property is an answer that never comes. Terms are those of the ontology's namespace and
the concepts of the vocabularies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import vocab as v
from kg.check.report import Finding, Report, join_reports, report_of
from kg.check.schema import ontology_triples
from kg.errors import ResourceError
from kg.resources import data_folder, turtle_files

_REMEDY = "declare it in ontology/core or ontology/vocab, or mend the spelling"
_PARTS = ("core", "vocab", "shapes", "alignments", "gazetteer", "lexicon")
_PREFIX = re.compile(r"^\s*PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_PREFIXED = re.compile(r"(?<![\w:?$-])([A-Za-z][\w-]*):((?:[\w-]|\\/)+)")
_FULL = re.compile(r"<([^<>\s]+)>")
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'')
_COMMENT = re.compile(r"(?m)(^|\s)#[^\n]*")


@cache
def declared_terms() -> frozenset[str]:
    """IRIs of every class, property and concept that `ontology/core` and `ontology/vocab` declare."""
    triples = ontology_triples("core", "vocab")
    return frozenset(
        t.subject.value for t in triples if t.predicate == v.A and isinstance(t.subject, NamedNode) and _is_ours(t.subject.value)
    )


def check_terms(data: Iterable[Quad | Triple], *, article: str = "", place: str = "", declared: frozenset[str] | None = None) -> Report:
    """Terms of ours in `data` that are not declared, each with the subject that it was first seen at. `checked` counts terms."""
    known = declared_terms() if declared is None else declared
    used: dict[str, str] = {}
    for statement in data:
        for term in (statement.subject, statement.predicate, *_iris(statement.object)):
            if isinstance(term, NamedNode) and _is_ours(term.value):
                used.setdefault(term.value, _subject(statement))
    findings = (_finding(term, place or where, article) for term, where in used.items() if term not in known)
    return report_of(findings, len(used))


def check_query_terms(query: str, *, place: str = "", declared: frozenset[str] | None = None) -> Report:
    """Terms of ours in the text of a SPARQL query that are not declared."""
    known = declared_terms() if declared is None else declared
    used = set(_query_terms(query))
    return report_of((_finding(term, place, "") for term in used if term not in known), len(used))


def check_vocabulary() -> Report:
    """Every shipped file of `ontology/` and `queries/` against what is declared. Raises ResourceError, naming a broken file."""
    reports = [check_terms(_parse(path), place=f"{part}/{path.name}") for part in _PARTS for path in turtle_files(part)]
    folder = data_folder("queries")
    reports += [
        check_query_terms(path.read_text("utf-8"), place=path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*.rq"))
    ]
    return join_reports(reports)


def _parse(path: Path) -> list[Triple]:
    try:
        return list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
    except SyntaxError as fault:
        raise ResourceError(f"not Turtle: {fault}", place=path.name, remedy="mend the file") from fault


def _is_ours(iri: str) -> bool:
    """A term of the ontology, or a concept or scheme of the vocabularies. The namespaces themselves are not terms."""
    return iri.startswith((v.PARLEY, v.PV)) and iri not in (v.PARLEY, v.PV)


def _iris(term: object) -> Iterator[NamedNode]:
    """An object, or the datatype of a literal."""
    if isinstance(term, NamedNode):
        yield term
    elif isinstance(term, Literal):
        yield term.datatype


def _subject(statement: Quad | Triple) -> str:
    return str(getattr(statement.subject, "value", statement.subject))


def _query_terms(query: str) -> Iterator[str]:
    prefixes: Mapping[str, str] = dict(_PREFIX.findall(query))
    body = _COMMENT.sub(r"\1", _STRING.sub('""', _PREFIX.sub("", query)))
    for name, local in _PREFIXED.findall(_FULL.sub(" ", body)):
        iri = prefixes.get(name, "") + local.replace("\\", "")
        if _is_ours(iri):
            yield iri
    yield from (iri for iri in _FULL.findall(body) if _is_ours(iri))


def _finding(term: str, place: str, article: str) -> Finding:
    short = f"parley:{term.removeprefix(v.PARLEY)}" if term.startswith(v.PARLEY) else f"<{term}>"
    return Finding("violation", "unknown-term", f"{short} is not declared", place or term, article, _REMEDY)
