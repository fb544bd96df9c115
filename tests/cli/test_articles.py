"""Commands that read articles: what is printed, what is told, how a batch with bad input ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store.release import open_release
from tests.cli.conftest import Ran
from tests.conftest import REPOSITORY

KG = (sys.executable, "-m", "kg")
ARTICLE = REPOSITORY / "articles" / "own-sudan-2023-06-10.txt"


def test_facts_gives_a_record_a_line_with_quotes_that_stand_in_the_text(kg: Callable[..., Ran]) -> None:
    """Offsets are code points into the file as given."""
    ran = kg("facts", ARTICLE)
    text = ARTICLE.read_text(encoding="utf-8")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "") and len(records) > 5
    assert [r["quote"] for r in records] == [text[r["start"] : r["end"]] for r in records]
    assert {r["article"] for r in records} == {ARTICLE.stem}


def test_an_article_that_yields_nothing_says_why(kg: Callable[..., Ran], tmp_path: Path) -> None:
    """No fact is no error, and never silent."""
    path = tmp_path / "cat.txt"
    path.write_text("The cat slept on the warm windowsill all day.\n", encoding="utf-8")
    ran = kg("facts", path)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"kg: {path}: no facts – no word that the lexicon knows (no-trigger, 1 ×")


@pytest.fixture
def bad_inputs(tmp_path: Path) -> dict[str, Path]:
    """A binary file, an empty one, German, a broken JSON Lines file, and a path that is not there."""
    paths = {name: tmp_path / name for name in ("binary.txt", "empty.txt", "german.txt", "broken.jsonl", "missing.txt")}
    paths["binary.txt"].write_bytes(b"\x00\x01\x02\x7fELF")
    paths["empty.txt"].write_bytes(b"")
    paths["german.txt"].write_text(
        "Die Regierung teilte am Mittwoch mit, dass die Gespräche mit den Aufständischen nächste Woche weitergehen.\n\n"
        "Beide Seiten hatten zuvor vereinbart, ihre Truppen aus der Hauptstadt abzuziehen und Gefangene auszutauschen.\n",
        encoding="utf-8",
    )
    paths["broken.jsonl"].write_text('{"text": "Armenia rejected', encoding="utf-8")
    return paths


def test_bad_inputs_are_named_and_the_rest_is_built(kg: Callable[..., Ran], bad_inputs: dict[str, Path], tmp_path: Path) -> None:
    """One line for each that cannot be read, exit code 3, and a release of the others."""
    ran = kg("build", *bad_inputs.values(), ARTICLE, "-o", tmp_path / "release", "--no-checks")
    told = [line for line in ran.err.splitlines() if line.startswith("kg: ")]
    assert ran.code == 3, ran.err
    assert [name for name in bad_inputs if not [line for line in told if name in line]] == []
    assert len(told) == len(bad_inputs)
    assert [about["id"] for about in open_release(tmp_path / "release").manifest["articles"]] == [ARTICLE.stem]


def test_facts_of_bad_inputs_end_with_exit_code_3_and_the_facts_of_the_rest(kg: Callable[..., Ran], bad_inputs: dict[str, Path]) -> None:
    """The same holds without a release."""
    alone = kg("facts", ARTICLE)
    ran = kg("facts", *bad_inputs.values(), ARTICLE)
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, alone.out, len(bad_inputs))


def test_a_folder_with_other_things_is_not_built_over(kg: Callable[..., Ran], tmp_path: Path) -> None:
    """A release never mixes with somebody's files; that is exit code 4."""
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    ran = kg("build", ARTICLE, "-o", tmp_path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (4, "", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["precious.txt"]


def test_build_tells_a_script_what_it_made(kg: Callable[..., Ran], tmp_path: Path) -> None:
    """`--json` is the whole report; the folder it names is the release in force."""
    ran = kg("build", ARTICLE, "-o", tmp_path / "release", "--no-checks", "--json")
    record = json.loads(ran.out)
    release = open_release(tmp_path / "release")
    assert (record["release"], record["ok"], record["counts"]["articles"]) == (str(release.folder), True, 1)
    assert record["counts"]["facts"] == len(list(release.facts()))


def test_standard_input_is_an_article_and_a_reader_may_stop_early() -> None:
    """`cat x | kg facts - | head -1` ends well on both sides, and standard error stays empty."""
    with ARTICLE.open("rb") as text:
        facts = subprocess.Popen([*KG, "facts", "-"], stdin=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY)
        assert facts.stdout is not None and facts.stderr is not None
        first = facts.stdout.readline()
        facts.stdout.close()
        told = facts.stderr.read()
        code = facts.wait(timeout=60)
    assert (code, told) == (0, b"")
    assert json.loads(first)["article"].startswith("article-") or json.loads(first)["article"].startswith(ARTICLE.stem)


def test_a_large_output_into_a_closed_pipe_ends_quietly(bundled_release: Path) -> None:
    """More than a pipe holds: the write itself fails, and that is no fault."""
    export = subprocess.Popen(
        [*KG, "export", str(bundled_release), "-f", "nq"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY
    )
    assert export.stdout is not None and export.stderr is not None
    export.stdout.readline()
    export.stdout.close()
    told = export.stderr.read()
    assert (export.wait(timeout=60), told) == (0, b"")


def test_a_query_that_runs_too_long_is_ended_with_exit_code_5(bundled_release: Path) -> None:
    """The store cannot be interrupted, so the process ends itself, and says why."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    done = subprocess.run(
        [*KG, "query", "-", str(bundled_release), "--time-limit", "0.5"],
        input=query,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=REPOSITORY,
        check=False,
    )
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr == "kg: the query takes longer than 0.5 s – ask for less, or raise --time-limit (setting query_time_s)\n"
