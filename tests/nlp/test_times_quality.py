"""The floors of the time grammar on WikiWars are held."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest

from tests.benchmark.quality.wikiwars import SUITE, halves, read

FLOORS = Path(__file__).resolve().parents[1] / "benchmark" / "quality" / "floors.toml"


def test_scores_stay_above_their_floors(shared: Path) -> None:
    """All, tuned and test documents each keep strict, relaxed, value and calendar F1; all 2,636 annotations are read."""
    if not (shared / SUITE).is_file():
        pytest.skip("WikiWars is not in ../shared")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["wikiwars"]
    scores = {name: dataclasses.asdict(found) for name, found in halves(read(shared)).items()}
    assert {name: found["annotations"] for name, found in scores.items()} == {"all": 2636, "even": 1348, "odd": 1288}
    low = {(name, key): scores[name][key] for name, values in floors.items() for key, floor in values.items() if scores[name][key] < floor}
    assert low == {}
