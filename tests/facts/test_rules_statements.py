"""What official statements do: reasons for praise and blame, needs in a list, endorsements, the heading itself."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type
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
