"""Offices of persons: titles before names, offices in apposition."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


def _tenures(text: str) -> list[tuple[str, str, str | None]]:
    return [(v["person"], v["role"], v["organization"]) for row in of_type(text, "RoleTenure") if (v := row["value"])]


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        ("Turkish Foreign Minister Hakan Fidan arrived in Baghdad.", [("Hakan Fidan", "Foreign Minister", "Turkey")]),
        ("Kenyan President William Ruto visited Juba.", [("William Ruto", "President", "Kenya")]),
        ("Rebels rejected the plan of Colombian President Gustavo Petro.", [("Gustavo Petro", "President", "Colombia")]),
        ("UN Secretary-General Antonio Guterres condemned the raid.", [("António Guterres", "Secretary-General", "United Nations")]),
        (
            "National Security Council spokesperson Anna Watson said so.",
            [("Anna Watson", "spokesperson", "National Security Council")],
        ),
        ("Director of National Intelligence Anna Haines visited Kigali.", [("Anna Haines", "Director of National Intelligence", None)]),
        (
            "Assistant Secretary of State for African Affairs Molly Field spoke in Accra.",
            [("Molly Field", "Assistant Secretary of State for African Affairs", None)],
        ),
    ],
)
def test_a_title_before_a_name_is_an_office(text: str, tenures: list[tuple[str, str, str | None]]) -> None:
    """The words before the name are the office, the state among them is whose it is."""
    assert _tenures(text) == tenures


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        ("Abiy Ahmed, prime minister of Ethiopia, welcomed the truce.", [("Abiy Ahmed", "prime minister", "Ethiopia")]),
        ("The president of Kenya, William Ruto, met the rebels.", [("William Ruto", "president", "Kenya")]),
        ("Sergey Lavrov, the foreign minister of Russia, denied the report.", [("Sergey Lavrov", "foreign minister", "Russia")]),
        ("The UN special envoy for Yemen, Hans Berg, welcomed it.", [("Hans Berg", "special envoy for Yemen", "United Nations")]),
        ("The Minister for Africa, Andrew Hill, said this.", [("Andrew Hill", "Minister for Africa", None)]),
        ("The head of the UN mission in Sudan, Volker Braun, resigned.", [("Volker Braun", "head", "United Nations")]),
    ],
)
def test_an_office_in_apposition_is_an_office(text: str, tenures: list[tuple[str, str, str | None]]) -> None:
    """It may stand before or after the name."""
    assert _tenures(text) == tenures


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Guterres condemned the raid.",
        "Sheikh Abu Omar rejected the truce.",
        "Abiy Ahmed, a former soldier, welcomed the truce.",
        "The president of Kenya met William Ruto's critics.",
    ],
)
def test_what_is_no_office_makes_no_tenure(text: str) -> None:
    """Forms of address, other appositions, and persons who merely stand near an office."""
    assert _tenures(text) == []


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        ("Kenya's foreign minister, Musalia Wekesa, visited Juba.", [("Musalia Wekesa", "foreign minister", "Kenya")]),
        ("The head of the town council, Ivan Petrenko, rejected the plan.", [("Ivan Petrenko", "head", "town council")]),
        ("Maria Lopez, the State Department spokesperson, rejected the plan.", [("Maria Lopez", "spokesperson", "US State Department")]),
        ("John Kerry, the Secretary of State, visited Kenya.", [("John Kerry", "Secretary of State", "United States")]),
        ("Major General Ali Haidar, spokesman for the Iraqi army, visited Amman.", [("Ali Haidar", "spokesman", "Iraqi army")]),
    ],
)
def test_a_comma_may_part_name_and_office(text: str, tenures: list[tuple[str, str, str | None]]) -> None:
    """An office before or behind the name tells who it is; a rank beside an office is a form of address."""
    assert _tenures(text) == tenures


def test_whoever_speaks_after_a_phrase_with_an_office_does_not_hold_it() -> None:
    """A fronted phrase that ends with an office leaves the name behind the comma alone."""
    assert _tenures("In talks with the foreign minister, Antony Blinken rejected the plan.") == []


def test_an_aircraft_is_no_person() -> None:
    """A name with figures in it never becomes "she"."""
    text = "An Ilyushin Il-76 landed in Luhansk. She said that Russia had attacked the base."
    assert [row["claimant"] for row in of_type(text, "Attack")] == ["narrator"]


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        ("William Ruto has been president of Kenya since 2022.", [("William Ruto", "president", "Kenya")]),
        ("Ali Haidar, who later became governor of Homs, left Syria.", [("Ali Haidar", "governor of Homs", None)]),
        ("Gulbuddin Hekmatyar served as prime minister of Afghanistan.", [("Gulbuddin Hekmatyar", "prime minister", "Afghanistan")]),
        ("Maria Lopez was not the mayor of Cali.", []),
        ("Maria Lopez was a teacher in Cali.", []),
    ],
)
def test_a_clause_may_say_who_holds_an_office(text: str, tenures: list[tuple[str, str, str | None]]) -> None:
    """To be, become or serve as the holder of an office is a tenure; a trade is none."""
    assert _tenures(text) == tenures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The rebels, led by Jonas Savimbi, seized Huambo.", {"person": "Jonas Savimbi", "role": "leader", "organization": "rebels"}),
        (
            "Kofi Annan headed the panel of African leaders.",
            {"person": "Kofi Annan", "role": "head", "organization": "panel of African leaders"},
        ),
    ],
)
def test_who_leads_a_group_is_its_leader(text: str, value: dict) -> None:
    """The verb says which office, active or passive."""
    (row,) = of_type(text, "RoleTenure")
    assert row["value"] == value


@pytest.mark.parametrize("text", ["Abdelhakim Belhaj led the attack on Tripoli.", "Serge Kouadio, a cousin of the late founder, spoke."])
def test_leading_an_act_and_kinship_are_no_office(text: str) -> None:
    """An attack has no leader in office, and a cousin none at all."""
    assert of_type(text, "RoleTenure") == []


def test_who_commanded_a_force_gave_no_order() -> None:
    """A force is led, and not told what to do."""
    found = [(row["type"], row["value"]) for row in rows("Lothar Engel, who had commanded the UN force in Bosnia, resigned.")]
    assert ("RoleTenure", {"person": "Lothar Engel", "role": "commander", "organization": "UN force"}) in found
    assert [kind for kind, _ in found if kind == "Demand"] == []
