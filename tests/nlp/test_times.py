"""What time expressions are found, and what they mean in news."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from kg.model import Span, TimeMention
from kg.nlp.times import find_times

WEDNESDAY = dt.date(2023, 9, 20)


def _paragraphs(text: str) -> list[Span]:
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]


def _read(text: str, published: dt.date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(m.text, m.edtf) for m in find_times(text, _paragraphs(text), published=published)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said on Wednesday that it ended.", [("on Wednesday", "2023-09-20")]),
        ("On Tuesday, Kabul announced it.", [("On Tuesday", "2023-09-19")]),
        ("It is part of the Republic.In 1923, it became a region.In 1988, it left.", [("In 1923", "1923"), ("In 1988", "1988")]),
        ("On September 2, 1991, it left.", [("On September 2, 1991", "1991-09-02")]),
        ("From 1992 to 1994, war raged.", [("From 1992 to 1994", "1992/1994")]),
        ("In late May of this year, he came.", [("In late May of this year", "[2023-05-21..2023-05-31]")]),
        ("In September 2023, he came.", [("In September 2023", "2023-09")]),
        ("They could sign by the end of the year if all agree.", [("by the end of the year", "[..2023-12-31]")]),
        ("Since late 2018, it has stood.", [("Since late 2018", "[2018-09-01..2018-12-31]/")]),
        ("In the early 1990s, it fell.", [("In the early 1990s", "[1990..1993]")]),
        ("Two weeks ago talks failed.", [("Two weeks ago", "[2023-09-04..2023-09-10]")]),
        ("They met yesterday.", [("yesterday", "2023-09-19")]),
        ("The men were set free on Tuesday.", [("on Tuesday", "2023-09-19")]),
        ("Talks are set to begin on Tuesday.", [("on Tuesday", "2023-09-26")]),
        ("The war broke out in May two years ago.", [("in May two years ago", "2021-05")]),
        ("Shelling went on through Friday.", [("through Friday", "/2023-09-15")]),
        ("They met last month.", [("last month", "2023-08")]),
        ("They met last week.", [("last week", "[2023-09-11..2023-09-17]")]),
        ("They met earlier this week.", [("earlier this week", "[2023-09-18..2023-09-20]")]),
        ("They meet later this year.", [("later this year", "[2023-09-20..2023-12-31]")]),
        ("Fighting grew in recent weeks.", [("in recent weeks", None)]),
        ("It held for two years.", [("for two years", None)]),
        ("War goes into its third year.", [("into its third year", None)]),
        ("They agreed to a seven-day ceasefire.", [("seven-day", None)]),
        ("It ran until 2014.", [("until 2014", "/2014")]),
        ("Before 2010, all was calm.", [("Before 2010", "[..2009-12-31]")]),
        ("After March 5, it grew.", [("After March 5", "[2023-03-06..]")]),
        ("In the summer of 2008, it began.", [("In the summer of 2008", "2008-22")]),
        ("In the second quarter of 2008, it fell.", [("In the second quarter of 2008", "2008-34")]),
        ("In the second half of 2008, it fell.", [("In the second half of 2008", "2008-41")]),
        ("On 6-7 February they met.", [("On 6-7 February", "2023-02-06/2023-02-07")]),
        ("Talks ran between 3 and 5 May.", [("between 3 and 5 May", "[2023-05-03..2023-05-05]")]),
        ("It has held since 2014.", [("since 2014", "2014/")]),
        ("They met on November 2-4, 2022.", [("on November 2-4, 2022", "2022-11-02/2022-11-04")]),
        ("It fell on 20/09/2023.", [("on 20/09/2023", "2023-09-20")]),
        ("It fell on 05/06/2023.", [("on 05/06/2023", None)]),
        ("It fell on 2023-01-02.", [("on 2023-01-02", "2023-01-02")]),
        ("In the 1980s, it grew.", [("In the 1980s", "198X")]),
        ("In the 19th century, it grew.", [("In the 19th century", "18XX")]),
        ("At dawn on Friday, troops moved.", [("At dawn on Friday", "2023-09-15")]),
        ("At 05:30 GMT on Monday, they left.", [("At 05:30 GMT on Monday", "2023-09-18")]),
        ("On Monday at 6 a.m., they left.", [("On Monday at 6 a.m.", "2023-09-18")]),
        ("They met last Wednesday.", [("last Wednesday", "2023-09-13")]),
        ("They meet next Tuesday.", [("next Tuesday", "2023-09-26")]),
        ("Over the weekend, shells fell.", [("Over the weekend", "[2023-09-16..2023-09-17]")]),
        ("By late 2024, it ends.", [("By late 2024", "[..2024-12-31]")]),
        ("They leave by Friday.", [("by Friday", "[..2023-09-22]")]),
        ("The war of 1939-45 ended.", [("1939-45", "1939/1945")]),
        ("From April to June 2020, it ran.", [("From April to June 2020", "2020-04/2020-06")]),
        ("In 490 BC, they landed.", [("In 490 BC", "-0489")]),
        ("About 1950, he left.", [("About 1950", "1950~")]),
        ("In mid-May 2020, he left.", [("In mid-May 2020", "[2020-05-11..2020-05-20]")]),
        ("Rebels shelled Goma overnight.", [("overnight", "2023-09-20")]),
        ("Overnight, drones hit Kyiv.", [("Overnight", "2023-09-20")]),
        ("On 5 May 2022 rebels came. They shelled it overnight.", [("On 5 May 2022", "2022-05-05"), ("overnight", "2022-05-05")]),
        ("Overnight raids went on.", []),
        ("The truce will last until the 29th.", [("until the 29th", "/2023-09-29")]),
        ("They rule out any talks.", []),
    ],
)
def test_an_expression_is_found_with_its_relation_word_and_dated(text: str, wanted: list[tuple[str, str | None]]) -> None:
    """In an article of Wednesday, 20 September 2023, the words give this EDTF."""
    assert _read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "May the talks go on.",
        "It may fail and they may march on.",
        "Theresa May spoke to crowds.",
        "The army fired 1800 shells, and some 1500 soldiers fell.",
        "Resolution 1701 and the Su-2035 are no dates.",
        "It cost $1999 and 2000 troops left.",
        "The fall of the city went on.",
    ],
)
def test_words_and_numbers_that_are_no_times_are_left_alone(text: str) -> None:
    """Modal may, the verb march, names, counts, amounts and numbers of documents give nothing."""
    assert _read(text) == []


def test_a_year_opened_at_the_head_of_a_sentence_holds_in_its_paragraph() -> None:
    """A date without a year takes the year that a sentence before it opened with; the assumption is named."""
    text = "In late September 2020, fighting broke out. On the night of November 10, a truce was made.\n\nOn June 3, they met."
    mentions = find_times(text, _paragraphs(text), published=WEDNESDAY)
    assert [(m.text, m.edtf, m.basis) for m in mentions] == [
        ("In late September 2020", "[2020-09-21..2020-09-30]", ("late-third",)),
        ("On the night of November 10", "2020-11-10", ("year-from-context", "night-spans-midnight")),
        ("On June 3", "2023-06-03", ("year-nearest-publication",)),
    ]


def test_a_year_inside_a_noun_phrase_opens_nothing() -> None:
    """The year of an older document does not capture the dates after it."""
    text = "It has been shut since December 12. This breaks the 2020 ceasefire deal. Late in December, he spoke. On January 18, he left."
    assert _read(text, dt.date(2023, 1, 24)) == [
        ("since December 12", "2022-12-12/"),
        ("2020", "2020"),
        ("Late in December", "[2022-12-21..2022-12-31]"),
        ("On January 18", "2023-01-18"),
    ]


def test_a_dateline_is_the_day_of_writing_for_what_follows() -> None:
    """Days are counted from the date at the head of the dispatch, and the basis says so."""
    text = "DUBAI, June 9, 2023 – A truce is to begin at 6 a.m. (0400 GMT) on Saturday, both sides said. They met yesterday."
    mentions = find_times(text, _paragraphs(text), published=dt.date(2023, 6, 12))
    assert [(m.text, m.edtf, m.basis) for m in mentions] == [
        ("June 9, 2023", "2023-06-09", ()),
        ("at 6 a.m. (0400 GMT) on Saturday", "2023-06-10", ("weekday-after-publication", "dateline")),
        ("yesterday", "2023-06-08", ("relative-to-publication", "dateline")),
    ]


def test_what_is_announced_lies_ahead_and_what_is_said_lies_behind() -> None:
    """The verb next to a weekday, day or month tells on which side of the day of writing it lies."""
    text = (
        "Talks will resume on Monday, they said. They said on Monday that talks will resume. They spoke to reporters on Friday. "
        "In December, they will meet. In December, they met. The pact ends, effective December 7."
    )
    assert _read(text) == [
        ("on Monday", "2023-09-25"),
        ("on Monday", "2023-09-18"),
        ("on Friday", "2023-09-15"),
        ("In December", "2023-12"),
        ("In December", "2022-12"),
        ("effective December 7", "2023-12-07/"),
    ]


def test_times_that_point_back_count_from_the_last_mention() -> None:
    """ "Two days earlier" and "the following day" follow the text, not the day of writing."""
    text = (
        "On 5 May 2010, they left. Two days earlier, they met. The following day, it fell. On the same day, he left. It ended that month."
    )
    assert _read(text) == [
        ("On 5 May 2010", "2010-05-05"),
        ("Two days earlier", "2010-05-03"),
        ("The following day", "2010-05-04"),
        ("On the same day", "2010-05-04"),
        ("that month", "2010-05"),
    ]


def test_without_a_day_of_writing_nothing_is_made_up() -> None:
    """No publication date: the year stays open, and weekdays, "today" and "last week" give no date."""
    text = "It was announced on 29 December. On Monday, they met. Today it holds. Last week it broke."
    assert _read(text, None) == [("on 29 December", "XXXX-12-29"), ("On Monday", None), ("Today", None), ("Last week", None)]


def test_a_narrative_carries_its_year_on() -> None:
    """In narrative mode the last date gives the year, also over paragraphs; a bare year within a sentence does not."""
    text = "On 5 May 1916, they left. In June, they came back, as in 1913.\n\nIn August, it fell."
    mentions = find_times(text, _paragraphs(text), published=WEDNESDAY, mode="narrative")
    assert [(m.text, m.edtf) for m in mentions] == [
        ("On 5 May 1916", "1916-05-05"),
        ("In June", "1916-06"),
        ("in 1913", "1913"),
        ("In August", "1916-08"),
    ]


def test_a_history_is_read_as_a_narrative_by_itself() -> None:
    """Many other years and nothing counted from the day of writing make a narrative; the same dates in news do not."""
    history = "\n".join(f"On 5 May {year}, they left.\nIn June, they came." for year in range(1914, 1921))
    assert _read(history)[1::2] == [("In June", f"{year}-06") for year in range(1914, 1921)]
    assert _read("On 5 May 1914, they left.\nIn June, they came.")[1] == ("In June", "2023-06")


def test_a_mention_points_into_the_text() -> None:
    """Text and offsets agree, relation and kind are told."""
    text = "On Tuesday, he left for two days."
    assert find_times(text, [Span(0, len(text))], published=WEDNESDAY) == (
        TimeMention(0, 10, "On Tuesday", "date", "2023-09-19", "on", ("weekday-before-publication",)),
        TimeMention(20, 32, "for two days", "duration", None),
    )


def test_only_the_given_paragraphs_are_read() -> None:
    """A date outside of the spans is neither found nor used."""
    text = "In 1994, it began.\nOn 3 March, he spoke."
    assert [m.edtf for m in find_times(text, _paragraphs(text)[1:], published=None)] == ["XXXX-03-03"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It has been split since 2014, three years after a revolt.", [("since 2014", "2014/"), ("three years after", "2011")]),
        ("They met on Monday, a day before the vote.", [("on Monday", "2023-09-18"), ("a day before", "2023-09-19")]),
        (
            "He said on Monday that the truce of 1991 was over, a day after it broke.",
            [("on Monday", "2023-09-18"), ("1991", "1991"), ("a day after", "2023-09-17")],
        ),
        ("On 24 June 2016 they met. One week later they signed.", [("On 24 June 2016", "2016-06-24"), ("One week later", "2016-07-01")]),
        ("On Monday they met. Two days after the vote they left.", [("On Monday", "2023-09-18"), ("Two days", None)]),
    ],
)
def test_a_length_beside_a_time_counts_from_it(text: str, wanted: list[tuple[str, str | None]]) -> None:
    """What lies so long after or before a time of the same sentence has a date; a length that stands alone has none."""
    assert _read(text) == wanted


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "On Friday they agreed to stop from midday on Monday.",
            dt.date(2023, 12, 10),
            [("On Friday", "2023-12-08"), ("from midday on Monday", "2023-12-11/")],
        ),
        ("They met in Juba on Wednesday and Thursday.", dt.date(2019, 10, 18), [("on Wednesday and Thursday", "2019-10-16/2019-10-17")]),
        ("The truce began on the 14th and held.", dt.date(2016, 7, 16), [("on the 14th", "2016-07-14")]),
        ("The Council will vote on the 29th.", dt.date(2022, 1, 20), [("on the 29th", "2022-01-29")]),
        ("Gunmen struck on New Year's Eve.", dt.date(2016, 1, 2), [("on New Year's Eve", "2015-12-31")]),
        ("Clashes have gone on since October 7.", dt.date(2024, 9, 4), [("since October 7", "2023-10-07/")]),
        (
            "On 22 April he said that it had been shelled two days earlier.",
            None,
            [("On 22 April", "XXXX-04-22"), ("two days earlier", "XXXX-04-20")],
        ),
        (
            "War broke out on 15 December 2013. Since then, many died.",
            None,
            [("on 15 December 2013", "2013-12-15"), ("Since then", "2013-12-15/")],
        ),
    ],
)
def test_days_that_other_words_place(text: str, published: dt.date | None, expected: list[tuple[str, str]]) -> None:
    """Pairs of weekdays, days of the month alone, eves of feasts, and what counts from a day whose year is not told."""
    assert _read(text, published) == expected
