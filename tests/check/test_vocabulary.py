"""Terms that nothing declares are found wherever they are used."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import vocab
from kg.check.vocabulary import check_query_terms, check_terms, check_vocabulary, declared_terms

_PARLEY = "https://w3id.org/parley/ontology#"


def test_everything_shipped_uses_declared_terms():
    """Core, vocabularies, shapes, alignments, gazetteer, lexicon and questions name no term that is not declared."""
    report = check_vocabulary()
    assert report.findings == ()
    assert report.checked > 1000


def test_the_terms_that_code_names_are_declared():
    """`kg/vocab.py` names no property or class of ours that the ontology lacks."""
    assert {name for name in vocab.parley_terms() if _PARLEY + name not in declared_terms()} == set()
    assert len(vocab.parley_terms()) > 50


def test_a_misspelt_property_in_data_is_reported_with_its_subject():
    """The finding says which term, and where it was first used."""
    data = ox.parse(f"<http://e/claim> <{_PARLEY}claiment> <http://e/x> .".encode(), format=ox.RdfFormat.TURTLE)
    found = check_terms(data, article="one").findings
    assert [(f.code, f.message, f.focus, f.article) for f in found] == [
        ("unknown-term", "parley:claiment is not declared", "http://e/claim", "one")
    ]


def test_a_concept_that_no_vocabulary_has_is_reported():
    """Concepts are terms too."""
    concept = "https://w3id.org/parley/vocab/modality/dreamt"
    data = ox.parse(f"<http://e/claim> <{_PARLEY}modality> <{concept}> .".encode(), format=ox.RdfFormat.TURTLE)
    assert [f.message for f in check_terms(data).findings] == [f"<{concept}> is not declared"]


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("SELECT * { ?c parley:claimant ?x }", []),
        ("SELECT * { ?c parley:claimaint ?x }", ["parley:claimaint is not declared"]),
        ("SELECT * { ?c parley:hasContent/parley:agnet ?x }", ["parley:agnet is not declared"]),
        ("SELECT * { ?c a parley:Claim . # parley:nothing\n}", []),
        ('SELECT * { ?c parley:hedge "parley:nothing" }', []),
        ("SELECT * { ?c parley:modality mod:asserted }", []),
        ("SELECT * { ?c parley:modality mod:assertive }", ["<https://w3id.org/parley/vocab/modality/assertive> is not declared"]),
        (f"SELECT * {{ ?c <{_PARLEY}agnet> ?x }}", ["parley:agnet is not declared"]),
        ("SELECT * { ?c a other:agnet }", []),
    ],
)
def test_terms_of_a_query_are_read_without_its_comments_and_strings(query, unknown):
    """Prefixed names, paths and full IRIs are looked at; comments, strings and foreign prefixes are not."""
    head = f"PREFIX parley: <{_PARLEY}>\nPREFIX mod: <https://w3id.org/parley/vocab/modality/>\nPREFIX other: <http://e/>\n"
    assert [f.message for f in check_query_terms(head + query, place="q.rq").findings] == unknown
