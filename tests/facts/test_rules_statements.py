"""What official statements do: reasons for praise and blame, needs in a list, endorsements, the heading itself."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows
from tests.facts.test_rules_offices import statement


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Minister Lopez thanked Qatar for its commitment to peace.", "Qatar"),
        ("Canada imposed severe costs on Belarus for its aggression against Poland.", "Belarus"),
    ],
)
def test_a_reason_is_told_of_whom_is_named_before_it(text: str, agent: str) -> None:
    """ "for its …" means the one thanked or punished, not who thanks or punishes."""
    assert [row["roles"]["agent"] for row in of_type(text, "Pledge", "ArmedHostilities")] == [[agent]]


def test_a_plain_possessor_is_the_subject() -> None:
    """Without a reason "its" means the subject."""
    assert [row["roles"]["agent"] for row in of_type("Kenya renewed its commitment to the truce.", "Pledge")] == [["Kenya"]]


def test_needs_in_a_list_are_all_the_speakers() -> None:
    """Each infinitive after "the need to" is required, and so is what follows in the list."""
    text = "President Macron expressed the need to close the gaps, finalize the deal, and reach an end to the war in Gaza."
    found = of_type(text, "AgreementConclusion", "CessationOfHostilities")
    assert [(row["claimant"], row["modality"]) for row in found] == [("Emmanuel Macron", "required")] * 2


def test_an_endorsement_after_another_predicate_has_its_agent() -> None:
    """The subject of the first predicate is what the second, passive one is about."""
    found = of_type("This deal has the full backing of Kenya and has been endorsed by Chad.", "Approval")
    assert [row["roles"]["agent"] for row in found] == [["Kenya"], ["Chad"]]


def test_a_release_that_names_an_agreement_is_no_event() -> None:
    """ "the hostage release and ceasefire deal" tells of an agreement alone."""
    found = of_type("Kenya praised the hostage release and truce agreement.", "PrisonerRelease", "CeasefireAgreement")
    assert [(row["type"], row["quote"]) for row in found] == [("CeasefireAgreement", "the hostage release and truce agreement")]


def test_a_release_beside_an_agreement_is_one() -> None:
    """With an article of its own the deal stands beside the release."""
    found = of_type("Kenya welcomed the release of the hostages and a ceasefire deal.", "PrisonerRelease", "CeasefireAgreement")
    assert [row["type"] for row in found] == ["PrisonerRelease", "CeasefireAgreement"]


def test_a_heading_is_no_statement_of_its_own() -> None:
    """ "Statement by …" names the text that follows, and the title speaks with the narrator's voice."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba on the Raid", "We condemn the raid on Kharkiv.")
    assert [row["type"] for row in found if row["type"] == "Statement"] == []
    assert [row["claimant"] for row in found if row["type"] == "RoleTenure"] == ["narrator"]


def test_concern_is_said_and_not_judged() -> None:
    """ "grave concern" is part of the act of speech."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba", "We express grave concern about the raid on Kharkiv.")
    assert [row["type"] for row in found if row["type"] == "Characterisation"] == []


def test_a_demand_ends_where_what_is_demanded_begins() -> None:
    """The purpose after the demanded act is no part of the demand's quote."""
    (demand,) = of_type("Kenya urged Chad to withdraw its troops, in order to avoid a war.", "Demand")
    assert demand["quote"] == "Kenya urged Chad"


def test_who_goes_on_refusing_stands_in_the_quote() -> None:
    """ "continue to reject" is quoted from its subject."""
    (rejection,) = of_type("The rebels continue to reject the plan.", "Rejection")
    assert (rejection["quote"], rejection["roles"]["agent"]) == ("The rebels continue to reject the plan", ["rebels"])


def test_what_is_not_done_enough_is_denied() -> None:
    """ "has not done enough to protect" tells of protection that is missing."""
    (found,) = of_type("The army has not done enough to protect villagers in Ituri.", "ProtectionOfCivilians")
    assert (found["polarity"], found["modality"], found["quote"]) == (
        "negated",
        "asserted",
        "The army has not done enough to protect villagers in Ituri",
    )


@pytest.mark.parametrize(
    ("text", "type_"), [("France called for dialogue.", "Negotiation"), ("Chad stressed the need for de-escalation.", "DeEscalation")]
)
def test_what_is_called_for_is_required(text: str, type_: str) -> None:
    """A bare noun that a demand is about is told, as required."""
    assert [row["modality"] for row in of_type(text, type_)] == ["required"]


def test_a_bare_noun_alone_is_no_event() -> None:
    """Nobody calls for it: dialogue in general."""
    assert of_type("Dialogue is a fine thing.", "Negotiation") == []


def test_what_efforts_follow_took_place() -> None:
    """ "efforts following the strikes" are efforts, and the strikes are told as facts."""
    (strikes,) = of_type("Envoys praised Ukraine's efforts to rebuild Kharkiv following recent Russian strikes.", "Attack")
    assert strikes["modality"] == "asserted"


def test_a_long_title_means_its_holder() -> None:
    """The name hangs on a noun inside the title: the title's head is the person all the same."""
    (met,) = of_type("President Ruto met Minister for Strategic Affairs Ron Dermer in Nairobi.", "Meeting")
    assert met["roles"]["target"] == ["Ron Dermer"]


def test_those_who_meet_to_talk_are_those_who_talk() -> None:
    """ "met X to discuss": X is a party of the talks."""
    (talks,) = of_type("Minister Lopez met President Boric to discuss the drought.", "Consultation")
    assert talks["roles"]["party"] == ["Lopez", "Gabriel Boric"]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Kenya deployed troops to Goma to reassure the villagers.", "reassure the villagers"),
        ("Canada imposed sanctions on Belarus to weaken its economy.", "weaken its economy"),
        ("President Ruto met President Museveni to mend fences.", "mend fences"),
    ],
)
def test_an_infinitive_beside_an_act_is_its_purpose(text: str, purpose: str) -> None:
    """An act and what it is for, where that is no event of its own."""
    assert [row["value"]["purpose"] for row in of_type(text, "StatedPurpose")] == [purpose]


def test_an_infinitive_that_is_demanded_is_no_purpose() -> None:
    """What somebody is asked to do is no purpose."""
    assert of_type("Kenya urged Chad to reassure the villagers.", "StatedPurpose") == []


def test_a_commitment_to_somebodys_safety_is_made_to_them() -> None:
    """ "commitment to Ukraine's sovereignty" has Ukraine as target."""
    (pledge,) = of_type("President Macron underscored his commitment to Moldova's sovereignty.", "Pledge")
    assert pledge["roles"]["target"] == ["Moldova"]


def test_a_statement_that_goes_on_with_will_continue_pledges() -> None:
    """ "We will continue to stand …" is a pledge; rain is none."""
    assert [row["type"] for row in rows("Norway will continue to stand by Malawi.")][:1] == ["Pledge"]
    assert of_type("The rain will continue to fall.", "Pledge") == []


def test_they_who_agree_are_those_who_met() -> None:
    """Those who are spoken of do not agree; those who met do."""
    text = "President Ruto met President Museveni. The release of hostages would bring calm. They agreed to stay in touch."
    (pledge,) = of_type(text, "Pledge")
    assert pledge["roles"]["agent"] == ["William Ruto", "Yoweri Museveni"]


def test_they_who_fight_are_those_spoken_of() -> None:
    """A pronoun before another verb goes on meaning the people named last."""
    text = "President Ruto met President Museveni. The villagers of Ituri were shelled. They attacked the rebels in Bunia."
    assert of_type(text, "Attack")[-1]["roles"]["agent"] == ["villagers of Ituri"]


def test_praise_for_our_own_help_has_no_target() -> None:
    """The issuer of a statement is not the one whom it praises."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba", "Ukraine is proud of our support for Moldova.")
    assert [row["roles"].get("target") for row in found if row["type"] == "Approval"][:1] == [None]
