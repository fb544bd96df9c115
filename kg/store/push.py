"""Bring a release into a store elsewhere, graph by graph, by the Graph Store Protocol; what is there already is skipped.

The store keeps a record in a graph of its own, `<base>pushed`: the digest of each graph that was brought. A digest is withdrawn
before its graph changes and written only after it has, so that a push which breaks off is taken up where it stopped.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import LimitError, StorageError
from kg.store.exchange import Exchange, Reply, Truncated
from kg.store.release import Release

DIGEST = ox.NamedNode("http://spdx.org/rdf/terms#checksumValue")
_NTRIPLES = "application/n-triples"
_MARKED_EVERY_S = 2.0
_TRIES, _WAIT_MOST_S = 4, 30.0
_REPLY_MOST = 256 * 1024 * 1024

_log = logging.getLogger(__name__)
Advance = Callable[[int, int], None]
Graph = tuple[str, bytes]
"""A graph's name (empty for the graph without one) and its triples as N-Triples."""


@dataclass(frozen=True, slots=True)
class PushReport:
    """How many graphs were sent, were there already, and were removed because the release no longer has them."""

    sent: int
    skipped: int
    removed: int


def push_release(
    release: Release, store: Exchange, *, again: bool = False, time_s: float = 60.0, advance: Advance | None = None
) -> PushReport:
    """Bring the release's graphs into the graph store that `store` talks to; `again` sends those that are there, too.

    Graphs that were never pushed are left alone. `time_s` is for one exchange. Raises StorageError, and LimitError when the
    store is too slow, too busy, or finds a graph too large.
    """
    line = _Line(store, release.base + "pushed", time_s)
    graphs, wanted = _survey(release)
    kept = line.read_record()
    changed = {name for name, digest in wanted.items() if again or kept.get(name) != digest}
    gone = [name for name in kept if name not in wanted]
    withdrawn = {name: digest for name, digest in kept.items() if name in wanted and name not in changed}
    if withdrawn != kept:
        line.write_record(withdrawn)
    for name in gone:
        line.remove(name)
    _send(line, graphs(), wanted, changed, advance or (lambda done, total: None))
    return PushReport(len(changed), len(wanted) - len(changed), len(gone))


def _send(line: _Line, graphs: Iterable[Graph], wanted: Mapping[str, str], changed: set[str], advance: Advance) -> None:
    done, fresh, marked = len(wanted) - len(changed), {}, time.monotonic()
    advance(done, len(wanted))
    try:
        for name, body in graphs:
            if name not in changed:
                continue
            line.send(name, body)
            done += 1
            fresh[name] = wanted[name]
            advance(done, len(wanted))
            if time.monotonic() - marked > _MARKED_EVERY_S:
                line.add_to_record(fresh)
                fresh, marked = {}, time.monotonic()
    except (StorageError, LimitError) as error:
        error.remedy = f"{error.remedy}; {done} of {len(wanted)} graphs are there, and the same command goes on from here"
        if fresh:
            line.note_what_arrived(fresh)
        raise
    if fresh:
        line.add_to_record(fresh)


def _survey(release: Release) -> tuple[Callable[[], Iterator[Graph]], dict[str, str]]:
    """How to go through the release's graphs, and the digest of each."""
    digests: dict[str, str] = {}
    for name, body in _as_written(release):
        if name in digests:  # not as `kg build` sorts it: its graphs have to be put together first
            together = partial(_put_together, release.store())
            return together, {name: _digest(body) for name, body in together()}
        digests[name] = _digest(body)
    return partial(_as_written, release), digests


def _as_written(release: Release) -> Iterator[Graph]:
    for name, quads in groupby(release.quads(), key=lambda quad: quad.graph_name):
        yield _graph(name, quads)


def _put_together(store: ox.Store) -> Iterator[Graph]:
    for name in (ox.DefaultGraph(), *sorted(store.named_graphs(), key=str)):
        quads = sorted(store.quads_for_pattern(None, None, None, name), key=str)
        if quads:
            yield _graph(name, quads)


def _graph(name: object, quads: Iterable[ox.Quad]) -> Graph:
    body = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return name.value if isinstance(name, ox.NamedNode) else "", body


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


class _Line:
    """The operations on a graph store that a push needs, each tried again while the store is busy."""

    def __init__(self, store: Exchange, record: str, time_s: float) -> None:
        self._store, self._record, self._time_s = store, record, time_s

    def send(self, name: str, body: bytes) -> None:
        self._exchange("PUT", name, body)

    def remove(self, name: str) -> None:
        self._exchange("DELETE", name, fine=(200, 202, 204, 404))

    def read_record(self) -> dict[str, str]:
        """The digest of each graph that was pushed before."""
        reply = self._exchange("GET", self._record, fine=(200, 404))
        if reply.status == 404 or not reply.body:
            return {}
        form = ox.RdfFormat.from_media_type(reply.media)
        try:
            quads = list(ox.parse(reply.body, form or ox.RdfFormat.N_TRIPLES))
        except SyntaxError as error:
            raise self._trouble("its record of pushed graphs cannot be read", "give the address of its Graph Store Protocol") from error
        said = [(quad.subject, quad.object) for quad in quads if quad.predicate == DIGEST]
        return {name.value: digest.value for name, digest in said if isinstance(name, ox.NamedNode) and isinstance(digest, ox.Literal)}

    def write_record(self, digests: Mapping[str, str]) -> None:
        if digests:
            self._exchange("PUT", self._record, _record_body(digests))
        else:
            self._exchange("DELETE", self._record, fine=(200, 202, 204, 404))

    def add_to_record(self, digests: Mapping[str, str]) -> None:
        self._exchange("POST", self._record, _record_body(digests))

    def note_what_arrived(self, digests: Mapping[str, str]) -> None:
        """As `add_to_record`, for a push that has failed already: without raising."""
        try:
            self._once("POST", self._record, _record_body(digests), min(5.0, self._time_s))
        except (StorageError, LimitError) as error:
            _log.info("the record could not be written: %s", error)

    def _exchange(self, method: str, name: str, body: bytes | None = None, *, fine: tuple[int, ...] = (200, 201, 202, 204)) -> Reply:
        for attempt in range(_TRIES):
            last = attempt == _TRIES - 1
            try:
                reply = self._once(method, name, body, self._time_s)
            except Truncated:
                if last:
                    raise
                continue
            if reply.status in fine:
                return reply
            if reply.status not in (429, 503) or last:
                break
            time.sleep(min(reply.retry_after_s or 2.0**attempt / 2, _WAIT_MOST_S))
        raise self._refusal(reply, method, name)

    def _once(self, method: str, name: str, body: bytes | None, time_s: float) -> Reply:
        headers = {"Accept": f"{_NTRIPLES}, text/turtle;q=0.5"} | ({"Content-Type": _NTRIPLES} if body is not None else {})
        added = urlencode({"graph": name}) if name else "default"
        return self._store.send(method, time_s=time_s, most=_REPLY_MOST, added=added, body=body, headers=headers)

    def _refusal(self, reply: Reply, method: str, name: str) -> StorageError | LimitError:
        what = f"{method} of {name or 'the graph without a name'} was answered with {reply.status}"
        match reply.status:
            case 401 | 403:
                return self._trouble(what, "give a token (setting store_token) or user:password@ in the address")
            case 404 | 405 | 501:
                return self._trouble(what, "give the address of its Graph Store Protocol, for Oxigraph http://HOST:7878/store")
            case 413:
                return LimitError(what, place=self._store.address.shown, remedy="raise the store's limit on the size of a graph")
            case 408 | 429 | 503 | 504:
                return LimitError(what, place=self._store.address.shown, remedy="the store is busy; try again later")
        return self._trouble(what, "see the store's log")

    def _trouble(self, message: str, remedy: str) -> StorageError:
        return StorageError(message, place=self._store.address.shown, remedy=remedy)


def _record_body(digests: Mapping[str, str]) -> bytes:
    # The graph without a name has no IRI to speak of; it is sent each time.
    triples = [ox.Triple(ox.NamedNode(name), DIGEST, ox.Literal(digest)) for name, digest in sorted(digests.items()) if name]
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
