"""With whom an office is held, who leads a force, and which unlisted names are persons because of their office."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


def _tenures(text: str) -> list[tuple[str, str, str | None]]:
    return [(v["person"], v["role"], v["organization"]) for row in of_type(text, "RoleTenure") if (v := row["value"])]


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        (
            "The deputy chairman of the Sovereign Council, Malik Agar, left Juba.",
            [("Malik Agar", "deputy chairman", "Sovereign Council")],
        ),
        ("The mayor of Goma, Kapend Kamand, resigned.", [("Kapend Kamand", "mayor", "Goma")]),
        ("Otty Salas, the head of the government delegation, left Caracas.", [("Otty Salas", "head", "government delegation")]),
        ("Chairman of the Unity Party Boris Gantzer visited Haifa.", [("Boris Gantzer", "Chairman", "Unity Party")]),
        ("The junta's leader, Aung Thura Soe, visited Naypyidaw.", [("Aung Thura Soe", "leader", "junta")]),
        ("The chief of the general staff, Harel Levin, resigned.", [("Harel Levin", "chief of the general staff", None)]),
        ("The minister of foreign affairs, Harel Levin, resigned.", [("Harel Levin", "minister of foreign affairs", None)]),
    ],
)
def test_an_office_is_held_with_the_body_or_place_after_its_of(text: str, tenures: list[tuple[str, str, str | None]]) -> None:
    """A body or a town that nobody has listed employs too; the matter of an office, or a staff, belongs to its name."""
    assert _tenures(text) == tenures


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        ("Rebel leader Foday Kamara signed the accord.", [("Foday Kamara", "Rebel leader", None)]),
        ("Police chief Normil Baptiste resigned.", [("Normil Baptiste", "Police chief", None)]),
        ("Former president Laurent Kouassi returned to Abidjan.", [("Laurent Kouassi", "Former president", None)]),
        ("Homeland Security chief Janet Norman resigned.", [("Janet Norman", "chief", "Homeland Security")]),
    ],
)
def test_the_first_word_of_a_sentence_is_no_name(text: str, tenures: list[tuple[str, str, str | None]]) -> None:
    """Its capital says nothing: a listed word there belongs to the office; two capitalised words are a body."""
    assert _tenures(text) == tenures


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        ("Attorney General Marta Garland opened a case.", [("Marta Garland", "Attorney General", None)]),
        ("The Prosecutor General, Andriy Kost, opened a case.", [("Andriy Kost", "Prosecutor General", None)]),
        ("Colombia's attorney general, Francisco Barba, opened a case.", [("Francisco Barba", "attorney general", "Colombia")]),
        ("Defence Ministry spokesman Major General Igor Konash denied it.", [("Igor Konash", "spokesman", "Defence Ministry")]),
    ],
)
def test_general_is_a_rank_but_in_some_offices(text: str, tenures: list[tuple[str, str, str | None]]) -> None:
    """Ranks between an office and a name are forms of address; an attorney general is none."""
    assert _tenures(text) == tenures


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        ("The army, commanded by General Minni Karu, entered Bria.", [("Minni Karu", "commander", "army")]),
        (
            "The regional government, headed by President Omod Ujulu, rejected the plan.",
            [("Omod Ujulu", "President", "regional government")],
        ),
        (
            "The delegation, led by Foreign Minister Sergey Lavrov, left Geneva.",
            [("Sergey Lavrov", "leader", "delegation"), ("Sergey Lavrov", "Foreign Minister", "Russia")],
        ),
        (
            "The paramilitary Rapid Support Forces of General Mohamed Hamdan Dagalo seized the town.",
            [("Mohamed Hamdan Dagalo", "leader", "Rapid Support Forces")],
        ),
        ("The Libyan National Army of Khalifa Haftar shelled the port.", [("Khalifa Haftar", "leader", "Libyan National Army")]),
        ("Hezbollah denied the murder of Rafik Hariri.", []),
    ],
)
def test_who_is_said_to_lead_a_force_has_one_tenure_there(text: str, tenures: list[tuple[str, str, str | None]]) -> None:
    """A rank gives no second one; a title gives the office in a government; a minister who leads a delegation has both."""
    assert _tenures(text) == tenures


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("The head of the EU mission in Georgia, Dimitrios Karabalis, met the rebels.", ["Dimitrios Karabalis"]),
        ("Samantha Power, administrator of the US Agency for International Development, met the rebels.", ["Samantha Power"]),
        ("Aweys Barre, commander of the garrison, met the rebels.", ["Aweys Barre"]),
        ("Deir Hafir, north of Aleppo, met the deadline.", []),
    ],
)
def test_an_office_beside_an_unlisted_name_makes_it_a_person(text: str, agents: list[str]) -> None:
    """Whatever the statistical model takes the name for."""
    assert [agent for row in of_type(text, "Meeting") for agent in row["roles"].get("party", row["roles"].get("agent", []))[:1]] == agents
