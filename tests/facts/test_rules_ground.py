"""What is taken is a place where it has a name; who points back to whom; what is counted."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ukrainian forces recaptured the villages of Poltavka and Malynivka.", ["Poltavka", "Malynivka"]),
        ("The rebels seized the Manasher al-Brej area.", ["Manasher al-Brej"]),
        ("Ethiopian troops captured Tenta Golo hill.", ["Tenta Golo hill"]),
        ("The Russian peacekeeping contingent took control of Hin Tagher.", ["Hin Tagher"]),
    ],
)
def test_ground_that_is_taken_under_its_name_is_the_place(text: str, places: list[str]) -> None:
    """Also where no list knows the name, and where a noun for land stands beside it."""
    assert [row["roles"].get("place") for row in of_type(text, "Capture")] == [places]


def test_ground_without_a_name_is_no_place_of_the_list() -> None:
    """ "The entire airbase" has no name to look up."""
    assert [row["roles"] for row in of_type("Rebels captured the entire airbase.", "Capture")] == [
        {"agent": ["Rebels"], "target": ["entire airbase"]}
    ]


def test_an_area_with_a_name_of_its_own_is_not_the_one_named_before() -> None:
    """ "The Brej area" restricts the area; "the area" alone points back."""
    text = "Rebels attacked Donetsk Oblast. The army seized the Brej Halat area."
    assert [row["roles"].get("place") for row in of_type(text, "Capture")] == [["Brej Halat"]]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        (
            "Villagers in Sool fled. Russian troops then captured the village of Rakove. Afterwards, they attacked a depot.",
            ["Russian troops"],
        ),
        ("Kenyan police met locals. Rwandan soldiers entered Palma. They attacked a camp near the town.", ["Rwandan soldiers"]),
    ],
)
def test_they_are_the_named_subject_before_others_in_passing(text: str, agent: list[str]) -> None:
    """A named plural subject of the sentence before wins over unnamed people further back."""
    assert [row["roles"].get("agent") for row in of_type(text, "Attack")] == [agent]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("President Joe Biden spoke with President Abdel Fattah el-Sisi. The President thanked President el-Sisi.", ["Joe Biden"]),
        ("President Emmanuel Macron met President William Ruto. The president praised President Ruto.", ["Emmanuel Macron"]),
    ],
)
def test_who_is_named_beside_is_another(text: str, agent: list[str]) -> None:
    """Nobody thanks himself: the office means the other holder."""
    assert [row["roles"].get("agent") for row in of_type(text, "Approval")] == [agent]


def test_a_person_after_his_office_acts_himself() -> None:
    """ "The Armenian prime minister Nikol Pashinyan announced": not his state."""
    text = "In 2020 the Armenian prime minister Nikol Pashinyan announced the withdrawal of troops."
    assert [row["roles"].get("agent") for row in of_type(text, "Announcement")] == [["Nikol Pashinyan"]]


def test_an_age_is_no_count() -> None:
    """ "A 10 year-old child" is one child."""
    found = of_type("A 10 year-old child was wounded in Goma.", "CasualtyFigure")
    assert [row["value"]["exact"] for row in found] == [1]


@pytest.mark.parametrize("text", ["Rebels took control of new positions in Aleppo.", "Fighters took control of army positions near Marib."])
def test_words_beyond_a_preposition_belong_to_no_phrase_of_the_lexicon(text: str) -> None:
    """ "Took control of positions" takes up no position."""
    assert [row["type"] for row in of_type(text, "Capture", "Deployment")] == ["Capture"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Eastern Ukraine offensive began in April.", ["Ukraine"]),
        ("The Syria campaign lasted for years.", ["Syria"]),
        ("The 2019 Libya operation failed.", ["Libya"]),
    ],
)
def test_a_country_before_an_operation_is_where_it_took_place(text: str, place: list[str]) -> None:
    """Its adjective would say whose it was."""
    found = of_type(text, "MilitaryOperation")
    assert [(row["roles"].get("agent"), row["roles"].get("place")) for row in found] == [(None, place)]


@pytest.mark.parametrize(
    ("text", "agent"), [("The US campaign began.", ["United States"]), ("The Ethiopian operation began.", ["Ethiopia"])]
)
def test_an_adjective_before_an_operation_is_whose_it_is(text: str, agent: list[str]) -> None:
    """Also where name and adjective are spelt alike."""
    assert [row["roles"].get("agent") for row in of_type(text, "MilitaryOperation")] == [agent]


def test_the_army_is_no_part_of_an_army() -> None:
    """The army in full, or nobody that the text has named."""
    assert [
        row["roles"].get("agent") for row in of_type("Syrian special forces entered Homs. The army seized a gas field.", "Capture")
    ] == [["army"]]
    named = "The Sudanese Armed Forces left Nyala. The army seized a gas field."
    assert [row["roles"].get("agent") for row in of_type(named, "Capture")] == [["Sudanese Armed Forces"]]


def test_the_city_is_the_one_named_in_the_sentence() -> None:
    """Before one that the article names more often."""
    told = "Kharkiv was shelled. Kharkiv and Izium were shelled. Troops left Kharkiv. "
    text = told + "Russian forces entered the city of Lyman, capturing the city by noon."
    assert [row["roles"].get("place") for row in of_type(text, "Capture")] == [["Lyman"]]


def test_they_do_not_act_on_themselves() -> None:
    """ "The army and the militia captured rebels and executed them": neither of the two."""
    text = "The Syrian army and Shabiha searched for rebels and executed them."
    assert all("Shabiha" not in row["roles"].get("target", []) for row in of_type(text, "Attack"))


@pytest.mark.parametrize(
    "text",
    ["Turkey attempted to break the siege of Kobani.", "Bosnian troops tried to lift the blockade of Sarajevo."],
)
def test_the_breaking_of_a_siege_is_attempted_and_not_the_siege(text: str) -> None:
    """Whoever tries to break it lays none."""
    assert [(row["type"], row["modality"]) for row in of_type(text, "Blockade", "OpeningOfPassage")] == [("OpeningOfPassage", "attempted")]


def test_a_town_pointed_back_to_stands_for_no_state() -> None:
    """A capital's name may; "the town" does not."""
    found = of_type("Kenya met Sudan in Khartoum. The army fired rockets at the town.", "Attack")
    assert [(row["roles"].get("place"), row["roles"].get("target")) for row in found] == [(["Khartoum"], None)]


@pytest.mark.parametrize("text", ["Troops were fighting for Balakliia.", "The battle for control of Goma began."])
def test_what_is_fought_over_is_no_purpose(text: str) -> None:
    """A place, or control as such; "a campaign for independence" has one."""
    assert of_type(text, "StatedPurpose") == []
    assert [row["value"]["purpose"] for row in of_type("The movement for independence grew.", "StatedPurpose")] == ["independence"]
