"""The competency questions on the bundled articles, built as a user builds them.

`expected/<question>.csv` holds what a reader of the articles says must come out: each line is met by a row that agrees in the columns
given; `*` stands for anything, `a|b` for either. `never/<question>.csv` holds what must not. A line whose last
column `gap` gives a reason is not yet met; it has to be struck off when it is.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.store.release import open_release

from .conftest import DERIVED, HERE, REPO, Rows, ask, read_rows

QUESTIONS = sorted((REPO / "queries" / "competency").glob("*.rq"))
EACH = pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
ARTICLES = sorted((REPO / "articles").glob("*.txt"))


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The release that `kg build` makes of the bundled articles, derived view included."""
    folder = tmp_path_factory.mktemp("bundled") / "release"
    made = subprocess.run(
        [sys.executable, "-m", "kg", "build", *map(str, ARTICLES), "-o", str(folder)], cwd=REPO, capture_output=True, text=True, timeout=300
    )
    assert made.returncode in (0, 1), made.stderr  # 1: built, and a check found something; the checks have tests of their own
    return open_release(folder).store()


def agrees(line: dict[str, str], row: dict[str, str]) -> bool:
    return all(value == "*" or row[column] in value.split("|") for column, value in line.items() if column != "gap")


def lines_of(folder: str) -> list[tuple[str, dict[str, str]]]:
    return [(path.stem, line) for path in sorted((HERE / folder).glob("*.csv")) for line in read_rows(path)]


def answer(store: Store, name: str) -> Rows:
    return ask(store, (REPO / "queries" / "competency" / f"{name}.rq").read_text(encoding="utf-8"))


@EACH
def test_question_is_answered(question: Path, bundled: Store) -> None:
    """Each question has rows on the bundled articles, and every line of its expected answer but the known gaps is among them."""
    rows = answer(bundled, question.stem)
    expected = read_rows(HERE / "expected" / f"{question.stem}.csv")
    assert rows
    assert expected
    assert [line for line in expected if not line.get("gap") and not any(agrees(line, row) for row in rows)] == []


@EACH
def test_known_gaps_are_still_gaps(question: Path, bundled: Store) -> None:
    """A line marked as a gap that is now met has to lose its mark."""
    rows = answer(bundled, question.stem)
    gaps = [line for line in read_rows(HERE / "expected" / f"{question.stem}.csv") if line.get("gap")]
    assert [line for line in gaps if any(agrees(line, row) for row in rows)] == []


@EACH
def test_question_is_quick(question: Path, bundled: Store) -> None:
    """A question takes well under half a second on the bundled articles (it was written for a tenth)."""
    started = time.perf_counter()
    answer(bundled, question.stem)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("name", "line"), lines_of("never"), ids=lambda value: value if isinstance(value, str) else ",".join(value.values())
)
def test_what_must_not_come_out(name: str, line: dict[str, str], bundled: Store) -> None:
    """A claim is no fact, an attempt no conquest, a supporter no mediator, an upper bound no lower one."""
    assert [row for row in answer(bundled, name) if agrees(line, row)] == []


def test_expected_answers_are_the_questions_own() -> None:
    """Each file of lines belongs to a question, and there are more than two hundred lines."""
    names = {path.stem for path in QUESTIONS}
    assert {name for name, _ in lines_of("expected")} == names
    assert {name for name, _ in lines_of("never")} <= names
    assert len(lines_of("expected")) > 200


def test_derived_view_is_what_the_rules_make(bundled: Store) -> None:
    """The release's derived graph is the one that the rules give over its other graphs, one by one and in any order."""
    kept = set(bundled.quads_for_pattern(None, None, None, DERIVED))
    bare = Store()
    bare.extend(quad for quad in bundled if quad.graph_name != DERIVED)
    made = set()
    for rule in sorted((REPO / "queries" / "derive").glob("*.rq"), reverse=True):
        made |= {(t.subject, t.predicate, t.object) for t in bare.query(rule.read_text(encoding="utf-8"), use_default_graph_as_union=True)}
    assert {(quad.subject, quad.predicate, quad.object) for quad in kept} == made
