"""The whole example that each example of a shape describes anew."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

HERE = Path(__file__).parent


def triples_of(path: Path) -> list[ox.Triple]:
    return list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri="https://example.org/"))


@pytest.fixture(scope="session")
def whole() -> list[ox.Triple]:
    """An article's graph that keeps to every shape and has focus nodes for each."""
    return triples_of(HERE / "whole.ttl")


@pytest.fixture(scope="session")
def with_example(whole: list[ox.Triple]):
    """The whole example with the nodes of an example file described as that file has them."""

    def replace(name: str) -> list[ox.Triple]:
        anew = triples_of(HERE / "examples" / name)
        subjects = {triple.subject for triple in anew}
        return [triple for triple in whole if triple.subject not in subjects] + anew

    return replace
