"""Both of two stay together across an aside."""

from __future__ import annotations

import pytest

from tests.facts.reading import rows


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("The war between the army, commanded by a general, and the rebels began in April 2023.", "ArmedHostilities", {"army", "rebels"}),
        (
            "The agreement between Chad, led by its president, and Sudan, represented by an envoy, was signed.",
            "Agreement",
            {"Chad", "Sudan"},
        ),
        (
            "Fighting between Ethiopian troops, backed by Eritrea, and Tigrayan forces resumed in August.",
            "ArmedHostilities",
            {"Ethiopian troops", "Tigrayan forces"},
        ),
        (
            "The war between Ethiopia and Somalia, backed by Eritrea, and floods displaced many.",
            "ArmedHostilities",
            {"Ethiopia", "Somalia"},
        ),
    ],
)
def test_an_aside_does_not_part_two_who_fight_or_agree(text: str, kind: str, parties: set[str]) -> None:
    """What "and" adds after the aside is the second of "between"; after two, "and" adds something else."""
    found = [set(row["roles"].get("party", ())) for row in rows(text) if row["type"] == kind]
    assert parties in found


def test_the_aside_is_said_of_the_first_alone() -> None:
    """Whom it arms stands before the aside, and not after it."""
    found = rows("Clashes between rebels, armed by Rwanda, and soldiers erupted near Goma.")
    assert [row["roles"]["target"] for row in found if row["type"] == "MilitarySupport"] == [["rebels"]]
