"""What land an act of force touches, and who stands behind an act that acts."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "type_", "places"),
    [
        ("The army captured the eastern part of Mosul.", "Capture", ["Mosul"]),
        ("Rebels captured the villages of Mitras and Jabiriyah.", "Capture", ["Mitras", "Jabiriyah"]),
        ("Rebels shelled three villages near Goma.", "Attack", ["Goma"]),
        ("Rebels shelled three villages.", "Attack", ["three villages"]),
        ("Troops pushed into Hawsh Al-Farah.", "MilitaryOperation", ["Hawsh Al-Farah"]),
    ],
)
def test_struck_or_taken_ground_is_a_place(text: str, type_: str, places: list[str]) -> None:
    """A part of a town means the town, villages are ground, and a name nobody has listed is a place where one is expected."""
    (row,) = of_type(text, type_)
    assert (row["roles"].get("place"), row["roles"].get("target")) == (places, None)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Rebels captured part of the convoy.", "part of the convoy"),
        ("Rebels captured three trucks near Goma.", "three trucks"),
        ("Rebels captured a tank.", "tank"),
    ],
)
def test_things_that_are_taken_stay_targets(text: str, target: str) -> None:
    """Only ground becomes a place."""
    (row,) = of_type(text, "Capture")
    assert row["roles"]["target"] == [target]


@pytest.mark.parametrize(
    ("text", "type_", "agents"),
    [
        ("A rebel counter-attack recaptured the bridge.", "Capture", ["rebel"]),
        ("The offensive by Turkey captured the town of Afrin.", "Capture", ["Turkey"]),
        ("A Kenyan raid destroyed the camp.", "Attack", ["Kenya"]),
    ],
)
def test_what_an_act_does_its_doer_does(text: str, type_: str, agents: list[str]) -> None:
    """An attack that takes a hill is the attacker taking it."""
    assert agents in [row["roles"].get("agent") for row in of_type(text, type_) if row["modality"] == "asserted"]


@pytest.mark.parametrize(
    ("text", "town"), [("Troops of Georgia attacked Tskhinvali.", "Tskhinvali"), ("Iran shelled the outskirts of Erbil.", "Erbil")]
)
def test_a_seat_of_government_that_is_struck_is_a_town(text: str, town: str) -> None:
    """It acts as the government, and is hit as the town."""
    (attack,) = of_type(text, "Attack")
    assert attack["roles"]["place"] == [town]
