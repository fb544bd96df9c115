"""Where a territory belongs and who holds it."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


def _held(text: str) -> list[tuple[str, list[str], str, str | None]]:
    return [
        (row["claimant"], row["roles"].get("place", []), row["value"]["status"], row["value"].get("holder"))
        for row in of_type(text, "TerritoryStatus")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Transnistria is part of Moldova.", ("narrator", ["Transnistria"], "part of Moldova", None)),
        ("Kyiv considers Crimea part of Ukraine.", ("Ukraine", ["Crimea"], "part of Ukraine", None)),
        ("South Ossetia is internationally recognised as part of Georgia.", ("narrator", ["South Ossetia"], "part of Georgia", None)),
        ("The town of Shusha lay within Azerbaijan.", ("narrator", ["Shusha"], "within Azerbaijan", None)),
    ],
)
def test_what_a_territory_is_part_of(text: str, said: tuple) -> None:
    """Copula, view and place within; a view is claimed by the one who has it."""
    assert _held(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The town of Smara is in Moroccan hands.", ("narrator", ["Smara"], "in the hands of Morocco", "Morocco")),
        ("The rebels maintain control over the port of Berbera.", ("narrator", ["Berbera"], "under control of rebels", "rebels")),
        ("Armenian forces had control of Shusha.", ("narrator", ["Shusha"], "under control of Armenian forces", "Armenian forces")),
        ("China regards Taiwan as a renegade province.", ("China", ["Taiwan"], "part of China", None)),
        ("Transnistria, a state recognised as part of Moldova, is poor.", ("narrator", ["Transnistria"], "part of Moldova", None)),
    ],
)
def test_hands_that_hold_and_control_that_is_kept(text: str, said: tuple) -> None:
    """ "In X's hands", "maintain control over"; what a state regards as a province is its own."""
    assert _held(text) == [said]


def test_hands_that_hold_no_land() -> None:
    """A file in somebody's hands is no territory."""
    assert _held("The file is in Moroccan hands. The company has control of the brand.") == []


@pytest.mark.parametrize(
    "text",
    ["The strike was part of a campaign.", "Kenya is part of the coalition.", "The general considers the battle part of history."],
)
def test_being_part_of_an_event_or_alliance_is_no_status(text: str) -> None:
    """Only territories lie within territories."""
    assert _held(text) == []


@pytest.mark.parametrize(
    ("text", "place", "holder"),
    [
        ("The port of Hodeidah is under the control of the Houthis.", "Hodeidah", "Houthis"),
        ("Popasna remained under Ukrainian control.", "Popasna", "Ukraine"),
        ("Idlib is controlled by Hayat Tahrir al-Sham.", "Idlib", "Hayat Tahrir al-Sham"),
        ("The convoy reached Russian-occupied Melitopol.", "Melitopol", "Russia"),
    ],
)
def test_who_holds_a_territory(text: str, place: str, holder: str) -> None:
    """Control, by phrase, verb and compound."""
    assert [(places, held) for _, places, _, held in _held(text)] == [([place], holder)]


@pytest.mark.parametrize("text", ["Police controlled the crowd.", "The fire is under control.", "The company is controlled by Kenya."])
def test_holding_other_things_is_no_status(text: str) -> None:
    """Crowds, fires and firms are no territories."""
    assert _held(text) == []


@pytest.mark.parametrize(
    ("text", "basis", "time"),
    [
        ("Abkhazia has been de facto independent since 1993.", "de facto", "1993/"),
        ("Kosovo is disputed.", "undetermined", None),
        ("In 2019 Bougainville was autonomous.", "de jure", "2019/"),
    ],
)
def test_a_status_said_of_a_territory(text: str, basis: str, time: str | None) -> None:
    """An adjective after the copula, with its basis, open from its date on."""
    assert [(row["value"]["basis"], (row["time"] or {}).get("edtf")) for row in of_type(text, "TerritoryStatus")] == [(basis, time)]


def test_people_are_not_independent_territories() -> None:
    """The adjective needs a territory."""
    assert of_type("The commission is independent.", "TerritoryStatus") == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The raid ended, leaving the rebels in control of Goma.", [("Goma", "rebels")]),
        ("The Houthis remained in control of Hodeidah.", [("Hodeidah", "Houthis")]),
        ("The Kenyan army was left in control of Kismayo.", [("Kismayo", "Kenyan army")]),
        ("The engineers remained in control of the pipeline.", []),
    ],
)
def test_whoever_is_in_control_holds_the_place(text: str, held: list[tuple[str, str]]) -> None:
    """To be left or to remain in control of a territory is to hold it, and nobody leaves it."""
    found = [(row["roles"]["place"][0], row["value"]["holder"]) for row in of_type(text, "TerritoryStatus")]
    assert (found, of_type(text, "Withdrawal")) == (held, [])
