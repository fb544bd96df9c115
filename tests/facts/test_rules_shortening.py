"""Where a long quote stops."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "type_", "quote"),
    [
        (
            "Rebels of the M23 captured the town of Masisi in the hills of eastern Congo after a week of fighting around the mine "
            "that pays for much of their campaign.",
            "Capture",
            "Rebels of the M23 captured the town of Masisi in the hills of eastern Congo after a week of fighting",
        ),
        (
            "Houthi forces attacked a tanker in the southern part of the Red Sea near the port of Hodeidah with several missiles of a "
            "kind that had not been seen there before.",
            "Attack",
            "Houthi forces attacked a tanker in the southern part of the Red Sea near the port of Hodeidah",
        ),
        (
            "The mediators spoke of the talks between the government of Colombia and the National Liberation Army on a truce that would "
            "cover every department of the country.",
            "Negotiation",
            "the talks between the government of Colombia and the National Liberation Army on a truce",
        ),
        (
            "Soldiers of the Tatmadaw shelled the villages of Hpakant in the hills of Kachin State, and the camp for people who had been "
            "driven from their homes by earlier fighting.",
            "Attack",
            "Soldiers of the Tatmadaw shelled the villages of Hpakant in the hills of Kachin State",
        ),
    ],
)
def test_a_long_quote_stops_before_what_only_tells_more(text: str, type_: str, quote: str) -> None:
    """Of more than a hundred characters the loose branches at the end go, the least first; a clause goes whole."""
    assert [row["quote"] for row in of_type(text, type_)] == [quote]


def test_a_quote_of_usual_length_is_left_whole() -> None:
    """Its phrases belong to it."""
    text = "Houthi forces attacked a tanker near the port of Hodeidah with missiles that had been hidden ashore."
    assert [row["quote"] for row in of_type(text, "Attack")] == [text.rstrip(".")]
