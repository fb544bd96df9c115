"""Quotations against the text."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg import vocab as v
from kg.check.quotes import check_quotes
from kg.check.report import Finding, Report

TEXT = "Shells fell. “Nobody was hurt 🙂”, said Ada."
BASE = "https://example.org/a"


def evidence(text: str, start: int, end: int, **changed: str) -> list[ox.Quad]:
    """The graph of one piece of evidence, with what `changed` says in place of what the text says."""
    node, position, quote = (ox.NamedNode(f"{BASE}/{kind}/{start}-{end}") for kind in ("evidence", "position", "quote"))
    said = {"exact": text[start:end], "prefix": text[max(0, start - 8) : start], "suffix": text[end : end + 8]} | changed
    statements = [
        (node, v.OA_HAS_SELECTOR, position),
        (node, v.OA_HAS_SELECTOR, quote),
        (position, v.OA_START, ox.Literal(str(start), datatype=v.XSD_INTEGER)),
        (position, v.OA_END, ox.Literal(str(end), datatype=v.XSD_INTEGER)),
        *((quote, v.OA(name), ox.Literal(value)) for name, value in said.items()),
    ]
    return [ox.Quad(*statement, ox.NamedNode(BASE)) for statement in statements]


@given(st.text(min_size=1, max_size=40), st.data())
def test_what_is_cut_from_a_text_verifies_against_it(text, data):
    """Evidence made by slicing a text agrees with that text, whatever its characters."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert check_quotes(text, evidence(text, start, end)) == Report((), 1)


@given(st.text(min_size=2, max_size=40), st.data())
def test_a_moved_quotation_is_found_unless_the_same_words_stand_there(text, data):
    """Evidence for a text with one character more in front verifies only where the text repeats itself."""
    end = data.draw(st.integers(1, len(text)))
    moved = "x" + text
    same = moved[0:end] == text[0:end] and moved[end : end + 8] == text[end : end + 8]
    assert check_quotes(moved, evidence(text, 0, end)).ok is same


def test_other_words_prefix_and_suffix_are_each_reported():
    """A difference in the quotation and in what stands around it is a finding of its own each."""
    quads = evidence(TEXT, 14, 29, exact="Somebody was hurt", prefix="Bombs", suffix="?")
    found = check_quotes(TEXT, quads, article="a").findings
    assert [(f.code, f.focus, f.article) for f in found] == [
        (code, f"{BASE}/evidence/14-29", "a") for code in ("prefix-differs", "quote-differs", "suffix-differs")
    ]
    assert "the quote is 'Somebody was hurt' and the text has 'Nobody was hurt'" in {f.message for f in found}


def test_offsets_beyond_the_text_are_reported():
    """Offsets that do not lie in the text are a finding, not a quotation of less."""
    found = check_quotes("short", evidence(TEXT, 14, 30)).findings
    assert [f.code for f in found] == ["offsets"]


def test_a_quotation_without_a_position_is_reported():
    """Words that nothing ties to a place in the text prove nothing."""
    quads = [q for q in evidence(TEXT, 0, 6) if q.predicate not in (v.OA_START, v.OA_END)]
    assert [f.code for f in check_quotes(TEXT, quads).findings] == ["no-position"]


def test_a_position_alone_is_enough():
    """Where only a link is allowed the graph carries no words, and there is nothing to differ."""
    quads = [q for q in evidence(TEXT, 0, 6) if "quote" not in q.subject.value]
    assert check_quotes(TEXT, quads) == Report((), 1)


def test_length_checksum_and_full_text_are_compared():
    """What the graph says of the text as a whole is compared with it too."""
    node = ox.NamedNode(f"{BASE}/text")
    good = [
        ox.Quad(node, v.SHA256, ox.Literal(hashlib.sha256(TEXT.encode()).hexdigest())),
        ox.Quad(node, v.CHARACTER_COUNT, ox.Literal(str(len(TEXT)), datatype=v.XSD_INTEGER)),
        ox.Quad(node, v.FULL_TEXT, ox.Literal(TEXT)),
    ]
    assert check_quotes(TEXT, good) == Report((), 1)
    assert [f.code for f in check_quotes(TEXT + " ", good).findings] == ["checksum", "full-text", "length"]


def test_a_report_fails_on_violations_and_not_on_warnings():
    """Warnings are told and do not fail a check."""
    warning, violation = Finding("warning", "w", "odd"), Finding("violation", "v", "wrong")
    assert (Report((warning,), 1).ok, (Report((warning,), 1) + Report((violation,), 2)).ok) == (True, False)
    assert (Report((warning,), 1) + Report((violation,), 2)) == Report((warning, violation), 3)
