"""Updates and graph writes: closed without the token, whole or not at all, and kept as releases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.store.manifest import damaged_files
from server.app import create_app
from server.problems import Problem
from server.release import open_release
from server.settings import Settings
from server.using import add_using

TOKEN = "a token for these tests"
AUTH = {"Authorization": f"Bearer {TOKEN}"}
FIRST = b'<http://e/s> <http://e/p> "1" <http://e/g> .\n'
INSERT = "INSERT DATA { GRAPH <http://e/h> { <http://e/a> <http://e/p> 2 } }"


@pytest.fixture
def folder(tmp_path: Path, make_releases) -> Path:
    return make_releases(tmp_path / "releases", FIRST)


@pytest.fixture
def writable(folder: Path) -> Iterator[Flask]:
    app = create_app(folder, Settings(workers=1, token=TOKEN, write_time_s=2.0))
    yield app
    app.extensions["parley"].close()


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory, make_releases) -> Iterator[FlaskClient]:
    """A client for requests that change nothing; one service for all of them."""
    app = create_app(make_releases(tmp_path_factory.mktemp("untouched") / "releases", FIRST), Settings(workers=1, token=TOKEN))
    yield app.test_client()
    app.extensions["parley"].close()


@pytest.fixture
def client(writable: Flask) -> FlaskClient:
    return writable.test_client()


def count(client: FlaskClient) -> int:
    answer = client.get("/sparql", query_string={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"})
    return int(answer.json["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/update"), ("POST", "/sparql"), ("PUT", "/graphs?default"), ("DELETE", "/graphs?default")]
)
@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN} x", "Bearer ü"])
def test_write_needs_the_token(untouched: FlaskClient, method: str, path: str, authorization: str | None) -> None:
    """Without it every write is answered 401 and changes nothing; there is no CORS for writes."""
    headers = {"Content-Type": "application/sparql-update"} | ({"Authorization": authorization} if authorization is not None else {})
    answer = untouched.open(path, method=method, data="CLEAR ALL", headers=headers)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert count(untouched) == 1


def test_write_from_another_machine_is_refused(untouched: FlaskClient) -> None:
    """The token alone does not let another machine write, unless the settings say so."""
    answer = untouched.post("/update", data={"update": "CLEAR ALL"}, headers=AUTH, environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert answer.status_code == 403


def test_service_without_a_token_is_read_only(client: FlaskClient, app: Flask) -> None:
    """Where no token is set, none opens the service."""
    reader = app.test_client()
    for method, path in (("POST", "/update"), ("PUT", "/graphs?default"), ("POST", "/graphs"), ("DELETE", "/graphs?graph=http://e/g")):
        assert reader.open(path, method=method, data={"update": "CLEAR ALL"}, headers=AUTH).status_code == 403


def test_update_becomes_a_release(client: FlaskClient, folder: Path) -> None:
    """An update is served at once, and kept as a whole release that the pointer names."""
    assert client.post("/update", data={"update": INSERT}, headers=AUTH).status_code == 204
    assert count(client) == 2
    release = open_release(folder)
    assert release.name != "first"
    assert len(list(release.quads())) == release.manifest["counts"]["quads"] == 2
    assert damaged_files(release.folder, release.manifest) == []
    assert (folder / "first" / "quads.nq").read_bytes() == FIRST


def test_releases_made_by_writes_do_not_pile_up(client: FlaskClient, folder: Path) -> None:
    """A release that a write made is removed when the next write has replaced it; built ones are kept."""
    for number in range(3):
        client.post(
            "/update", data={"update": f"INSERT DATA {{ GRAPH <http://e/h> {{ <http://e/a> <http://e/p> {number} }} }}"}, headers=AUTH
        )
    names = {path.name for path in folder.iterdir() if path.is_dir() and not path.is_symlink()}
    assert len(names) == 2
    assert "first" in names
    assert count(client) == 4


@pytest.mark.parametrize(
    ("update", "status"),
    [
        ("CLEAR XYZ", 400),
        (f"{INSERT} ; CLEAR GRAPH <http://e/none>", 400),
        ("LOAD <http://127.0.0.1/x>", 403),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 403),
        ("INSERT { ?a ?b ?c } WHERE { " + " ".join(f"VALUES ?a{n} {{ {'1 ' * 300} }}" for n in range(9)) + " }", 503),
        ("ASK {" + "{" * 500, 400),
    ],
)
def test_failed_update_leaves_everything_as_it_was(client: FlaskClient, folder: Path, update: str, status: int) -> None:
    """A wrong, forbidden or endless update changes neither the data served nor the folder."""
    assert client.post("/update", data={"update": update}, headers=AUTH).status_code == status
    assert count(client) == 1
    assert open_release(folder).name == "first"
    assert {path.name for path in folder.iterdir()} == {"first", "current", ".lock"}


def test_graph_is_replaced_extended_and_removed(client: FlaskClient) -> None:
    """PUT replaces, POST adds, DELETE removes; what is broken is refused."""
    turtle = {"Content-Type": "text/turtle", **AUTH}
    address = "/graphs?graph=http://e/new"
    assert client.put(address, data="<> <http://e/p> 1 .", headers=turtle).status_code == 201
    assert client.get(address, headers={"Accept": "application/n-triples"}).text.startswith("<http://e/new> <http://e/p>")
    assert client.post(address, data="<> <http://e/p> 2 .", headers=turtle).status_code == 204
    assert client.get(address, headers={"Accept": "application/n-triples"}).text.count("\n") == 2
    assert client.put(address, data="<> <http://e/p> 3 .", headers=turtle).status_code == 204
    assert client.get(address, headers={"Accept": "application/n-triples"}).text.count("\n") == 1
    assert client.put(address, data="<> <http://e/p> ", headers=turtle).status_code == 400
    assert client.put(address, data="<> <http://e/p> 4 .", headers={**turtle, "Content-Type": "text/plain"}).status_code == 415
    assert client.delete(address, headers=AUTH).status_code == 204
    assert client.get(address).status_code == 404
    assert client.delete(address, headers=AUTH).status_code == 404
    assert count(client) == 1


def test_graph_has_an_address_of_its_own(client: FlaskClient) -> None:
    """A graph made by POST is to be had at the address that Location gives."""
    made = client.post("/graphs", data="<> <http://e/p> 1 .", headers={"Content-Type": "text/turtle", **AUTH})
    assert made.status_code == 201
    location = made.headers["Location"]
    assert f"<{location}> <http://e/p>" in client.get(location, headers={"Accept": "application/n-triples"}).text


@pytest.mark.parametrize("query", ["", "?graph=relative", "?default&graph=http://e/g", "?graph=a:b&graph=a:c"])
def test_graph_is_named_once(untouched: FlaskClient, query: str) -> None:
    """Naming no graph, two, or one that is no IRI is a bad request."""
    assert untouched.get(f"/graphs{query}").status_code == 400


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }", "INSERT { ?s ?p ?o } USING <a:b> USING NAMED <c:d> WHERE { ?s ?p ?o }"),
        (
            "CLEAR ALL ; DELETE { ?s ?p 'WHERE' } where{ { } }",
            "CLEAR ALL ; DELETE { ?s ?p 'WHERE' } USING <a:b> USING NAMED <c:d> where{ { } }",
        ),
        ("INSERT DATA { <WHERE> <a:p> 1 } # WHERE", "INSERT DATA { <WHERE> <a:p> 1 } # WHERE"),
    ],
)
def test_dataset_of_the_request_is_written_into_updates(update: str, expected: str) -> None:
    """The clauses go before WHERE of operations with templates, and nowhere else."""
    assert add_using(update, default=["a:b"], named=["c:d"]) == expected
    assert add_using(update, default=[], named=[]) == update


@pytest.mark.parametrize("update", ["WITH <a:b> DELETE { } WHERE { }", "DELETE { } USING <a:b> WHERE { }", "DELETE WHERE { ?s ?p ?o }"])
def test_two_datasets_for_an_update_are_refused(update: str) -> None:
    """An operation that names its own dataset cannot take one from the request."""
    with pytest.raises(Problem) as caught:
        add_using(update, default=["a:b"], named=[])
    assert caught.value.status == 400


def test_single_release_takes_no_writes(tmp_path: Path, make_release) -> None:
    """A release without a pointer beside it never changes, token or not."""
    app = create_app(make_release(tmp_path, FIRST), Settings(workers=1, token=TOKEN))
    try:
        answer = app.test_client().post("/update", data={"update": INSERT}, headers=AUTH)
        assert answer.status_code == 403
        assert "pointer" in json.loads(answer.data)["detail"]
    finally:
        app.extensions["parley"].close()
