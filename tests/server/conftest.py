"""A release made by hand, the application over it or over a store elsewhere that it was pushed to, and a real server.

Tests that ask for `client` run over the release; those of a module with `OVER = ("release", "elsewhere")` run over both.
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, Store, parse, serialize

from kg.store.exchange import Exchange, read_address
from kg.store.push import push_release
from server.app import create_app
from server.release import open_release
from server.run import Started, serve
from server.service import Service
from server.settings import Settings

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
SAMPLE = Path(__file__).with_name("sample.trig")
QUICK = Settings(workers=2, query_time_s=0.7)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One contract for both: the tests of a module that names what it runs over are run over each."""
    if "over" in metafunc.fixturenames and hasattr(metafunc.module, "OVER"):
        metafunc.parametrize("over", metafunc.module.OVER, indirect=True)


def write_release(folder: Path, quads: bytes) -> Path:
    """A release folder with these N-Quads and the least manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "quads.nq").write_bytes(quads)
    (folder / "manifest.json").write_text('{"base": "https://w3id.org/parley/data/"}')
    return folder


def write_releases(folder: Path, quads: bytes) -> Path:
    """A folder of releases with one, which its pointer names."""
    write_release(folder / "first", quads)
    (folder / "current").symlink_to("first")
    (folder / ".lock").touch()
    return folder


@pytest.fixture(scope="session")
def make_releases() -> Callable[[Path, bytes], Path]:
    return write_releases


@pytest.fixture(scope="session")
def make_release() -> Callable[[Path, bytes], Path]:
    return write_release


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release folder with the quads of the sample."""
    quads = parse(path=str(SAMPLE), format=RdfFormat.TRIG)
    return write_release(tmp_path_factory.mktemp("release") / "sample", serialize(quads, format=RdfFormat.N_QUADS) or b"")


@pytest.fixture(scope="session")
def app(release: Path) -> Iterator[Flask]:
    application = create_app(release, QUICK)
    yield application
    application.extensions["parley"].close()


@contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """The address of a real Oxigraph server with an empty store in memory, for as long as the block runs."""
    if not OXIGRAPH.is_file():
        pytest.skip("the package oxigraph is not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(OXIGRAPH), "serve", "--bind", f"127.0.0.1:{port}", *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(200):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


@pytest.fixture(scope="session")
def start_oxigraph() -> Callable[..., AbstractContextManager[str]]:
    return oxigraph


@pytest.fixture(scope="session")
def elsewhere(release: Path) -> Iterator[str]:
    """The address of an Oxigraph server that the sample was pushed to."""
    with oxigraph("--union-default-graph") as address:
        store = Exchange(read_address(f"{address}/store"))
        push_release(open_release(release), store)
        store.send("DELETE", time_s=10, most=1000, added="graph=https://w3id.org/parley/data/pushed")
        store.close()
        yield address


@pytest.fixture(scope="session")
def app_elsewhere(elsewhere: str) -> Iterator[Flask]:
    """The application over that server."""
    application = create_app(f"{elsewhere}/query", QUICK)
    yield application
    application.extensions["parley"].close()


@pytest.fixture
def over(request: pytest.FixtureRequest) -> str:
    """What is served: `release`, or `elsewhere` for a store."""
    return getattr(request, "param", "release")


@pytest.fixture
def served_app(request: pytest.FixtureRequest, over: str) -> Flask:
    application: Flask = request.getfixturevalue("app" if over == "release" else "app_elsewhere")
    return application


@pytest.fixture
def client(served_app: Flask) -> FlaskClient:
    return served_app.test_client()


@pytest.fixture
def running(served_app: Flask) -> Service:
    service: Service = served_app.extensions["parley"]
    return service


@contextmanager
def served(folder: Path, settings: Settings) -> Iterator[str]:
    """A real server over a release for as long as the block runs; gives its address."""
    ready, stop = threading.Event(), threading.Event()
    told: list[Started] = []

    def note(started: Started) -> None:
        told.append(started)
        ready.set()

    options = {"port": 0, "settings": settings, "on_start": note, "stop": stop}
    thread = threading.Thread(target=serve, args=(folder,), kwargs=options)
    thread.start()
    assert ready.wait(30)
    try:
        yield told[0].address
    finally:
        stop.set()
        thread.join(15)
    assert not thread.is_alive()


@pytest.fixture(scope="session")
def serve_release() -> Callable[[Path, Settings], AbstractContextManager[str]]:
    return served


@pytest.fixture(scope="session")
def live(release: Path) -> Iterator[str]:
    """The address of a real server over the sample, on loopback."""
    with served(release, QUICK) as address:
        yield address


@pytest.fixture(scope="session")
def store(release: Path) -> Store:
    """The sample in process, to compare with."""
    found = Store()
    found.bulk_load(path=str(release / "quads.nq"), format=RdfFormat.N_QUADS)
    return found
