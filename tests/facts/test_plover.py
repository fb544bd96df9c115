"""The floors of extraction on PLOVER's hand-coded sentences, which lie beside the repository."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.benchmark.quality import plover

FLOORS = tomllib.loads((Path(plover.__file__).parent / "floors.toml").read_text(encoding="utf-8"))["plover"]


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[str, plover.Scores]:
    suite = shared / "suites" / "events" / "plover_gsr.jsonl"
    if not suite.is_file():
        pytest.skip("../shared/suites/events/plover_gsr.jsonl is not there")
    return {half: plover.score(plover.read_records(suite, half)) for half in FLOORS}


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_scores_stay_above_their_floors(found: dict[str, plover.Scores], half: str):
    """Neither the records that vocabulary was grown on nor the others fall below what was reached before."""
    below = {name: (getattr(found[half], name), floor) for name, floor in FLOORS[half].items() if getattr(found[half], name) < floor}
    assert below == {}, f"{half}: figure, floor"


def test_every_record_was_scored(found: dict[str, plover.Scores]):
    """The halves are those of the 321 records that mark an event."""
    assert {half: scores.records for half, scores in found.items()} == {"even": 161, "odd": 160}
