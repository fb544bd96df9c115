"""`kg explain`: each fact with what made it, each silent sentence with its reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.lexicon import load_lexicon
from tests.cli.conftest import Ran
from tests.conftest import REPOSITORY

ARTICLE = REPOSITORY / "articles" / "own-sudan-2023-06-10.txt"
TEXT = (
    "Rebels withdrew from Goma on 3 May 2023. The cat slept. Kigali said on Friday that it had carried out strikes near the town "
    "with the support of Uganda. Congo described the strikes as aggression.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Four sentences: a withdrawal, nothing, a statement about strikes, a characterisation."""
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def sentences(kg: Callable[..., Ran], story: Path) -> list[dict]:
    """The records of the story's sentences."""
    ran = kg("explain", story, "--json")
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def _fact(sentences: list[dict], type_: str) -> dict:
    (found,) = [fact for sentence in sentences for fact in sentence["facts"] if fact["type"] == type_]
    return found


def test_each_sentence_has_facts_or_a_reason(sentences: list[dict]) -> None:
    """Facts and a silence exclude each other, and every sentence has one of the two."""
    assert [bool(s["facts"]) == (s["silence"] is None) for s in sentences] == [True] * 4
    assert [s["silence"] for s in sentences if s["silence"]] == [{"reason": "no-trigger", "detail": "no entry for sleep"}]
    assert [s["text"] for s in sentences][:2] == ["Rebels withdrew from Goma on 3 May 2023.", "The cat slept."]


def test_a_fact_names_its_entry_with_file_and_frame(sentences: list[dict]) -> None:
    """What is shown of the entry is what the lexicon holds."""
    shown = _fact(sentences, "Withdrawal")["entry"]
    (entry,) = [e for e in load_lexicon().entries if e.iri == shown["iri"]]
    assert shown == {"iri": entry.iri, "file": entry.file, "kind": "verb", "lemma": "withdraw", "frame": entry.frame}
    assert (REPOSITORY / "ontology" / "lexicon" / entry.file).is_file()


def test_each_role_says_how_it_was_filled(sentences: list[dict]) -> None:
    """A slot of the word itself, a light verb's subject that points back, an adjunct."""
    withdrawal, attack = _fact(sentences, "Withdrawal"), _fact(sentences, "Attack")
    assert [(r["role"], r["name"], r["way"]) for r in withdrawal["roles"]] == [("agent", "Rebels", "slot"), ("place", "Goma", "slot")]
    ways = {r["role"]: (r["name"], r["named"], r["way"]) for r in attack["roles"]}
    assert ways["agent"] == ("Rwanda", "Kigali", "lent") and ways["supporter"] == ("Uganda", "Uganda", "adjunct")
    (agent,) = [r for r in attack["roles"] if r["role"] == "agent"]
    assert "'it' points back" in agent["by"]


def test_a_claimant_and_a_time_say_why(sentences: list[dict]) -> None:
    """The verb of saying that hands the claim on; what was assumed for a weekday."""
    assert _fact(sentences, "Attack")["claimant"] == ["Rwanda"]
    assert _fact(sentences, "Attack")["claimant_why"].startswith("'said' (lex:")
    assert _fact(sentences, "Withdrawal")["claimant_why"] == "no word of saying stands above it"
    assert [f["time"]["assumed"] for s in sentences for f in s["facts"] if f["time"]] == [[], ["weekday-from-context"]]
    assert _fact(sentences, "Withdrawal")["time"] == {"text": "on 3 May 2023", "edtf": "2023-05-03", "assumed": []}


def test_silent_only_leaves_the_silent_sentences(kg: Callable[..., Ran], story: Path) -> None:
    """One sentence of the story, with its reason."""
    ran = kg("explain", story, "--silent-only")
    assert ran.out == "story 41–55\nThe cat slept.\n  nothing: no word that the lexicon knows (no-trigger): no entry for sleep\n\n"


@pytest.mark.parametrize("name", ["rule:described-as", "described-as", "rule:described*"])
def test_rule_leaves_the_facts_that_it_made(kg: Callable[..., Ran], story: Path, name: str) -> None:
    """By its name, with or without prefix, or a pattern."""
    records = [json.loads(line) for line in kg("explain", story, "--rule", name, "--json").out.splitlines()]
    assert [[(f["type"], f["value"]) for f in r["facts"]] for r in records] == [[("Characterisation", {"as": "aggression"})]]


def test_a_rule_that_made_nothing_is_said(kg: Callable[..., Ran], story: Path) -> None:
    """Never silent."""
    ran = kg("explain", story, "--rule", "lex:nonsense")
    assert (ran.code, ran.out) == (0, "") and ran.err.startswith("kg: no fact was made by 'lex:nonsense'")


def test_two_filters_exclude_each_other(kg: Callable[..., Ran], story: Path) -> None:
    """A sentence without facts has no rule."""
    ran = kg("explain", story, "--silent-only", "--rule", "lex:say")
    assert ran == Ran(2, "", "kg: --silent-only and --rule exclude each other – give one of them\n")


def test_the_facts_explained_are_the_facts_of_the_table(kg: Callable[..., Ran]) -> None:
    """`kg explain` and `kg facts` tell the same facts, in the same order within each sentence."""
    table = [json.loads(line) for line in kg("facts", ARTICLE).out.splitlines()]
    told = [fact for line in kg("explain", ARTICLE, "--json").out.splitlines() for fact in json.loads(line)["facts"]]
    shown = ("kind", "type", "quote", "start", "end", "rule", "polarity", "modality", "hedge", "condition", "value")
    key = lambda row: json.dumps([row[name] for name in shown])  # noqa: E731
    assert sorted(map(key, told)) == sorted(map(key, table)) and len(table) > 5
    assert sorted(" and ".join(f["claimant"]) for f in told) == sorted(row["claimant"] for row in table)


def test_the_text_for_the_eye_shows_every_part(kg: Callable[..., Ran], story: Path) -> None:
    """Entry, frame, roles, claimant, time and links have a line each."""
    lines = kg("explain", story).out.splitlines()
    starts = (
        "    made by   lex:",
        "    frame     withdraw ",
        "    agent     Rwanda (State)",
        "    claimant  narrator –",
        "    time      'on 3 May 2023'",
    )
    assert [start for start in starts if not any(line.startswith(start) for line in lines)] == []
    assert any(line.strip().startswith("about") and "Attack" in line for line in lines)
