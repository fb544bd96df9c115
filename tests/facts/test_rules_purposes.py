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
