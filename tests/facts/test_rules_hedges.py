"""Hedges and conditions of several words."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Rebels are believed to have captured Goma.", "believed"),
        ("It is thought that gunmen attacked the convoy near Mopti.", "thought"),
        ("The rebels, it is thought, attacked the base.", "it is thought"),
        ("The leadership of Serbia had in effect recognised Kosovo.", "in effect"),
    ],
)
def test_words_of_belief_and_phrases_hedge(text: str, hedge: str) -> None:
    """They stand verbatim in the field `hedge` of what they hedge."""
    found = of_type(text, "Capture", "Attack", "SovereigntyRecognition")
    assert [row["hedge"] for row in found] == [hedge]


@pytest.mark.parametrize("text", ["In January, rebels captured Goma.", "Kenya believed that rebels captured Goma."])
def test_other_phrases_and_believers_do_not_hedge(text: str) -> None:
    """A date is no hedge, and who is named as believing is a claimant."""
    assert [row["hedge"] for row in of_type(text, "Capture")] == [None]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Egypt will deploy troops in Gaza provided that Israel withdraws.", "provided that Israel withdraws"),
        ("As long as the truce holds, Jordan will deploy troops in Gaza.", "As long as the truce holds"),
        ("Should talks fail, Eritrea would deploy troops at Badme.", "Should talks fail"),
        ("In the event of an attack, Poland would deploy troops.", "In the event of an attack"),
    ],
)
def test_a_condition_is_kept_with_its_conjunction(text: str, condition: str) -> None:
    """The condition is verbatim, and nothing in it is asserted."""
    assert [row["condition"] for row in of_type(text, "Deployment")] == [condition]
    inside = of_type(text, "Withdrawal", "Attack", "CessationOfHostilities", "Suspension")
    assert [row["modality"] for row in inside] == ["possible"] * len(inside)


def test_provisions_are_no_conditions() -> None:
    """Who provided something set no condition."""
    assert [row["condition"] for row in of_type("Kenya deployed troops in Haiti and provided food.", "Deployment")] == [None]
