"""Caches: what may be kept, how to ask whether it still holds, HEAD, and things that are gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server.app import create_app
from server.caching import is_volatile
from server.service import Service
from server.settings import Settings

OVER = ("release", "elsewhere")
QUERY = "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20ORDER%20BY%20%3Fs%20%3Fp%20%3Fo"
PATHS = [
    "/",
    QUERY,
    QUERY + "&format=csv",
    "/sparql",
    "/graphs?graph=https://w3id.org/parley/entities",
    "/questions",
    "/questions/denials",
    "/questions/denials.json",
    "/questions/denials.rq",
    "/id/state/northland.ttl",
    "/id/state/northland.html",
    "/ontology.ttl",
    "/.well-known/void",
    "/openapi.json",
    "/data",
    "/static/parley.css",
]


@pytest.mark.parametrize("path", PATHS)
def test_what_was_read_is_asked_for_again_cheaply(client: FlaskClient, path: str) -> None:
    """Each answer carries a mark; with it the next request is answered 304 without a body, with another it is answered whole."""
    first = client.get(path)
    assert first.status_code == 200
    assert "public" in first.headers["Cache-Control"] or path.startswith("/static")
    mark = first.headers["ETag"]
    again = client.get(path, headers={"If-None-Match": mark})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == mark
    assert "Accept" in again.headers["Vary"]
    assert client.get(path, headers={"If-None-Match": '"other", W/"more"'}).data == first.data


@pytest.mark.parametrize("path", [*PATHS, "/healthz", "/readyz", "/metrics", "/nowhere", "/id/state/nowhere", "/sparql?query=SELECT"])
def test_head_is_get_without_the_body(client: FlaskClient, path: str) -> None:
    """Same status, same headers, no body."""
    get, head = client.get(path), client.head(path)
    assert (head.status_code, head.data) == (get.status_code, b"")
    names = ("Content-Type", "ETag", "Cache-Control", "Vary", "Link", "Content-Length")
    assert {name: head.headers.get(name) for name in names} == {name: get.headers.get(name) for name in names}


@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/metrics", "/nowhere", "/sparql?query=SELECT", "/sparql?query=SELECT(NOW()AS%3Fx){}"]
)
def test_what_changes_by_itself_is_not_kept(client: FlaskClient, path: str) -> None:
    """States, errors, and queries for the time or for chance."""
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_posted_query_is_not_kept(client: FlaskClient) -> None:
    """The address of a posted query says nothing about it."""
    assert client.post("/sparql", data={"query": "ASK {}"}).headers["Cache-Control"] == "no-store"


def test_mark_differs_by_query_and_format(client: FlaskClient) -> None:
    """Two questions never share a mark."""
    paths = [QUERY, QUERY + "&format=csv", QUERY + "&default-graph-uri=https://w3id.org/parley/entities"]
    assert len({client.get(path).headers["ETag"] for path in paths}) == 3


@pytest.mark.parametrize(
    ("text", "volatile"),
    [
        ("SELECT (now() AS ?t) {}", True),
        ("ASK { FILTER(RAND() < 0.5) }", True),
        ("SELECT (strUUID() AS ?u) {}", True),
        ("SELECT ?now { ?now ?p 'NOW()' } # RAND()", False),
        ("PREFIX now: <a:now> ASK { ?s now:uuid <http://e/UUID> }", False),
    ],
)
def test_volatile_queries_are_known_by_their_functions(text: str, volatile: bool) -> None:
    """Names, strings and comments do not count."""
    assert is_volatile(text) is volatile


KEPT = b'<https://w3id.org/parley/data/article/a> <http://e/p> "1" <https://w3id.org/parley/data/article/a> .\n'
LOST = KEPT.replace(b"article/a", b"article/b")


@pytest.fixture
def moving(tmp_path: Path, make_release, make_releases) -> Iterator[tuple[Service, FlaskClient]]:
    """A service whose second release has lost an article."""
    folder = make_releases(tmp_path / "releases", KEPT + LOST)
    app = create_app(folder, Settings(workers=1))
    service: Service = app.extensions["parley"]
    assert app.test_client().get("/data/article/b.ttl").status_code == 200
    make_release(folder / "second", KEPT)
    point(folder, "second")
    service.follow()
    yield service, app.test_client()
    service.close()


def point(folder: Path, name: str) -> None:
    fresh = folder / "fresh"
    fresh.symlink_to(name)
    fresh.replace(folder / "current")


@pytest.mark.parametrize(
    ("path", "accept", "media"),
    [
        ("/data/article/b", "text/turtle", "application/problem+json"),
        ("/data/article/b", "text/html", "text/html; charset=utf-8"),
        ("/data/article/b.ttl", "text/plain", "text/plain; charset=utf-8"),
        ("/data/article/b.html", "text/html", "text/html; charset=utf-8"),
        ("/resource?iri=https://w3id.org/parley/data/article/b", "text/turtle", "application/problem+json"),
    ],
)
def test_what_an_earlier_release_had_is_gone(moving: tuple[Service, FlaskClient], path: str, accept: str, media: str) -> None:
    """410 in the type that the client prefers; what is still there is served, and what never was is not found."""
    _, client = moving
    gone = client.get(path, headers={"Accept": accept})
    assert (gone.status_code, gone.content_type) == (410, media)
    assert client.get(path.replace("article/b", "article/a"), headers={"Accept": accept}).status_code in (200, 303)
    assert client.get(path.replace("article/b", "article/c"), headers={"Accept": accept}).status_code == 404


def test_what_comes_back_is_there_again(moving: tuple[Service, FlaskClient]) -> None:
    """With the earlier release in force again nothing is gone."""
    service, client = moving
    assert client.get("/data/article/b.ttl").status_code == 410
    point(service.path, "first")
    service.follow()
    assert client.get("/data/article/b.ttl").status_code == 200


def test_mark_changes_with_the_release(moving: tuple[Service, FlaskClient]) -> None:
    """A cache learns of a new release with its next question."""
    service, client = moving
    mark = client.get(QUERY).headers["ETag"]
    point(service.path, "first")
    service.follow()
    changed = client.get(QUERY, headers={"If-None-Match": mark})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != mark


def test_graph_removed_by_a_write_is_gone(tmp_path: Path, make_releases) -> None:
    """The Graph Store Protocol's DELETE leaves 410 behind."""
    token = "a token for these tests"
    app = create_app(make_releases(tmp_path / "releases", KEPT + LOST), Settings(workers=1, token=token))
    try:
        client = app.test_client()
        address = "/graphs?graph=https://w3id.org/parley/data/article/b"
        assert client.delete(address, headers={"Authorization": f"Bearer {token}"}).status_code == 204
        assert client.get("/data/article/b.ttl").status_code == 410
    finally:
        app.extensions["parley"].close()
