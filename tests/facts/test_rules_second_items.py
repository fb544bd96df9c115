"""Sentences that tell two things at once: the act of speech and what it is about, the defence and the attack."""

from __future__ import annotations

import pytest

from tests.facts.reading import rows


def _told(text: str, *types: str) -> list[tuple[str, list[str]]]:
    return [(row["type"], row["roles"].get("agent", row["roles"].get("party", []))) for row in rows(text) if row["type"] in types]


@pytest.mark.parametrize(
    ("text", "announced", "attack"),
    [
        ("The rebels claimed a bombing in Quetta.", ["rebels"], ["rebels"]),
        ("Al-Shabaab claimed an attack on a hotel in Mogadishu.", ["al-Shabaab"], ["al-Shabaab"]),
        ("A bombing claimed by Boko Haram killed ten people in Maiduguri.", ["Boko Haram"], ["Boko Haram"]),
    ],
)
def test_a_claimed_attack_is_announced_by_those_who_made_it(text: str, announced: list[str], attack: list[str]) -> None:
    """Whoever claims an attack announces it, and it is theirs."""
    assert sorted(_told(text, "Announcement", "Attack")) == [("Announcement", announced), ("Attack", attack)]


@pytest.mark.parametrize(
    ("text", "defeat", "attack"),
    [
        ("Malian troops repelled an attack by rebels on Kidal.", ["Malian troops"], ["rebels"]),
        ("Ukrainian forces repelled the assault by Russian paratroopers.", ["Ukrainian forces"], ["Russian paratroopers"]),
    ],
)
def test_a_repelled_attack_is_told_beside_the_defence(text: str, defeat: list[str], attack: list[str]) -> None:
    """Those who beat an attack back defeat those who made it."""
    assert sorted(_told(text, "Defeat", "Attack")) == [("Attack", attack), ("Defeat", defeat)]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Georgia criticised the assault by Ethiopian troops on Mekelle.", [["Ethiopian troops"]]),
        ("Norway condemned the raid by Sudanese soldiers.", [["Sudanese soldiers"]]),
        ("Chad condemned the shelling by Friday.", []),
    ],
)
def test_who_stands_after_by_did_what_the_object_tells(text: str, doers: list[list[str]]) -> None:
    """The doers after the object of an active verb are the object's, wherever the parser hangs them."""
    assert [row["roles"]["agent"] for row in rows(text) if row["type"] == "Attack" and "agent" in row["roles"]] == doers


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The Syrian Army launched a counter-offensive in Hama.", ["MilitaryOperation"]),
        ("Rebels ended the counter-offensive in Kidal.", ["CessationOfHostilities"]),
        ("He gave a counter-intuitive answer in Lima.", []),
    ],
)
def test_a_hyphenated_object_with_an_article_is_a_noun(text: str, types: list[str]) -> None:
    """What the parser takes for an adjective evokes what the noun does where an article makes it one."""
    assert [row["type"] for row in rows(text)] == types


@pytest.mark.parametrize(
    ("text", "type_", "agent"),
    [
        ("The Syrian government denied responsibility for killing civilians.", "Attack", None),
        ("The junta denied any role in bombing the hospital in Loikaw.", "Attack", None),
        ("Rwanda denies involvement in shelling Goma.", "Attack", None),
        ("Rwanda apologised for shelling Goma.", "Attack", "Rwanda"),
    ],
)
def test_who_denies_a_part_in_an_act_is_not_its_agent(text: str, type_: str, agent: str | None) -> None:
    """That the act took place is told; whoever denies a part in it is not said to have done it."""
    assert [row["roles"].get("agent") for row in rows(text) if row["type"] == type_] == [[agent] if agent else None]
