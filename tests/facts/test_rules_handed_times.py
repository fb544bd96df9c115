"""Which clause a time dates, and to what it is handed on."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


def _times(text: str, type_: str) -> list[str | None]:
    return [(row["time"] or {}).get("edtf") for row in rows(text, "2021-05-10") if row["type"] == type_]


@pytest.mark.parametrize(
    ("text", "type_", "time"),
    [
        ("The war has cost 9,000 lives since rebels took up arms in Casamance in 1982.", "CasualtyFigure", "1982/"),
        ("Since fighting began in Donbas in 2014, about 9,000 people have died.", "CasualtyFigure", "2014/"),
        ("They have been held in custody in Bamako since their arrest in May 2015.", "Detention", "2015-05/"),
    ],
)
def test_what_has_gone_on_since_an_event_is_open_from_its_time(text: str, type_: str, time: str) -> None:
    """ "since rebels rose in 1982" dates the clause around it from then on."""
    assert time in _times(text, type_)


@pytest.mark.parametrize(
    ("text", "type_", "time"),
    [
        ("Chad and Libya signed the accord on 3 May 2020 after five rounds of talks.", "Negotiation", None),
        ("Russia recognised Abkhazia in 2008 after a brief war with Georgia.", "ArmedHostilities", "2008"),
        ("He died after a shootout with police on 3 May 2020.", "ArmedHostilities", "2020-05-03"),
    ],
)
def test_what_lies_before_the_event_has_not_its_day(text: str, type_: str, time: str | None) -> None:
    """After "after", a day told before is another event's; a year, or a day told behind it, may hold for both."""
    assert _times(text, type_) == [time]


@pytest.mark.parametrize(
    ("text", "type_", "time"),
    [
        ("A truce proposed by Kenya and Uganda collapsed in May 2020.", "Proposal", None),
        ("On 3 May 2020, Sudan and Chad signed a treaty that ends a war.", "CessationOfHostilities", None),
        ("The war began on 7 October 2020, when fighters attacked Stepanakert.", "Attack", "2020-10-07"),
    ],
)
def test_what_is_told_of_a_participant_in_passing_has_not_the_date(text: str, type_: str, time: str | None) -> None:
    """A truce proposed at some time may collapse at another; what a "when" clause tells is of that day."""
    assert _times(text, type_) == [time]


@pytest.mark.parametrize(
    ("text", "type_", "time"),
    [
        ("The army took Bukavu in May 2012, two years after rebels seized the town.", "Capture", ["2012-05", "2010"]),
        ("Morocco and Spain met on 14 November 2020, a day after troops moved into Guerguerat.", "MilitaryOperation", ["2020-11-13"]),
        ("The accord was signed on 3 May 2020, two days after a raid on a base in Gao.", "Attack", ["2020-05-01"]),
    ],
)
def test_a_length_dates_what_it_counts_from(text: str, type_: str, time: list[str]) -> None:
    """ "a day after troops moved in", beside a date, tells when they did."""
    assert _times(text, type_) == time


def test_an_agreement_has_the_time_of_the_act_that_made_it() -> None:
    """What somebody proclaimed or backed at a time is of that time."""
    assert _times("A truce that Colombia had proclaimed in December 2020 held.", "CeasefireAgreement") == ["2020-12"]
    assert _times("Fighting broke the truce that Colombia proclaims each year.", "CeasefireAgreement") in ([None], [])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The army launched an offensive in which thousands of people were killed.", "The army launched an offensive"),
        ("Chad attacked Aouzou on 3 May 2020, two days after a truce.", "Chad attacked Aouzou on 3 May 2020"),
    ],
)
def test_a_quote_leaves_out_what_only_follows_the_event(text: str, quote: str) -> None:
    """ "in which" people died, or two days after what, are no part of the clause that tells the event."""
    assert quote in [row["quote"] for row in rows(text, "2021-05-10")]


@pytest.mark.parametrize(
    ("text", "type_", "time"),
    [
        ("We condemn the Houthi attacks launched against Saudi infrastructure on Friday.", "Attack", "2021-05-07"),
        ("Militants have killed nine people and displaced hundreds in Cabo Delgado since Friday.", "CasualtyFigure", "2021-05-07/"),
        ("The army entered the region on Friday, hours after rebels attacked Malakal.", "Attack", "2021-05-07"),
        ("On Friday, rebels shelled Taiz, while clashes erupted in Marib.", "ArmedHostilities", "2021-05-07/"),
    ],
)
def test_a_time_told_once_holds_for_what_took_place_with_it(text: str, type_: str, time: str) -> None:
    """A participle, the last of joined verbs and a clause with "as" or "while" give their time to what they tell of."""
    assert time in _times(text, type_)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The two presidents spoke on Friday about the war in Tigray.", "ArmedHostilities"),
        ("The junta promised on Friday to release the prisoners.", "PrisonerRelease"),
        ("The Council asked Mali on Friday to withdraw its troops.", "Withdrawal"),
    ],
)
def test_what_is_spoken_of_or_yet_to_be_done_has_not_the_day_of_the_words(text: str, type_: str) -> None:
    """The topic of a talk, and what is promised or asked for, are not dated by the day on which it was said."""
    assert set(_times(text, type_)) == {None}


def test_words_said_now_have_not_a_day_gone_by() -> None:
    """ "condemns … yesterday": the day is that of the event spoken of."""
    text = "The United States condemns in the strongest terms the Houthi attack on Marib yesterday."
    assert (_times(text, "Accusation"), _times(text, "Attack")) == ([None], ["2021-05-09"])


def test_what_opens_on_a_weekday_is_still_to_come() -> None:
    """The present tense of a beginning or an end points the weekday forward."""
    assert _times("The summit opens in Seoul on Wednesday.", "Meeting") == ["2021-05-12"]


def test_what_somebody_is_thanked_for_has_not_the_day_of_the_thanks() -> None:
    """ "For" names what was done before."""
    (talks,) = of_type("On 3 May 2021, Kenya thanked Oman for hosting the talks.", "Negotiation")
    assert talks["time"] is None


def test_what_lies_ahead_of_the_day_of_writing_is_meant() -> None:
    """A present verb with a date to come, or an event that something is ahead of, tells no fact yet."""
    texts = (
        ("The truce in Mali expires on 31 January.", "2022-01-20"),
        ("They spoke ahead of Thursday's visit by the king.", "2016-10-11"),
    )
    found = [(row["type"], row["time"]["edtf"], row["modality"]) for text, day in texts for row in rows(text, day) if row["time"]]
    assert found == [("AgreementTermination", "2022-01-31", "intended"), ("Visit", "2016-10-13", "intended")]


@pytest.mark.parametrize(
    ("text", "type_", "edtf"),
    [
        ("The truce of April 2016, like the pause of May 2015, collapsed within days.", "CeasefireViolation", None),
        ("Commanders met on 12 November 2022, ten days after the deal of Pretoria.", "Agreement", "2022-11-02"),
        ("Commanders met on 12 November 2022, ten days after the deal of Pretoria.", "Meeting", "2022-11-12"),
        ("The premier visited the front on 3 October 2008, the day the offensive was launched.", "MilitaryOperation", "2008-10-03"),
        ("On 17 January 2009, Israel declared a unilateral ceasefire.", "CeasefireAgreement", "2009-01-17"),
        ("British troops were in Basra from 2003 until 2009, when they withdrew from the airport.", "Withdrawal", "2009"),
        ("After the eclipse of 5 May 2004, the envoy visited Baghdad.", "Visit", None),
        ("Ethiopian troops seized Mekelle in May 2020 and held it until June 2021, when they pulled out.", "Withdrawal", "2021-06"),
    ],
)
def test_a_date_belongs_to_what_it_stands_with(text: str, type_: str, edtf: str | None) -> None:
    """What something is likened to, or counted from, keeps its own date and gives it to nothing else."""
    assert [row["time"] and row["time"]["edtf"] for row in of_type(text, type_)][:1] == [edtf]
