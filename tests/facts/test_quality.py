"""The floors of extraction quality, on the hand-made readings beside the repository."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.benchmark.quality import gold

FLOORS = tomllib.loads((Path(gold.__file__).parent / "floors.toml").read_text(encoding="utf-8"))["gold"]


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[str, dict]:
    return gold.scores(shared)


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_quality_stays_above_its_floor(found: dict[str, dict], part: str):
    """No figure of the development gold falls below the floor that was reached before."""
    below = {
        name: (gold.figure(found[part], name), floor) for name, floor in FLOORS[part].items() if gold.figure(found[part], name) < floor
    }
    assert below == {}, f"{part}: figure, floor"


def test_every_gold_article_was_scored(found: dict[str, dict]):
    """The figures are for eleven articles, five of them set aside and one still unread."""
    parts = {"seed": 1, "read": 6, "aside": 5, "unread": 1, "all": 11}
    assert {part: found[part]["articles"] for part in parts} == parts
