"""The same graph in rdflib."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Quad

import kg
from kg.rdf.formats import serialize
from kg.rdf.rdflib_border import to_dataset
from tests.store.making import make_release


def test_the_data_set_says_the_same(quads: list[Quad]) -> None:
    """Statement by statement, as rdflib reads the N-Quads."""
    mine = {(*quad[:3], str(getattr(quad[3], "identifier", quad[3]))) for quad in to_dataset(quads).quads((None, None, None, None))}
    read = rdflib.Dataset()
    read.parse(data=serialize(quads, "nquads"), format="nquads")
    theirs = {(*quad[:3], str(getattr(quad[3], "identifier", quad[3]))) for quad in read.quads((None, None, None, None))}
    assert len(mine) == len(quads)
    assert mine == theirs


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_release_opens_as_a_data_set(tmp_path: Path) -> None:
    """`kg.graph(…)` answers over the union of the graphs."""
    make_release(tmp_path, "ab")
    answer = kg.graph(tmp_path).query("SELECT DISTINCT ?a { ?claim a parley:Claim ; parley:inArticle ?a } ORDER BY ?a")
    assert [str(row[0]).rsplit("/", 1)[-1] for row in answer] == ["a", "b"]
