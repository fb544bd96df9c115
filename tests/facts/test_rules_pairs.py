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
