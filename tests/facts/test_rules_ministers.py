"""What ministers' statements do: wars that are to be ended, ways that are opened, lists of partners, judgements with a degree."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenya worked to end the civil war in Liberia.", "Liberia"),
        ("The envoy wants to end the war in Yemen.", "Yemen"),
    ],
)
def test_the_war_that_is_to_end_is_told_as_a_fact(text: str, place: str) -> None:
    """Its end is meant, the war itself is on."""
    (war,) = of_type(text, "ArmedHostilities")
    assert (war["roles"]["place"], war["modality"]) == ([place], "asserted")


def test_a_pause_in_hostilities_tells_no_war_of_its_own() -> None:
    """The hostilities are part of their cessation."""
    assert of_type("Oman called for a cessation of hostilities in Yemen.", "ArmedHostilities") == []


@pytest.mark.parametrize(
    "text",
    [
        "The truce paved the way for talks with Chad.",
        "The vote opened the door to talks with Peru.",
        "The letter is a step towards talks with Serbia.",
    ],
)
def test_what_the_way_is_opened_for_is_possible(text: str) -> None:
    """And its quote is the noun phrase, without the opening."""
    (talks,) = of_type(text, "Negotiation")
    assert (talks["modality"], talks["quote"].split()[0]) == ("possible", "talks")


def test_a_fronted_as_clause_is_told_as_a_fact() -> None:
    """ "As rebels attack the port, the army will withdraw": the attack is on, the withdrawal to come."""
    found = rows("As rebels attack the port of Beira, Kenya will withdraw its troops.")
    assert [(row["type"], row["modality"]) for row in found] == [("Attack", "asserted"), ("Withdrawal", "intended")]


def test_a_following_as_clause_waits_for_the_main_clause() -> None:
    """ "will return as": it has not come about either."""
    assert [row["modality"] for row in of_type("Kenya will send aid as soon as rebels attack the port.", "Attack")] == ["possible"]


def test_who_ends_a_list_of_partners_has_no_infinitive() -> None:
    """ "with A, B, and C to support D": all three are worked with."""
    text = (
        "We remain committed to working with Prime Minister Abiy Ahmed, the African Union, and our partners in the region to support Chad."
    )
    (row,) = of_type(text, "Cooperation")
    assert row["roles"]["target"] == ["Abiy Ahmed", "African Union", "our partners"]


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        ("Kenya condemned the raid on Goma, the bombings in Beni, as well as other attacks against the Hema.", 3),
        ("Kenya condemned the shelling and bombing of Goma.", 1),
    ],
)
def test_acts_with_an_article_of_their_own_are_counted_apart(text: str, attacks: int) -> None:
    """Nouns under one article are one act."""
    assert len(of_type(text, "Attack")) == attacks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('President Ruto said: "Sudan has for too long been the biggest crisis of our time."', "biggest crisis of our time"),
        ('President Ruto said: "This is part of a terrible tragedy."', "part of a terrible tragedy"),
    ],
)
def test_a_degree_or_a_share_is_a_judgement(text: str, words: str) -> None:
    """ "the biggest crisis", "part of a tragedy", with the words of the judgement."""
    assert [row["value"]["as"] for row in of_type(text, "Characterisation")] == [words]


def test_an_aim_with_only_is_no_judgement() -> None:
    """ "not only humanitarian": "only" sets a limit, and judges nothing."""
    assert of_type('President Ruto said: "Our aim is not only humanitarian."', "Characterisation") == []


def test_the_same_title_in_another_body_is_told_again() -> None:
    """One office is told once; an office elsewhere is another."""
    text = "Minister Mark Bayley spoke. Kenyan Minister Mark Bayley left. Minister Mark Bayley returned."
    assert [row["value"]["organization"] for row in of_type(text, "RoleTenure")] == [None, "Kenya"]


def test_a_purpose_beside_the_object_that_tells_the_act() -> None:
    """ "carried on a campaign of bombings to sow fear": the campaign is for it."""
    (row,) = of_type("Rebels maintained their campaign of bombings against Goma to sow discord.", "StatedPurpose")
    assert row["value"] == {"purpose": "sow discord"}
