"""What a speaker denies that there is, and judgements in relative clauses."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type
from tests.facts.test_rules_offices import statement


def _words(text: str) -> list[tuple[str, str]]:
    return [(row["claimant"], row["value"]["as"]) for row in of_type(text, "Characterisation")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya said that there is no justification for the attack.", "no justification for the attack"),
        ("Chad said that there can be no military solution in Libya.", "no military solution in Libya"),
    ],
)
def test_denying_a_ground_characterises(text: str, words: str) -> None:
    """What somebody says there is none of is a judgement, and no event."""
    assert _words(text) == [(text.split()[0], words)]
    assert of_type(text, "DiplomaticEvent") == []


@pytest.mark.parametrize(
    "text",
    [
        "There is no solution to the puzzle in Goma.",  # the report's own words
        "Kenya said that there is no road to the camp.",
        "Kenya said that there must be no doubt.",  # a demand
    ],
)
def test_other_things_that_there_are_not(text: str) -> None:
    """Roads, demands and the report's own words are no judgement."""
    assert _words(text) == []


def test_a_relative_clause_judges_in_a_statement() -> None:
    """What an issuer adds in a relative clause is judged by the issuer."""
    body = "We thank Jordan for its response, which has been critical."
    found = [row for row in statement("Statement by President Macron", body) if row["type"] == "Characterisation"]
    assert [(row["claimant"], row["value"]["as"]) for row in found] == [("Emmanuel Macron", "critical")]
