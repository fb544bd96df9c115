"""How things are said: fronted times, conditions, negation, hedges, modality of nouns."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "type_", "edtf"),
    [
        ("On 3 May 2021, rebels attacked Goma.", "Attack", "2021-05-03"),
        ("In March 2015, Saudi Arabia launched air strikes in Yemen.", "Attack", "2015-03"),
        ("After 2 May 2003, the army withdrew from Bunia.", "Withdrawal", "[2003-05-03..]"),
        ("In 1975, Morocco annexed Western Sahara, and Algeria armed the rebels.", "Annexation", "1975"),
    ],
)
def test_a_fronted_time_dates_the_first_clause(text: str, type_: str, edtf: str) -> None:
    """It belongs to the event of the main clause."""
    assert [row["time"] and row["time"]["edtf"] for row in of_type(text, type_)] == [edtf]


def test_a_fronted_time_does_not_date_a_second_clause_with_its_own_subject() -> None:
    """No date in the text means no date in the graph."""
    (support,) = of_type("In 1975, Morocco annexed Western Sahara, and Algeria armed the rebels.", "MilitarySupport")
    assert support["time"] is None


@pytest.mark.parametrize(
    ("text", "type_", "condition"),
    [
        ("Turkey will withdraw its troops if Syria signs a truce.", "Withdrawal", "if Syria signs a truce"),
        ("Unless the rebels leave Goma, Kenya will impose sanctions.", "Sanction", "Unless the rebels leave Goma"),
        (
            "Iran would resume talks provided that the United States lifted sanctions.",
            "Negotiation",
            "provided that the United States lifted sanctions",
        ),
    ],
)
def test_a_condition_is_kept_verbatim(text: str, type_: str, condition: str) -> None:
    """On what it depends, in the words of the text."""
    assert [row["condition"] for row in of_type(text, type_)] == [condition]


def test_the_condition_itself_is_only_possible() -> None:
    """What stands after "if" is asserted by nobody."""
    assert [row["modality"] for row in of_type("Turkey will withdraw its troops if Syria signs a truce.", "Signing")] == ["possible"]


@pytest.mark.parametrize(
    "text", ["Turkey withdrew its troops after Syria signed a truce.", "Rebels asked if Kenya had withdrawn its troops."]
)
def test_after_and_whether_are_no_conditions(text: str) -> None:
    """Order in time, and indirect questions."""
    assert {row["condition"] for row in rows(text)} == {None}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Rwanda has no troops in Goma.", "MilitaryPresence"),
        ("No agreement was signed in Geneva.", "Signing"),
        ("Neither side attacked the convoy.", "Attack"),
        ("Chad did not withdraw from the town.", "Withdrawal"),
        ("The generals never signed the accord.", "Signing"),
    ],
)
def test_no_and_not_negate(text: str, type_: str) -> None:
    """A denied event is there, and negated."""
    assert [row["polarity"] for row in of_type(text, type_)] == ["negated"]


@pytest.mark.parametrize(
    "text", ["Rebels attacked Goma, where no troops were stationed.", "No sooner had Chad left than rebels attacked Goma."]
)
def test_a_no_elsewhere_negates_nothing(text: str) -> None:
    """Only the clause that it stands in."""
    assert [row["polarity"] for row in of_type(text, "Attack")] == ["affirmed"]


@pytest.mark.parametrize(
    ("text", "type_", "hedge"),
    [
        ("Rwanda allegedly armed the rebels.", "MilitarySupport", "allegedly"),
        ("Rebels reportedly captured the airport in Goma.", "Capture", "reportedly"),
        ("An alleged attack on the convoy was reported near Goma.", "Attack", "alleged"),
    ],
)
def test_hedges_are_kept(text: str, type_: str, hedge: str) -> None:
    """Adverbs and adjectives that weaken a claim."""
    assert [row["hedge"] for row in of_type(text, type_)] == [hedge]


def test_other_adverbs_are_no_hedges() -> None:
    """How fast something went weakens nothing."""
    assert [row["hedge"] for row in of_type("Rebels quickly captured the airport in Goma.", "Capture")] == [None]


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Kenya welcomed a possible truce between Sudan and Chad.", "CeasefireAgreement", "possible"),
        ("The planned withdrawal of French troops from Niger was welcomed by Algeria.", "Withdrawal", "intended"),
        ("Serbia may recognise Kosovo.", "SovereigntyRecognition", "possible"),
        ("Sudan must release the prisoners.", "PrisonerRelease", "required"),
        ("Rebels tried to capture the bridge in Goma.", "Capture", "attempted"),
        ("Egypt hopes that the sides will sign a truce.", "Signing", "hoped"),
    ],
)
def test_modality_comes_from_auxiliaries_modifiers_and_verbs(text: str, type_: str, modality: str) -> None:
    """May, must, planned, tried, hopes."""
    assert [row["modality"] for row in of_type(text, type_)] == [modality]


def test_what_happened_is_asserted() -> None:
    """No word of doubt, no modality."""
    assert [row["modality"] for row in of_type("Serbia recognised Kosovo in 2008.", "SovereigntyRecognition")] == ["asserted"]


def test_a_word_inside_a_hyphenated_one_tells_nothing() -> None:
    """Prisoners-of-war are people, and no war."""
    assert of_type("Observers found prisoners-of-war in Basra.", "ArmedHostilities") == []
