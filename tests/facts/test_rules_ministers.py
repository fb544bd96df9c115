"""What ministers' statements do: wars that are to be ended, ways that are opened, lists of partners, judgements with a degree."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenya worked to end the civil war in Liberia.", "Liberia"),
        ("The envoy wants to end the war in Yemen.", "Yemen"),
    ],
)
def test_the_war_that_is_to_end_is_told_as_a_fact(text: str, place: str) -> None:
    """Its end is meant, the war itself is on."""
    (war,) = of_type(text, "ArmedHostilities")
    assert (war["roles"]["place"], war["modality"]) == ([place], "asserted")


def test_a_pause_in_hostilities_tells_no_war_of_its_own() -> None:
    """The hostilities are part of their cessation."""
    assert of_type("Oman called for a cessation of hostilities in Yemen.", "ArmedHostilities") == []


@pytest.mark.parametrize(
    "text",
    [
        "The truce paved the way for talks with Chad.",
        "The vote opened the door to talks with Peru.",
        "The letter is a step towards talks with Serbia.",
    ],
)
def test_what_the_way_is_opened_for_is_possible(text: str) -> None:
    """And its quote is the noun phrase, without the opening."""
    (talks,) = of_type(text, "Negotiation")
    assert (talks["modality"], talks["quote"].split()[0]) == ("possible", "talks")


def test_a_fronted_as_clause_is_told_as_a_fact() -> None:
    """ "As rebels attack the port, the army will withdraw": the attack is on, the withdrawal to come."""
    found = rows("As rebels attack the port of Beira, Kenya will withdraw its troops.")
    assert [(row["type"], row["modality"]) for row in found] == [("Attack", "asserted"), ("Withdrawal", "intended")]


def test_a_following_as_clause_waits_for_the_main_clause() -> None:
    """ "will return as": it has not come about either."""
    assert [row["modality"] for row in of_type("Kenya will send aid as soon as rebels attack the port.", "Attack")] == ["possible"]


def test_who_ends_a_list_of_partners_has_no_infinitive() -> None:
    """ "with A, B, and C to support D": all three are worked with."""
    text = (
        "We remain committed to working with Prime Minister Abiy Ahmed, the African Union, and our partners in the region to support Chad."
    )
    (row,) = of_type(text, "Cooperation")
    assert row["roles"]["target"] == ["Abiy Ahmed", "African Union", "our partners"]


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        ("Kenya condemned the raid on Goma, the bombings in Beni, as well as other attacks against the Hema.", 3),
        ("Kenya condemned the shelling and bombing of Goma.", 1),
    ],
)
def test_acts_with_an_article_of_their_own_are_counted_apart(text: str, attacks: int) -> None:
    """Nouns under one article are one act."""
    assert len(of_type(text, "Attack")) == attacks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('President Ruto said: "Sudan has for too long been the biggest crisis of our time."', "biggest crisis of our time"),
        ('President Ruto said: "This is part of a terrible tragedy."', "part of a terrible tragedy"),
    ],
)
def test_a_degree_or_a_share_is_a_judgement(text: str, words: str) -> None:
    """ "the biggest crisis", "part of a tragedy", with the words of the judgement."""
    assert [row["value"]["as"] for row in of_type(text, "Characterisation")] == [words]


def test_an_aim_with_only_is_no_judgement() -> None:
    """ "not only humanitarian": "only" sets a limit, and judges nothing."""
    assert of_type('President Ruto said: "Our aim is not only humanitarian."', "Characterisation") == []


def test_the_same_title_in_another_body_is_told_again() -> None:
    """One office is told once; an office elsewhere is another."""
    text = "Minister Mark Bayley spoke. Kenyan Minister Mark Bayley left. Minister Mark Bayley returned."
    assert [row["value"]["organization"] for row in of_type(text, "RoleTenure")] == [None, "Kenya"]


def test_a_purpose_beside_the_object_that_tells_the_act() -> None:
    """ "carried on a campaign of bombings to sow fear": the campaign is for it."""
    (row,) = of_type("Rebels maintained their campaign of bombings against Goma to sow discord.", "StatedPurpose")
    assert row["value"] == {"purpose": "sow discord"}


def test_an_unnamed_spokesman_keeps_the_word_over_his_paragraphs() -> None:
    """ "A Foreign Office spokesman said:" hands all quoted paragraphs to one person, called by what they are."""
    text = "Lopez left.\n\nA Foreign Office spokesman said:\n\n“Chad attacked Niger.”\n\n“Chad attacked Mali.”\n\nChad attacked Peru."
    assert [row["claimant"] for row in of_type(text, "Attack")] == ["Foreign Office spokesman", "Foreign Office spokesman", "narrator"]


@pytest.mark.parametrize("text", ["The pledge is an important step.", "The raid was a grave mistake."])
def test_two_words_of_judgement_judge_in_a_report(text: str) -> None:
    """Adjective and noun both judge, so the report itself does."""
    assert len(of_type(text, "Characterisation")) == 1


def test_one_word_of_judgement_is_left_to_the_report() -> None:
    """ "were difficult", "an important matter": told in passing."""
    assert of_type("The matter was an important question.", "Characterisation") == []


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Kenya, the wider Coalition and the Government of Iraq are committed to a ceasefire in Yemen.", 3),
        ("Kenya and Chad have backed the ceasefire in Yemen.", 2),
    ],
)
def test_a_plural_verb_has_all_the_names_before_it(text: str, agents: int) -> None:
    """Nothing stands in apposition there."""
    (row,) = of_type(text, "Pledge", "Approval")
    assert len(row["roles"]["agent"]) == agents


def test_whose_commitment_it_is_does_what_is_promised() -> None:
    """ "underlined Kenya's commitment to supporting": Kenya supports."""
    (row,) = of_type("Minister Lopez underlined Kenya's commitment to protecting civilians.", "ProtectionOfCivilians")
    assert row["roles"]["agent"] == ["Kenya"]


def test_what_operations_are_for_is_nobodys_discussion() -> None:
    """ "discussed operations to free the town": one phrase."""
    (row,) = of_type("They discussed the operations to free the city of Mosul.", "MilitaryOperation")
    assert (row["quote"], row["roles"]) == ("the operations to free the city of Mosul", {"place": ["Mosul"]})


def test_these_terrorists_are_the_armed_group_named_last() -> None:
    """A loaded word that points back."""
    text = "President Ruto accused Hezbollah of attacks. Kenya will defeat these terrorists."
    assert [row["roles"]["target"] for row in of_type(text, "Defeat")] == [["Hezbollah"]]


def test_terrorists_without_pointing_are_anybody() -> None:
    """No group is meant."""
    text = "President Ruto accused Hezbollah of attacks. Kenya will defeat terrorists."
    assert [row["roles"].get("target") for row in of_type(text, "Defeat")] != [["Hezbollah"]]


def test_what_befalls_the_people_of_a_town_befalls_them_there() -> None:
    """The town is the place, they are the target."""
    (row,) = of_type("Rebels killed residents of Mosul.", "Attack")
    assert (row["roles"]["place"], row["roles"]["target"]) == (["Mosul"], ["residents of Mosul"])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Minister Lopez will travel to Iraq.", ["Iraq"]),
        ("President Ruto visited Kosovo.", ["Kosovo"]),
    ],
)
def test_who_travels_does_so_to_a_place(text: str, place: list[str]) -> None:
    """A country that is visited is where the visit takes place."""
    (row,) = of_type(text, "Visit")
    assert row["roles"]["place"] == place


def test_displaced_people_are_described() -> None:
    """ "vulnerable and displaced people": no displacement is told, however many adjectives stand before it."""
    assert of_type("Norway gave money to vulnerable and displaced people in Chad.", "Displacement") == []


def test_those_who_assemble_do_so_for_a_purpose() -> None:
    """The infinitive beside a meeting is what they meet for, and they are its agents."""
    (row,) = of_type("Ministers of Kenya met to review the campaign.", "StatedPurpose")
    assert (row["value"], row["roles"]["agent"]) == ({"purpose": "review the campaign"}, ["Ministers of Kenya"])


def test_a_demand_for_somebody_to_act_is_quoted_whole() -> None:
    """ "It is imperative for all parties to withdraw": with what is asked."""
    (row,) = of_type('President Ruto said: "It is imperative for Chad to withdraw its troops."', "Demand")
    assert row["quote"] == "It is imperative for Chad to withdraw its troops"


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Mark Bayley released the following statement today:\n\n“We mourn the victims. Chad attacked Niger.”\n\nChad attacked Mali.",
        "Lt. Gen. Mark J. Bayley provided the following statement on the raid:\n\n“Chad attacked Niger.”\n\nChad attacked Mali.",
    ],
)
def test_a_following_statement_hands_over_the_word(text: str) -> None:
    """ "X released the following statement:" is as good as "X said:"."""
    first, second = [row["claimant"] for row in of_type(text, "Attack")]
    assert (first.split()[-1], second) == ("Bayley", "narrator")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Soldiers announced the start of their operation to isolate Raqqa, Dec. 10, 2016.", "Announcement"),
        ("Rebels began their advance to take the town of Bosso, Nov. 6, 2016.", "MilitaryOperation"),
    ],
)
def test_a_date_after_the_last_comma_dates_the_clause(text: str, type_: str) -> None:
    """However deep the phrase before it."""
    (row,) = of_type(text, type_)
    assert row["time"]["edtf"].rstrip("/") in ("2016-12-10", "2016-11-06")


def test_a_date_within_the_clause_stays_where_it_is() -> None:
    """Words follow it."""
    found = of_type("Kenya condemned the raid on Goma, Nov. 6, 2016, and withdrew its troops.", "Withdrawal")
    assert [row["time"] for row in found] == [None]


def test_two_leaders_named_in_the_sentence_are_the_two() -> None:
    """ "A met B in Baghdad, where the two leaders …": it is A and B who talk."""
    text = "President William Ruto met with Nikol Pashinyan in Baghdad, where the two leaders discussed the campaign."
    assert [row["roles"]["party"] for row in of_type(text, "Consultation")] == [["William Ruto", "Nikol Pashinyan"]]


def test_both_leaders_that_a_third_speaks_to_are_not_the_speaker() -> None:
    """In the main clause the two were named before."""
    text = "William Ruto met Nikol Pashinyan. Abiy Ahmed called on the two leaders to sign a peace agreement."
    assert [row["roles"]["target"] for row in of_type(text, "Demand")] == [["William Ruto", "Nikol Pashinyan"]]


def test_marks_without_width_part_words() -> None:
    """A direction mark between title and name is no letter of either."""
    (row,) = of_type("Iraqi Prime Minister\u200e Haider al-Abadi left Baghdad.", "RoleTenure")
    assert row["value"]["role"] == "Prime Minister"


def test_what_is_critical_to_an_end_is_no_demand() -> None:
    """ "is critical to defeat the rebels" says what helps, "it is critical to …" asks."""
    assert of_type("A partnership with Kenya is critical to defeat the rebels.", "Demand") == []
