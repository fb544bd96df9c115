"""Whom "he" and "she" mean when a text goes on speaking of somebody, and whom an answer answers."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        (
            "A spokesman for the army said that rebels had attacked Goma. He added that militants had attacked Sake.",
            ["army"] * 2,
        ),
        (
            "President Ruto said the talks had failed. He said rebels had left. He said Chad won. He said militants had attacked Kidal.",
            ["William Ruto"],
        ),
    ],
)
def test_a_person_stays_in_mind_while_the_text_speaks_of_them(text: str, claimants: list[str]) -> None:
    """A pronoun keeps alive whom it means, and an unnamed speaker can be meant."""
    assert [row["claimant"] for row in of_type(text, "Attack")] == claimants


def test_a_description_does_not_mean_an_unnamed_speaker() -> None:
    """ "The president" is nobody who was only called a spokesman."""
    text = "A spokesman for the army said that rebels had left. The president rejected the plan."
    (row,) = of_type(text, "Rejection")
    assert row["roles"]["agent"] == ["president"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Russia demanded the removal of troops from Poland. These demands were rejected by NATO.", ["Russia"]),
        ("Ghana proposed talks with Togo. Mali rejected the proposal.", ["Ghana"]),
        ("Togo demanded the release of the hostages. The demand was rejected by Benin.", ["Togo"]),
        ("Kenya rejected the law.", None),
    ],
)
def test_what_was_said_is_answered_to_whoever_said_it(text: str, targets: list[str] | None) -> None:
    """A demand or a proposal that is rejected is rejected to its maker."""
    (row,) = of_type(text, "Rejection")
    assert row["roles"].get("target") == targets


@pytest.mark.parametrize(
    ("text", "type_", "role", "names"),
    [
        ("Russian soldiers attempted to mediate between the two armies.", "Mediation", "mediator", ["Russian soldiers"]),
        ("Oman tried to mediate between Chad and Sudan.", "Mediation", "mediator", ["Oman"]),
        ("Kenya tried to attack Somalia.", "Attack", "agent", ["Kenya"]),
        ("There was an increase in artillery shelling by the rebels.", "Attack", "agent", ["rebels"]),
        ("Troops were advancing by night.", "MilitaryOperation", "agent", ["Troops"]),
    ],
)
def test_who_tries_has_the_role_of_who_does(text: str, type_: str, role: str, names: list[str]) -> None:
    """An operator lends its subject in the role that the event has for it, and a noun in "-ing" takes an actor's "by"."""
    (row,) = of_type(text, type_)
    assert row["roles"][role] == names
    assert not set(names) & set(row["roles"].get("party", []))
