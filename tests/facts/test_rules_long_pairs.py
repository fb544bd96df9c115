"""Pairs with long asides, dated accords, and infinitives that share what governs the first."""

from __future__ import annotations

import pytest

from tests.facts.reading import analysed, of_type


@pytest.mark.parametrize(
    ("text", "type_", "parties"),
    [
        (
            "Kenya welcomed the agreement on 2 May between the government of Chad, led by Prime Minister Ali Adoum, "
            "and the Transitional Council, represented by its chairman Omar Diallo, on oil.",
            "Agreement",
            ["Chad", "Transitional Council"],
        ),
        (
            "The war between the Sudanese army, led by General Minni Karu, and the paramilitary RSF of General Musa Hilal began in May.",
            "ArmedHostilities",
            ["Sudanese Armed Forces", "Rapid Support Forces"],
        ),
        ("The accord on 3 June between Egypt and Sudan was praised.", "Agreement", ["Egypt", "Sudan"]),
    ],
)
def test_an_aside_parts_no_pair(text: str, type_: str, parties: list[str]) -> None:
    """Neither a leader's name nor a day stands between the two."""
    assert [row["roles"].get("party") for row in of_type(text, type_)][:1] == [parties]


def test_a_dated_accord_of_two_was_concluded() -> None:
    """The day and the parties tell the conclusion beside the accord; without a day there is the accord alone."""
    dated = of_type("Kenya praised the agreement on 3 June between Egypt and Sudan.", "AgreementConclusion", "Agreement")
    assert sorted((row["type"], row["roles"]["party"]) for row in dated) == [
        ("Agreement", ["Egypt", "Sudan"]),
        ("AgreementConclusion", ["Egypt", "Sudan"]),
    ]
    assert of_type("Kenya praised the agreement between Egypt and Sudan.", "AgreementConclusion") == []


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ("The failure of the army to withdraw from Bria or to disarm its militias angered Chad.", ["negated", "negated"]),
        ("The rebels promised not to shell Goma and to withdraw from Sake.", ["negated", "affirmed"]),
    ],
)
def test_a_second_infinitive_is_denied_with_the_first_by_what_governs_both(text: str, polarities: list[str]) -> None:
    """A "not" of the first is its own."""
    assert [row["polarity"] for row in of_type(text, "Withdrawal", "Disarmament", "Attack")] == polarities


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("All factions must cooperate to defeat the rebels.", ["defeat the rebels"]),
        ("Kenya and Uganda cooperated to free the hostages.", ["free the hostages"]),
        ("The parties agreed to free the hostages.", []),
    ],
)
def test_one_comes_together_for_a_purpose(text: str, purposes: list[str]) -> None:
    """What one agrees to is content, and no purpose."""
    assert [row["value"]["purpose"] for row in of_type(text, "StatedPurpose")] == purposes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Fighting broke out in eastern Ukraine.", ["eastern Ukraine"]),
        ("Rebels attacked a convoy in northern Mali.", ["northern Mali"]),
        ("Clashes broke out in Northern Ireland.", ["Northern Ireland"]),
    ],
)
def test_a_part_of_a_land_is_a_place_of_its_own(text: str, places: list[str]) -> None:
    """A direction before a land's name tells which part; in a name it is part of the name."""
    assert [place for row in of_type(text, "ArmedHostilities", "Attack") for place in row["roles"]["place"]] == places


def test_a_part_of_a_land_belongs_to_no_actor() -> None:
    """Actors have states and bodies that they belong to; a region lies somewhere, and belongs to nobody."""
    facts = analysed("Rebels attacked a convoy in northern Mali.").facts
    assert [f.entity.of for fact in facts for f in fact.fillers if f.entity.name == "northern Mali"] == [None]


def test_saved_lives_are_nobody() -> None:
    """Lives are saved, and people are protected."""
    assert [row["roles"] for row in of_type("The truce saved thousands of lives.", "ProtectionOfCivilians")] == [{}]


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("Oman played a central role in securing the extension of the truce.", [["Oman"]]),
        ("Chad praised the role played by Qatar as a mediator.", [["Qatar"]]),
        ("Oman played a central role in the opera.", []),
    ],
)
def test_a_role_in_an_accord_is_mediation(text: str, mediators: list[list[str]]) -> None:
    """Whoever has a part in bringing it about, or is told to have been a mediator."""
    assert [row["roles"]["mediator"] for row in of_type(text, "Mediation")] == mediators


def test_what_an_act_is_for_need_not_be_that_day_nor_have_been_done() -> None:
    """The day is that of the act; what it is for is only meant."""
    text = "On 3 May 2021, armed groups ceased fighting to facilitate the withdrawal of the army from Bria."
    rows = [
        (row["time"]["edtf"] if row["time"] else None, row["modality"]) for row in of_type(text, "CessationOfHostilities", "Withdrawal")
    ]
    assert rows == [("2021-05-03", "asserted"), (None, "intended")]


def test_a_war_outlasts_the_day_on_which_something_is_announced_about_it() -> None:
    """ "The conflict" has not the day of an announcement."""
    (row,) = of_type("On 3 May 2021 Indonesia announced an extension of the truce in the Aceh conflict.", "ArmedHostilities")
    assert row["time"] is None


def test_a_settlement_that_is_possible_is_no_settlement() -> None:
    """What is called possible or likely is possible; what is under way takes place."""
    texts = ["A settlement of the border dispute is possible.", "A withdrawal from Bakhmut is ongoing."]
    assert [row["modality"] for text in texts for row in of_type(text, "DiplomaticEvent", "Withdrawal")] == ["possible", "asserted"]
