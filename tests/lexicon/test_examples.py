"""Every entry of the lexicon is tested by its own examples: each must evoke the entry's class through this entry."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import pytest

from kg.facts import scenes
from kg.gazetteer import load_gazetteer
from kg.lexicon import Entry, load_lexicon
from kg.model import Article, Span
from kg.nlp.annotator import Annotator
from kg.resources import data_folder

LEXICON = load_lexicon()
_EVOKING = ("verb", "noun", "adjective", "agreement", "light")


@cache
def _read() -> dict[str, tuple[set[tuple[str, str]], set[str]]]:
    """For each example sentence: (class, rule) of its facts, and the entries that its words match."""
    texts = sorted({x for e in LEXICON.entries for x in (*e.examples, *e.counter_examples)})
    articles = [Article(f"x{n}", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    gazetteer = load_gazetteer()
    out = {}
    for text, parsed in zip(texts, Annotator(gazetteer=gazetteer).annotate(articles), strict=True):
        read = list(scenes(parsed, LEXICON, gazetteer))
        facts = {(draft.type, draft.rule) for scene in read for draft in scene.drafts}
        out[text] = (facts, {m.entry.iri for scene in read for m in [*scene.matches.values(), *scene.further]})
    return out


def _faults(entry: Entry) -> list[str]:
    faults = []
    for example in entry.examples:
        facts, matches = _read()[example]
        if entry.evokes and entry.kind != "light" and entry.emits == "always":
            if (entry.evokes, entry.iri) not in facts:
                faults.append(f"{example!r} gives {sorted(facts)} and not {entry.evokes} by {entry.iri}")
        elif entry.iri not in matches:
            faults.append(f"{example!r} does not match {entry.iri}, but {sorted(matches)}")
    for example in entry.counter_examples:
        facts, matches = _read()[example]
        if any(rule == entry.iri for _, rule in facts):
            faults.append(f"{example!r} must not be read by {entry.iri}")
    return faults


def test_each_example_is_read_by_its_entry():
    """An example of an entry yields a fact of its class, made by this entry; a counter-example yields none by it."""
    entries = [e for e in LEXICON.entries if e.kind in _EVOKING]
    faults = [fault for entry in entries for fault in _faults(entry)]
    assert not faults, f"{len(faults)} of {sum(len(e.examples) for e in entries)} examples fail:\n" + "\n".join(faults)
    assert sum(len(e.examples) for e in entries) > 200


@pytest.mark.parametrize("entry", [e for e in LEXICON.entries if e.kind in _EVOKING], ids=lambda e: e.iri.rsplit("/", 1)[-1])
def test_each_entry_has_two_examples(entry: Entry):
    """Every entry that is matched against text carries at least two examples, about different places and people."""
    assert len(entry.examples) >= 2, f"{entry.iri} has {len(entry.examples)} example(s)"


def test_no_entry_is_written_twice():
    """One entry stands in one file: two of the same name would silently become one with two frames."""
    places = defaultdict(list)
    for path in sorted((data_folder("ontology") / "lexicon").rglob("*.ttl")):
        for name in re.findall(r"^(lex:[\w-]+) a parley:", path.read_text(encoding="utf-8"), re.MULTILINE):
            places[name].append(path.name)
    assert {name: files for name, files in places.items() if len(files) > 1} == {}
    assert len(places) > 500
