"""A release made by hand, the application over it, and a real server on a free loopback port."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse, serialize

from server.app import create_app
from server.run import Started, serve
from server.settings import Settings

SAMPLE = Path(__file__).with_name("sample.trig")
QUICK = Settings(workers=2, query_time_s=2.0)


def write_release(folder: Path, trig: Path = SAMPLE) -> Path:
    """A release folder with the quads of a TriG file."""
    folder.mkdir(parents=True, exist_ok=True)
    quads = parse(path=str(trig), format=RdfFormat.TRIG)
    (folder / "data.nq").write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    return folder


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_release(tmp_path_factory.mktemp("release") / "sample")


@pytest.fixture(scope="session")
def app(release: Path) -> Iterator[Flask]:
    application = create_app(release, QUICK)
    yield application
    application.extensions["parley"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def live(release: Path) -> Iterator[str]:
    """The address of a real server on loopback."""
    ready, stop = threading.Event(), threading.Event()
    told: list[Started] = []

    def note(started: Started) -> None:
        told.append(started)
        ready.set()

    thread = threading.Thread(target=serve, args=(release,), kwargs={"port": 0, "settings": QUICK, "on_start": note, "stop": stop})
    thread.start()
    assert ready.wait(30)
    yield told[0].address
    stop.set()
    thread.join(15)
    assert not thread.is_alive()
