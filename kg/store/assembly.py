"""From the pieces of articles to the files of a release, in an order that does not depend on that of arrival."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.iris import article_iri, slug
from kg.order import sort_key
from kg.store.release import FACTS, QUADS, TEXTS
from kg.store.spool import Spool

_IN_MEMORY_BYTES = 400 << 20
"""N-Quads up to this size are loaded into memory for the rules that look at all graphs; larger ones into a file."""
_GROUNDS = ("evidence", "mention", "position", "quote")
"""The kinds of nodes below an article that say what its claims rest on."""


@dataclass(slots=True)
class Assembly:
    """Pieces of articles, on the disk in `workshop` until all are there. A context; `folder` gets the release's files."""

    workshop: Path
    base: str
    abouts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Id of an article → the manifest's entry."""
    shared: set[str] = field(default_factory=set)
    """Lines of N-Quads of the graphs that articles share."""
    _spools: dict[str, Spool] = field(default_factory=dict)
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Assembly:
        for name in ("quads", "facts", "texts"):
            self._spools[name] = self._open.enter_context(Spool(self.workshop / f"{name}.spool"))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def folder(self) -> Path:
        return self.workshop / "release"

    def add(self, about: dict[str, Any], *, quads: bytes, facts: bytes, text: str | None, shared: Iterable[str]) -> bool:
        """Take an article in; False when one came under its id before: the one with the smaller entry is kept."""
        key = str(about["id"])
        known = self.abouts.get(key)
        self.shared.update(shared)
        if known is None or _rank(about) < _rank(known):
            self.abouts[key] = about
            for name, data in (("quads", quads), ("facts", facts), ("texts", (text or "").encode())):
                self._spools[name].put(key, data)
        return known is None

    def entries(self) -> Iterator[dict[str, Any]]:
        """The articles as the manifest lists them, in the order of their IRIs."""
        for iri, key in self._articles():
            yield {"iri": iri, **self.abouts[key]}

    def write_tables(self) -> None:
        """Write the facts table, and the texts as far as their rights allow a copy."""
        (self.folder / TEXTS).mkdir(parents=True, exist_ok=True)
        with (self.folder / FACTS).open("wb") as stream:
            for _, key in self._articles():
                stream.write(self._spools["facts"].read(key))
                if self.abouts[key]["rights"] != "link":
                    (self.folder / TEXTS / f"{slug(key)}.txt").write_bytes(self._spools["texts"].read(key))

    def write_quads(self, others: Iterable[ox.Quad]) -> int:
        """Write all graphs, each whole, in the order of their names; returns the number of quads.

        `others` are the quads of graphs that belong to no article, beside those that articles share.
        """
        graphs: dict[str, set[ox.Quad]] = {}
        lines = "\n".join(self.shared)
        for quad in (*others, *ox.parse(lines, format=ox.RdfFormat.N_QUADS)):
            graphs.setdefault(quad.graph_name.value, set()).add(quad)
        articles = dict(self._articles())
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / QUADS).open("wb") as stream:
            for graph in sorted({*graphs, *articles}):
                stream.write(self._spools["quads"].read(articles[graph]) if graph in articles else _serialize(graphs[graph]))
        return sum(map(len, graphs.values())) + sum(about["quads"] for about in self.abouts.values())

    def sample(self, most_bytes: int) -> tuple[bytes, int]:
        """N-Quads of the shared graphs and of the first articles, as many as fit; and how many these are."""
        pieces, size = ["\n".join(self.shared).encode() + b"\n"], 0
        for _, key in self._articles():
            piece = self._spools["quads"].read(key)
            size += len(piece)
            if size > most_bytes:
                break
            pieces.append(piece)
        return b"".join(pieces), len(pieces) - 1

    def load(self, others: Iterable[ox.Quad]) -> ox.Store:
        """A store with what the rules look at: all graphs and `others`, without the evidence and the mentions of the articles.

        These are three statements in four, no rule derives anything from them, and each article's were compared with its text.
        """
        path = self.workshop / "rules.nq"
        with path.open("wb") as stream:
            stream.write("\n".join(self.shared).encode() + b"\n")
            for iri, key in self._articles():
                stream.write(_without_grounds(self._spools["quads"].read(key), iri))
        store = ox.Store() if path.stat().st_size <= _IN_MEMORY_BYTES else ox.Store(str(self.workshop / "store"))
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        store.bulk_extend(others)
        path.unlink()
        return store

    def _articles(self) -> list[tuple[str, str]]:
        """IRI and id of each article, sorted."""
        return sorted((article_iri(self.base, key), key) for key in self.abouts)


def _without_grounds(lines: bytes, article: str) -> bytes:
    """The N-Quads of an article's graph less those about its grounds. They are sorted, so that each kind stands together."""
    for kind in _GROUNDS:
        prefix = f"\n<{article}/{kind}/".encode()
        if lines.startswith(prefix[1:]) or prefix in lines:
            start = 0 if lines.startswith(prefix[1:]) else lines.index(prefix) + 1
            end = lines.index(b"\n", max(start, lines.rfind(prefix) + 1)) + 1
            lines = lines[:start] + lines[end:]
    return lines


def _serialize(quads: set[ox.Quad]) -> bytes:
    return ox.serialize(sorted(quads, key=sort_key), format=ox.RdfFormat.N_QUADS) or b""


def _rank(about: dict[str, Any]) -> str:
    return json.dumps(about, sort_keys=True)
