"""What a statement's issuer says must be done."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type
from tests.facts.test_rules_offices import statement


@pytest.mark.parametrize(
    ("body", "quote", "target"),
    [
        ("We condemn the raid. All communities must cooperate.", "All communities must cooperate", ["All communities"]),
        ("We regret this. The rebels in Mali must release the hostages.", "The rebels in Mali must release the hostages", ["rebels"]),
    ],
)
def test_a_must_of_the_issuer_is_a_demand(body: str, quote: str, target: list[str] | None) -> None:
    """The issuer demands it of an active subject; what must be done is told beside it."""
    found = [row for row in statement("Statement by Foreign Minister Dmytro Kuleba on the Raid", body) if row["type"] == "Demand"]
    assert [(row["quote"], row["roles"].get("target"), row["roles"]["agent"]) for row in found] == [(quote, target, ["Dmytro Kuleba"])]


@pytest.mark.parametrize(
    "body",
    [
        "We know what must be done in Donetsk.",
        "We think the rebels must have known of the raid.",
        "We say that if we must attack, we will.",
    ],
)
def test_a_must_that_asks_nobody_is_none(body: str) -> None:
    """A relative clause, a conclusion and a condition demand nothing."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba on the Raid", body)
    assert [row["quote"] for row in found if row["type"] == "Demand"] == []


def test_a_report_has_no_such_demand() -> None:
    """Where no issuer speaks, "must" tells of what is required and of no act of speech."""
    assert of_type("Guerrillas and soldiers must refrain from attacks.", "Demand") == []
