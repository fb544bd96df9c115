"""Laws of time reading: layout does not matter, nothing is kept between calls, every EDTF is valid."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.edtf import bounds, is_valid
from kg.model import Span, TimeMention
from kg.nlp.times import find_times
from kg.nlp.times.grammar import load_grammar

PHRASES = (
    "On Tuesday, they met.",
    'In late May of this year, he said "the 2020 deal" was dead.',
    "In 1994, the parties agreed.",
    "On 3 March, it began.",
    "Two days later, it broke.",
    "It had held since December 12.",
    "The year's end is near; they leave by the end of the year.",
    "From 1992 to 1994, war raged.",
    "In mid-June and again on 5-7 July 2021, shells fell.",
    "At 6 a.m. on Saturday, it will begin.",
    "For two years, nothing happened.",
    '"We left in 1999," he said on Friday.',
    "In the summer of 2008, troops came.",
    "They spoke last week, and again this morning.",
)
PARAGRAPHS = st.lists(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)
DAYS = st.one_of(st.none(), st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)), st.sampled_from([dt.date.min, dt.date.max]))
_VOCABULARY = (
    "in on by since until before after between from to and - , . ( ) the of a this that last next early late mid end year "
    "month week day days weeks years decade century May March 30 February 29 0 99 1 2023 1999 20 490 BC AD 0th 99th 31st "
    "1990s 9990s first 9999 night morning Monday Friday today yesterday ago later earlier spring Q4 half second quarter 05:30 "
    "a.m. GMT 31/02/2020 2023-02-30 daily ten several beginning same following previous weekend dawn noon Christmas will said "
    "25:99 0000 1000 "
)


def _find(paragraphs: list[str], published: dt.date | None, gap: str = "\n") -> tuple[str, tuple[TimeMention, ...]]:
    text = gap.join(paragraphs)
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    return text, find_times(text, spans, published=published)


def _facts(mentions: tuple[TimeMention, ...]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(m.text.replace("’", "'"), m.edtf, m.basis) for m in mentions]


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, DAYS)
def test_blank_lines_change_only_offsets(paragraphs: list[str], published: dt.date | None) -> None:
    """What is found does not depend on how far paragraphs stand apart."""
    _, near = _find(paragraphs, published)
    _, far = _find(paragraphs, published, "\n\n\n")
    assert _facts(near) == _facts(far)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, DAYS)
def test_curly_quotes_change_nothing(paragraphs: list[str], published: dt.date | None) -> None:
    """Typographic quotes and apostrophes are read as plain ones."""
    curly = [re.sub(r'"([^"]*)"', r"“\1”", paragraph).replace("'", "’") for paragraph in paragraphs]
    assert _facts(_find(curly, published)[1]) == _facts(_find(paragraphs, published)[1])


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, DAYS)
def test_articles_do_not_touch_one_another(first: list[str], second: list[str], published: dt.date | None) -> None:
    """Reading another article in between gives the same mentions: nothing is kept."""
    alone = _find(first, published)
    _find(second, published)
    assert _find(first, published) == alone


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, DAYS)
def test_every_mention_quotes_its_text_and_its_edtf_is_valid(paragraphs: list[str], published: dt.date | None) -> None:
    """Offsets are exact, mentions are sorted and apart, EDTF can be read back, and bounds are in order."""
    text, mentions = _find(paragraphs, published)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in zip(mentions, mentions[1:], strict=False))
    for mention in mentions:
        if mention.edtf is not None:
            assert is_valid(mention.edtf)
            limits = bounds(mention.edtf)
            for low, high in ((limits.earliest_begin, limits.latest_begin), (limits.earliest_end, limits.latest_end)):
                assert low is None or high is None or low <= high


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_VOCABULARY.split()), max_size=25).map(" ".join), DAYS, st.sampled_from(["news", "narrative", "auto"]))
def test_any_words_are_read_without_a_fault(text: str, published: dt.date | None, mode: str) -> None:
    """Unreal days, far centuries and broken phrases give a valid EDTF or none, never an exception."""
    for mention in find_times(text, [Span(0, len(text))], published=published, mode=mode):
        assert mention.edtf is None or is_valid(mention.edtf), (mention.text, mention.edtf)


def test_every_basis_is_a_concept_of_the_scheme() -> None:
    """The names that the resolver writes are those of `ontology/vocab/time-basis.ttl`, all of them."""
    from kg.resources import data_folder

    concepts = set(
        re.findall(r"^tb:([a-z-]+) a skos:Concept", (data_folder("ontology") / "vocab" / "time-basis.ttl").read_text("utf-8"), re.M)
    )
    folder = data_folder("ontology").parent / "kg" / "nlp" / "times"
    code = "".join((folder / f"{name}.py").read_text("utf-8") for name in ("context", "resolve", "render"))
    assert load_grammar().rules
    assert concepts == {name for name in concepts if f'"{name}"' in code}
    _, mentions = _find(list(PHRASES), dt.date(2023, 9, 20))
    assert {basis for m in mentions for basis in m.basis} <= concepts


def test_a_year_that_the_notation_does_not_know_is_no_year():
    """Beyond 9999 nothing is written down."""
    assert [m.edtf for m in find_times("next year", [Span(0, 9)], published=dt.date(9999, 12, 31))] == [None]
