"""Purposes of acts and of what people draw up."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The deal on Libya aims at ending the war.", "ending the war"),
        ("The visit to Pristina was designed to rebuild trust.", "to rebuild trust"),
        ("The talks in Juba are intended to pave the way for elections.", "to pave the way for elections"),
        ("The mission in Haiti is meant to protect civilians.", "to protect civilians"),
    ],
)
def test_what_people_do_or_draw_up_has_a_purpose(text: str, purpose: str) -> None:
    """The purpose in its own words, held whatever becomes of it."""
    (row,) = of_type(text, "StatedPurpose")
    assert row["value"] == {"purpose": purpose}
    assert row["modality"] == "asserted"


def test_a_tool_has_no_purpose_that_anybody_states() -> None:
    """What a thing is for is no claim about conflict."""
    assert of_type("Engineers in Oslo sold a scanner designed to measure heat.", "StatedPurpose") == []


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Kenya said that it would take steps to rally support in Somalia.", "rally support in Somalia"),
        ("Norway said that it had rolled out grants to soften the crisis in Gaza.", "soften the crisis in Gaza"),
    ],
)
def test_an_act_without_a_class_has_a_purpose_too(text: str, purpose: str) -> None:
    """An infinitive beside what an actor does, in somebody's voice, is its purpose."""
    assert [row["value"]["purpose"] for row in of_type(text, "StatedPurpose")] == [purpose]


def test_what_is_refused_or_needed_has_no_purpose() -> None:
    """An infinitive that says what is lacking or begun is no purpose."""
    assert of_type("Kenya said that Somalia needs time to rebuild.", "StatedPurpose") == []
