"""Where events take place: names deep in a place phrase, and who is on which side."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "type_", "places"),
    [
        ("A bomb exploded at a market in Kano, killing three people.", "Attack", ["Kano"]),
        ("Troops shelled the town of Rutshuru.", "Attack", ["Rutshuru"]),
        ("Soldiers clashed with rebels on the outskirts of Goma.", "ArmedHostilities", ["Goma"]),
        ("The minister is in custody in a Cairo hospital.", "Detention", ["Cairo"]),
        ("A car bomb went off outside the Baghdad airport.", "Attack", ["Baghdad"]),
        ("Planes bombed the port of Poti and a military base near Tbilisi.", "Attack", ["Tbilisi", "Poti"]),
        ("The army fired rockets in support of Kyiv.", "Attack", []),
        ("Soldiers attacked a convoy in violation of the Minsk agreements.", "Attack", []),
    ],
)
def test_the_place_is_named_within_the_place_phrase(text: str, type_: str, places: list[str]) -> None:
    """A market, a hospital or the outskirts are where their town is; support for a capital is nowhere."""
    assert [row["roles"].get("place", []) for row in of_type(text, type_)] == [places] * len(of_type(text, type_))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Three soldiers died in clashes with rebels.", ["Three soldiers", "rebels"]),
        ("General Ali Musa was wounded in a shootout with police.", ["Ali Musa", "police"]),
        ("Omar Diallo suffered injuries in a gunfight with militants.", ["Omar Diallo", "militants"]),
        ("20 people died in clashes with rebels.", ["rebels"]),
    ],
)
def test_those_who_were_hurt_in_a_fight_are_a_side(text: str, parties: list[str]) -> None:
    """Where the noun names only the other side; bystanders are none."""
    assert [row["roles"].get("party", []) for row in of_type(text, "ArmedHostilities")] == [parties]


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("A bomb exploded in Kano, killing three people and injuring 264.", 1),
        ("Rebels shelled Rutshuru, killing 12 civilians.", 1),
        ("Rebels shelled Rutshuru and killed 12 civilians.", 2),
    ],
)
def test_what_an_attack_did_is_no_second_attack(text: str, n: int) -> None:
    """A participle that tells the victims of an attack tells the attack itself no second time."""
    assert len(of_type(text, "Attack")) == n


def test_a_day_makes_an_event_noun_one_event() -> None:
    """ "The April 15 attack" is told by its day; a bare "the attack" points back."""
    assert [r["quote"] for r in of_type("The April 15 attack shocked Ankara. The attack shocked Izmir.", "Attack")] == [
        "The April 15 attack"
    ]


def test_who_is_asked_is_not_who_asks() -> None:
    """An object pronoun never means the subject of its own clause."""
    (row,) = of_type("General Ali Musa arrived in Juba. Judge Peter Deng asked him to resign.", "Demand")
    assert (row["roles"]["agent"], row["roles"]["target"]) == (["Peter Deng"], ["Ali Musa"])


@pytest.mark.parametrize(
    ("text", "type_", "places"),
    [
        ("Israeli forces would pull out of the Netzarim area.", "Withdrawal", ["Netzarim"]),
        ("The army of Colombia withdrew from the Perijá mountains.", "Withdrawal", ["Perijá mountains"]),
        ("Rebels advanced toward the Bahariyah axis.", "MilitaryOperation", ["Bahariyah axis"]),
        ("The army of Colombia withdrew from three villages.", "Withdrawal", ["three villages"]),
    ],
)
def test_ground_with_a_name_is_a_place_where_one_is_told(text: str, type_: str, places: list[str]) -> None:
    """Mountains, an axis, an area of a name that nobody has listed; ground without a name is called by its words."""
    assert [row["roles"].get("place") for row in of_type(text, type_)] == [places]
