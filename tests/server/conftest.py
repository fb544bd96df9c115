"""A release made by hand, the application over it, and a real server on a free loopback port."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, Store, parse, serialize

from server.app import create_app
from server.run import Started, serve
from server.service import Service
from server.settings import Settings

SAMPLE = Path(__file__).with_name("sample.trig")
QUICK = Settings(workers=2, query_time_s=0.7)


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


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def running(app: Flask) -> Service:
    service: Service = app.extensions["parley"]
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
