"""The terms that code names exist in the ontology."""

from __future__ import annotations

import pyoxigraph as ox

from kg.resources import turtle_files
from kg.vocab import LINKS, PARLEY, ROLES, parley_terms


def test_every_term_in_code_is_declared() -> None:
    """A `parley:` term in `kg.vocab` is the subject of a type statement in `ontology/core`."""
    declared = {
        triple.subject.value.removeprefix(PARLEY)
        for path in turtle_files("core")
        for triple in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
        if isinstance(triple.subject, ox.NamedNode) and triple.predicate.value.endswith("#type")
    }
    terms = parley_terms()
    assert len(terms) > 60
    assert terms - declared == frozenset()


def test_roles_and_links_are_the_models() -> None:
    """Names of roles and links are those that facts carry."""
    assert list(ROLES) == ["agent", "target", "party", "mediator", "supporter", "place"]
    assert list(LINKS) == ["reports", "concludes", "hasTerm", "about", "resultsFrom"]
