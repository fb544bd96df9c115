"""How much of a noun phrase a participant is called by."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        ("Kenya withdrew from the Treaty on Open Skies in 2020.", "AgreementTermination", "Treaty on Open Skies"),
        ("Chad suspended the Convention against Torture.", "Suspension", "Convention against Torture"),
        (
            "Today, Georgia withdrew from the Treaty on Conventional Armed Forces in Europe.",
            "AgreementTermination",
            "Treaty on Conventional Armed Forces in Europe",
        ),
        ("Ministers discussed the implementation of the Minsk Agreements.", "Implementation", "Minsk Agreements"),
        ("Kenya withdrew from the treaty on Tuesday.", "AgreementTermination", "treaty"),
    ],
)
def test_an_agreement_is_called_by_its_whole_name(text: str, type_: str, target: str) -> None:
    """After an article a capital letter makes what follows part of the name; a day is none."""
    assert [row["roles"]["target"] for row in of_type(text, type_)] == [[target]]


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        ("Mali demanded the release of all hostages held in Gao.", "Detention", "all hostages"),
        ("Police accused the men arrested in Kyiv of spying.", "Accusation", "men"),
        ("The army kept positions captured during the fighting.", "Capture", "positions"),
        ("Norway urged all parties involved in the conflict to lay down their arms.", "Demand", "all parties involved in the conflict"),
    ],
)
def test_what_befell_somebody_is_no_part_of_the_name(text: str, type_: str, target: str) -> None:
    """Being involved in something says who they are; being held or taken somewhere is an event of its own."""
    assert [row["roles"]["target"] for row in of_type(text, type_)] == [[target]]
