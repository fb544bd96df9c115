"""Who acts beside whom, told by the words around a subject."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "type_", "role", "wanted"),
    [
        (
            "France, together with Germany and Poland, condemned the attack on Kharkiv.",
            "Accusation",
            "agent",
            ["France", "Germany", "Poland"],
        ),
        ("The United States, along with Saudi Arabia, brokered a ceasefire.", "Mediation", "mediator", ["United States", "Saudi Arabia"]),
        ("Together with Kenya and Uganda, Ethiopia condemned the coup.", "Accusation", "agent", ["Kenya", "Uganda", "Ethiopia"]),
        ("The rebels seized Goma, along with Bukavu.", "Capture", "agent", ["rebels"]),
    ],
)
def test_who_acts_together_with_the_subject_acts_too(text: str, type_: str, role: str, wanted: list[str]) -> None:
    """What stands between commas after "together with" does what the subject does; after an object it is no doer."""
    assert [row["roles"].get(role) for row in of_type(text, type_)] == [wanted]


@pytest.mark.parametrize(
    ("text", "type_", "parties"),
    [
        (
            "Foreign ministers Hakan Fidan of Turkey and Sergei Lavrov of Russia discussed a ceasefire.",
            "Negotiation",
            ["Hakan Fidan", "Sergey Lavrov"],
        ),
        ("Presidents Paul Kagame of Rwanda and Felix Tshisekedi of Congo signed a deal.", "Signing", ["Paul Kagame", "Felix Tshisekedi"]),
        (
            "Presidents Ilham Aliyev of Azerbaijan and Nikol Pashinyan of Armenia met in Brussels.",
            "Meeting",
            ["Ilham Aliyev", "Nikol Pashinyan"],
        ),
        ("The presidents of Kenya and Uganda met in Nairobi.", "Meeting", ["presidents of Kenya and Uganda"]),
    ],
)
def test_a_plural_office_stands_before_both_names(text: str, type_: str, parties: list[str]) -> None:
    """ "Presidents A of X and B of Y" are two persons; without names they are one group."""
    assert [row["roles"].get("party") for row in of_type(text, type_)] == [parties]


def test_a_shared_office_keeps_its_field() -> None:
    """ "Foreign ministers A of X and B of Y": each is Foreign Minister."""
    found = of_type("Foreign ministers Hakan Fidan of Turkey and Sergei Lavrov of Russia discussed a ceasefire.", "RoleTenure")
    assert [(row["value"]["role"], row["value"]["organization"]) for row in found] == [
        ("Foreign Minister", "Turkey"),
        ("Foreign Minister", "Russia"),
    ]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Greece has put the talks between Colombia and the ELN on hold.", [["Greece"]]),
        ("Mediators from Norway and Cuba have put the talks between Colombia and the ELN on hold.", [["Norway", "Cuba"]]),
        ("Kenya placed negotiations between Chad and Niger on hold.", [["Kenya"]]),
        ("France put its aid to Mali on ice.", [["France"]]),
        ("The clerk put the caller on hold.", []),
    ],
)
def test_what_is_put_on_hold_is_suspended(text: str, agents: list[list[str]]) -> None:
    """To put talks or aid on hold is to suspend them, however long the object is."""
    assert [row["roles"].get("agent") for row in of_type(text, "Suspension")] == agents


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Norway put the talks between Colombia and the ELN on hold. The talks were held in Havana.",
            ["Colombia", "National Liberation Army"],
        ),
        ("Kenya suspended the talks between Chad and Niger. The talks were held in Lome.", ["Chad", "Niger"]),
        ("The talks between Cyprus and Turkey were put on hold. The talks were held in Geneva.", ["Cyprus", "Turkey"]),
        ("Kenya suspended the talks. The talks were held in Lome.", None),
    ],
)
def test_talks_that_were_suspended_keep_their_parties(text: str, wanted: list[str] | None) -> None:
    """Whose talks were suspended talks wherever the article comes back to these talks."""
    assert [row["roles"].get("party") for row in of_type(text, "Negotiation")] == [wanted]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Rebels shell town.", [["Rebels"]]),
        ("Gunmen storm hotel in Kabul.", [["Gunmen"]]),
        ("Separatists attack convoy near Bamako.", [["Separatists"]]),
        ("Militants ambush patrol in Borno.", [["Militants"]]),
        ("The rebel attack plan failed.", []),
    ],
)
def test_a_plural_before_a_verb_like_a_noun_acts(text: str, agents: list[list[str]]) -> None:
    """ "Separatists attack convoy" is a sentence, and no name of a convoy."""
    assert [row["roles"].get("agent") for row in of_type(text, "Attack")] == agents
