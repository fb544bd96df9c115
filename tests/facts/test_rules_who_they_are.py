"""Whom "they" means after persons who spoke with one another."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Jake Sullivan spoke with Hakan Fidan and urged Hamas to accept the plan. They also discussed the war in Sudan.",
            ["Jake Sullivan", "Hakan Fidan"],
        ),
        (
            "Antony Blinken met Hakan Fidan in Ankara and spoke of the Taliban. They agreed to meet again in Oslo.",
            ["Antony Blinken", "Hakan Fidan"],
        ),
        ("The Houthis attacked Aden. They agreed to a truce.", ["Houthis"]),
    ],
)
def test_they_who_discuss_are_those_who_spoke(text: str, parties: list[str]) -> None:
    """A group named in passing is not meant; where nobody spoke, it is."""
    found = [row["roles"].get("party", []) for row in of_type(text, "Consultation", "Meeting", "AgreementConclusion", "Negotiation")]
    assert found[-1] == parties


def test_as_well_as_to_gives_no_purpose() -> None:
    """ "So as to" does; "as well as to" only goes on."""
    text = "The leaders affirmed their will to arm Ukraine as well as to train its soldiers."
    assert of_type(text, "StatedPurpose") == []
