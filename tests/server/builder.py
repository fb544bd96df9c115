"""A build that a test may kill: its articles are read when this module is imported, so that what is killed is the writing."""

from __future__ import annotations

from pathlib import Path

from kg.build import write_release
from kg.vocab import DEFAULT_BASE
from tests.store.making import piece

PIECES = {name: piece(name) for name in "abcd"}


def build(out: Path, names: str) -> None:
    """A release with one article for each letter."""
    write_release([PIECES[name] for name in names], out, base=DEFAULT_BASE, consistency=False)
