"""How battles go: where, at whose loss, and what part of a place was taken."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Army positions in al-Qadra came under fire from the militants.", "Attack", ["al-Qadra"]),
        ("Chadian forces launched an offensive towards Hrabovo.", "MilitaryOperation", ["Hrabovo"]),
        ("The fighting for Kwalele lasted nine days.", "ArmedHostilities", ["Kwalele"]),
        ("The rebels captured Kwalele, a mining town in the east.", "Capture", ["Kwalele"]),
    ],
)
def test_a_place_that_nobody_has_listed_is_one_by_the_words_beside_it(text: str, type_: str, place: list[str]) -> None:
    """ "In", "towards", "the fighting for" and "a town" say that the name is a place's."""
    assert [row["roles"].get("place") for row in of_type(text, type_)] == [place]


def test_a_language_or_a_firm_after_in_is_no_place_of_an_act() -> None:
    """ "In English" and "in Parliament" are nowhere."""
    text = "The general told reporters in English that the rebels had attacked a convoy. Members in Parliament condemned the attack."
    assert [row["roles"].get("place") for row in of_type(text, "Attack")] == [None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Government forces suffered heavy losses near Moyale.", "Government forces"),
        ("The army inflicted severe casualties on the insurgents.", "insurgents"),
        ("The rebels took significant losses in the assault.", "rebels"),
    ],
)
def test_heavy_losses_are_a_figure_of_more_than_one(text: str, who: str) -> None:
    """Whose they are is said by the verb that bears or inflicts them; how many is not."""
    value = {"harm": "casualties-unspecified", "population": who, "lower": 2, "upper": None, "exact": None}
    assert [(row["roles"], row["value"]) for row in of_type(text, "CasualtyFigure")] == [({"target": [who]}, value)]


def test_heavy_losses_of_a_bank_are_no_casualties() -> None:
    """Money is lost as well."""
    assert of_type("The bank suffered heavy losses in Cyprus. The airline took significant losses.", "CasualtyFigure") == []


def test_a_clause_after_with_is_no_part_of_what_it_follows() -> None:
    """ "…, with 36 soldiers being killed" is told by itself."""
    text = "The militia took full control of Sabha, with 36 soldiers being killed."
    found = [(row["type"], row["quote"]) for row in of_type(text, "Capture", "CasualtyFigure")]
    assert found == [("Capture", "The militia took full control of Sabha"), ("CasualtyFigure", "36 soldiers being killed")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels took control of 70 percent of the district.", "70 percent of the district"),
        ("The army recaptured most of Kidal.", "Kidal"),
        ("Coalition troops liberated all of Sirte.", "Sirte"),
    ],
)
def test_a_share_of_a_place_is_a_place(text: str, place: str) -> None:
    """Of a named town, the town."""
    assert [row["roles"].get("place") for row in of_type(text, "Capture")] == [[place]]


def test_the_group_called_by_a_name_is_who_says_it() -> None:
    """ "The activist group the Syrian Observatory" is the Observatory, not the last group spoken of."""
    text = "Islamic State fighters advanced on Monday. According to the activist group the Syrian Observatory, Islamic State took Palmyra."
    assert [row["claimant"] for row in of_type(text, "Capture")] == ["Syrian Observatory for Human Rights"]


def test_what_was_announced_to_the_public_is_the_announcement() -> None:
    """ "Announced to the public that": no clause about the public."""
    text = "Moldova announced to the public that its troops had withdrawn from Bender."
    assert [(row["type"], row["quote"], row["claimant"]) for row in of_type(text, "Announcement", "Withdrawal")] == [
        ("Announcement", "Moldova announced to the public", "narrator"),
        ("Withdrawal", "its troops had withdrawn from Bender", "Moldova"),
    ]


def test_rebel_groups_are_armed_groups_and_student_groups_are_not() -> None:
    """What the group is called by says whether it fights."""
    found = of_type("Rebel groups gained ground near Goma.", "MilitaryOperation")
    assert [row["roles"].get("agent") for row in found] == [["Rebel groups"]]
    assert of_type("Student groups gained ground near Goma.", "MilitaryOperation") == []


def test_soldiers_stationed_somewhere_are_there() -> None:
    """A bare participle tells where they are; "are to be stationed" tells of a deployment."""
    text = "Soldiers stationed in Kassala mutinied. Peacekeepers are to be stationed along the Golan Heights."
    found = [(row["type"], row["modality"]) for row in of_type(text, "MilitaryPresence", "Deployment", "PeacekeeperDeployment")]
    assert found == [("MilitaryPresence", "asserted"), ("PeacekeeperDeployment", "intended")]


@pytest.mark.parametrize(
    ("text", "people", "number"),
    [
        ("Hamas fired rockets at soldiers near Kerem Shalom, killing four.", "soldiers", 4),
        ("Nigerian troops came under fire near Bama, and two were killed.", "Nigerian troops", 2),
    ],
)
def test_a_bare_number_killed_is_of_those_who_were_attacked(text: str, people: str, number: int) -> None:
    """Where the attack was on people and they alone."""
    found = [(row["value"]["population"], row["value"]["exact"], row["roles"]) for row in of_type(text, "CasualtyFigure")]
    assert found == [(people, number, {"target": [people]})]


def test_a_bare_number_killed_at_a_market_is_of_nobody_named() -> None:
    """A market was struck; who died is not said."""
    text = "Rebels attacked the market in Jos, killing 12."
    assert [(row["value"]["population"], row["roles"]) for row in of_type(text, "CasualtyFigure")] == [(None, {})]


def test_those_among_the_dead_are_counted() -> None:
    """ "Among the dead were three officers" gives their number."""
    text = "Among the dead were three officers. Two nurses were among the wounded in Kunduz."
    found = [(row["value"]["harm"], row["value"]["population"], row["value"]["exact"]) for row in of_type(text, "CasualtyFigure")]
    assert found == [("killed", "officers", 3), ("injured", "nurses", 2)]


def test_rockets_launched_by_somebody_are_his() -> None:
    """The launch is told with what the rockets hit, and once."""
    text = "Eight rockets launched by the Houthis destroyed a warehouse in Marib."
    found = [(row["type"], row["roles"]) for row in of_type(text, "Attack", "MilitaryOperation")]
    assert found == [("Attack", {"agent": ["Houthis"], "target": ["warehouse"], "place": ["Marib"]})]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The massacre of Goma's Hutu population shocked the region.", ["Goma"]),
        ("The shelling of Donetsk's suburbs by the army went on.", ["Donetsk"]),
        ("The killing of Kenya's envoy was condemned.", None),
    ],
)
def test_an_act_on_the_people_of_a_town_takes_place_there(text: str, place: list[str] | None) -> None:
    """A town's possessive says where; a state's says whose."""
    assert [row["roles"].get("place") for row in of_type(text, "Attack")][:1] == [place]


def test_a_body_that_says_what_it_does_means_itself() -> None:
    """ "NATO said that it was sending": not the state told of before."""
    text = "Serbia massed troops near Raska. NATO said that it was sending 200 soldiers to Kosovo."
    assert [row["roles"].get("agent") for row in of_type(text, "Deployment")] == [["Serbia"], ["NATO"]]


def test_what_came_of_an_event_and_what_stood_against_it_are_told_for_themselves() -> None:
    """ "Culminating in …" and "despite …" are no part of the quote."""
    text = "Thousands died in May 1992 during the Sukhumi uprising culminating in the massacre of settlers and of many others."
    assert [row["quote"] for row in of_type(text, "ArmedHostilities")] == ["the Sukhumi uprising"]
    text = "The rebels attacked Goma despite the threat of sanctions by Kenya."
    assert [row["quote"] for row in of_type(text, "Attack")] == ["The rebels attacked Goma"]


def test_the_other_side_of_a_truce_reached_by_one_with_another_is_a_party() -> None:
    """ "Was reached by Hezbollah with the army": the parser hangs the second side on the first."""
    text = "A ceasefire was reached by Hezbollah with the Lebanese Army."
    found = [row["roles"] for row in of_type(text, "AgreementConclusion")]
    assert found == [{"party": ["Hezbollah", "Lebanese Armed Forces"]}]


def test_by_a_day_before_a_perfect_lies_back() -> None:
    """ "By 3 October, forces had seized" is past, "by 3 October, forces will" is to come."""

    def times(text: str) -> list[str | None]:
        return [row["time"]["edtf"] for row in rows(text, "2024-05-10") if row["time"]]

    assert times("By 3 October, Malian forces had seized control of Kidal.") == ["[..2023-10-03]"]
    assert times("By 3 October, Malian forces will withdraw from Kidal.") == ["[..2024-10-03]"]


def test_part_of_a_town_is_held() -> None:
    """A progressive tells what is held now."""
    text = "Russian forces were holding the northern part of Izium."
    assert [(row["roles"], row["value"]["holder"]) for row in of_type(text, "TerritoryStatus")] == [
        ({"place": ["Izium"]}, "Russian forces")
    ]


def test_a_massacre_that_was_none_is_denied() -> None:
    """ "It was not a massacre" tells of no attack and denies the word."""
    text = "The minister said it was not a massacre."
    assert of_type(text, "Attack") == []
    assert [(row["polarity"], row["value"]["as"]) for row in of_type(text, "Characterisation")] == [("negated", "massacre")]


def test_who_is_accused_does_what_follows_of() -> None:
    """ "Accuses the UAE of flying weapons": the weapons do not fly."""
    text = "Sudan accuses the United Arab Emirates of flying weapons to the Rapid Support Forces."
    found = [(row["roles"], row["claimant"]) for row in of_type(text, "MilitarySupport")]
    assert found == [({"agent": ["United Arab Emirates"], "target": ["Rapid Support Forces"]}, "Sudan")]


def test_those_beside_a_subject_do_it_too() -> None:
    """ "Along with", "together with" add an agent."""
    text = "Ukraine along with the United Nations declared the vote void."
    assert [row["roles"]["agent"] for row in of_type(text, "Announcement")] == [["Ukraine", "United Nations"]]


def test_a_verb_of_speech_after_a_perfect_is_the_speakers() -> None:
    """ "Said that five had been killed and swore": those killed swore nothing."""
    text = "The Houthis said that five of their men had been killed and swore to strike back."
    assert [(row["roles"]["agent"], row["claimant"]) for row in of_type(text, "Pledge", "Threat")] == [(["Houthis"], "narrator")]


def test_the_village_is_no_capital() -> None:
    """ "The village" after Kyiv and Ivankiv is not Kyiv."""
    text = "Fighting raged near the town of Ivankiv on the road to Kyiv. Russian forces captured the village on Sunday."
    assert [row["roles"]["place"] for row in of_type(text, "Capture")] == [["Ivankiv"]]


def test_following_before_an_event_is_after_it() -> None:
    """ "Following a weeklong truce" follows nobody's orders; "following orders" does."""
    text = "On Monday, an agreement was announced between Arab rebels and Kurdish fighters following a weeklong truce."
    assert of_type(text, "Implementation") == []
    assert [row["roles"]["party"] for row in of_type(text, "Agreement")] == [["Arab rebels", "Kurdish fighters"]]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Kyiv said that 12 officers died, including a general.", "12 officers died"),
        ("Based on the results of our units, the enemy lost 52 soldiers.", "the enemy lost 52 soldiers"),
    ],
)
def test_a_figure_is_quoted_without_what_stands_around_it(text: str, quote: str) -> None:
    """Fronted grounds and those that "including" adds are no part of the number's clause."""
    assert of_type(text, "CasualtyFigure")[0]["quote"] == quote


def test_a_general_of_two_words_keeps_both() -> None:
    """ "Major General" is one rank; "spokesman Colonel" is an office and a rank."""
    text = "Lieutenant General John Smith met the envoy. Army spokesman Colonel Ali Hassan denied it."
    assert [row["value"]["role"] for row in of_type(text, "RoleTenure")] == ["Lieutenant General", "Army spokesman"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels overran the capital of the Central African Republic on Sunday.", "Bangui"),
        ("Militiamen shelled Sudan's capital on Friday.", "Khartoum"),
    ],
)
def test_the_capital_of_a_state_is_the_town(text: str, place: str) -> None:
    """Whether the state stands behind it or before it."""
    assert [row["roles"]["place"] for row in of_type(text, "Capture", "Attack")] == [[place]]


def test_a_count_of_ones_own_dead_is_a_figure() -> None:
    """ "Put its own dead at 71" counts them, and it is the counter's claim."""
    found = [
        (row["claimant"], row["value"]["harm"], row["value"]["exact"]) for row in of_type("Baku put its own dead at 71.", "CasualtyFigure")
    ]
    assert found == [("Azerbaijan", "killed", 71)]
