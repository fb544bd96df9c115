"""Who speaks in a quotation that runs over several sentences."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "type_", "speakers"),
    [
        (
            '"We shelled the base at Lira. The rebels bombed a convoy in Gulu," said Amina Okello, a spokeswoman for the army.',
            "Attack",
            ["Amina Okello", "Amina Okello"],
        ),
        ('General Joseph Banda said: "Kenya sent soldiers to Goma. Uganda sent tanks to Beni."', "Deployment", ["Joseph Banda"] * 2),
        (
            '"The truce holds," said President Ali Hassan. "The army withdrew from Kitale." The rebels withdrew from Lodwar.',
            "Withdrawal",
            ["Ali Hassan", "narrator"],
        ),
        ('Chad called the raid "a crime". Rebels attacked Abéché.', "Attack", ["narrator"]),
    ],
)
def test_each_sentence_of_a_quotation_has_its_speaker(text: str, type_: str, speakers: list[str]) -> None:
    """Named before it, after it, or with the quotation just before; what stands outside is the narrator's."""
    assert [row["claimant"] for row in of_type(text, type_)][-len(speakers) :] == speakers


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ('"We attacked the base at Lira. Rebels fled," said Amina Okello.', [["Amina Okello"]]),
        ('President Ali Hassan told reporters, "We attacked the port of Aden."', [["Ali Hassan"]]),
        ("We attacked the base at Lira.", [[]]),
    ],
)
def test_we_is_the_speaker(text: str, agents: list[list[str]]) -> None:
    """The first person means whoever speaks; nobody where that is not said."""
    assert [row["roles"].get("agent", []) for row in of_type(text, "Attack")] == agents
