"""Short names for IRIs: the fixed prefixes, and one for each kind of shipped entity and each scheme of concepts.

`state:azerbaijan` and `modality:asserted` need prefixes of their own because a local name may not hold a slash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import PID, PREFIXES, PV, RDF, XSD

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_SEGMENT = re.compile(r"[a-z][a-z0-9-]*")
_RELATIVE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*")
_UNWRITTEN = {RDF + "type", RDF + "langString", XSD + "string"}
"""Terms that every form has a shorter way to write."""
_FIXED = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


@lru_cache(maxsize=65536)
def split_iri(iri: str) -> tuple[str, str] | None:
    """Prefix and local name, None where no prefix fits.

    >>> split_iri("https://w3id.org/parley/vocab/modality/asserted")
    ('modality', 'asserted')
    """
    for folder in (PV, PID):
        segment, slash, local = iri.removeprefix(folder).partition("/") if iri.startswith(folder) else ("", "", "")
        if slash and _SEGMENT.fullmatch(segment) and segment not in PREFIXES and _LOCAL.fullmatch(local):
            return segment, local
    for prefix, namespace in _FIXED:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
            return prefix, iri[len(namespace) :]
    return None


def namespace_of(prefix: str, iri: str) -> str:
    """The namespace that `prefix` stands for, given an IRI that it shortens."""
    return PREFIXES.get(prefix) or iri[: iri.rindex("/") + 1]


def relative(iri: str, base: str | None) -> str | None:
    """`iri` relative to `base`, where it lies below it and resolves back to itself."""
    if base is None or not iri.startswith(base):
        return None
    rest = iri[len(base) :]
    return rest if _RELATIVE.fullmatch(rest) else None


def used_prefixes(quads: Iterable[Quad]) -> Mapping[str, str]:
    """The prefixes that shorten some IRI of the quads, with their namespaces, sorted.

    A prefix that would have to stand for two namespaces stands for the vocabulary's.
    """
    found: dict[str, str] = {}
    for iri in _iris(quads):
        pair = split_iri(iri)
        if pair:
            namespace = namespace_of(pair[0], iri)
            if found.get(pair[0], "") < namespace:
                found[pair[0]] = namespace
    return dict(sorted(found.items()))


def _iris(quads: Iterable[Quad]) -> set[str]:
    iris: set[str] = set()
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, NamedNode):
                iris.add(term.value)
            elif isinstance(term, Literal):
                iris.add(term.datatype.value)
    return iris - _UNWRITTEN
