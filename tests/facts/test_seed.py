"""What the seed article must and must not yield, whatever the rules become."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import analyse_sources
from kg.factstable import fact_rows
from kg.model import Analysed


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict]:
    found = [a for a in analyse_sources([shared / "seed" / "article.txt"]) if isinstance(a, Analysed)]
    assert len(found) == 1
    return list(fact_rows(found[0]))


def _only(rows: list[dict], type_: str, words: str) -> dict:
    found = [r for r in rows if r["type"] == type_ and words in r["quote"]]
    assert len(found) == 1, [(r["type"], r["quote"]) for r in rows if words in r["quote"]]
    return found[0]


def test_a_recognition_told_by_a_president_is_his_and_hedged(rows):
    """That Armenia essentially recognised Azerbaijan's sovereignty is Putin's claim, with his hedge."""
    claim = _only(rows, "SovereigntyRecognition", "had essentially recognized")
    assert (claim["claimant"], claim["hedge"], claim["polarity"]) == ("Vladimir Putin", "essentially", "affirmed")


def test_an_attempt_to_regain_control_is_attempted(rows):
    """An attempt is no change of control."""
    assert _only(rows, "Capture", "attempted to regain control")["modality"] == "attempted"


def test_no_military_presence_is_negated_and_armenias(rows):
    """A denied presence is a negated claim of the one who denies it."""
    claim = _only(rows, "MilitaryPresence", "no military presence")
    assert (claim["claimant"], claim["polarity"], claim["roles"]["agent"]) == ("Armenia", "negated", ["Armenia"])


def test_support_is_neither_signature_nor_mediation(rows):
    """The agreement of 2020 has two parties and a supporter."""
    agreement = _only(rows, "CeasefireAgreement", "comprehensive ceasefire agreement")
    assert agreement["roles"] == {"party": ["Azerbaijan", "Armenia"], "supporter": ["Russia"]}


def test_the_talks_of_2022_have_three_mediators(rows):
    """A list of mediators is read whole."""
    talks = _only(rows, "Negotiation", "began discussing")
    assert talks["roles"]["mediator"] == ["Russia", "United States", "European Union"]
    assert talks["roles"]["party"] == ["Armenia", "Azerbaijan"]


def test_up_to_is_an_upper_bound_alone(rows):
    """No lower bound and no exact number is made up."""
    value = _only(rows, "CasualtyFigure", "up to 30,000")["value"]
    assert (value["lower"], value["upper"], value["exact"], value["harm"]) == (None, 30_000, None, "killed")


def test_a_conditional_future_agreement_keeps_its_condition(rows):
    """Who may sign what, by when, and if what."""
    signing = _only(rows, "Signing", "could sign a peace agreement")
    assert signing["condition"] == "if Yerevan did not change its stance"
    assert (signing["modality"], signing["time"]["edtf"], signing["claimant"]) == ("possible", "[..2023-12-31]", "Ilham Aliyev")


def test_loaded_words_are_somebodys(rows):
    """ "Aggression" and "anti-terrorist activities" occur only as characterisations, each with its claimant."""
    words = {(r["claimant"], r["value"]["as"]) for r in rows if r["type"] == "Characterisation"}
    assert words >= {("Armenia", "aggression"), ("Azerbaijan", "local-level anti-terrorist activities")}
    assert not any(r["claimant"] == "narrator" for r in rows if r["type"] == "Characterisation")


def test_every_quote_is_the_text_at_its_offsets(rows, shared):
    """A quote is exactly what stands at its offsets."""
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    assert [r["quote"] for r in rows] == [text[r["start"] : r["end"]] for r in rows]
    assert len(rows) > 40
