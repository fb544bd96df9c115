"""Who "the government" and "the rebels" are, where the article leaves one reading."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "type_", "agent"),
    [
        (
            "Colombia met the National Liberation Army (ELN). The ELN wants talks. The rebels bombed a barracks.",
            "Attack",
            "National Liberation Army",
        ),
        ("Hamas fired on Ashkelon. Hamas has ruled Gaza since 2007. The militants pledged to stop.", "Pledge", "Hamas"),
        ("Nepal is at war. Nepal has lost towns. The government rejected a ceasefire.", "Rejection", "Nepal"),
    ],
)
def test_the_one_group_or_state_of_the_article_is_meant(text: str, type_: str, agent: str) -> None:
    """Named at least twice, and more often than all others together."""
    assert [row["roles"].get("agent") for row in of_type(text, type_)] == [[agent]]


@pytest.mark.parametrize(
    ("text", "type_", "agent"),
    [
        ("Sudan accused Chad. Chad accused Sudan. The government rejected a ceasefire.", "Rejection", "government"),
        ("Mali is at war. Mali has lost towns. The government of Niger rejected a ceasefire.", "Rejection", "Niger"),
        ("Peru is calm. Rebels attacked Ayacucho. Rebels also raided Puno. The rebels pledged to stop.", "Pledge", "rebels"),
    ],
)
def test_the_words_stay_where_several_may_be_meant(text: str, type_: str, agent: str) -> None:
    """Two states, a state that the phrase itself names, or no group named: nothing is put in."""
    assert [row["roles"].get("agent") for row in of_type(text, type_)] == [[agent]]
