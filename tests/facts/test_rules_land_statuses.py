"""What lands are called: former colonies, divided islands, subjects of a state."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "quote", "place", "status"),
    [
        ("Djibouti, a former French colony, hosts a base.", "Djibouti, a former French colony", "Djibouti", "former French colony"),
        ("Somalia was an Italian colony until 1960.", "Somalia was an Italian colony", "Somalia", "Italian colony"),
        (
            "A former Spanish colony, Western Sahara remains poor.",
            "A former Spanish colony, Western Sahara",
            "Western Sahara",
            "former Spanish colony",
        ),
        ("The island of Cyprus has been split since 1974.", "The island of Cyprus has been split since 1974", "Cyprus", "divided"),
    ],
)
def test_lands_are_called_what_they_are_or_were(text: str, quote: str, place: str, status: str) -> None:
    """By an apposition behind or before the name, or by a predicate."""
    found = [(row["quote"], row["roles"], row["value"]["status"]) for row in of_type(text, "TerritoryStatus")]
    assert found == [(quote, {"place": [place]}, status)]


@pytest.mark.parametrize("text", ["Goma, a city in the east, was calm.", "The vote was split.", "Kenya, a state in Africa, voted."])
def test_a_city_or_a_vote_has_no_status_by_its_noun(text: str) -> None:
    """A noun that any land may be called tells nothing alone."""
    assert of_type(text, "TerritoryStatus") == []


def test_what_becomes_a_subject_of_a_state_is_part_of_it() -> None:
    """The participle tells it; the clause before tells of the annexation."""
    text = "The Luhansk region was absorbed into Russia, becoming a subject of Russia."
    assert [(row["quote"], row["value"]["within"]) for row in of_type(text, "TerritoryStatus")] == [
        ("becoming a subject of Russia", "Russia")
    ]
