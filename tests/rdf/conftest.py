"""The sample article as quads."""

from __future__ import annotations

import pytest
from pyoxigraph import Quad

from kg.gazetteer import Gazetteer, load_gazetteer
from kg.rdf.quads import to_quads
from tests.rdf import sample


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def quads(gazetteer: Gazetteer) -> list[Quad]:
    return to_quads(sample.analysed(), sample.RUN, entities=gazetteer)
