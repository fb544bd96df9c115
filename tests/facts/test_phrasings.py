"""Passages of our own with their readings: that they can be read, and the floors of extraction on them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kg.lexicon import load_lexicon
from tests.benchmark.quality import phrasings
from tests.benchmark.quality.gold import figure

FLOORS = tomllib.loads((Path(phrasings.__file__).parent / "floors.toml").read_text(encoding="utf-8"))["phrasings"]


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[str, dict]:
    return phrasings.scores(phrasings.kinds(), shared=shared)


@pytest.mark.parametrize("topic", phrasings.topics())
def test_each_reading_quotes_its_text(topic: str) -> None:
    """Every quote stands in its passage, and every class is one of the ontology."""
    rows = [row for _, reading in phrasings.readings(topic) for row in reading]
    lexicon = load_lexicon()
    known = ("Event", "Agreement", "Proposition")
    assert [row["id"] for row in rows if not lexicon.is_a(row["type"], *known)] == []
    assert rows


def test_no_passage_stands_twice() -> None:
    """A fresh passage that rules were grown on elsewhere would be none."""
    texts = [passage["text"] for topic in phrasings.topics() for passage in phrasings.passages(topic)]
    assert len(set(texts)) == len(texts) > 400


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_scores_stay_above_their_floors(found: dict[str, dict], kind: str) -> None:
    """Neither the passages that rules were grown on nor the fresh ones fall below what was reached before."""
    below = {name: (figure(found[kind], name), floor) for name, floor in FLOORS[kind].items() if figure(found[kind], name) < floor}
    assert below == {}, f"{kind}: figure, floor"
