"""Who belongs together: allies and partners, families of men taken prisoner, a truce beside a release."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Norway is working closely with its allies and partners in Libya.", ["its allies and partners"]),
        ("Kenya will cooperate with our friends and partners in Somalia.", ["our friends and partners"]),
        ("Chad cooperates with its allies and neighbours in the Sahel.", ["its allies", "neighbours"]),
    ],
)
def test_allies_and_partners_are_one_group(text: str, targets: list[str]) -> None:
    """Two nouns for those who stand beside somebody, under one possessor, are one filler."""
    assert [row["roles"]["target"] for row in of_type(text, "Cooperation")] == [targets]


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("Ministers met with families of sailors taken hostage by the Houthis in July.", "Houthis", "sailors"),
        ("The envoy spoke to relatives of soldiers taken prisoner by Hezbollah.", "Hezbollah", "soldiers"),
    ],
)
def test_who_was_taken_is_not_the_family(text: str, agent: str, target: str) -> None:
    """After "families of men" a participle of capture tells of the men."""
    assert [row["roles"] for row in of_type(text, "Detention")] == [{"agent": [agent], "target": [target]}]


def test_a_meeting_with_families_keeps_its_verb() -> None:
    """The participle after the families does not swallow whom the minister met."""
    found = of_type("President Ruto met with families of Kenyans taken hostage by rebels.", "Meeting")
    assert [row["roles"]["agent"] for row in found] == [["William Ruto"]]


@pytest.mark.parametrize(
    "text",
    [
        "Qatar works to secure the release of all hostages and an immediate ceasefire in Gaza.",
        "Kenya demanded the release of all prisoners and a truce in Jonglei.",
    ],
)
def test_a_truce_beside_a_release_is_not_released(text: str) -> None:
    """What is coordinated with the captives and is no captive stands beside the release."""
    assert [len(row["roles"]["target"]) for row in of_type(text, "PrisonerRelease")] == [1]


def test_a_war_that_is_on_stays_so_whatever_it_may_do() -> None:
    """ "May be harming" doubts the harm, not the conflict with an article; a raid that would be a mistake may never happen."""
    found = of_type("The conflict in Tigray may be harming farmers. A raid on Tripoli would be a mistake.", "ArmedHostilities", "Attack")
    assert [(row["type"], row["modality"]) for row in found] == [("ArmedHostilities", "asserted"), ("Attack", "possible")]


@pytest.mark.parametrize(
    "text",
    ["Norway welcomed efforts to arrest the pirates.", "The ministers of Chad and Mali discussed efforts to arrest smugglers."],
)
def test_efforts_that_are_weighed_are_not_those_of_who_weighs_them(text: str) -> None:
    """Who makes the efforts that others discuss or welcome is left open."""
    assert [row["roles"].get("agent") for row in of_type(text, "Detention")] == [None]


def test_who_makes_efforts_does_what_they_are_for() -> None:
    """Efforts of one's own are one's own act."""
    assert [row["roles"]["agent"] for row in of_type("Norway makes efforts to arrest the pirates.", "Detention")] == [["Norway"]]


def test_what_a_sanction_is_for_has_been_done() -> None:
    """After "for its" stands the deed, however the sanction itself is told."""
    found = of_type("Leaders discussed efforts to impose sanctions on Belarus for its attack on Poland.", "Attack", "Sanction")
    assert [(row["type"], row["modality"]) for row in found] == [("Sanction", "attempted"), ("Attack", "asserted")]


def test_what_somebody_would_agree_to_is_no_word_of_theirs() -> None:
    """In a condition a promise and what is promised are possible, and the narrator's."""
    found = of_type("The war in Mali would stop if the rebels promised to release the hostages.", "PrisonerRelease")
    assert [(row["modality"], row["claimant"]) for row in found] == [("possible", "narrator")]


def test_them_may_be_the_one_body_that_was_named() -> None:
    """ "Them" after one government means the government, where nobody else is meant."""
    found = of_type("We regret the Polish government's inquiry, but we commend them for their help.", "Approval")
    assert [row["roles"]["target"] for row in found] == [["Poland"]]
