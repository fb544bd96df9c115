"""Offices of persons: titles before names, offices in apposition."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


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
