"""Two sides that the parser makes one, what is done to an owner, and whose "its forces" are."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Clashes between the SDF and pro-Syrian government forces near Khasham went on.",
            ["Syrian Democratic Forces", "pro-Syrian government forces"],
        ),
        ("Fighting between the M23 and Congolese army units resumed near Sake.", ["M23", "Congolese army units"]),
        ("A clash between Hamas and Egyptian border guards alarmed Cairo.", ["Hamas", "Egyptian border guards"]),
        ("Clashes between Armenian and Azerbaijani forces broke out near Kapan.", ["Armenian forces", "Azerbaijani forces"]),
        ("The Battle of Harem was fought between the FSA and the Syrian Army.", ["Free Syrian Army", "Syrian Arab Army"]),
    ],
)
def test_each_side_of_between_is_a_party(text: str, parties: list[str]) -> None:
    """A name and a noun with its own adjective are two; two adjectives before one noun are told apart as ever."""
    assert [row["roles"]["party"] for row in of_type(text, "ArmedHostilities") if row["roles"].get("party")] == [parties]


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        ("Crimea was cut off following its annexation by Russia.", "Annexation", {"agent": ["Russia"], "target": ["Crimea"]}),
        ("Goma has been quiet since its capture by the M23.", "Capture", {"agent": ["M23"], "place": ["Goma"]}),
        ("Chad condemned Omar Bongo's abduction by the army.", "Detention", {"agent": ["army"], "target": ["Omar Bongo"]}),
        ("Chad condemned Israel's bombing of Beirut.", "Attack", {"agent": ["Israel"], "place": ["Beirut"]}),
    ],
)
def test_beside_a_doer_after_by_the_owner_is_whom_it_is_done_to(text: str, type_: str, roles: dict[str, list[str]]) -> None:
    """Without one the owner does it."""
    assert [row["roles"] for row in of_type(text, type_)] == [roles]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The Russian defence ministry said its forces had shelled Kharkiv.", ["Russia"]),
        ("The Israeli military said its troops had shelled Rafah.", ["Israel Defense Forces"]),
    ],
)
def test_the_forces_of_a_ministry_are_the_states(text: str, agent: list[str]) -> None:
    """A ministry has no forces of its own; an army has."""
    assert [row["roles"]["agent"] for row in of_type(text, "Attack")] == [agent]


def test_a_mine_is_no_pronoun() -> None:
    """ "The mine" is a place that can be taken, and nobody's possession."""
    assert [row["type"] for row in of_type("The army captured the mine.", "Capture", "Detention")] == ["Capture"]


def test_fighting_can_restart() -> None:
    """Events that restart, flare up or recur are told with the verb."""
    texts = ["Fighting restarted in Tigray on Wednesday.", "Attacks flared up again in Ituri.", "Shelling recurred in Horlivka."]
    assert [[row["quote"] for row in of_type(text, "ArmedHostilities", "Attack")] for text in texts] == [[text[:-1]] for text in texts]
