"""Who is meant: both sides, the two countries, "it", the statement, and what points back."""

from __future__ import annotations

import pytest

from tests.facts.reading import analysed, of_type, rows


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("India and Pakistan exchanged fire on Friday. Both countries agreed to a ceasefire.", ["India", "Pakistan"]),
        ("Fighting broke out between Ethiopia and Eritrea. The two countries signed a truce.", ["Ethiopia", "Eritrea"]),
        ("Sudan clashed with Chad near the border. Both sides agreed to a ceasefire.", ["Sudan", "Chad"]),
    ],
)
def test_both_sides_are_the_two_that_were_named(text: str, parties: list[str]) -> None:
    """The last pair side by side."""
    (concluded,) = [row for row in rows(text) if row["type"] in ("AgreementConclusion", "Signing")]
    assert concluded["roles"]["party"] == parties


def test_both_sides_stay_unresolved_where_the_text_leaves_them_open() -> None:
    """Nobody is put in where nobody was named."""
    (concluded,) = of_type("Both sides agreed to a ceasefire.", "AgreementConclusion")
    assert [name.lower() for name in concluded["roles"]["party"]] == ["both sides"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Turkey said on Monday that its troops had left Idlib. It also said that rebels had attacked the base.", "Turkey"),
        ("Kenya rejected the plan. It said that rebels had attacked the convoy.", "Kenya"),
        ("Moldova denied the report. It said that Russia had attacked the bridge.", "Moldova"),
    ],
)
def test_it_is_the_state_that_spoke_last(text: str, speaker: str) -> None:
    """A pronoun as speaker."""
    assert [row["claimant"] for row in of_type(text, "Attack") if row["start"] > text.index(". ")] == [speaker]


def test_it_is_nobody_where_a_clause_follows() -> None:
    """ "It is important that …" has no speaker."""
    assert {row["claimant"] for row in rows("Rebels attacked Goma. It was clear that Rwanda had armed the rebels.")} == {"narrator"}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "In a joint statement, Norway and Kenya welcomed the truce. The statement said that rebels had attacked the town.",
            "Norway and Kenya",
        ),
        ("Egypt issued a statement on Monday that condemned the raid. The statement said that rebels had attacked the town.", "Egypt"),
        ("In a letter, Cuba rejected the sanctions. The letter said that the United States had closed its ports.", "Cuba"),
    ],
)
def test_a_document_speaks_for_those_who_issued_it(text: str, speakers: str) -> None:
    """ "The statement said" means those who spoke through it."""
    second = [row for row in rows(text) if row["start"] > text.index(". ") and row["type"] in ("Attack", "Blockade", "OpeningOfPassage")]
    assert [row["claimant"] for row in second] == [speakers]


@pytest.mark.parametrize(
    "report", ["A report by Kenya", "Kenya's statement", "A letter from Kenya", "A report published on Monday by the government of Kenya"]
)
def test_a_document_named_with_its_issuer_speaks_for_that_one(report: str) -> None:
    """Another's report is not the last speaker's."""
    text = f"In a statement, Egypt condemned the raid. {report} said that rebels had attacked the town."
    assert [row["claimant"] for row in of_type(text, "Attack") if row["start"] > text.index(". ")] == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Turkey launched an operation in Idlib. Syria described the operation as aggression.", "aggression"),
        ("Israel struck a convoy near Damascus. Iran called the strike a crime.", "crime"),
        ("Saudi Arabia announced a blockade of Qatar. Doha described the blockade as unjust.", "unjust"),
    ],
)
def test_a_definite_noun_points_back_to_its_event(text: str, words: str) -> None:
    """The characterisation is about the event told before."""
    found = analysed(text).facts
    (label,) = [f for f in found if f.type == "Characterisation" and (f.value or {})["as"] == words]
    assert [found[link.target].span.start < text.index(". ") for link in label.links if link.relation == "about"] == [True]
