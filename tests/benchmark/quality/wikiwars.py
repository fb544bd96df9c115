"""Scores the time grammar on WikiWars: `python -m tests.benchmark.quality.wikiwars [--errors]`.

WikiWars (Mazur and Dale 2010, CC BY-SA 3.0) is read from `../shared/suites/time` and is no part of the project. Rules were
tuned on the documents of even index; those of odd index are the test. Scores follow TempEval-3: *strict* counts equal
spans, *relaxed* overlapping ones, *value* is the relaxed F1 times the share of matched annotations whose value is equal.
*calendar* is the value score with gold and output restricted to values that name a day, month, season, year, decade or
century. The output is the TIMEX3 profile of `kg/nlp/times/timex.py` in narrative mode, a paragraph a line.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Span
from kg.nlp.times.timex import Timex, find_timexes

SUITE = Path("suites") / "time" / "wikiwars_timex.jsonl"
_CALENDAR = re.compile(r"(?:BC)?[0-9]{2,4}(?:-.*)?(?:T[A-Z]{2})?")


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its gold annotations and what the grammar finds."""

    id: str
    text: str
    gold: tuple[Timex, ...]
    found: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 values between 0 and 1."""

    strict: float
    relaxed: float
    value: float
    calendar: float
    annotations: int


def read(shared: Path) -> list[Document]:
    """The documents of the suite below `shared`, with the grammar's output."""
    documents = []
    for line in (shared / SUITE).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        gold = tuple(sorted((Timex(t["start"], t["end"], t["value"]) for t in record["timex"]), key=lambda t: t.start))
        documents.append(Document(record["id"], text, gold, tuple(find_timexes(text, lines(text), published=None, mode="narrative"))))
    return documents


def lines(text: str) -> list[Span]:
    """The lines of a text that are not empty."""
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]


def score(documents: Sequence[Document]) -> Scores:
    """Scores over all annotations of the documents."""
    whole = [(d.gold, d.found) for d in documents]
    strict = _f1(whole, lambda g, f: (g.start, g.end) == (f.start, f.end))
    relaxed, right = _relaxed(whole)
    calendar, calendar_right = _relaxed([(_dated(gold), _dated(found)) for gold, found in whole])
    return Scores(strict, relaxed, relaxed * right, calendar * calendar_right, sum(len(gold) for gold, _ in whole))


def match(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Overlapping pairs, each annotation at most once, equal spans first."""
    pairs: list[tuple[Timex, Timex]] = []
    spare = list(found)
    for exact in (True, False):
        for g in gold:
            if any(g is taken for taken, _ in pairs):
                continue
            for f in spare:
                if (g.start, g.end) == (f.start, f.end) if exact else g.start < f.end and f.start < g.end:
                    pairs.append((g, f))
                    spare.remove(f)
                    break
    return pairs


def _dated(annotations: Iterable[Timex]) -> tuple[Timex, ...]:
    return tuple(t for t in annotations if _CALENDAR.fullmatch(t.value))


def _f1(documents: Sequence[tuple[Sequence[Timex], Sequence[Timex]]], same: Callable[[Timex, Timex], bool]) -> float:
    hits = sum(same(g, f) for gold, found in documents for g, f in match(gold, found))
    return 2 * hits / sum(len(gold) + len(found) for gold, found in documents)


def _relaxed(documents: Sequence[tuple[Sequence[Timex], Sequence[Timex]]]) -> tuple[float, float]:
    pairs = [pair for gold, found in documents for pair in match(gold, found)]
    total = sum(len(gold) + len(found) for gold, found in documents)
    return 2 * len(pairs) / total, sum(g.value == f.value for g, f in pairs) / len(pairs)


def halves(documents: Sequence[Document]) -> dict[str, Scores]:
    """Scores of all documents, and of those with even and odd index."""
    return {"all": score(documents), "even": score(documents[::2]), "odd": score(documents[1::2])}


def main() -> None:
    """Print the table; with --errors also what is wrong in the documents of even index."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list missed, false and wrong annotations of the tuning half")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[4] / "shared")
    options = parser.parse_args()
    documents = read(options.shared)
    if options.errors:
        for document in documents[::2]:
            sys.stdout.writelines(f"{line}\n" for line in _errors(document))
    sys.stdout.write(f"{'':6}{'strict':>8}{'relaxed':>9}{'value':>8}{'calendar':>10}{'timexes':>9}\n")
    for name, s in halves(documents).items():
        sys.stdout.write(f"{name:6}{s.strict:8.3f}{s.relaxed:9.3f}{s.value:8.3f}{s.calendar:10.3f}{s.annotations:9}\n")


def _errors(document: Document) -> Iterable[str]:
    pairs = match(document.gold, document.found)
    rows = []
    for g, f in pairs:
        if (g.start, g.end) != (f.start, f.end):
            rows.append((g.start, "span", document.text[g.start : g.end], document.text[f.start : f.end]))
        if g.value != f.value:
            rows.append((g.start, "value", g.value, f.value))
    rows.extend((g.start, "missed", document.text[g.start : g.end], g.value) for g in document.gold if all(g is not p for p, _ in pairs))
    rows.extend((f.start, "false", document.text[f.start : f.end], f.value) for f in document.found if all(f is not p for _, p in pairs))
    for start, kind, gold, found in sorted(rows):
        around = document.text[max(0, start - 40) : start + 50].replace("\n", "¶")
        yield f"{document.id[:2]} {kind:7} {gold!r:40} {found!r:32} …{around}…"


if __name__ == "__main__":
    main()
