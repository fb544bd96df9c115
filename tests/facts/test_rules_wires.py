"""Turns of dispatches: speakers at the end, opponents, known agreements, remarks, means, and whose peacekeepers they are."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Guinea and an alliance of two rebel groups have reached a deal on a ceasefire along the border with Mali, "
            "an official of the ministry told a news briefing on Friday.",
            "official of the ministry",
        ),
        ("Troops left the border with Chad, and an aide told reporters so.", "narrator"),
    ],
)
def test_a_speaker_may_close_the_sentence(text: str, claimant: str) -> None:
    """Who tells it after a comma says all that stands before."""
    assert of_type(text, "CeasefireAgreement", "Withdrawal")[0]["claimant"] == claimant


def test_its_neighbour_is_the_other_side() -> None:
    """Of two sides, the neighbour of one is the other."""
    text = "Chad and Libya fought over Aouzou. Chad and Libya held talks. Chad accused its neighbour of a raid."
    (row,) = of_type(text, "Accusation")
    assert row["roles"]["target"] == ["Libya"]


def test_its_neighbour_is_nobody_where_no_sides_are_told_of() -> None:
    """Without two sides the words stay as they are."""
    (row,) = of_type("Chad accused its neighbour of a raid.", "Accusation")
    assert row["roles"]["target"] == ["its neighbour"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Libya reached a deal on Monday. The deal was concluded in Doha.",
        "Chad and Libya signed an accord on Monday. The accord was struck in Doha.",
    ],
)
def test_the_deal_is_between_those_who_made_one(text: str) -> None:
    """An agreement told of as known has the parties of the only one told before."""
    last = of_type(text, "AgreementConclusion")[-1]
    assert last["roles"]["party"] == ["Chad", "Libya"]


def test_an_earlier_deal_is_another() -> None:
    """A deal with a word that says which is not the one told before."""
    text = "Chad and Libya reached a deal on Monday. The earlier deal was concluded in Doha."
    assert "party" not in of_type(text, "AgreementConclusion")[-1]["roles"]


@pytest.mark.parametrize(
    ("text", "quote", "claimant"),
    [
        (
            "Rabat accused Algiers of having shelled an army post near Figuig, a charge that Algiers denies.",
            "having shelled an army post near Figuig",
            "narrator",
        ),
        (
            "Kyiv accused Moscow of bombing the port of Odesa, an allegation that Moscow rejects.",
            "bombing the port of Odesa",
            "narrator",
        ),
    ],
)
def test_a_remark_on_what_was_said_is_the_narrators(text: str, quote: str, claimant: str) -> None:
    """After a comma "a charge that … denies" is told by the article and is no part of the charge."""
    assert [r["quote"] for r in rows(text) if r["type"] == "Attack"] == [quote]
    assert [r["claimant"] for r in rows(text) if r["type"] == "Denial"] == [claimant]


@pytest.mark.parametrize(
    ("text", "count"),
    [("The army hit the camp near Sake with air strikes.", 1), ("The army raided Sake after air strikes on the camp.", 2)],
)
def test_what_an_attack_is_made_with_is_no_second_attack(text: str, count: int) -> None:
    """Strikes with which something is hit are the means."""
    assert len(of_type(text, "Attack")) == count


def test_peacekeepers_belong_to_who_sends_them() -> None:
    """ "Whose peacekeepers" are that state's."""
    (row,) = of_type("Russia, whose peacekeepers have been stationed in Karabakh since 2020, was silent.", "PeacekeeperDeployment")
    assert row["roles"]["agent"] == ["Russian peacekeepers"]


@pytest.mark.parametrize(
    "text",
    [
        "Authorities in Gaza put the number of dead at 243.",
        "Officials in Beirut put the toll of wounded at 243.",
    ],
)
def test_a_number_of_dead_may_be_put(text: str) -> None:
    """The number that a count is put at."""
    (row,) = of_type(text, "CasualtyFigure")
    assert row["value"]["exact"] == 243


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Troops hold Goma. A spokesman for the rebels said they would withdraw from Sake.", "rebels"),
        ("Soldiers hold Marawi. A leader of the militants said they would withdraw from the mosque.", "militants"),
    ],
)
def test_they_are_those_for_whom_one_speaks(text: str, agent: str) -> None:
    """A single speaker's "they" are those he speaks for."""
    (row,) = of_type(text, "Withdrawal")
    assert row["roles"]["agent"] == [agent]
