"""How the service bears up: load with hostile queries mixed in, point queries beside bare Flask and Oxigraph's server, overhead.

    python tests/benchmark/service.py                 about two minutes, a million quads
    python tests/benchmark/service.py --quads 20000 --seconds 5 --json

Everything runs on loopback and stops by itself. Clients and services share the machine, so that only ratios within one run say
much. Exit code 1 when an answer was wrong or a request got no status.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import logging
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
PER_GRAPH = 20
PRODUCT = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(5))
HOSTILE = [
    f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}",
    f"SELECT * {{ {PRODUCT} }} ORDER BY ?o1 ?o2 ?o3",
    f"SELECT * {{ {PRODUCT} }}",
    "ASK {" + "{" * 10_000 + "}" * 10_000 + "}",
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * {" + " ".join(f"?a{n} ?b ?a{n + 1} ." for n in range(100)) + "} LIMIT 1",
    "SELECT (COUNT(*) AS ?n) { ?a (!<a:p>|^!<a:r>)* ?b . ?b (!<a:p>)* ?c }",
]
EXPECTED_OF_HOSTILE = {200, 400, 403, 413, 503}


def main() -> int:
    """Run everything and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60.0, help="of load; throughput takes a sixth of it each")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--be", choices=("parley", "flask"), help=argparse.SUPPRESS)
    parser.add_argument("--release", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.be:
        (serve_parley if options.be == "parley" else serve_flask)(options.release)
        return 0
    with tempfile.TemporaryDirectory(prefix="parley-benchmark-") as place:
        release = make_release(Path(place) / "release", options.quads)
        report: dict[str, object] = {"quads": options.quads, "overhead": overhead(release)}
        with service("parley", release) as address:
            report["load"] = load(f"{address}/sparql", options.quads, clients=options.clients, seconds=options.seconds)
            wait_ready(address)
            report["parley"] = throughput(f"{address}/sparql", options.quads, clients=4, seconds=options.seconds / 6)
        with service("flask", release) as address:
            report["flask"] = throughput(f"{address}/sparql", options.quads, clients=4, seconds=options.seconds / 6, check=False)
        with oxigraph(release, Path(place) / "store") as address:
            report["oxigraph"] = throughput(f"{address}/query", options.quads, clients=4, seconds=options.seconds / 6)
    print(json.dumps(report, indent=1) if options.json else table(report))
    found = report["load"]
    assert isinstance(found, dict)
    return int(bool(found["wrong"] or found["lost"]))


def make_release(folder: Path, quads: int) -> Path:
    """A release with so many quads, twenty to a graph: five things of four statements each."""
    folder.mkdir()
    with (folder / "quads.nq").open("w") as file:
        for number in range(quads // 4):
            graph = f"<https://w3id.org/parley/data/article/{number * 4 // PER_GRAPH}>"
            thing = f"<https://w3id.org/parley/data/thing/{number}>"
            file.write(
                f"{thing} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/parley/ontology#Claim> {graph} .\n"
                f'{thing} <http://www.w3.org/2000/01/rdf-schema#label> "thing {number}" {graph} .\n'
                f"{thing} <http://e/next> <https://w3id.org/parley/data/thing/{number + 1}> {graph} .\n"
                f'{thing} <http://e/number> "{number}"^^<http://www.w3.org/2001/XMLSchema#integer> {graph} .\n'
            )
    (folder / "manifest.json").write_text('{"base": "https://w3id.org/parley/data/"}')
    return folder


def point_query(number: int) -> str:
    """A question whose answer is `number`."""
    return f"SELECT ?n {{ GRAPH ?g {{ <https://w3id.org/parley/data/thing/{number}> <http://e/number> ?n }} }}"


def serve_parley(release: Path) -> None:
    """The service, until it is ended from outside."""
    from server.run import serve
    from server.settings import Settings

    serve(release, port=0, settings=Settings(query_time_s=2.0), on_start=lambda started: print(started.address, flush=True))


def serve_flask(release: Path) -> None:
    """The least that Flask and the same web server can do: a constant of the size of a point query's answer."""
    import waitress
    from flask import Flask, Response, request

    from server.run import bind

    app = Flask(__name__)
    body = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"123456","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}'

    @app.post("/sparql")
    def answer() -> Response:
        request.get_data()
        return Response(body, content_type="application/sparql-results+json")

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    listener = bind("127.0.0.1", 0)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    waitress.serve(app, sockets=[listener], threads=24, ident=None)


@contextlib.contextmanager
def service(kind: str, release: Path) -> Iterator[str]:
    """The address of a service in a process of its own."""
    command = [sys.executable, __file__, "--be", kind, "--release", str(release)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@contextlib.contextmanager
def oxigraph(release: Path, store: Path) -> Iterator[str]:
    """The address of Oxigraph's own server over the same quads."""
    program = Path(sys.executable).with_name("oxigraph")
    subprocess.run([program, "load", "--location", store, "--file", release / "quads.nq"], check=True, capture_output=True)
    from server.run import bind

    with bind("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    command = [program, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_ready(f"http://127.0.0.1:{port}", path="/")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_ready(address: str, *, path: str = "/readyz") -> None:
    """Return when the service answers with 200."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")


class Client(threading.Thread):
    """Asks without a pause until `end`; `hostile` is the share of hostile queries."""

    def __init__(self, address: str, quads: int, *, end: float, seed: int, hostile: float, check: bool) -> None:
        super().__init__()
        self._parts, self._things, self._end = urlsplit(address), quads // 4, end
        self._random, self._hostile, self._check = random.Random(seed), hostile, check
        self._connection: http.client.HTTPConnection | None = None
        self.times_s: list[float] = []
        self.slowest_hostile_s = 0.0
        self.wrong = self.lost = 0
        self.statuses: Counter[str] = Counter()

    def run(self) -> None:
        while time.monotonic() < self._end:
            hostile = self._random.random() < self._hostile
            number = self._random.randrange(self._things)
            started = time.perf_counter()
            try:
                status, body = self._ask(self._random.choice(HOSTILE) if hostile else point_query(number))
            except (OSError, http.client.HTTPException):
                self.lost += 1
                self._connection = None
                continue
            took = time.perf_counter() - started
            self.statuses[f"{'hostile' if hostile else 'good'} {status}"] += 1
            if hostile:
                self.slowest_hostile_s = max(self.slowest_hostile_s, took)
                self.wrong += status not in EXPECTED_OF_HOSTILE
            elif status == 200:
                self.times_s.append(took)
                self.wrong += self._check and not right(body, number)
            else:
                self.wrong += status not in (429, 503)

    def _ask(self, query: str) -> tuple[int, bytes]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(self._parts.netloc, timeout=30)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
        self._connection.request("POST", self._parts.path, urlencode({"query": query}), headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read()


def right(body: bytes, number: int) -> bool:
    """Whether a point query's answer is the one expected."""
    rows = json.loads(body)["results"]["bindings"]
    return [row["n"]["value"] for row in rows] == [str(number)]


def run_clients(address: str, quads: int, *, clients: int, seconds: float, hostile: float, check: bool = True) -> list[Client]:
    """Clients that have asked for so long."""
    end = time.monotonic() + seconds
    found = [Client(address, quads, end=end, seed=number, hostile=hostile, check=check) for number in range(clients)]
    for client in found:
        client.start()
    for client in found:
        client.join()
    return found


def load(address: str, quads: int, *, clients: int, seconds: float) -> dict[str, object]:
    """What became of requests of which one in twenty is hostile."""
    done = run_clients(address, quads, clients=clients, seconds=seconds, hostile=0.05)
    times = sorted(took for client in done for took in client.times_s)
    statuses: Counter[str] = sum((client.statuses for client in done), Counter())
    return {
        "seconds": seconds,
        "clients": clients,
        "requests": statuses.total(),
        "wrong": sum(client.wrong for client in done),
        "lost": sum(client.lost for client in done),
        "median_ms": round(1000 * statistics.median(times), 1),
        "p99_ms": round(1000 * times[int(0.99 * len(times))], 1),
        "slowest_hostile_s": round(max(client.slowest_hostile_s for client in done), 2),
        "statuses": dict(sorted(statuses.items())),
    }


def throughput(address: str, quads: int, *, clients: int, seconds: float, check: bool = True) -> dict[str, float]:
    """Point queries a second, and how long one takes."""
    run_clients(address, quads, clients=clients, seconds=1.0, hostile=0, check=check)
    done = run_clients(address, quads, clients=clients, seconds=seconds, hostile=0, check=check)
    times = sorted(took for client in done for took in client.times_s)
    if any(client.wrong or client.lost for client in done):
        raise SystemExit(f"{address} gave wrong answers, or none")
    return {
        "per_second": round(len(times) / seconds),
        "median_ms": round(1000 * statistics.median(times), 2),
        "p99_ms": round(1000 * times[int(0.99 * len(times))], 2),
    }


def overhead(release: Path) -> dict[str, float]:
    """What the way through a worker adds to a point query, at the median, both ways asked in turn."""
    from pyoxigraph import QueryResultsFormat

    from kg.store.query import run_query
    from server.service import Service
    from server.settings import Settings
    from server.workers.messages import Query

    running = Service(release, Settings(workers=1))
    store = running.release.store()  # type: ignore[union-attr]
    here, there = [], []
    for number in range(3000):
        query = point_query(number)
        started = time.perf_counter()
        run_query(store, query).serialize(format=QueryResultsFormat.JSON)
        between = time.perf_counter()
        running.pool.ask(Query(query, {"solutions": "json", "boolean": None, "graph": None}), time_s=5)
        here.append(between - started)
        there.append(time.perf_counter() - between)
    running.close()
    in_process, through = (1000 * statistics.median(times) for times in (here, there))
    return {"in_process_ms": round(in_process, 3), "through_worker_ms": round(through, 3), "overhead_ms": round(through - in_process, 3)}


def table(report: dict[str, object]) -> str:
    """The report for a person."""
    found, way = report["load"], report["overhead"]
    assert isinstance(found, dict)
    assert isinstance(way, dict)
    lines = [
        f"{report['quads']:,} quads",
        f"load: {found['clients']} clients, {found['seconds']:g} s, 5 % hostile: {found['requests']:,} requests, {found['wrong']} wrong, "
        f"{found['lost']} without a status; good queries {found['median_ms']} ms at the median, {found['p99_ms']} ms at 99 %; "
        f"slowest hostile {found['slowest_hostile_s']} s",
        *(f"  {name:12} {count:,}" for name, count in found["statuses"].items()),
        f"way through a worker: {way['through_worker_ms']} ms against {way['in_process_ms']} ms in process, {way['overhead_ms']} ms more",
        "point queries, 4 clients   per second   median ms   99 % ms",
    ]
    for name, words in (("parley", "Parley"), ("flask", "bare Flask, a constant"), ("oxigraph", "Oxigraph's server")):
        one = report[name]
        assert isinstance(one, dict)
        lines.append(f"  {words:24} {one['per_second']:>10,} {one['median_ms']:>11} {one['p99_ms']:>9}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
