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


def test_the_two_leaders_are_those_who_talked() -> None:
    """A host named after them is not one of the two."""
    text = "Salva Kiir met Riek Machar in Khartoum, which the president of Kenya had asked for. The two leaders promised to free prisoners."
    assert [row["roles"]["agent"] for row in of_type(text, "Pledge")] == [["Salva Kiir", "Riek Machar"]]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The oil wells have been idle since rebels overran them.", ["oil wells"]),
        ("Kenya and Uganda sent envoys. The pumps stopped after soldiers seized them.", ["pumps"]),
        ("Chad and Sudan sent envoys. The talks failed after rebels attacked them.", ["Chad", "Sudan"]),
    ],
)
def test_things_of_the_main_clause_are_what_is_done_to_them(text: str, target: list[str]) -> None:
    """ "Wells are idle since rebels overran them": the wells; but an event is nothing that one attacks."""
    assert of_type(text, "Capture", "Attack")[-1]["roles"]["target"] == target


def test_an_agreement_that_was_not_undone_is_no_missing_agreement() -> None:
    """The revocation is denied, not the truce."""
    found = of_type("A ceasefire that Colombia declared in April 2014 was never revoked.", "CeasefireAgreement", "AgreementTermination")
    assert {row["type"]: row["polarity"] for row in found} == {"CeasefireAgreement": "affirmed", "AgreementTermination": "negated"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The war has driven some four million people from their homes in Darfur.", 4000000),
        ("Shelling forced 300 villagers from their land in Donbas.", 300),
        ("The pilot drove 12 passengers to Gao.", None),
    ],
)
def test_people_driven_from_home_are_counted_as_displaced(text: str, value: int | None) -> None:
    """A number of people who are made to leave their homes is a figure; a lift in a car is none."""
    figures = [row["value"]["exact"] for row in of_type(text, "CasualtyFigure")]
    assert figures == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Chad and Libya signed a peace treaty on Monday that formally ends a border war.", "a peace treaty"),
        ("Peru and Chile signed a peace treaty in May 2020 that opens the border.", "a peace treaty"),
        ("Peru and Chile signed a peace treaty that opens the border.", "a peace treaty that opens the border"),
    ],
)
def test_the_day_of_the_signing_is_no_part_of_the_agreement(text: str, quote: str) -> None:
    """A clause behind the day is left out with it; a clause right behind the agreement is kept."""
    assert [row["quote"] for row in of_type(text, "PeaceAgreement", "Treaty")] == [quote]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("The accord was signed by Chad and the African Union. It requires Sudan to free all prisoners.", []),
        ("The treaty builds on a truce that Peru signed. It opens the border, and it requires Chile to free all prisoners.", []),
        ("The African Union met on Friday. It demanded that Sudan free all prisoners.", [["African Union"]]),
    ],
)
def test_it_after_a_sentence_about_a_text_is_that_text(text: str, agents: list[list[str]]) -> None:
    """What an accord requires, nobody named in it demands; after a sentence about a body, "it" is that body."""
    assert [row["roles"]["agent"] for row in of_type(text, "Demand") if row["roles"].get("agent")] == agents
