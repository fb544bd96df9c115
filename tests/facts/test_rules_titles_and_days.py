"""Titles between two names, all concerned, days behind participles and answers, documents that demand, and what is forbidden."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        (
            "North Korea's leader Kim Jong Un and South Korean President Moon Jae-in vowed on Friday to disarm.",
            ["Kim Jong Un", "Moon Jae-in"],
        ),
        ("North Korea's leader Kim Jong Un vowed on Friday to disarm.", ["Kim Jong Un"]),
    ],
)
def test_the_second_title_goes_with_the_second_name(text: str, agents: list[str]) -> None:
    """Two titled persons are two, and one is one."""
    (row,) = of_type(text, "Pledge")
    assert row["roles"]["agent"] == agents


@pytest.mark.parametrize("day", ["Wednesday", "Sunday"])
def test_a_day_is_no_part_of_a_title(day: str) -> None:
    """ "On Wednesday President X": the day stands before the title."""
    (row,) = of_type(f"Rebels fled, and on {day} President Gustavo Petro issued a decree on a truce.", "RoleTenure")
    assert row["value"]["role"] == "President"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Britain bombed ten sites used by Yemen's rebels in the early hours of Friday, officials said.", "2024-05-10"),
        ("Chad shelled a camp run by Libya's militias on Friday, officials said.", "2024-05-10"),
    ],
)
def test_a_day_behind_a_bare_participle_dates_the_act(text: str, time: str) -> None:
    """A day after "sites used by …" tells when they were struck."""
    assert [r["time"]["edtf"] for r in rows(text, published="2024-05-12") if r["type"] == "Attack"] == [time]


def test_what_is_answered_came_before() -> None:
    """What an act responds to has not the act's day."""
    text = "Britain bombed Sanaa on Friday in response to attacks on merchant ships."
    first, second = [r for r in rows(text, published="2024-05-12") if r["type"] == "Attack"]
    assert (first["time"]["edtf"], second["time"]) == ("2024-05-10", None)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The envoy of Kenya called on all concerned to release the hostages.", "PrisonerRelease"),
        ("Oslo called on all involved to respect the ceasefire in Sudan.", "Demand"),
    ],
)
def test_all_concerned_are_called_on(text: str, type_: str) -> None:
    """What all concerned are called on to do is demanded."""
    assert [r["type"] for r in rows(text) if r["type"] == type_] == [type_]


def test_a_resolution_that_demands_speaks_for_who_adopted_it() -> None:
    """A document that demands something is its maker's."""
    text = "The UN Security Council adopted a resolution that demanded an end to the attacks."
    (row,) = of_type(text, "CessationOfHostilities")
    assert row["claimant"] == "UN Security Council"


def test_what_is_forbidden_is_required_not_to_be() -> None:
    """A decree forbids: the act is a negated requirement."""
    (row,) = of_type("Bogota issued a decree that forbids the army to attack Arauca.", "Attack")
    assert (row["polarity"], row["modality"]) == ("negated", "required")
