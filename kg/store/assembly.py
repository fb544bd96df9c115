"""From the pieces of articles to the files of a release, in an order that does not depend on that of arrival."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article goes: the key of its pieces, and its name and IRI in the release."""

    key: tuple[str, str]
    name: str
    iri: str


@dataclass(slots=True)
class Assembly:
    """Pieces of articles, on the disk in `workshop` until all are there. A context; `folder` gets the release's files."""

    workshop: Path
    base: str
    abouts: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """(id, digest of the text) → the manifest's entry."""
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

    def add(self, about: dict[str, Any], *, quads: bytes, facts: bytes, text: str | None, shared: frozenset[str]) -> bool:
        """Take an article in; False when the same text came under the same name before, of which one is kept."""
        key = (about["id"], about["sha256"])
        known = self.abouts.get(key)
        if known is not None and _order(known) <= _order(about):
            return False
        self.abouts[key] = about
        for name, data in (("quads", quads), ("facts", facts), ("texts", (text or "").encode())):
            self._spools[name].put(key, data)
        self.shared |= shared
        return known is None

    def places(self) -> list[Place]:
        """Where each article goes, in the order of IRIs. Different texts under one name get a mark of the text each."""
        counts = Counter(name for name, _ in self.abouts)
        names = {key: key[0] if counts[key[0]] == 1 else f"{key[0]}-{key[1][:8]}" for key in self.abouts}
        return sorted((Place(key, name, article_iri(self.base, name)) for key, name in names.items()), key=lambda place: place.iri)

    def entries(self) -> Iterator[dict[str, Any]]:
        """The articles as the manifest lists them."""
        for place in self.places():
            yield {**self.abouts[place.key], "id": place.name, "iri": place.iri}

    def write_tables(self) -> None:
        """Write the facts table, and the texts as far as their rights allow a copy."""
        (self.folder / TEXTS).mkdir(parents=True, exist_ok=True)
        with (self.folder / FACTS).open("wb") as stream:
            for place in self.places():
                stream.write(self._facts(place))
                if self.abouts[place.key]["rights"] != "link":
                    (self.folder / TEXTS / f"{slug(place.name)}.txt").write_bytes(self._spools["texts"].read(place.key))

    def write_quads(self, others: list[ox.Quad]) -> int:
        """Write all graphs, each whole, in the order of their names; returns the number of quads.

        `others` are the quads of graphs that belong to no article, beside those that articles share.
        """
        graphs: dict[str, set[ox.Quad]] = {}
        lines = "".join(f"{line}\n" for line in self.shared)
        for quad in (*others, *ox.parse(lines, format=ox.RdfFormat.N_QUADS)):
            graphs.setdefault(quad.graph_name.value, set()).add(quad)
        places = {place.iri: place for place in self.places()}
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / QUADS).open("wb") as stream:
            for graph in sorted({*graphs, *places}):
                stream.write(self._quads(places[graph]) if graph in places else _serialize(graphs[graph]))
        return sum(map(len, graphs.values())) + sum(about["quads"] for about in self.abouts.values())

    def load(self) -> ox.Store:
        """A store with the quads written so far."""
        path = self.folder / QUADS
        store = ox.Store() if path.stat().st_size <= _IN_MEMORY_BYTES else ox.Store(str(self.workshop / "store"))
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        return store

    def _quads(self, place: Place) -> bytes:
        data, old = self._spools["quads"].read(place.key), article_iri(self.base, place.key[0])
        if place.iri == old:
            return data
        return _serialize({_moved(quad, old, place.iri) for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS)})

    def _facts(self, place: Place) -> bytes:
        data, old = self._spools["facts"].read(place.key), article_iri(self.base, place.key[0])
        if place.iri == old:
            return data
        rows = [json.loads(line) for line in data.decode().splitlines()]
        rows = [{**row, "article": place.name, "claim": place.iri + row["claim"][len(old) :]} for row in rows]
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _serialize(quads: set[ox.Quad]) -> bytes:
    return ox.serialize(sorted(quads, key=sort_key), format=ox.RdfFormat.N_QUADS)


def _moved(quad: ox.Quad, old: str, new: str) -> ox.Quad:
    """The quad with the article's IRI `old`, and all below it, replaced."""

    def move(term):  # type: ignore[no-untyped-def]
        if isinstance(term, ox.NamedNode) and (term.value == old or term.value.startswith(old + "/")):
            return ox.NamedNode(new + term.value[len(old) :])
        return term

    return ox.Quad(move(quad.subject), quad.predicate, move(quad.object), move(quad.graph_name))


def _order(about: dict[str, Any]) -> str:
    return json.dumps(about, sort_keys=True)
