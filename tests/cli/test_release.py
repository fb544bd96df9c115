"""Commands that read a release: query, export, show, verify, validate, facts."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.release import open_release
from tests.cli.conftest import Ran

ARTICLE = "karabakh-2023-09-20-dispatch"


def test_a_shipped_question_answers_as_table_csv_and_json_alike(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """The three forms hold the same rows."""
    table = [line.split("\t") for line in kg("query", "denials", bundled_release).out.splitlines()]
    rows = list(csv.reader(io.StringIO(kg("query", "denials", bundled_release, "--format", "csv").out)))
    results = json.loads(kg("query", "denials", bundled_release, "--json").out)
    names = results["head"]["vars"]
    assert len(rows) > 1 and table[0] == rows[0] == names
    assert len(table) == len(rows) == len(results["results"]["bindings"]) + 1
    assert [[row.get(name, {}).get("value", "") for name in names] for row in results["results"]["bindings"]] == rows[1:]


def test_a_parameter_changes_the_answer(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """`-p day=…` takes the place of the default, which is the answer without it."""
    default = kg("query", "on-a-day", bundled_release)
    assert kg("query", "on-a-day", bundled_release, "-p", "day=2023-09-20") == default
    assert kg("query", "on-a-day", bundled_release, "-p", "day=1700-01-01").out != default.out


@pytest.mark.parametrize(
    ("param", "message"),
    [
        ("month=5", "kg: --param: 'month=5' is no NAME=VALUE of on-a-day – known are day\n"),
        ("day", "kg: --param: 'day' is no NAME=VALUE of on-a-day – known are day\n"),
        ("day=soon", "kg: --param: The parameter 'day' is of type date, for example 2023-09-20 – the defaults are day=2023-09-20\n"),
    ],
)
def test_a_parameter_that_is_off_is_a_usage_error(kg: Callable[..., Ran], bundled_release: Path, param: str, message: str) -> None:
    """The line names the parameter and the known ones."""
    assert kg("query", "on-a-day", bundled_release, "-p", param) == Ran(2, "", message)


def test_the_list_names_every_shipped_question(kg: Callable[..., Ran]) -> None:
    """`kg query --list --json` gives names, titles, parameters."""
    listed = json.loads(kg("query", "--list", "--json").out)
    assert len(listed) >= 20
    assert {"name": "day", "type": "date", "default": "2023-09-20"} in next(q for q in listed if q["name"] == "on-a-day")["parameters"]


def test_a_query_of_ones_own_comes_from_a_file(kg: Callable[..., Ran], bundled_release: Path, tmp_path: Path) -> None:
    """SELECT, ASK and CONSTRUCT each have a plain form."""
    path = tmp_path / "mine.rq"
    path.write_text("SELECT (COUNT(DISTINCT ?a) AS ?articles) { ?a a schema:NewsArticle }", encoding="utf-8")
    count = len(open_release(bundled_release).manifest["articles"])
    assert kg("query", path, bundled_release) == Ran(0, f"articles\n{count}\n", "")
    path.write_text("ASK { ?claim a parley:Claim }", encoding="utf-8")
    assert kg("query", path, bundled_release) == Ran(0, "yes\n", "")
    path.write_text("CONSTRUCT { <http://example.org/x> a parley:Claim } { }", encoding="utf-8")
    statement = "<http://example.org/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/parley/ontology#Claim> .\n"
    assert kg("query", path, bundled_release, "--format", "nt") == Ran(0, statement, "")


def test_what_is_no_sparql_and_what_is_no_question_are_usage_errors(kg: Callable[..., Ran], bundled_release: Path, tmp_path: Path) -> None:
    """Exit code 2, one line, nothing on standard output."""
    path = tmp_path / "bad.rq"
    path.write_text("SELEC ?x", encoding="utf-8")
    for word in (path, "no-such-question"):
        ran = kg("query", word, bundled_release)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("form", ["trig", "nq"])
def test_an_export_with_graphs_holds_every_statement_of_the_release(
    kg: Callable[..., Ran], bundled_release: Path, form: str, tmp_path: Path
) -> None:
    """Reading the export back gives the quads of the release."""
    target = tmp_path / f"all.{form}"
    assert kg("export", bundled_release, "-o", target) == Ran(0, "", "")
    formats = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS}
    read = ox.Dataset(ox.parse(path=str(target), format=formats[form]))
    written = ox.Dataset(open_release(bundled_release).quads())
    read.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    written.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    assert read == written


def test_an_article_is_exported_with_the_entities_it_names(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """Its own graph and the entities' graph, no other article."""
    out = kg("export", bundled_release, "--article", ARTICLE, "-f", "nq").out
    graphs = {quad.graph_name.value for quad in ox.parse(out.encode(), format=ox.RdfFormat.N_QUADS)}
    assert graphs == {f"https://w3id.org/parley/data/article/{ARTICLE}", "https://w3id.org/parley/entities"}
    assert "https://w3id.org/parley/id/state/azerbaijan" in out


def test_an_unknown_article_a_nameless_format_and_a_missing_folder_are_told_apart(
    kg: Callable[..., Ran], bundled_release: Path, tmp_path: Path
) -> None:
    """Bad input is 3, usage 2, storage 4."""
    assert kg("export", bundled_release, "--article", "nowhere").code == 3
    assert kg("export", bundled_release, "-o", tmp_path / "noformat").code == 2
    assert kg("export", bundled_release, "-o", tmp_path / "none" / "x.ttl").code == 4
    assert kg("export", tmp_path).code == 4


def test_show_finds_a_name_in_any_case_and_gives_the_exact_words(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """Every quote that is shown stands at its offsets in the article's text."""
    (about,) = json.loads(kg("show", "azerbaijan", bundled_release, "--json").out)[:1]
    assert (about["label"], about["thing"]) == ("Azerbaijan", "https://w3id.org/parley/id/state/azerbaijan")
    release = open_release(bundled_release)
    quotes = [(claim["quote"], release.article_text(claim["in"])[int(claim["start"]) : int(claim["end"])]) for claim in about["claims"]]
    assert len(quotes) > 5 and [pair for pair in quotes if pair[0] != pair[1]] == []


def test_show_takes_short_and_whole_iris_and_refuses_what_is_not_there(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """`pid:…` and the IRI give the same; an unknown name is bad input."""
    short = kg("show", "pid:state/armenia", bundled_release)
    assert short.out.startswith("Armenia (State) https://w3id.org/parley/id/state/armenia\n")
    assert kg("show", "https://w3id.org/parley/id/state/armenia", bundled_release) == short
    assert kg("show", "Atlantis", bundled_release).code == 3


def test_facts_of_a_release_are_those_it_was_built_with(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """`kg facts RELEASE` prints the table that the release holds, byte for byte."""
    assert kg("facts", bundled_release) == Ran(0, (bundled_release / "facts.jsonl").read_text(encoding="utf-8"), "")


def test_the_csv_has_a_line_for_each_record(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """The same facts, in the same order."""
    records = [json.loads(line) for line in kg("facts", bundled_release).out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(kg("facts", bundled_release, "--csv").out)))
    assert [(row["article"], row["id"], row["quote"]) for row in rows] == [(r["article"], r["id"], r["quote"]) for r in records]


def test_a_release_verifies(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """Every quote is as the text has it, every file as the manifest says."""
    ran = kg("verify", bundled_release)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("ok     quotes and files: ") and ran.out.endswith(" checked, 0 violations\n")


def test_the_bundled_articles_pass_every_check(kg: Callable[..., Ran], bundled_release: Path) -> None:
    """No violation of shapes, rules or logic in what the product ships."""
    ran = kg("validate", bundled_release)
    assert [line for line in ran.out.splitlines() if not line.startswith("ok ")] == [], ran.err
    assert ran.code == 0 and len(ran.out.splitlines()) == 4


def test_a_planted_wrong_offset_is_found_by_name(kg: Callable[..., Ran], bundled_release: Path, tmp_path: Path) -> None:
    """Moving one quote by a character fails `verify` with exit code 1 and names the evidence."""
    broken = tmp_path / bundled_release.name
    shutil.copytree(bundled_release, broken)
    quads = broken / "quads.nq"
    lines = quads.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if f"article/{ARTICLE}/position/" in line and "oa#start>" in line)
    subject, predicate, number, rest = lines[place].split(" ", 3)
    value = int(number.split('"')[1])
    lines[place] = f"{subject} {predicate} {number.replace(str(value), str(value + 1), 1)} {rest}"
    quads.write_text("".join(lines), encoding="utf-8")
    ran = kg("verify", broken)
    assert ran.code == 1 and ran.out.startswith("FAILED quotes and files:")
    assert "quote-differs" in ran.err and "file-differs: quads.nq" in ran.err
    assert f"article/{ARTICLE}/evidence/" in ran.err
