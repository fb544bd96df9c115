"""Who is meant by "each", "the other", "both Balkan states", "the Council", and who does what in two sentences run together."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Kyrgyzstan clashed with Tajikistan. Each country accused the other of opening fire.", ["Kyrgyzstan", "Tajikistan"]),
        ("India and Pakistan each blamed the other for the raid.", ["India", "Pakistan"]),
        ("Serbia and Kosovo accused each other of provocation.", ["Serbia", "Kosovo"]),
    ],
)
def test_each_of_two_accuses_the_other(text: str, pair: list[str]) -> None:
    """Both are agents, and both are targets."""
    (accusation,) = of_type(text, "Accusation")
    assert (accusation["roles"]["agent"], accusation["roles"]["target"]) == (pair, pair)


def test_the_other_of_nobody_is_not_put_in() -> None:
    """Without "each", "the other" is not the subject itself."""
    (accusation,) = of_type("Chad accused the other of opening fire.", "Accusation")
    assert accusation["roles"].get("target") != ["Chad"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "Kyrgyzstan clashed with Tajikistan. It was the worst fighting between the two Central Asian neighbours.",
            ["Kyrgyzstan", "Tajikistan"],
        ),
        ("Ethiopia clashed with Eritrea. War between both African states has raged since.", ["Ethiopia", "Eritrea"]),
        ("Ethiopia clashed with Eritrea. War between the two Sudanese factions has raged since.", ["two Sudanese factions"]),
    ],
)
def test_the_part_of_the_world_does_not_tell_two_states_from_others(text: str, party: list[str]) -> None:
    """ "The two Balkan countries" are the two spoken of; "the two Sudanese factions" are others."""
    assert of_type(text, "ArmedHostilities")[-1]["roles"]["party"] == party


@pytest.mark.parametrize(
    ("text", "type_", "agent"),
    [
        ("The UN Security Council met on Friday. The Council condemned the raid in Gao.", "Accusation", "UN Security Council"),
        ("The African Union sent envoys. The Union condemned the coup in Mali.", "Accusation", "African Union"),
        ("The Polisario Front met envoys. The Front rejected the plan.", "Rejection", "Polisario Front"),
        ("The African Union sent envoys. The Trade Union rejected the plan.", "Rejection", "Trade Union"),
    ],
)
def test_a_name_is_told_again_by_its_last_word(text: str, type_: str, agent: str) -> None:
    """A capitalised last word alone means the body named before; with another word before it, another body."""
    assert [row["roles"].get("agent") for row in of_type(text, type_)] == [[agent]]


def test_two_sentences_run_together_have_each_its_own_subject() -> None:
    """A relative clause after the first subject does not hide its verb."""
    text = "Uzbekistan, which borders both, called on them to stop, and the African Union urged Kenya to talk."
    assert [row["roles"]["agent"] for row in of_type(text, "Demand")] == [["Uzbekistan"], ["African Union"]]


def test_by_telephone_is_no_doer() -> None:
    """ "agreed by telephone" is no passive: the subject agreed."""
    (agreed,) = of_type("Rwanda and Burundi agreed by telephone on Thursday to stop shooting.", "AgreementConclusion")
    assert agreed["roles"]["party"] == ["Rwanda", "Burundi"]
