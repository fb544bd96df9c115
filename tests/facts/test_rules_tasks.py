"""Those who were sent somewhere have a task there."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        (
            "Iran and Iraq signed. Kenya sent a contingent of peacekeepers to Basra. Their task is to watch it.",
            "Kenyan peacekeepers",
        ),
        ("Ethiopia and Eritrea agreed. The UN deployed 300 observers to the border. Their mandate is to monitor it.", "300 observers"),
        ("The army and the gangs met. Chad sent 50 monitors to Goma. Their mission is to oversee the truce.", "50 monitors"),
        ("The UN and the rebels met in Goma. Their aim is to end the war.", None),
    ],
)
def test_their_task_is_that_of_those_who_were_sent(text: str, agent: str | None) -> None:
    """Two sides named before do not get it; where nobody was sent it stays open."""
    found = [a for row in of_type(text, "StatedPurpose") for a in row["roles"].get("agent", [])]
    assert found == ([agent] if agent else [])


def test_a_national_army_is_not_the_force_that_another_state_sent() -> None:
    """ "The troops" are the peacekeepers that came; "the army" is the country's own."""
    text = "Kenya sent a contingent of peacekeepers to Goma. The army met the rebels in Goma. The troops will leave Goma in May."
    roles = [row["roles"] for row in of_type(text, "Meeting", "Withdrawal")]
    assert "Kenyan peacekeepers" not in str(roles[0])
    assert roles[1]["agent"] == ["Kenyan peacekeepers"]
