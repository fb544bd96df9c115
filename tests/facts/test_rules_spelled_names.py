"""Names whose letters a bracket gives, and what lasts longer than the day on which it is told of."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The Forces for the Renewal of Katanga (FRK) pledged to lay down their arms.", ["Forces for the Renewal of Katanga"]),
        ("A smaller group, the Liberation Army of Dongola (LAD), pledged to lay down its arms.", ["Liberation Army of Dongola"]),
        ("The rebels and the National Liberation Front of Kordofan (FLNK) attacked. The FLNK pledged to disarm.", None),
    ],
)
def test_a_bracket_says_where_a_name_begins(text: str, agent: list[str] | None) -> None:
    """The initials of the words before a bracket are those of the acronym in it, in whatever order."""
    (row,) = of_type(text, "Pledge")
    assert row["roles"]["agent"] == (agent or ["National Liberation Front of Kordofan"])


def test_an_agreement_in_letters_is_nobody() -> None:
    """A head that names no actor is left alone: an agreement has letters too."""
    rows = of_type("Ministers praised the Cessation of Hostilities Agreement (CHA) in Juba.", "Approval")
    assert [row["roles"].get("target") for row in rows] == [None]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("On May 7, 2010 Kenya and Somalia signed a truce, ending a nine-year conflict that has cost 900 lives.", None),
        ("Chad and Libya signed a pact on May 7, 2010, closing a decade of war.", None),
        ("In May 2010 a two-day battle raged in Kidal.", "2010-05"),
    ],
)
def test_what_outlasts_a_day_is_not_dated_by_it(text: str, time: str | None) -> None:
    """A war of years told beside the day of its end has not that day as its time."""
    assert [(row["time"] or {}).get("edtf") for row in of_type(text, "ArmedHostilities")] == [time]


def test_hopes_raised_are_hoped() -> None:
    """What hopes are raised of has not happened."""
    rows = of_type("The signing raised hopes of an end to the war in Burundi.", "CessationOfHostilities")
    assert [row["modality"] for row in rows] == ["hoped"]


@pytest.mark.parametrize(
    ("text", "type_", "role", "names"),
    [
        ("France, the former colonial power, and the African Union welcomed the accord.", "Approval", "agent", ["France", "African Union"]),
        ("Kenya, the host of the talks, and Uganda condemned the raid.", "Accusation", "agent", ["Kenya", "Uganda"]),
        ("The truce was signed with the mediation of Gambia and Guinea-Bissau.", "Mediation", "mediator", ["Gambia", "Guinea-Bissau"]),
        ("The president of Kenya welcomed the accord.", "Approval", "agent", ["president of Kenya"]),
    ],
)
def test_and_joins_names_across_a_description(text: str, type_: str, role: str, names: list[str]) -> None:
    """What follows a closed description stands beside whom it describes; helpers named after "of" help together."""
    assert [row["roles"].get(role) for row in of_type(text, type_)] == [names]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Commanders of the Katanga Revolutionary Army (KRA) and leaders of the Resistance Forces signed an accord.",
            ["Commanders of the Katanga Revolutionary Army", "leaders of the Resistance Forces"],
        ),
        ("The presidents of Chad and Sudan signed an accord.", ["presidents of Chad and Sudan"]),
    ],
)
def test_two_holders_sign(text: str, parties: list[str]) -> None:
    """A second office beside the name of the first one's country is a second person."""
    assert [row["roles"]["party"] for row in of_type(text, "Signing")] == [parties]
