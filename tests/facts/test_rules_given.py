"""What is said for itself: what is there already, what a text binds to, what is called off, whose charge it is."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


def said(text: str, *types: str) -> list[tuple[str, str]]:
    """Polarity and modality of the rows of these types."""
    return [(row["polarity"], row["modality"]) for row in of_type(text, *types)]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys were trying to extend the truce between Chad and Sudan.",
        "Mediators hoped to prolong the ceasefire between Israel and Hamas.",
        "Both armies promised to uphold the 2003 truce in Kashmir.",
    ],
)
def test_a_text_that_is_kept_or_extended_is_there(text: str) -> None:
    """What is asked or promised is that it be kept."""
    assert said(text, "CeasefireAgreement") == [("affirmed", "asserted")]


def test_a_truce_that_is_sought_is_not_there() -> None:
    """The agreement is what is attempted."""
    assert said("Envoys were trying to secure a truce between Chad and Sudan.", "CeasefireAgreement") == [("affirmed", "attempted")]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("No group claimed responsibility for the bombing in Kabul.", "Attack"),
        ("Nobody has been charged over the raid on the market in Mopti.", "Attack"),
    ],
)
def test_an_attack_that_nobody_owns_up_to_took_place(text: str, type_: str) -> None:
    """Denied is the claim, or the charge."""
    assert said(text, type_) == [("affirmed", "asserted")]


def test_an_attack_that_did_not_take_place_is_denied() -> None:
    """A plain "no" is of the attack itself."""
    assert said("No attacks were carried out in Kabul.", "Attack") == [("negated", "asserted")]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("There will be no talks in Doha.", "Negotiation", ("negated", "intended")),
        ("No talks were held in Doha.", "Negotiation", ("negated", "asserted")),
        ("The deal between Chad and Libya includes an exchange of prisoners.", "PrisonerExchange", ("affirmed", "required")),
        ("The sides in Yemen agreed on an exchange of prisoners.", "PrisonerExchange", ("affirmed", "required")),
        ("The plan would see rebels release their captives in Kivu.", "PrisonerRelease", ("affirmed", "possible")),
        ("The rebels said they would release their captives in Kivu.", "PrisonerRelease", ("affirmed", "intended")),
        ("The foreign minister travelled to Cairo to meet the rebels.", "Meeting", ("affirmed", "intended")),
        ("The rebels will take part if Chad agrees to withdraw its troops from Bangui.", "Withdrawal", ("affirmed", "possible")),
        ("The war ended in an armistice and not in a peace treaty.", "PeaceAgreement", ("negated", "asserted")),
        ("The accord obliges both to remove their fighters from Hodeidah.", "Withdrawal", ("affirmed", "required")),
        ("Police launched an operation to free hostages in Jolo.", "PrisonerRelease", ("affirmed", "intended")),
    ],
)
def test_how_firmly_it_is_said(text: str, type_: str, expected: tuple[str, str]) -> None:
    """The words around an event tell whether it took place, is owed, meant, or may come about."""
    assert said(text, type_) == [expected]


def test_whoever_is_accused_does_not_claim_it() -> None:
    """A participle after the accused makes no claimant of them."""
    (coup,) = of_type("Three officers accused of plotting a coup in Lusaka are awaiting trial.", "Coup")
    assert (coup["claimant"], coup["modality"]) == ("narrator", "intended")


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Israeli troops are no longer in Jenin.", "MilitaryPresence", ("negated", "asserted")),
        ("The rebels no longer control Goma.", "TerritoryStatus", ("negated", "asserted")),
        ("Instead of withdrawing from Kuwait, Iraq sent troops to the border.", "Withdrawal", ("negated", "asserted")),
        ("A draft that would have imposed an embargo on Sudan was dropped.", "Sanction", ("affirmed", "possible")),
        ("Police want to question two men over the bombing in Manila.", "Attack", ("affirmed", "asserted")),
        ("Armenia plans to ratify the Rome Statute.", "Treaty", ("affirmed", "asserted")),
    ],
)
def test_what_is_over_and_what_never_came(text: str, type_: str, expected: tuple[str, str]) -> None:
    """ "No longer" and "instead of" deny; "would have" tells what was only thought of; an occasion took place."""
    assert said(text, type_) == [expected]


def test_a_list_of_what_a_text_provides_for_is_one_list() -> None:
    """After "provides for" the second and third items are as much required as the first."""
    text = "The pact, signed in Oslo, provides for the disarmament of rebels, the pullout of troops from Goma and the release of captives."
    assert said(text, "Disarmament", "Withdrawal", "PrisonerRelease") == [("affirmed", "required")] * 3


def test_what_came_before_a_promise_is_no_part_of_it() -> None:
    """ "After" with "had" tells what was done by then."""
    assert said("Kenya agreed to send troops to Haiti after its president had visited Port-au-Prince.", "Visit") == [
        ("affirmed", "asserted")
    ]
