"""What ministry and military releases do: asking "for" somebody to act, giving support in a clause, judging in passing."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Brazil pressed for Russia to withdraw its troops.", "Russia"),
        ("Minister Lopez underlined the need for Rwanda to withdraw its troops.", "Rwanda"),
    ],
)
def test_who_is_asked_for_with_for_is_the_target(text: str, target: str) -> None:
    """And the act is required of them."""
    (demand,) = of_type(text, "Demand")
    (act,) = of_type(text, "Withdrawal")
    assert (demand["roles"]["target"], act["roles"]["agent"], act["modality"]) == ([target], [target], "required")


def test_a_plain_purpose_asks_nobody() -> None:
    """ "to" without "for" says what the subject means to do."""
    assert of_type("Brazil pressed on to withdraw its troops.", "Demand") == []


@pytest.mark.parametrize(
    ("text", "type_", "doers"),
    [
        ("Turkey bombed a depot near Sinjar in coordination with Iraq.", "Cooperation", ["Turkey"]),
        ("In support of the Iraqi army, Turkey bombed a depot near Sinjar.", "MilitarySupport", ["Turkey"]),
        ("Chad closed its border in cooperation with Niger.", "Cooperation", ["Chad"]),
    ],
)
def test_what_is_done_in_support_or_cooperation_is_the_subjects(text: str, type_: str, doers: list[str]) -> None:
    """The phrase has no doer of its own, or one party only, with whom the subject works."""
    (row,) = of_type(text, type_)
    assert row["roles"]["agent"] == doers


def test_a_passive_clause_lends_no_doer() -> None:
    """Its subject is what is done."""
    assert [row["roles"] for row in of_type("The depot was bombed in coordination with Iraq.", "Cooperation")] == [{"party": ["Iraq"]}]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Chad condemned the attacks today in the town of Gao.", ["Gao"]),
        ("Norway condemned a raid on Monday in Kano.", ["Kano"]),
    ],
)
def test_the_place_beside_a_condemnation_is_where_it_happened(text: str, places: list[str]) -> None:
    """Words of blame take place nowhere."""
    assert [row["roles"]["place"] for row in of_type(text, "Attack")] == [places]


def test_an_office_before_a_name_acts_as_its_holder() -> None:
    """ "Minister for the Middle East Mark Bayley": the office heads the phrase."""
    (visit,) = of_type("Minister for the Middle East Mark Bayley visited Kenya.", "Visit")
    assert visit["roles"]["agent"] == ["Mark Bayley"]


def test_a_verb_in_the_past_names_no_body() -> None:
    """ "Brazil pressed" is no Brazilian press."""
    assert {name for row in rows("Brazil pressed for a ceasefire in Gaza.") for name in row["roles"].get("agent", ())} == {"Brazil"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Minister Ann Cole said:\n\nWe discussed important issues.", []),
        ("Minister Ann Cole said:\n\nThis constructive approach deserves praise.", ["constructive approach"]),
        ("Minister Ann Cole said:\n\nThe barbaric attack on Gao shocked us.", ["barbaric attack"]),
    ],
)
def test_praise_in_passing_is_no_judgement(text: str, words: list[str]) -> None:
    """A good word before a noun counts for events and what is pointed at; a bad one always."""
    assert [row["value"]["as"] for row in of_type(text, "Characterisation")] == words
