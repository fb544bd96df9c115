"""Official statements: who has the word after "said:", who is meant by an office, what stands around "the minister said"."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type

_OFFICE = "Foreign Secretary Ann Cole met President William Ruto in Nairobi.\n\n"


def _claimants(text: str, type_: str) -> list[str]:
    return [row["claimant"] for row in of_type(text, type_)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Minister for Africa, Ann Cole said:\n\nRebels attacked Goma.", "Ann Cole"),
        ("Responding to the report Mark Bayley, the Special Representative for Syria said:\n\nThe army attacked Homs.", "Mark Bayley"),
        (_OFFICE + "Following the meeting the Foreign Secretary said:\n\nRebels attacked Goma.", "Ann Cole"),
    ],
)
def test_what_follows_said_and_a_colon_is_the_speakers(text: str, speaker: str) -> None:
    """Named, in apposition, or by an office that was told before; with or without a word in the first person."""
    assert _claimants(text, "Attack") == [speaker]


def test_a_second_speaker_takes_the_word() -> None:
    """Each "said:" hands on."""
    text = "Minister Ann Cole said:\n\nRebels attacked Goma.\n\nMinister Mark Bayley said:\n\nThe army attacked Homs."
    assert _claimants(text, "Attack") == ["Ann Cole", "Mark Bayley"]


def test_a_statement_in_quotation_marks_ends_with_them() -> None:
    """The paragraph after it is the report's again."""
    text = "Minister Ann Cole said:\n\n“Rebels attacked Goma.”\n\nThe army attacked Homs."
    assert _claimants(text, "Attack") == ["Ann Cole", "narrator"]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        (_OFFICE + "The Foreign Secretary welcomed the truce.", "Ann Cole"),
        ("Kenyan President William Ruto flew to Juba. The Kenyan president welcomed the truce.", "William Ruto"),
        ("Peter Maas, defence minister of Chad, resigned. The defence minister had welcomed the truce.", "Peter Maas"),
    ],
)
def test_an_office_means_the_one_who_holds_it(text: str, agent: str) -> None:
    """After the holder was named."""
    assert [row["roles"]["agent"] for row in of_type(text, "Approval")] == [[agent]]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President William Ruto flew to Juba. The Chadian president welcomed the truce.",
        "Army Col. Mark Bayley flew to Juba. The minister welcomed the truce.",
        _OFFICE + "The foreign minister of Chad welcomed the truce.",
    ],
)
def test_another_office_means_somebody_else(text: str) -> None:
    """Of another state, or another office than the one held."""
    (approval,) = of_type(text, "Approval")
    assert not {"William Ruto", "Mark Bayley", "Ann Cole"} & set(approval["roles"]["agent"])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In the past day, Turkey said, rebels attacked the town of Goma.", "Turkey"),
        ("The rebels, Kenya said, attacked the town of Goma.", "Kenya"),
    ],
)
def test_what_stands_around_a_verb_of_saying_is_said(text: str, speaker: str) -> None:
    """ "On Monday, the minister said, …": the sentence goes on around it."""
    assert _claimants(text, "Attack") == [speaker]


def test_a_rank_is_part_of_the_title() -> None:
    """ "Capt." ends no sentence and begins no name; after an office it is left out."""
    (tenure,) = of_type("Pentagon spokesman Navy Capt. Jeff Davis flew to Juba.", "RoleTenure")
    assert (tenure["value"]["person"], tenure["value"]["role"]) == ("Jeff Davis", "spokesman")


def test_these_strikes_are_whose_were_told() -> None:
    """Who struck is taken over from the strikes told before."""
    text = "The coalition conducted five airstrikes near Mosul. These strikes destroyed two depots."
    assert [row["roles"].get("agent") for row in of_type(text, "Attack")] == [["coalition"], ["coalition"]]


def test_other_strikes_are_nobodys() -> None:
    """Without "the" or "these" they point back to nothing."""
    text = "The coalition conducted five airstrikes near Mosul. Strikes destroyed two depots."
    assert [row["roles"].get("agent") for row in of_type(text, "Attack")] == [["coalition"], None]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The attacks in Qamenas, Sarmin and Talamenes continued.", ["Qamenas", "Sarmin", "Talamenes"]),
        ("Rebels killed 70 members of the Nimr tribe in Anbar.", ["Anbar"]),
    ],
)
def test_places_stand_in_lists_and_behind_the_people_struck(text: str, places: list[str]) -> None:
    """Each name of the list; and where the people are is where it happens."""
    assert of_type(text, "Attack")[0]["roles"]["place"] == places


def test_permission_under_an_obligation_is_required() -> None:
    """ "must be allowed to" asks for what is allowed."""
    assert [row["modality"] for row in of_type("The commission must be allowed to gather evidence in Goma.", "LegalProceeding")] == [
        "required"
    ]
