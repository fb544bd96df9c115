"""SIGKILL at random moments: of workers, of the whole service, of builds. What is served stays whole, old or new, never half.

Thirty-two kills by default; `KILLS=200 pytest tests/server/test_kills.py` for more. The moments come from a seed that a failure names.
"""

from __future__ import annotations

import http.client
import json
import multiprocessing
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from kg.store.manifest import damaged_files
from server.problems import Problem
from server.release import open_release
from server.run import Started, serve
from server.service import Service
from server.settings import Settings
from server.workers.messages import Query

KILLS = int(os.environ.get("KILLS", "32"))
OF_WORKERS, OF_SERVICES = KILLS // 2, KILLS // 5
OF_BUILDS = KILLS - OF_WORKERS - OF_SERVICES
SEED = int(os.environ.get("SEED", "0")) or random.randrange(1, 1 << 30)
TOKEN = "a token for these tests"
AUTH = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/sparql-update"}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
processes = multiprocessing.get_context("forkserver")


@pytest.fixture(scope="module", autouse=True)
def preload() -> None:
    """What the killed processes need is imported once, in the process that they are forked from."""
    processes.set_forkserver_preload(["tests.server.builder", "server.run", "tests.server.test_kills"])


@pytest.fixture
def moments() -> random.Random:
    return random.Random(SEED)


def count(service: Service) -> int:
    answer = service.pool.ask(Query(COUNT, {"solutions": "json", "boolean": None, "graph": None}), time_s=10)
    (row,) = json.loads(answer.body)["results"]["bindings"]
    return int(row["n"]["value"])


class Asking:
    """Asks a service all the time in two threads, and collects its answers and refusals."""

    def __init__(self, service: Service) -> None:
        self.counts: list[int] = []
        self.refusals: list[str] = []
        self._service, self._stop = service, threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(2)]

    def __enter__(self) -> Asking:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(15)

    def _ask(self) -> None:
        while not self._stop.is_set():
            try:
                self.counts.append(count(self._service))
            except Problem as problem:
                self.refusals.append(problem.kind)


def test_killed_workers_cost_no_wrong_answer(release: Path, moments: random.Random) -> None:
    """Each query is answered right, or refused because its worker was lost; then all is as before."""
    service = Service(release, Settings(workers=2))
    whole = count(service)
    killed = 0
    try:
        with Asking(service) as asking:
            while killed < OF_WORKERS:
                time.sleep(moments.uniform(0, 0.08))
                pids = (service.pool.nursery_pid,) if killed % 10 == 9 else service.pool.all_pids()
                killed += bool(pids) and end(moments.choice(pids))
        assert set(asking.counts) == {whole}, SEED
        assert set(asking.refusals) <= {"worker-lost", "busy"}, SEED
        assert count(service) == whole
    finally:
        service.close()
    assert killed == OF_WORKERS


def end(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def test_killed_builds_leave_a_whole_release_in_service(tmp_path: Path, moments: random.Random) -> None:
    """While builds are killed, the service that follows their folder serves whole releases alone, and the folder holds no other."""
    out = tmp_path / "releases"
    known: dict[int, str] = {}
    for names in ("abcd", "abc", "ab"):
        assert _killed_or_finished(tmp_path / names, names, after_s=60)
        known[len(list(open_release(tmp_path / names).quads()))] = names
    started = time.monotonic()
    assert _killed_or_finished(out, "ab", after_s=60)
    whole_s = time.monotonic() - started
    service = Service(out, Settings(workers=1))
    finished = 0
    try:
        with Asking(service) as asking:
            for number in range(OF_BUILDS):
                names = ("abcd", "ab", "abc")[number % 3]
                finished += _killed_or_finished(out, names, after_s=moments.uniform(0, 1.2 * whole_s))
                assert_whole(out)
                service.follow()
        assert set(asking.counts) <= set(known), SEED
        assert asking.refusals == [], SEED
        assert len(asking.counts) > OF_BUILDS
        assert finished < OF_BUILDS
        assert _killed_or_finished(out, "abcd", after_s=60)
        service.follow()
        assert known[count(service)] == "abcd"
        assert not list(out.glob(".building-*"))
    finally:
        service.close()


def _killed_or_finished(out: Path, names: str, *, after_s: float) -> bool:
    """Let a process build a release and kill it after a time; whether it had finished."""
    build = processes.Process(target=_build, args=(str(out), names))
    build.start()
    build.join(after_s)
    finished = build.exitcode == 0
    build.kill()
    build.join(10)
    return finished


def _build(out: str, names: str) -> None:
    from tests.server.builder import build

    build(Path(out), names)


def assert_whole(out: Path) -> None:
    """The release in force, and every other one that has its name, is as its manifest says."""
    for folder in (out, *(path for path in out.glob("release-*") if not path.is_symlink())):
        release = open_release(folder)
        assert damaged_files(release.folder, release.manifest) == [], SEED


@pytest.fixture
def releases(tmp_path: Path, make_releases) -> Path:
    folder: Path = make_releases(tmp_path / "releases", b"<http://e/s> <http://e/p> <http://e/o> <http://e/g> .\n")
    return folder


def test_killed_service_has_stored_what_it_confirmed(releases: Path, moments: random.Random) -> None:
    """Killed while it writes, it starts again with every update that it confirmed, and each update whole or not at all."""
    confirmed: set[int] = set()
    sent = iter(range(1_000_000))
    with running(releases) as (_, address):
        started = time.monotonic()
        write_on(address, iter([next(sent)]), confirmed)
        one_s = time.monotonic() - started
    for _ in range(OF_SERVICES):
        with running(releases) as (process, address):
            before = groups(address)
            assert confirmed <= set(before), SEED
            assert set(before.values()) <= {5}, SEED
            writer = threading.Thread(target=write_on, args=(address, sent, confirmed))
            writer.start()
            time.sleep(moments.uniform(0, 2 * one_s))
            process.kill()
            writer.join(15)
            assert not writer.is_alive()
    with running(releases) as (_, address):
        assert confirmed <= set(groups(address)), SEED
    assert 0 in confirmed


class running:
    """A service in a process of its own, for as long as the block runs."""

    def __init__(self, folder: Path) -> None:
        self._mine, theirs = processes.Pipe()
        self._process = processes.Process(target=_serve, args=(str(folder), theirs))
        self._process.start()
        theirs.close()

    def __enter__(self) -> tuple[multiprocessing.process.BaseProcess, str]:
        assert self._mine.poll(30)
        return self._process, self._mine.recv()

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join(10)
        self._mine.close()


def _serve(folder: str, told: Connection) -> None:
    def tell(started: Started) -> None:
        told.send(started.address)

    serve(folder, port=0, settings=Settings(workers=1, token=TOKEN), on_start=tell)


def write_on(address: str, sent: Iterator[int], confirmed: set[int]) -> None:
    """Send one update after the other, each of five statements, until the service is gone."""
    for number in sent:
        body = " ".join(f"<http://e/u{number}> <http://e/p{part}> {number} ." for part in range(5))
        try:
            status, _ = send(address, "POST", "/update", f"INSERT DATA {{ GRAPH <http://e/h> {{ {body} }} }}".encode(), AUTH)
        except (OSError, http.client.HTTPException):
            return
        if status == 204:
            confirmed.add(number)


def groups(address: str) -> dict[int, int]:
    """How many statements there are of each update."""
    query = "SELECT ?n (COUNT(*) AS ?c) { GRAPH <http://e/h> { ?s ?p ?n } } GROUP BY ?n"
    status, body = send(address, "GET", "/sparql?" + urlencode({"query": query, "format": "json"}))
    assert status == 200
    return {int(row["n"]["value"]): int(row["c"]["value"]) for row in json.loads(body)["results"]["bindings"]}


def send(address: str, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_kills_are_as_many_as_they_are_said_to_be() -> None:
    """At least thirty in the default run."""
    assert OF_WORKERS + OF_SERVICES + OF_BUILDS == KILLS >= 30
