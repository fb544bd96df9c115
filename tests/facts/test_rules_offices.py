"""Who is meant by an office, and by "the leaders"; what an official statement's title adds."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.facts import analyse
from kg.factstable import fact_rows
from kg.gazetteer import load_gazetteer
from kg.lexicon import load_lexicon
from kg.model import Article, Span
from tests.facts.reading import _annotator, of_type, rows


def statement(title: str, body: str) -> list[dict]:
    """The rows of an official statement with this title."""
    text = f"{title}\n\n{body}"
    article = Article(
        "x", text, (Span(len(title) + 2, len(text)),), title=title, title_span=Span(0, len(title)), published=dt.date(2024, 5, 10)
    )
    return list(fact_rows(analyse(next(iter(_annotator().annotate([article]))), load_lexicon(), load_gazetteer())))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kenyan President William Ruto met envoys in Kampala. The President said that rebels had attacked Goma.", "William Ruto"),
        ("Secretary of State Antony Blinken visited Cairo. The Secretary said that rebels had attacked Goma.", "Antony Blinken"),
        (
            "Israeli Prime Minister Benjamin Netanyahu met Egyptian President Abdel Fattah el-Sisi. "
            "The Egyptian president said that rebels had attacked Goma.",
            "Abdel Fattah el-Sisi",
        ),
    ],
)
def test_an_office_means_the_person_whose_title_says_it(text: str, speaker: str) -> None:
    """The title alone goes on for the name."""
    assert [row["claimant"] for row in of_type(text, "Attack")] == [speaker]


def test_an_office_is_not_its_deputys() -> None:
    """A vice president is not the president."""
    text = "Vice President Kamala Harris visited Accra. The President said that rebels had attacked Goma."
    assert [row["claimant"] for row in of_type(text, "Attack")] == ["President"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "President William Ruto met Prime Minister Abiy Ahmed. The President praised Chad. He said that rebels had attacked Goma.",
            "William Ruto",
        ),
        (
            "President Emmanuel Macron spoke with President Joseph Aoun. He praised the truce. He said that rebels had attacked Goma.",
            "Emmanuel Macron",
        ),
    ],
)
def test_who_is_told_of_as_a_subject_stays_prominent(text: str, speaker: str) -> None:
    """ "He" goes on meaning the one whom an office or a pronoun meant before."""
    assert [row["claimant"] for row in of_type(text, "Attack")] == [speaker]


@pytest.mark.parametrize("who", ["The leaders", "The two leaders", "They", "The two"])
def test_the_leaders_are_those_who_spoke_with_one_another(who: str) -> None:
    """A plural after a call means both sides of it."""
    text = f"President Emmanuel Macron spoke with Prime Minister Abiy Ahmed on Friday. {who} discussed the situation in Sudan."
    last = of_type(text, "Consultation")[-1]
    assert last["roles"] == {"party": ["Emmanuel Macron", "Abiy Ahmed"]}


def test_a_suffix_is_part_of_the_name() -> None:
    """ "Jr." is nobody of its own."""
    (call,) = of_type("President Joseph R. Biden, Jr. spoke with President Joseph Aoun.", "Consultation")
    assert call["roles"] == {"party": ["Joe Biden", "Joseph Aoun"]}


def test_a_joint_statement_speaks_for_all_who_issue_it() -> None:
    """ "We" is everyone named in the title of a joint statement, up to its topic."""
    found = statement("Joint Statement by Kenya and Uganda on the Truce with Chad", "We condemn the attack on Goma by rebels.")
    assert [row["roles"]["agent"] for row in found if row["type"] == "Accusation"] == [["Kenya", "Uganda"]]
    assert {row["claimant"] for row in found if row["type"] == "Attack"} == {"Kenya and Uganda"}


def test_a_title_tells_nothing_that_the_body_tells() -> None:
    """The call and the office are told once, in the body."""
    found = statement(
        "Readout of President Macron’s Call with President Ruto", "President Emmanuel Macron spoke with President William Ruto."
    )
    start = len("Readout of President Macron’s Call with President Ruto")
    assert [row["type"] for row in found if row["start"] < start] == []
    assert sorted(row["type"] for row in found) == ["Consultation", "RoleTenure", "RoleTenure"]


def test_we_are_those_who_call_themselves_so() -> None:
    """ "We, the ministers of Kenya and Ghana, condemn": the statement is theirs."""
    found = statement("Statement on Chad", "We, the ministers of Kenya and Ghana, condemn the attack on Goma. We urge Chad to withdraw.")
    assert {row["claimant"] for row in found if row["type"] == "Withdrawal"} == {"Kenya and Ghana"}


def test_a_readout_is_not_issued_by_the_one_whose_talks_it_tells() -> None:
    """ "The minister said that we …" stands in a readout that somebody else has written."""
    found = statement(
        "Readout of President Ruto’s Call with President Macron",
        "President Ruto spoke with President Macron. President Ruto said that we must act. He welcomed the truce in Chad.",
    )
    assert {row["claimant"] for row in found if row["type"] in ("Consultation", "Approval")} == {"narrator"}


def test_a_title_keeps_what_the_body_does_not_tell() -> None:
    """The issuer's office stands in the title alone."""
    found = statement("Statement by Foreign Minister Dmytro Kuleba on the Raid", "We condemn the raid on Kharkiv.")
    assert [row["value"]["person"] for row in found if row["type"] == "RoleTenure"] == ["Dmytro Kuleba"]


@pytest.mark.parametrize(
    ("text", "type_", "party"),
    [
        ("EU-Iran talks continued in Vienna.", "Negotiation", ["European Union", "Iran"]),
        ("Minister Lopez praised NATO-EU cooperation.", "Cooperation", ["NATO", "European Union"]),
        ("The Chad-Libya war dragged on.", "ArmedHostilities", ["Chad", "Libya"]),
    ],
)
def test_names_joined_by_a_hyphen_are_both_meant(text: str, type_: str, party: list[str]) -> None:
    """ "EU-Iran talks" have two parties."""
    assert [row["roles"]["party"] for row in of_type(text, type_)] == [party]


def test_a_need_is_nobodys_act() -> None:
    """Who stresses the need to protect civilians is the claimant, not the one who protects."""
    (found,) = of_type("President Emmanuel Macron stressed the need to protect civilians in Gaza.", "ProtectionOfCivilians")
    assert (found["claimant"], found["roles"].get("agent"), found["modality"]) == ("Emmanuel Macron", None, "required")


def test_a_ceasefire_and_release_deal_is_one_agreement() -> None:
    """Two nouns under one article name one agreement."""
    found = of_type("Qatar presented a ceasefire and hostage release deal.", "CeasefireAgreement", "Agreement")
    assert [row["quote"] for row in found] == ["a ceasefire and hostage release deal"]


def test_two_agreements_stay_two() -> None:
    """A second article begins a second agreement."""
    assert len([r for r in rows("Kenya and Somalia signed a ceasefire and a trade agreement.") if r["kind"] == "agreement"]) == 2


def test_an_act_that_is_foretold_is_not_an_attempt() -> None:
    """ "will work to" foretells, "worked to" attempts."""
    (found,) = of_type("The United States will work to end the war in Sudan.", "CessationOfHostilities")
    assert found["modality"] == "intended"
