"""Minting: safe, stable, and never the same for two things."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import SettingError
from kg.iris import article_iri, check_base, entity_iri, fact_part, rule_iri, short_hash, slug
from kg.model import Fact, Span
from tests.rdf import sample

SAFE = st.text("abcXYZ019_-", min_size=1, max_size=20)


@given(st.text(max_size=200))
def test_a_slug_is_safe_in_an_iri_and_as_a_file_name(text: str) -> None:
    """Only ASCII letters, digits, `.`, `_`, `-`; no dot at either end; never empty; at most 110 characters."""
    made = slug(text)
    assert 0 < len(made) <= 110
    assert made.isascii() and all(c.isalnum() or c in "._-" for c in made)
    assert not made.startswith(".") and not made.endswith(".")
    NamedNode(f"https://example.org/{made}")


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_texts_never_share_a_slug(one: str, other: str) -> None:
    """Whatever had to be changed to fit is told apart by a hash."""
    assert (slug(one) == slug(other)) == (one == other)


@given(SAFE)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    """An article's file name is found again in its IRI."""
    assert slug(text) == text


@pytest.mark.parametrize("text", ["a b", "a-b", "a/b", "ä", "a", "..", ".", "", "x" * 300, "a-x12345678"])
def test_a_slug_of_a_slug_is_stable_in_being_safe(text: str) -> None:
    """Known hard cases keep apart even after a second pass."""
    others = {"a b", "a-b", "a/b", "ä", "a", "..", ".", "", "x" * 300, "a-x12345678"} - {text}
    assert slug(text) not in {slug(other) for other in others}


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_a_hash_tells_parts_from_their_concatenation(one: list[str], other: list[str]) -> None:
    """("a", "b") and ("ab") differ, as do all different lists."""
    assert (short_hash(*one, length=40) == short_hash(*other, length=40)) == (one == other)


@pytest.mark.parametrize("base", ["https://example.org/", "http://localhost:8000/news/", "https://example.org/a#"])
def test_a_base_that_can_carry_local_parts_is_accepted(base: str) -> None:
    """http(s) with `/` or `#` at the end."""
    assert check_base(base) == base


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https:///x/", "https://example.org/?q=/", "https://e x.org/", "ftp://a/"]
)
def test_a_base_that_cannot_is_refused(base: str) -> None:
    """No scheme, no host, a query, a space, another scheme, an open end: each stops the run."""
    with pytest.raises(SettingError):
        check_base(base)


def test_names_lie_below_the_article() -> None:
    """Local entities are the article's own; shipped ones keep their IRI."""
    article = article_iri("https://example.org/", "a b")
    assert article.startswith("https://example.org/article/a-b-x")
    assert entity_iri(article, "local:the-parties").value == f"{article}/entity/the-parties"
    assert entity_iri(article, sample.ARMENIA.key).value == sample.ARMENIA.key
    assert rule_iri("called") == rule_iri("rule:called")
    assert rule_iri("called").value == "https://w3id.org/parley/lexicon/rule-called"
    assert rule_iri("https://w3id.org/parley/lexicon/call").value == "https://w3id.org/parley/lexicon/call"


FACT = sample.facts()[2]
CHANGES: list[dict[str, object]] = [
    {"kind": "event"},
    {"type": "PeaceAgreement"},
    {"span": Span(1, 2)},
    {"trigger": Span(1, 2)},
    {"claimants": (sample.ARMENIA,)},
    {"fillers": ()},
    {"time": sample.facts()[0].time},
    {"polarity": "negated"},
    {"modality": "hoped"},
    {"voice": "quoted"},
    {"condition": None},
    {"hedge": None},
    {"value": None},
    {"on_behalf_of": None},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_whatever_a_fact_says_is_in_its_name(change: dict[str, object]) -> None:
    """Two facts that differ in anything they say have different names."""
    assert fact_part(FACT) != fact_part(replace(FACT, **change))


def test_the_rule_and_the_links_are_not_in_the_name() -> None:
    """A renamed rule does not rename what it found."""
    changed: Fact = replace(FACT, rule="other", links=())
    assert fact_part(FACT) == fact_part(changed)
