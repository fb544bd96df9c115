"""The corpus reports: texts of every collection are read without a fault, and what is counted is what is there."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from kg.lexicon import load_lexicon
from kg.model import Article
from tests.benchmark.quality import corpus, coverage
from tests.benchmark.quality.gold import UNREAD
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def articles(shared: Path) -> list[tuple[str, Article]]:
    return corpus.read_corpus(shared)


@pytest.fixture(scope="module")
def short(articles: list[tuple[str, Article]]) -> list[tuple[str, Article]]:
    """The three shortest texts of each collection."""
    ordered = sorted(articles, key=lambda a: len(a[1].text))
    return [a for name in sorted({n for n, _ in articles}) for a in [x for x in ordered if x[0] == name][:3]]


def test_the_whole_corpus_is_there(articles: list[tuple[str, Article]]) -> None:
    """535 texts of six collections."""
    assert (len(articles), len({name for name, _ in articles})) == (535, 6)


def test_no_text_crashes_and_every_quote_holds(short: list[tuple[str, Article]]) -> None:
    """Texts of each collection, from their characters to their quads."""
    sources = corpus.tally(corpus.measure(short))
    assert {name: s.articles for name, s in sources.items()} == {**{name: 3 for name, _ in short}, "all": len(short)}
    assert (sources["all"].crashes, sources["all"].broken_quotes) == ([], 0)
    assert sources["all"].statements > 20 and 0 < sources["all"].silent_share < 1


def test_a_draw_depends_on_its_seed_alone(short: list[tuple[str, Article]], tmp_path: Path) -> None:
    """The same seed draws the same statements, also from parses that were kept; each stands in its sentence."""
    first, again = (corpus.draw(corpus.measure(short[:6], tmp_path), 5, 3) for _ in range(2))
    assert first == again and len(first) == 5 and len(list(tmp_path.iterdir())) == 6
    assert [row for row in first if row["quote"] not in row["sentence"] and row["sentence"] not in row["quote"]] == []


def test_nothing_near_the_unread_texts_is_shown(shared: Path) -> None:
    """Each unread text is recognised, and our own dispatches are not."""
    texts = [(shared / "gold" / "dev" / f"{name}.txt").read_text(encoding="utf-8") for name in UNREAD]
    assert [corpus.near_unread(text, shared) for text in texts] == [True] * len(UNREAD)
    own = (REPOSITORY / "articles" / "kosovo-2023-03-19-ohrid.txt").read_text(encoding="utf-8")
    assert not corpus.near_unread(own, shared)


def test_coverage_counts_what_the_corpus_report_counts(shared: Path, tmp_path: Path) -> None:
    """Both reports see the same sentences, words and statements; what the report calls uncovered, no entry has."""
    found = coverage.read(Namespace(shared=shared, limit=4, cache=tmp_path))
    sources = corpus.tally(corpus.measure(corpus.read_corpus(shared, 4), tmp_path), verify=False)
    counts = lambda s: (s.articles, s.words, s.sentences, s.silent, s.statements)  # noqa: E731
    assert {n: counts(s) for n, s in found.sources.items()} == {n: counts(s) for n, s in sources.items()}
    verbs, nouns = found.uncovered_verbs(), found.uncovered_nouns()
    assert verbs and [w for w, _ in verbs if found.lexicon.find("verb", w)] == []
    assert [w for w, _ in nouns if found.lexicon.find("noun", w) or found.lexicon.find("agreement", w)] == []
    assert set(found.unmatched_entries()).isdisjoint(found.matches)


def test_a_class_without_an_entry_is_listed() -> None:
    """Take the entries of a class away, and the class is named; classes that rules derive never are."""
    lexicon = load_lexicon()
    assert coverage.Coverage(lexicon).classes_without_entry() == []
    without = replace(lexicon, entries=tuple(e for e in lexicon.entries if e.evokes != "Ratification"))
    assert coverage.Coverage(without).classes_without_entry() == ["Ratification"]
