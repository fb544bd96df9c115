"""Officials in their own words: whose deeds they praise, what they say others must do, how they say that matters stand."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type

SAID = "Foreign Minister Annalena Baerbock said:\n\n"


@pytest.mark.parametrize(
    ("sentence", "type_", "target"),
    [
        ("I welcome the important steps that have been taken by Kenya.", "Approval", ["Kenya"]),
        ("We are grateful for the shelter given by Chad and Uganda.", "Approval", ["Chad", "Uganda"]),
        ("I welcome the part that Oman has played in the talks.", "Approval", ["Oman"]),
        ("We welcome the truce announced by India and Pakistan.", "Approval", ["India", "Pakistan"]),
        ("We condemn the attack carried out by the Houthis on the ship.", "Accusation", ["Houthis"]),
    ],
)
def test_a_deed_is_praised_or_blamed_on_whoever_did_it(sentence: str, type_: str, target: list[str]) -> None:
    """The doer stands in the participle or the clause after the deed."""
    (row,) = of_type(SAID + sentence, type_)
    assert (row["roles"]["agent"], row["roles"]["target"]) == (["Annalena Baerbock"], target)


def test_who_reports_a_crime_is_not_blamed_for_it() -> None:
    """ "condemn the killings reported by": the reporter did nothing."""
    (row,) = of_type(SAID + "We condemn the killings reported by the United Nations.", "Accusation")
    assert "target" not in row["roles"]


def test_what_is_joined_to_an_owner_is_theirs() -> None:
    """ "President Ruto and his government": his, and not the speaker's."""
    (row,) = of_type(SAID + "I welcome the steps taken by President Ruto and his government.", "Approval")
    assert row["roles"]["target"] == ["William Ruto", "Kenya"]


def test_a_plain_quotation_mark_stays_open_into_a_paragraph_that_opens_with_one() -> None:
    """The closing mark stands at the end of the last paragraph alone."""
    text = 'Foreign Minister Annalena Baerbock said: "We support Ukraine. We condemn the strikes on Kharkiv.\n\n"We thank Poland."'
    assert [row["claimant"] for row in of_type(text, "Approval", "Accusation", "MilitarySupport")] == ["Annalena Baerbock"] * 3


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("All communities must cooperate to end the war.", "All communities"),
        ("The rebels must respect the truce in Darfur.", "rebels"),
        ("Serbia must withdraw its police from the border.", "Serbia"),
    ],
)
def test_what_others_must_do_is_asked_of_them(sentence: str, target: str) -> None:
    """The speaker demands it of the subject."""
    (row,) = of_type(SAID + sentence, "Demand")
    assert (row["roles"], row["modality"]) == ({"agent": ["Annalena Baerbock"], "target": [target]}, "asserted")


def test_what_we_must_do_and_what_must_be_done_is_asked_of_nobody() -> None:
    """Only an actor other than the speaker is asked."""
    assert of_type(SAID + "We must respect the truce. The prisoners must be released.", "Demand") == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Iran continues to pose a grave threat to the region.", "grave threat to the region"),
        ("Somalia faces significant challenges.", "significant challenges"),
        ("Our strategy in Mali is working.", "working"),
        ("The sanctions have failed.", "failed"),
    ],
)
def test_how_matters_stand_is_a_judgement(sentence: str, words: str) -> None:
    """What goes on posing a threat poses it; what is faced weighs; what a policy does is said to go well or badly."""
    assert [row["value"]["as"] for row in of_type(SAID + sentence, "Characterisation")] == [words]


def test_a_plan_to_pose_a_threat_is_no_judgement() -> None:
    """Only what goes on is told."""
    assert of_type(SAID + "The militia wants to pose a threat to the region.", "Characterisation") == []


def test_people_at_work_are_no_matter_that_goes_well() -> None:
    """ "The engineers are working" judges nothing."""
    assert of_type(SAID + "The engineers are working.", "Characterisation") == []


def test_a_date_before_the_noun_of_an_attack_is_the_attacks() -> None:
    """The verb asks for that noun, and both tell one event."""
    (row,) = of_type("A Jan. 3, 2017 strike hit the compound in Kabul.", "Attack")
    assert row["time"]["edtf"] == "2017-01-03"


def test_one_subject_that_works_together_is_the_doer() -> None:
    """ "all communities unite": no sides are named; two that are joined are the sides."""
    (one,) = of_type("The governments of the region must work together.", "Cooperation")
    (two,) = of_type("Kenya and Uganda worked together.", "Cooperation")
    assert (one["roles"], two["roles"]) == ({"agent": ["governments of the region"]}, {"party": ["Kenya", "Uganda"]})


@pytest.mark.parametrize(
    "said",
    ["Following the visit, the Minister said", "She added", "The Minister for Africa said today", "Speaking in Accra, the minister said"],
)
def test_who_says_the_paragraphs_below_may_be_called_by_office_alone(said: str) -> None:
    """The one person with that title, or the one with a title named last."""
    text = f"The Minister for Africa, Vicky Ford, visited Accra on 4 April 2022.\n\n{said}:\n\nI welcome the truce in Chad."
    (row,) = of_type(text, "Approval")
    assert (row["claimant"], row["roles"]["agent"]) == ("Vicky Ford", ["Vicky Ford"])


def test_a_title_and_a_surname_mean_whom_the_article_names_in_full() -> None:
    """ "Ms Ford" after "Vicky Ford" is nobody else of that surname."""
    (row,) = of_type("The Minister for Africa, Vicky Ford, spoke. Ms Ford visited Accra.", "Visit")
    assert row["roles"]["agent"] == ["Vicky Ford"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Ms Diallo met a number of ministers and senior officials.", ["ministers", "senior officials"]),
        ("The envoy met a wide range of lawmakers in Accra.", ["lawmakers"]),
        ("Ms Diallo met with the African Union, as well as local officials.", ["African Union", "local officials"]),
    ],
)
def test_whom_somebody_meets(text: str, target: list[str]) -> None:
    """An open number is looked through, and "as well as" goes on with the list."""
    (row,) = of_type(text, "Meeting")
    assert row["roles"]["target"] == target


def test_to_be_pleased_to_meet_is_to_meet() -> None:
    """Only what somebody is pleased about is approved of."""
    text = SAID + "I was pleased to meet President Ruto in Nairobi."
    assert [row["type"] for row in of_type(text, "Meeting", "Approval")] == ["Meeting"]


def test_the_terrorist_threat_of_a_group_is_what_they_are_called() -> None:
    """It is no threat that anybody has uttered."""
    assert of_type(SAID + "The terrorist threat of al-Shabaab is real.", "Threat") == []


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("The envoy said that the vote was a step forward, and thanked Kenya for its courage.", "envoy", "Kenya"),
        ("Simon Coveney said he was concerned by the fighting and thanked Sudan.", "Simon Coveney", "Sudan"),
    ],
)
def test_an_act_of_speech_after_a_state_of_things_is_the_speakers(text: str, agent: str, target: str) -> None:
    """ "said that the vote was … and thanked": it is who said it that thanked, in the report's voice."""
    (row,) = of_type(text, "Approval")
    assert (row["roles"], row["claimant"]) == ({"agent": [agent], "target": [target]}, "narrator")


def test_turns_of_a_transcript_are_their_speakers() -> None:
    """Each name in capitals before a colon has the word up to the next; a question is nobody's statement."""
    text = (
        "SECRETARY KERRY: We condemn the attack on Homs.\n\nQUESTION: Do we welcome the truce?\n\n"
        "MR KIRBY: We thank Oman for the release of our citizens."
    )
    found = [(row["type"], row["claimant"]) for row in of_type(text, "Accusation", "Approval")]
    assert (found[0], found[-1]) == (("Accusation", "John Kerry"), ("Approval", "KIRBY"))


def test_a_quotation_behind_a_name_and_a_colon_is_that_persons() -> None:
    """It ends with its paragraph."""
    text = 'Minister Diallo: "Russia must withdraw its troops. We thank Niger."\n\nRebels shelled Goma.'
    found = [(row["type"], row["claimant"]) for row in of_type(text, "Demand", "Approval", "Attack")]
    assert found == [("Demand", "Diallo"), ("Approval", "Diallo"), ("Attack", "narrator")]


def test_envoys_to_a_state_do_not_speak_for_it() -> None:
    """ "We, the ambassadors of the European Union to Myanmar": the Union's."""
    (row,) = of_type("We, the ambassadors of the European Union to Myanmar, condemn the coup.", "Accusation")
    assert row["claimant"] == "European Union"


def test_a_raid_on_a_building_takes_place_where_the_building_is() -> None:
    """The place hangs on the building in the parse."""
    (row,) = of_type("Oman condemned the attack on a mosque in Kabul.", "Attack")
    assert row["roles"] == {"target": ["mosque"], "place": ["Kabul"]}


@pytest.mark.parametrize(
    ("sentence", "purpose"),
    [
        ("I hope they will talk, in the interests of peace and unity.", "peace and unity"),
        ("For the sake of lasting stability, we urge restraint.", "lasting stability"),
    ],
)
def test_for_whose_sake_something_is_done_is_a_purpose(sentence: str, purpose: str) -> None:
    """What stands behind "in the interests of" and its like."""
    assert [row["value"]["purpose"] for row in of_type(SAID + sentence, "StatedPurpose")] == [purpose]


def test_the_interests_of_a_state_are_no_purpose() -> None:
    """Whose interests they are is another matter."""
    assert of_type(SAID + "The raid was in the interests of Israel.", "StatedPurpose") == []


def test_who_is_congratulated_on_a_signing_has_signed() -> None:
    """The noun names nobody, and the praise does."""
    (row,) = of_type(SAID + "I congratulate Eritrea and Ethiopia on the signing of the accord.", "Signing")
    assert row["roles"]["party"] == ["Eritrea", "Ethiopia"]


@pytest.mark.parametrize(
    ("text", "role", "organization"),
    [
        ("General Joseph Votel, commander, U.S. Central Command, met officials in Baghdad.", "commander", "US Central Command"),
        ("Amina Diallo is a member of Hamas.", "member", "Hamas"),
    ],
)
def test_an_office_is_held_in_the_body_named_with_it(text: str, role: str, organization: str) -> None:
    """Behind a comma, as commands put it, or as a member of it."""
    (row,) = [row for row in of_type(text, "RoleTenure") if row["value"]["organization"] == organization]
    assert row["value"]["role"] == role


def test_a_member_of_nothing_named_holds_no_office() -> None:
    """ "a member of the family" is none."""
    assert of_type("Amina Diallo is a member of the family.", "RoleTenure") == []


def test_a_question_in_a_transcript_states_nothing() -> None:
    """Only the answer does."""
    text = "QUESTION: Is there an agreement with Iran?\n\nSECRETARY KERRY: We condemn the attack on Homs."
    assert [row["type"] for row in of_type(text, "Agreement", "Accusation", "Attack")] == ["Accusation", "Attack"]


def test_in_a_state_before_a_minister_is_where() -> None:
    """ "In Turkey Minister Ellwood met": he is no minister of Turkey."""
    (row,) = of_type("Tobias Ellwood spoke. In Turkey Minister Ellwood met officials.", "Meeting")
    assert row["roles"]["place"] == ["Turkey"]
    assert [row["value"]["organization"] for row in of_type("In Turkey Minister Ellwood met officials.", "RoleTenure")] == [None]


def test_who_took_steps_to_do_something_does_it() -> None:
    """ "the steps taken by Sudan to reopen the port": Sudan's steps, and its reopening."""
    text = "Jeppe Kofod welcomed the steps taken by Sudan to withdraw its troops from Abyei."
    (steps,), (withdrawal,) = of_type(text, "PoliticalEvent"), of_type(text, "Withdrawal")
    assert (steps["roles"]["agent"], withdrawal["roles"]["agent"]) == (["Sudan"], ["Sudan"])


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kenya will respond by withdrawing its troops.", "intended"),
        ("Chad could retaliate by shelling Goma.", "possible"),
        ("Niger responded by shelling Goma.", "asserted"),
    ],
)
def test_by_doing_one_thing_the_other_is_done(text: str, modality: str) -> None:
    """The means is as firm as what it serves."""
    assert of_type(text, "Withdrawal", "Attack")[-1]["modality"] == modality


def test_in_order_to_gives_no_order() -> None:
    """What is done in order to reach it is meant, and not required; an order requires."""
    (meant,) = of_type("NATO works with Iraq in order to defeat the rebels in Anbar.", "Defeat")
    (ordered,) = of_type("The order to withdraw the troops came on Monday.", "Withdrawal")
    assert (meant["modality"], ordered["modality"]) == ("intended", "required")


def test_to_whom_a_crime_was_done_is_not_blamed_for_it() -> None:
    """ "condemn the dismissal of judges": nobody is named who did it."""
    (row,) = of_type(SAID + "We condemn the dismissal of the judges.", "Accusation")
    assert "target" not in row["roles"]
