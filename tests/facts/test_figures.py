"""How news counts those who came to harm: number, bound, kind of harm, population."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts import analyse
from kg.gazetteer import load_gazetteer
from kg.lexicon import load_lexicon
from kg.model import Analysed, Article, Span
from kg.nlp.annotator import Annotator
from tests.facts.reading import of_type


@cache
def _annotator() -> Annotator:
    return Annotator(gazetteer=load_gazetteer())


def _read(text: str) -> Analysed:
    article = Article("x", text, (Span(0, len(text)),))
    return analyse(next(iter(_annotator().annotate([article]))), load_lexicon(), load_gazetteer())


def _figures(text: str) -> list[tuple[str, str | None, str]]:
    """(harm, population, number) of each figure in text order; bounds are written "20..", "..20", "20..30", "~20"."""
    out = []
    for fact in _read(text).facts:
        if fact.type == "CasualtyFigure":
            value = fact.value
            exact = f"{'~' if value.get('approx') else ''}{value['exact']}"
            ends = [str(value[k]) if value[k] is not None else "" for k in ("lower", "upper")]
            out.append((value["harm"], value["population"], exact if value["exact"] is not None else "..".join(ends)))
    return out


CASES = [
    ("At least 20 people were killed in Goma.", [("killed", "people", "20..")]),
    ("Up to 30,000 people lost their lives.", [("killed", "people", "..30000")]),
    ("About 50 soldiers were wounded near Gao.", [("injured", "soldiers", "~50")]),
    ("Between 20 and 30 militants were killed in Swat.", [("killed", "militants", "20..30")]),
    ("From 20 to 30 people died in Aden.", [("killed", "people", "20..30")]),
    ("Some 1.5 million people have been uprooted by the war.", [("displaced", "people", "~1500000")]),
    ("Fifty-two people were reported missing.", [("missing", "people", "52")]),
    ("Dozens of civilians were injured in Taiz.", [("injured", "civilians", "24..")]),
    ("Tens of thousands of civilians were forced to flee.", [("displaced", "civilians", "20000..")]),
    ("Hundreds of thousands of people fled their homes.", [("displaced", "people", "200000..")]),
    ("About two dozen fighters were taken prisoner.", [("captured", "fighters", "~24")]),
    ("A Turkish soldier was killed in Idlib.", [("killed", "Turkish soldier", "1")]),
    ("The blast left 20 people dead and dozens wounded.", [("killed", "people", "20"), ("injured", "people", "24..")]),
    ("The attack claimed the lives of 12 soldiers.", [("killed", "soldiers", "12")]),
    ("The fighting has cost more than 12,000 lives.", [("killed", None, "12000..")]),
    ("The death toll rose to 45.", [("killed", None, "45")]),
    ("The death toll exceeded 2,000.", [("killed", None, "2000..")]),
    ("The army lost 30 soldiers in the battle.", [("killed", "soldiers", "30")]),
    ("Rebels took 20 soldiers hostage near Mopti.", [("captured", "soldiers", "20")]),
    ("Rebels captured 20 Russian soldiers.", [("captured", "Russian soldiers", "20")]),
    ("The ministry reported 25 deaths and 60 injuries.", [("killed", None, "25"), ("injured", None, "60")]),
    ("There were multiple casualties among civilians.", [("casualties-unspecified", "civilians", "2..")]),
    ("The strike killed or wounded at least 40 people.", [("casualties-unspecified", "people", "40..")]),
    ("Two soldiers were killed and seven others wounded in Idlib.", [("killed", "soldiers", "2"), ("injured", "others", "7")]),
    ("The attack killed five people, including two children.", [("killed", "people", "5"), ("killed", "children", "2")]),
    ("At least 700 rebels and civilians were killed in Homs.", [("killed", "rebels and civilians", "700..")]),
    ("Ten civilians were killed and eight wounded in Sumy.", [("killed", "civilians", "10"), ("injured", "civilians", "8")]),
    ("The blast in Mogadishu killed three people and injured 264.", [("killed", "people", "3"), ("injured", "people", "264")]),
    ("A storm killed 12 farmers in Bihar, and rebels wounded 40.", [("killed", "farmers", "12"), ("injured", None, "40")]),
    ("Moscow said its losses were 129 dead and 748 wounded.", [("killed", None, "129"), ("injured", None, "748")]),
    ("The fighting in Kassala left three dead and several wounded.", [("killed", None, "3"), ("injured", None, "2..")]),
    ("They found six dead Russian soldiers.", [("killed", "Russian soldiers", "6")]),
    ("Ten people, three of them children, died in Sloviansk.", [("killed", "people", "10"), ("killed", "children", "3")]),
]


@pytest.mark.parametrize(("text", "figures"), CASES, ids=[text for text, _ in CASES])
def test_a_figure_gives_harm_population_and_number(text: str, figures: list[tuple[str, str | None, str]]):
    """Each way of counting the harmed gives harm, population without the number, and the number with its bound."""
    assert _figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces captured 20 villages.",
        "The party lost 12 seats.",
        "The rebels killed civilians in Bangui in 2014.",
        "Militiamen killed a family near Homs.",
    ],
)
def test_what_counts_no_people_is_no_figure(text: str):
    """Villages taken, seats lost and victims without a number give no figure."""
    assert _figures(text) == []


def test_a_figure_that_is_denied_is_negated():
    """ "Did not kill" denies the figure."""
    facts = [f for f in _read("Moscow said that its forces did not kill 40 civilians in Bucha.").facts if f.type == "CasualtyFigure"]
    assert [(f.polarity, [c.name for c in f.claimants]) for f in facts] == [("negated", ["Russia"])]


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Kenyan officials put the death toll at 1,500.", ["Kenyan officials"]),
        ("Syria raised the death toll to 45.", ["Syria"]),
        ("The attack raised the death toll to 45.", []),
        ("Sixteen people were injured and 6,000 fled their homes, according to the World Food Programme.", ["World Food Programme"] * 2),
        ("Sixteen people were injured. Rebels killed 20 soldiers, according to the World Food Programme.", ["World Food Programme"]),
    ],
)
def test_a_figure_is_claimed_by_who_counts(text: str, claimants: list[str]):
    """Who puts a toll at a number claims it, and a source at the end of a sentence is that of all its coordinated clauses."""
    found = [[c.name for c in f.claimants] for f in _read(text).facts if f.type == "CasualtyFigure"]
    assert [name for names in found for name in names] == claimants


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("No casualties were reported in Gaziantep.", ["casualties-unspecified"]),
        ("Nobody was hurt in the shelling of Tyre.", ["injured"]),
        ("The blast in Lagos did not kill anyone but hurt 30 people.", ["killed"]),
        ("The blast in Lagos killed two people.", []),
    ],
)
def test_that_nobody_came_to_harm_is_a_denied_figure(text: str, denied: list[str]):
    """Nobody, no one, "no casualties" and "not anyone" give a negated figure without a number; what "but" adds is affirmed."""
    facts = [f for f in _read(text).facts if f.type == "CasualtyFigure" and f.polarity == "negated"]
    assert [f.value["harm"] for f in facts] == denied


@settings(max_examples=25, deadline=None)
@given(
    st.integers(min_value=2, max_value=999_999),
    st.sampled_from([("", "exact"), ("at least ", "lower"), ("up to ", "upper"), ("more than ", "lower")]),
)
def test_a_number_in_digits_is_read_as_it_is_written(number: int, bound: tuple[str, str]):
    """Whatever the number, its value stands in the field that its bound words name, and in no other."""
    words, field = bound
    value = next(f.value for f in _read(f"The rebels killed {words}{number:,} soldiers near Goma.").facts if f.type == "CasualtyFigure")
    assert {k: value[k] for k in ("lower", "upper", "exact")} == {"lower": None, "upper": None, "exact": None, field: number}


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("The UN received reports of civilian casualties in Gaza.", "civilians"),
        ("Mali admitted military casualties near Kidal.", "military"),
        ("Rebel casualties were reported near Goma.", "Rebels"),
    ],
)
def test_a_plural_without_a_number_is_two_or_more(text: str, population: str) -> None:
    """A figure has a number, if only the least that its words allow."""
    assert [(row["value"]["population"], row["value"]["lower"]) for row in of_type(text, "CasualtyFigure")] == [(population, 2)]
