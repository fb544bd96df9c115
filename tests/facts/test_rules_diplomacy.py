"""Who takes part in talks and bargains, and where: participles set aside, nouns that say who and where, hosts, ranks."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "type_", "parties"),
    [
        (
            "The truce, agreed yesterday by Israel and Hezbollah, obliges the group to leave.",
            "AgreementConclusion",
            ["Israel", "Hezbollah"],
        ),
        (
            "Egypt accused Chad of going back on the understanding struck in Doha by Chad and Niger.",
            "AgreementConclusion",
            ["Chad", "Niger"],
        ),
        ("The pact, signed last week by Peru and Chile, ends the dispute.", "Signing", ["Peru", "Chile"]),
    ],
)
def test_participle_after_its_noun_tells_who_concluded(text: str, type_: str, parties: list[str]) -> None:
    """A past participle set aside after a noun has its "by" phrase as doer, also with a day between."""
    (concluded,) = of_type(text, type_)
    assert concluded["roles"]["party"] == parties


def test_a_second_verb_of_the_subject_is_no_participle() -> None:
    """Where "and" joins the verbs, the second is the subject's own act."""
    (attack,) = of_type("The rebels left the town and attacked a convoy near Goma.", "Attack")
    assert attack["roles"]["agent"] == ["rebels"]


def test_opening_participle_leaves_the_subject_its_verb() -> None:
    """ "Shuttling between …, the envoy tried": the envoy is the subject of what follows."""
    text = "Shuttling between Cairo and Tunis, the African Union's envoy Ahmed Salim tried to bring Mali and Niger to the table."
    (*_, mediation) = of_type(text, "Mediation")
    assert mediation["roles"]["mediator"] == ["Ahmed Salim"]
    assert mediation["roles"]["party"] == ["Mali", "Niger"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Bolivia became the first government to sever relations with Israel.", "asserted"),
        ("Nicaragua was among the few states to sever relations with Taiwan.", "asserted"),
        ("Honduras was the only country to sever relations with Peru.", "asserted"),
        ("Honduras took the first step to sever relations with Peru.", "intended"),
    ],
)
def test_actors_told_apart_by_a_deed_have_done_it(text: str, modality: str) -> None:
    """ "The first country to do it" has done it; "the first step to do it" only means to."""
    (broken,) = of_type(text, "DiplomaticBreak")
    assert broken["modality"] == modality


@pytest.mark.parametrize(
    ("text", "parties", "place"),
    [
        ("Talks between Togo and Ghana in Accra broke up without a result.", ["Togo", "Ghana"], ["Accra"]),
        ("The Geneva talks between Georgia and Russia ended without agreement.", ["Georgia", "Russia"], ["Geneva"]),
    ],
)
def test_talks_that_fail_keep_their_parties(text: str, parties: list[str], place: list[str]) -> None:
    """What the noun says of the talks holds for the talks that the verb tells of."""
    (talks,) = of_type(text, "Negotiation")
    assert talks["roles"].get("party") == parties
    assert talks["roles"].get("place", place) == place


def test_who_comes_for_talks_takes_part_in_them() -> None:
    """ "Met in Doha for talks": the talks have the parties and the place of the meeting."""
    (talks,) = of_type("Ministers of Chad and Libya met in Doha for talks on the border.", "Negotiation")
    (meeting,) = of_type("Ministers of Chad and Libya met in Doha for talks on the border.", "Meeting")
    assert talks["roles"] == {"party": meeting["roles"]["party"], "place": ["Doha"]}


def test_the_two_governments_are_the_states_just_named() -> None:
    """Two states in the sentence, and no other pair: "the two governments" are theirs."""
    text = "Eight years after Riyadh cut ties with Tehran, the two governments restored relations."
    (restored,) = of_type(text, "Normalisation")
    assert restored["roles"]["party"] == ["Saudi Arabia", "Iran"]


def test_the_two_governments_stay_open_among_three_states() -> None:
    """Three states named: nobody knows which two are meant."""
    (restored,) = of_type("After Kenya, Uganda and Chad fell out, the two governments restored relations.", "Normalisation")
    assert restored["roles"]["party"] == ["two governments"]


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        ("Both factions signed the Yemen truce on Monday.", "CeasefireAgreement", {"place": ["Yemen"]}),
        ("Khartoum has torn up the accord with the eastern rebels.", "Agreement", {"party": ["Sudan", "eastern rebels"]}),
        ("Observers welcomed a truce between Chad and Libya.", "CeasefireAgreement", {"party": ["Chad", "Libya"]}),
    ],
)
def test_agreements_are_known_by_their_land_or_by_their_sides(text: str, type_: str, roles: dict) -> None:
    """A country's name before the noun is where a truce holds; "with" names one side, whose deed it is the other."""
    (agreement,) = of_type(text, type_)
    assert {role: agreement["roles"].get(role) for role in roles} == roles


def test_no_agreement_where_none_was_made() -> None:
    """ "No deal has been clinched" tells that none was concluded, and names no agreement."""
    assert [row["type"] for row in rows("No deal has been clinched in Tripoli yet.")] == ["AgreementConclusion"]


def test_facilitated_talks_are_told_beside_their_facilitation() -> None:
    """ "Talks between A and B, facilitated by C, reopened": talks, and who helps them."""
    text = "Peace talks between Mali and Niger, facilitated by Malaysia, reopened in Kuala Lumpur after a break of a year."
    (talks,) = of_type(text, "Negotiation")
    assert talks["roles"] == {"party": ["Mali", "Niger"], "mediator": ["Malaysia"], "place": ["Kuala Lumpur"]}


def test_signed_where_the_document_is() -> None:
    """ "Initialled a memorandum in Helsinki": the town is where it was initialled."""
    (signed,) = of_type("Indonesia and Malaysia initialled a memorandum of understanding in Helsinki.", "Signing")
    assert signed["roles"]["place"] == ["Helsinki"]


@pytest.mark.parametrize(
    ("text", "type_", "quote"),
    [
        (
            "The plan agreed in Doha in May is not being carried out.",
            "Implementation",
            "The plan agreed in Doha in May is not being carried out",
        ),
        ("Rwanda says the accord signed in Goma has been torn up.", "AgreementTermination", "the accord signed in Goma has been torn up"),
    ],
)
def test_participle_before_the_verb_leaves_it_its_subject(text: str, type_: str, quote: str) -> None:
    """ "The plan agreed in Doha is being carried out": the plan is the subject of the finite verb."""
    assert [row["quote"] for row in of_type(text, type_)] == [quote]


def test_the_first_of_two_full_clauses_keeps_its_subject() -> None:
    """A finite verb with a conjunction before it has not lost its subject."""
    (attack,) = of_type("Officials said the rebels attacked a convoy and were driven off.", "Attack")
    assert attack["roles"]["agent"] == ["rebels"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ministers of Chad and Libya met in Bouznika on Monday.", "Bouznika"),
        ("President Ruto will travel to Hillsborough for talks.", "Hillsborough"),
        ("Peru and Chile signed the treaty in Rimbo.", "Rimbo"),
    ],
)
def test_diplomacy_takes_place_also_where_nobody_has_heard_of(text: str, place: str) -> None:
    """A proper name after "in" or "to" is where they met, whether it is listed or not."""
    (event,) = of_type(text, "Meeting", "Visit", "Signing")
    assert event["roles"]["place"] == [place]


def test_a_name_that_is_spoken_to_is_no_place() -> None:
    """ "Spoke to Kovalenko": a person, listed or not."""
    (call,) = of_type("President Ruto spoke to Kovalenko in Nairobi.", "Consultation")
    assert "Kovalenko" not in call["roles"].get("place", [])


def test_talks_between_sides_told_after_the_verb() -> None:
    """ "Talks took place in secret between A and B": the parties stand after the verb."""
    (talks,) = of_type("Talks took place in secret between Cuba and Canada.", "Negotiation")
    assert talks["roles"]["party"] == ["Cuba", "Canada"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [("President Ruto will fly to Doha for talks.", "intended"), ("President Ruto flew to Doha for talks.", "asserted")],
)
def test_talks_are_as_certain_as_the_journey_to_them(text: str, modality: str) -> None:
    """Who will travel for talks has not held them yet."""
    (talks,) = of_type(text, "Negotiation")
    assert talks["modality"] == modality


def test_spoken_by_phone_is_active() -> None:
    """ "Having spoken by phone": the phone is nobody who speaks."""
    (call,) = of_type("President Ruto left, having spoken by phone with President Petro.", "Consultation")
    assert call["roles"]["party"] == ["William Ruto", "Gustavo Petro"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Egypt and Ethiopia have yet to agree on a plan for the dam.", "negated"),
        ("Egypt and Ethiopia have agreed on a plan for the dam.", "affirmed"),
    ],
)
def test_what_has_yet_to_be_done_has_not_been_done(text: str, polarity: str) -> None:
    """ "Have yet to agree" is no duty, but says that they have not."""
    (agreed,) = of_type(text, "AgreementConclusion")
    assert (agreed["polarity"], agreed["modality"]) == (polarity, "asserted")


def test_a_town_after_a_duration_is_where_it_happened() -> None:
    """ "Negotiated for ten days in Khartoum": the town belongs to the negotiating."""
    (talks,) = of_type("Chad and Libya negotiated for ten days in Khartoum.", "Negotiation")
    assert talks["roles"] == {"party": ["Chad", "Libya"], "place": ["Khartoum"]}


def test_opening_passive_suffers_what_the_subject_suffers() -> None:
    """ "Adopted by both chambers, the treaty …": the treaty was adopted."""
    (ratified,) = of_type("Having been adopted by the Greek parliament, the treaty entered into force.", "Ratification")
    assert ratified["roles"]["agent"] == ["Greek parliament"]


def test_time_spent_is_nobody_who_acts() -> None:
    """ "Spent the weekend shuttling": who spent it, shuttled."""
    (mediation,) = of_type("Kenya's president spent the weekend shuttling between Mali and Niger.", "Mediation")
    assert mediation["roles"] == {"mediator": ["Kenya's president"], "party": ["Mali", "Niger"]}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Lebanon accused Israel of repeated violations of the ceasefire.", "CeasefireViolation"),
        ("Kyiv accused Belarus of attacks on its border posts.", "Attack"),
        ("Peru accused Chile of a breach of the treaty.", "AgreementBreach"),
    ],
)
def test_what_somebody_is_accused_of_is_their_act(text: str, type_: str) -> None:
    """A noun after "accused … of" is done by whoever is accused."""
    (accused,) = of_type(text, "Accusation")
    (act,) = of_type(text, type_)
    assert act["roles"]["agent"] == accused["roles"]["target"]


def test_an_act_that_is_anothers_is_not_handed_on() -> None:
    """ "Accused Chad of hiding Sudan's attacks": the possessor did it."""
    (attack,) = of_type("Egypt accused Chad of silence about Sudan's attacks on Darfur.", "Attack")
    assert attack["roles"]["agent"] == ["Sudan"]


def test_where_points_back_to_the_place_before_it() -> None:
    """ "A visit to Marib, where he met the elders": he met them there."""
    (meeting,) = of_type("President Ruto travelled to Goma, where he met the governor.", "Meeting")
    assert meeting["roles"]["place"] == ["Goma"]


@pytest.mark.parametrize(
    "text",
    ["The envoy tried to end clashes that have lasted two months.", "The envoy tried to end five days of clashes in Goma."],
)
def test_fighting_with_a_history_is_told_beside_its_end(text: str) -> None:
    """What is to end is told as well, where the words say more of it than that."""
    assert len(of_type(text, "ArmedHostilities")) == 1


def test_an_agreement_to_do_is_for_its_parties_to_do() -> None:
    """ "The agreement between A and B to silence the guns": A and B are to do so."""
    text = "Kenya welcomed the agreement between Mali and the rebels to silence the guns."
    (ceased,) = of_type(text, "CessationOfHostilities")
    assert ceased["roles"]["agent"] == ["Mali", "rebels"]
