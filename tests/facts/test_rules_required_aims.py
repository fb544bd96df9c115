"""What hangs on a required act, on an anniversary, on a list; and who is met beside a person."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type
from tests.facts.test_rules_offices import statement


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kenya urged Israel to take more steps to increase the flow of humanitarian aid into Gaza.", "required"),
        ("All communities must cooperate to assist the displaced in Mosul.", "required"),
        ("Troops crossed the river to deliver aid to villagers in Marib.", "intended"),
    ],
)
def test_the_purpose_of_a_required_act_is_required(text: str, modality: str) -> None:
    """Who must act in order to help must help; what an act that has been done is for is intended."""
    assert [row["modality"] for row in of_type(text, "AidDelivery")] == [modality]


def test_what_an_anniversary_is_of_has_happened() -> None:
    """However the commemoration itself is told, the event remembered is a fact."""
    found = of_type("Poland will mark the anniversary of Russia's invasion of Georgia.", "MilitaryOperation", "Commemoration")
    assert [(row["type"], row["modality"]) for row in found] == [("Commemoration", "intended"), ("MilitaryOperation", "asserted")]


def test_cooperation_in_which_one_must_act_is_required() -> None:
    """ "Must act in cooperation with" requires the cooperation."""
    found = of_type("Chad must fight the rebels in cooperation with Niger.", "Cooperation")
    assert [row["modality"] for row in found] == ["required"]


def test_what_a_list_includes_is_whose_the_list_is() -> None:
    """ "Including its attacks" means the owner of the noun before."""
    found = of_type("The leaders discussed Russia's brutal tactics in Ukraine, including its attacks on civilians.", "Attack")
    assert [row["roles"]["agent"] for row in found] == [["Russia"]]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The envoy met President William Ruto and his ministers in Nairobi.", ["William Ruto", "his ministers"]),
        ("The envoy met the ministers of Chad in Nairobi.", ["ministers of Chad"]),
    ],
)
def test_a_person_met_with_others_is_met(text: str, target: list[str]) -> None:
    """Who is named before "and his ministers" is met as well."""
    assert [row["roles"]["target"] for row in of_type(text, "Meeting")] == [target]


def test_who_acts_in_coordination_with_others_works_with_them() -> None:
    """The subject of the clause is the agent, those after "with" the target."""
    found = of_type("Turkey struck the camp in coordination with Iraq.", "Cooperation")
    assert [row["roles"] for row in found] == [{"agent": ["Turkey"], "target": ["Iraq"]}]


def test_the_president_stays_who_was_the_subject() -> None:
    """A president named in passing as an object does not take over the bare office from the one the text is about."""
    text = (
        "President William Ruto met envoys in Nairobi. The President briefed the envoys on the talks. They discussed the war. "
        "They blamed President Salva Kiir after the President condemned the raid on Juba."
    )
    assert [row["roles"]["agent"] for row in of_type(text, "Accusation")][-1:] == [["William Ruto"]]


def test_our_commitment_is_the_speakers() -> None:
    """A possessor of any kind makes the pledge."""
    found = statement(
        "Statement by Foreign Minister Dmytro Kuleba on the Raid", "We met leaders about our commitment to Poland's security."
    )
    assert [row["roles"] for row in found if row["type"] == "Pledge"] == [{"agent": ["Dmytro Kuleba"], "target": ["Poland"]}]


@pytest.mark.parametrize(
    ("text", "agent", "modality"),
    [
        ("Sanctions will curtail Russia's ability to finance its war against Georgia.", ["Russia"], "asserted"),
        ("The embargo will limit Iraq's ability to fund its war against Iran.", ["Iraq"], "asserted"),
    ],
)
def test_a_war_to_be_financed_is_on_and_its_owners(text: str, agent: list[str], modality: str) -> None:
    """ "Its war" in the aim of an owned ability is the owner's, and is fought whether or not it will be paid for."""
    assert [(row["roles"]["agent"], row["modality"]) for row in of_type(text, "ArmedHostilities")] == [(agent, modality)]


def test_who_finances_a_war_may_be_the_subject() -> None:
    """A subject that acts keeps "its"."""
    found = of_type("Libya ignored Chad's pleas and borrowed to finance its war against Niger.", "ArmedHostilities")
    assert [row["roles"]["agent"] for row in found] == [["Libya"]]


def test_a_slot_that_only_names_leave_empty_is_no_fault() -> None:
    """A modifier that is no name fills nothing, and the sentence is read on."""
    assert [row["type"] for row in of_type("An airport opening in Sanaa was delayed.", "OpeningOfPassage")] == ["OpeningOfPassage"]
