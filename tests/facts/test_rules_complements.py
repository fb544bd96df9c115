"""Complements that the parser misplaces: hostages, what was discussed, who is asked to do what, lists of demands."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("Gunmen took the two teachers hostage in Kano.", ["Gunmen"], ["two teachers"]),
        ("Boko Haram took 240 people hostage.", ["Boko Haram"], ["240 people"]),
        ("Kenya spoke of the nurses held hostage by Boko Haram.", ["Boko Haram"], ["nurses"]),
        ("Hamas holds hostages in Gaza.", ["Hamas"], ["hostages"]),
    ],
)
def test_those_taken_hostage_are_the_people_named(text: str, agent: list[str], target: list[str]) -> None:
    """In "took the teachers hostage" the teachers are held; where hostages are the object, they are."""
    assert [(row["roles"]["agent"], row["roles"]["target"]) for row in of_type(text, "Detention")] == [(agent, target)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "President Ruto and President Museveni discussed developments in Sudan and the envoy underscored her commitment to talks.",
            "President Ruto and President Museveni discussed developments in Sudan",
        ),
        (
            "President Ruto and President Museveni discussed Sudan and Chad.",
            "President Ruto and President Museveni discussed Sudan and Chad",
        ),
    ],
)
def test_what_was_discussed_ends_where_another_subject_begins(text: str, quote: str) -> None:
    """A noun before "and" and a second subject is the thing discussed, and not a speaker."""
    assert [row["quote"] for row in of_type(text, "Consultation")] == [quote]


@pytest.mark.parametrize(
    ("text", "type_", "agent"),
    [
        ("President Ruto directed the army, including the navy, to withdraw from Goma.", "Withdrawal", ["army"]),
        ("The envoy urged that Chad and the rebels meeting in Doha withdraw from Abeche.", "Withdrawal", ["Chad", "rebels"]),
    ],
)
def test_what_is_asked_is_required_of_the_one_asked(text: str, type_: str, agent: list[str]) -> None:
    """An aside, or a participle that tells which parties, does not part those who are asked from what they shall do."""
    assert [(row["roles"]["agent"], row["modality"]) for row in of_type(text, type_)] == [(agent, "required")]


def test_each_item_of_a_call_is_required() -> None:
    """A list after "a call for" is one list, whatever place its first item names."""
    text = "We reiterate our call for a ceasefire in Goma, the release of all hostages, and an end to the conflict."
    found = [row["modality"] for type_ in ("PrisonerRelease", "CessationOfHostilities") for row in of_type(text, type_)]
    assert found == ["required", "required"]


def test_a_place_in_apposition_is_no_item_of_a_list() -> None:
    """ "In Goma, the capital": the second noun says what the first is."""
    text = "Kenya called for talks in Goma, the capital of North Kivu."
    assert [row["modality"] for row in of_type(text, "Negotiation")] == ["required"]


def test_a_sum_given_this_year_is_the_object() -> None:
    """ "$2 billion this year" is a sum and a time, and no year that is given."""
    text = "Japan has provided more than $2 billion this year in response to the drought in Somalia."
    assert [row["roles"]["agent"] for row in of_type(text, "AidDelivery")] == [["Japan"]]


def test_an_envoy_is_named_after_a_comma() -> None:
    """A name that closes the sentence after an office says who holds it."""
    text = "The talks were overseen by the UN’s Special Envoy for Yemen, Hans Grundberg."
    assert [row["value"]["role"] for row in of_type(text, "RoleTenure")] == ["Special Envoy for Yemen"]


def test_holding_somebody_accountable_is_no_judgement() -> None:
    """ "Hold the junta accountable" demands something of it; "called it brutal" judges it."""
    text = "Kenya held the junta accountable. Kenya called the junta brutal."
    assert [row["value"]["as"] for row in of_type(text, "Characterisation")] == ["brutal"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Japan will impose new sanctions targeting Iran.", [(["Japan"], ["Iran"], "intended")]),
        ("Canada's sanctions target generals.", [(["Canada"], ["generals"], "asserted")]),
    ],
)
def test_whom_sanctions_target_is_their_target_and_no_attack(text: str, found: list[tuple[list[str], list[str], str]]) -> None:
    """A participle that tells whom sanctions target belongs to them; as a main verb it tells of sanctions itself."""
    told = [(row["roles"].get("agent"), row["roles"].get("target"), row["modality"]) for row in of_type(text, "Sanction", "Attack")]
    assert [(agent or ["Canada"], target, modality) for agent, target, modality in told] == found


def test_a_raid_that_is_condemned_has_the_roles_of_its_launching() -> None:
    """Of two verbs over an event the light one lends it place and doer."""
    text = "Peru condemns the drone and missile attack launched against Erbil."
    assert [row["roles"] for row in of_type(text, "Attack")] == [{"place": ["Erbil"]}]


def test_a_long_office_before_a_name_is_no_second_actor() -> None:
    """ "Assistant to the President for Security Affairs Jake Sullivan" is one person."""
    text = "Special Coordinator for Global Infrastructure and Energy Security Amos Hochstein visited Kenya."
    assert [row["roles"]["agent"] for row in of_type(text, "Visit")] == [["Amos Hochstein"]]


def test_ordering_ministers_is_no_purpose() -> None:
    """ "Directed the ministers to leave" asks for something; "directed at ending the war" aims at it."""
    text = "President Ruto directed the ministers to impose sanctions on Chad."
    assert of_type(text, "StatedPurpose") == []


def test_whoever_is_met_with_does_not_do_what_the_meeting_is_for() -> None:
    """ "Met with the premier in Bari to deepen ties": the meeting is told, and its purpose is not hers alone."""
    text = "President Ruto met today with Prime Minister Giorgia Meloni of Italy in Bari to deepen the partnership."
    assert [row["roles"]["target"] for row in of_type(text, "Meeting")] == [["Giorgia Meloni"]]


def test_both_alone_stands_for_the_two_before() -> None:
    """ "Both" as a subject is the pair named last."""
    text = "President Ruto and President Museveni met. Both remain committed to peace talks."
    assert [row["roles"]["agent"] for row in of_type(text, "Pledge")] == [["William Ruto", "Yoweri Museveni"]]


def test_an_order_that_does_something_is_no_purpose() -> None:
    """ "In order that" gives a purpose; "an order that" does not."""
    assert of_type("President Ruto issued an order that banned the militia.", "StatedPurpose") == []


def test_a_demand_beside_an_appeal_is_the_speaker_s_too() -> None:
    """After "urge all to respect the truce and" a noun with a that-clause is a verb of the same subject."""
    text = "Kenya and Ghana urge all states to respect the truce and demand that Chad withdraw its troops."
    assert [row["roles"]["agent"] for row in of_type(text, "Demand")] == [["Kenya", "Ghana"], ["Kenya", "Ghana"]]
    assert [row["modality"] for row in of_type(text, "Withdrawal")] == ["required"]
