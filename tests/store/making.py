"""Releases made from hand-built articles, without a parser: for the tests, and as a program that a test can kill."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kg.build import write_release
from kg.buildreport import BuildReport
from kg.gazetteer import load_gazetteer
from kg.pipeline import Options, Piece, make_piece
from kg.vocab import DEFAULT_BASE
from tests.rdf import sample


def piece(article_id: str, *, rights: str = "full") -> Piece:
    return make_piece(sample.analysed(article_id, rights=rights), sample.RUN, Options(DEFAULT_BASE, shapes=False), load_gazetteer())


def make_release(out: Path, names: str = "abc") -> BuildReport:
    """A release with one article for each letter."""
    return write_release([piece(name) for name in names], out, base=DEFAULT_BASE, consistency=False)


def _slowly(names: str) -> Iterator[Piece]:
    for name in names:
        yield piece(name)
        print(name, flush=True)
        time.sleep(0.05)


if __name__ == "__main__":
    write_release(_slowly(sys.argv[2]), sys.argv[1], base=DEFAULT_BASE, consistency=False)
