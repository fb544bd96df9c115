"""`kg push`: a release arrives whole in a store elsewhere, whatever breaks off on the way, and only what has changed is sent."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.__main__ import main
from kg.errors import LimitError, StorageError
from kg.store.exchange import Exchange, Reply, read_address
from kg.store.push import PushReport, push_release
from server.release import Release, open_release
from server.settings import Settings

BASE = "https://w3id.org/parley/data/"
TOKEN = "a token for these tests"


@pytest.fixture
def store(start_oxigraph) -> Iterator[str]:
    with start_oxigraph() as address:
        yield address


def held(address: str) -> set[Quad]:
    """Everything in the store but the record of pushes."""
    exchange = Exchange(read_address(f"{address}/store"))
    body = exchange.send("GET", time_s=10, most=10_000_000, headers={"Accept": "application/n-quads"}).body
    exchange.close()
    return {quad for quad in parse(body, RdfFormat.N_QUADS) if quad.graph_name != NamedNode(BASE + "pushed")}


def quads(number: int, *, changed: int | None = None, without: int | None = None) -> bytes:
    """So many graphs of three quads each, one of them changed, one left out."""
    lines = [
        Quad(
            NamedNode(f"http://e/{n}"),
            NamedNode("http://e/p"),
            NamedNode(f"http://e/{'new' if n == changed else 'old'}/{m}"),
            NamedNode(f"{BASE}{n}"),
        )
        for n in range(number)
        for m in range(3)
        if n != without
    ]
    return serialize(lines, format=RdfFormat.N_QUADS) or b""


class Counting(Exchange):
    """Counts what is sent, and loses the connection for good after `most` changes."""

    def __init__(self, address: str, *, most: int | None = None) -> None:
        super().__init__(read_address(f"{address}/store"))
        self.sent: list[tuple[str, str]] = []
        self.most = most

    def send(self, method: str, **options: object) -> Reply:  # type: ignore[override]
        changes = [entry for entry in self.sent if entry[0] != "GET"]
        if self.most is not None and len(changes) >= self.most:
            raise StorageError("gone")
        self.sent.append((method, str(options.get("added"))))
        return super().send(method, **options)  # type: ignore[arg-type]


def same(address: str, release: Release) -> bool:
    # as a store has them: derived integers become integers
    return held(address) == set(release.store())


def test_release_arrives_whole_and_is_not_sent_twice(store: str, release: Path) -> None:
    """All quads of the sample are there; the second push only asks."""
    opened = open_release(release)
    first = push_release(opened, Counting(store))
    assert first == PushReport(sent=first.sent, skipped=0, removed=0)
    assert first.sent > 3
    assert same(store, opened)
    again = Counting(store)
    assert push_release(opened, again) == PushReport(sent=0, skipped=first.sent, removed=0)
    assert [method for method, _ in again.sent] == ["GET"]
    assert push_release(opened, Counting(store), again=True) == first


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(store: str, tmp_path: Path, make_release) -> None:
    """Another release over the first: one graph is sent, one removed; a graph that was never pushed stays."""
    old = open_release(make_release(tmp_path / "old", quads(6)))
    new = open_release(make_release(tmp_path / "new", quads(6, changed=2, without=4)))
    push_release(old, Counting(store))
    guest = Quad(NamedNode("http://e/s"), NamedNode("http://e/p"), NamedNode("http://e/o"), NamedNode("http://e/guest"))
    body = serialize([guest.triple], format=RdfFormat.N_TRIPLES)
    Counting(store).send(
        "PUT", time_s=5, most=100, added="graph=http://e/guest", body=body, headers={"Content-Type": "application/n-triples"}
    )
    line = Counting(store)
    assert push_release(new, line) == PushReport(sent=1, skipped=4, removed=1)
    assert held(store) == {*new.quads(), guest}
    assert [method for method, _ in line.sent] == ["GET", "PUT", "DELETE", "PUT", "POST"]


@pytest.mark.parametrize("most", range(9))
def test_push_that_breaks_off_anywhere_is_taken_up(store: str, tmp_path: Path, make_release, most: int) -> None:
    """Wherever it stops, the next push of either release leaves that release there and nothing else of ours."""
    old = open_release(make_release(tmp_path / "old", quads(5)))
    new = open_release(make_release(tmp_path / "new", quads(5, changed=1, without=3)))
    push_release(old, Counting(store))
    with pytest.raises(StorageError) if most < 4 else _nothing():
        push_release(new, Counting(store, most=most))
    for wanted in (old, new) if most % 2 else (new, old):
        push_release(wanted, Counting(store))
        assert same(store, wanted)


class _nothing:
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def test_progress_counts_up_to_all_graphs(store: str, tmp_path: Path, make_release) -> None:
    """It starts with what is there already."""
    opened = open_release(make_release(tmp_path, quads(4)))
    told: list[tuple[int, int]] = []
    push_release(opened, Counting(store), advance=lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_own_service_takes_a_push(tmp_path: Path, make_release, make_releases, serve_release) -> None:
    """Its Graph Store Protocol is one like any other; the token comes from the settings."""
    opened = open_release(make_release(tmp_path / "new", quads(3)))
    folder = make_releases(tmp_path / "served", b"")
    with serve_release(folder, Settings(workers=1, token=TOKEN)) as address:
        with pytest.raises(StorageError, match="store_token"):
            push_release(opened, Exchange(read_address(f"{address}/graphs")))
        report = push_release(opened, Exchange(read_address(f"{address}/graphs", token=TOKEN)))
    assert report == PushReport(sent=3, skipped=0, removed=0)
    assert {quad for quad in open_release(folder).quads() if quad.graph_name != NamedNode(BASE + "pushed")} == set(opened.quads())


def test_command_tells_what_it_did(store: str, release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts go to standard error, or as JSON to standard output."""
    assert main(["push", str(release), f"{store}/store"]) == 0
    assert capsys.readouterr().err.endswith(" graphs sent, 0 were there already, 0 removed\n")
    assert main(["push", str(release), f"{store}/store", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "sent": 0,
        "skipped": len({q.graph_name for q in open_release(release).quads()}),
        "removed": 0,
    }


def test_command_ends_with_4_where_there_is_no_store(store: str, release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A closed port, a wrong path, a missing release: one line with the remedy."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert main(["push", str(release), f"http://127.0.0.1:{port}/store"]) == 4
    assert "start it, or check the address" in capsys.readouterr().err
    assert main(["push", str(release), f"{store}/nothing-here"]) == 4
    assert "Graph Store Protocol" in capsys.readouterr().err
    assert main(["push", str(release.parent / "none"), f"{store}/store"]) == 4
    assert main(["push", str(release), "no address"]) == 2


@pytest.mark.parametrize(
    ("status", "error"), [(413, LimitError), (503, LimitError), (429, LimitError), (500, StorageError), (401, StorageError)]
)
def test_refusals_keep_limits_and_faults_apart(release: Path, monkeypatch: pytest.MonkeyPatch, status: int, error: type[Exception]) -> None:
    """Too large and too busy are limits (exit code 5), after some tries; all else is input and output (4)."""
    monkeypatch.setattr("kg.store.push.time.sleep", lambda seconds: None)

    class Refusing(Exchange):
        def send(self, method: str, **options: object) -> Reply:  # type: ignore[override]
            return Reply(404 if method == "GET" else status, "text/plain", b"", True)

    with pytest.raises(error) as caught:
        push_release(open_release(release), Refusing(read_address("http://127.0.0.1:1/store")))
    assert "and the same command goes on from here" in str(caught.value)


def test_slow_store_is_a_limit(release: Path) -> None:
    """A store that accepts and never answers ends the push with exit code 5."""
    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(LimitError):
        push_release(open_release(release), Exchange(read_address(f"http://127.0.0.1:{deaf.getsockname()[1]}/")), time_s=0.2)
