"""EDTF: what is valid, its bounds, and open intervals."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import Bounds, bounds, is_valid, open_interval

D = dt.date


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("2023-09-19", Bounds(D(2023, 9, 19), D(2023, 9, 19), D(2023, 9, 19), D(2023, 9, 19))),
        ("2023-02", Bounds(D(2023, 2, 1), D(2023, 2, 28), D(2023, 2, 1), D(2023, 2, 28))),
        ("1923", Bounds(D(1923, 1, 1), D(1923, 12, 31), D(1923, 1, 1), D(1923, 12, 31))),
        ("1992/1994", Bounds(D(1992, 1, 1), D(1992, 12, 31), D(1994, 1, 1), D(1994, 12, 31))),
        ("2020-11-10/", Bounds(D(2020, 11, 10), D(2020, 11, 10), None, None)),
        ("2020-11-10/..", Bounds(D(2020, 11, 10), D(2020, 11, 10), None, None)),
        ("/2014", Bounds(None, None, D(2014, 1, 1), D(2014, 12, 31))),
        ("[2020-09-21..2020-09-30]", Bounds(D(2020, 9, 21), D(2020, 9, 30), D(2020, 9, 21), D(2020, 9, 30))),
        ("[2018-09-01..2018-12-31]/", Bounds(D(2018, 9, 1), D(2018, 12, 31), None, None)),
        ("[..2023-12-31]", Bounds(None, D(2023, 12, 31), None, D(2023, 12, 31))),
        ("[2023-03-06..]", Bounds(D(2023, 3, 6), None, D(2023, 3, 6), None)),
        ("[1990..1993]", Bounds(D(1990, 1, 1), D(1993, 12, 31), D(1990, 1, 1), D(1993, 12, 31))),
        ("198X", Bounds(D(1980, 1, 1), D(1989, 12, 31), D(1980, 1, 1), D(1989, 12, 31))),
        ("18XX", Bounds(D(1800, 1, 1), D(1899, 12, 31), D(1800, 1, 1), D(1899, 12, 31))),
        ("2007-22", Bounds(D(2007, 6, 1), D(2007, 8, 31), D(2007, 6, 1), D(2007, 8, 31))),
        ("2003-24", Bounds(D(2003, 12, 1), D(2004, 2, 29), D(2003, 12, 1), D(2004, 2, 29))),
        ("2008-34", Bounds(D(2008, 4, 1), D(2008, 6, 30), D(2008, 4, 1), D(2008, 6, 30))),
        ("2008-41", Bounds(D(2008, 7, 1), D(2008, 12, 31), D(2008, 7, 1), D(2008, 12, 31))),
        ("XXXX-12-29", Bounds()),
        ("1950~", Bounds()),
        ("-0489", Bounds()),
        ("2023-06-10T06:00:00Z", Bounds(D(2023, 6, 10), D(2023, 6, 10), D(2023, 6, 10), D(2023, 6, 10))),
    ],
)
def test_each_form_gives_its_bounds(edtf: str, wanted: Bounds) -> None:
    """The four bounds of a form; None where nothing is known."""
    assert bounds(edtf) == wanted
    assert is_valid(edtf)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "2023-13",
        "2023-02-30",
        "XXXX",
        "2023-XX-05",
        "1994/1992",
        "/",
        "../..",
        "[..]",
        "[2020..2019]",
        "20XX-05",
        "2023-22-01",
        "soon",
        "23-09-19",
    ],
)
def test_what_is_no_edtf_is_refused(edtf: str) -> None:
    """Unreal days, reversed ends and other texts are not valid, and have no bounds."""
    assert not is_valid(edtf)
    with pytest.raises(ValueError):
        bounds(edtf)


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("2023-09-19", "2023-09-19/"),
        ("[2018-09-01..2018-12-31]", "[2018-09-01..2018-12-31]/"),
        ("1992/1994", "1992/1994"),
        ("1988/", "1988/"),
    ],
)
def test_an_interval_is_opened_once(edtf: str, wanted: str) -> None:
    """A date or set becomes the begin of an interval without a stated end; an interval stays."""
    assert open_interval(edtf) == wanted
    assert is_valid(wanted)


@given(st.dates(D(1, 1, 1), D(9999, 12, 31)), st.dates(D(1, 1, 1), D(9999, 12, 31)), st.sampled_from(["{}/{}", "[{}..{}]"]))
def test_bounds_are_ordered(one: dt.date, other: dt.date, form: str) -> None:
    """Earliest never lies after latest, and no begin after its end."""
    first, last = sorted((one, other))
    found = bounds(form.format(first.isoformat(), last.isoformat()))
    assert found.earliest_begin == first
    assert found.latest_end == last
    assert found.latest_begin is not None and found.earliest_end is not None
    assert found.earliest_begin <= found.latest_begin and found.earliest_end <= found.latest_end


@given(st.dates(D(1, 1, 1), D(9998, 12, 31)))
def test_a_coarser_date_holds_the_finer(day: dt.date) -> None:
    """Day within month within year within decade."""
    forms = [day.isoformat(), f"{day.year:04}-{day.month:02}", f"{day.year:04}"]
    if day.year >= 10:
        forms.append(f"{day.year // 10:03}X")
    spans = [bounds(form) for form in forms]
    for inner, outer in zip(spans, spans[1:], strict=False):
        assert outer.earliest_begin and inner.earliest_begin and outer.latest_end and inner.latest_end
        assert outer.earliest_begin <= inner.earliest_begin and inner.latest_end <= outer.latest_end


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (form, True)
        for form in ("1923", "2023-09", "2023-09-19", "198X", "18XX", "2007-22", "2008-34", "2008-41", "XXXX-12-29", "1950~", "-0489")
    ]
    + [
        (form, True)
        for form in ("1992/1994", "2020-11-10/", "/2014", "[2020-09-21..2020-09-30]", "[..2023-12-31]", "[2023-03-06..]", "[1990..1993]")
    ]
    + [(form, False) for form in ("soon", "23-09-19", "[..]")],
)
def test_the_syntax_is_that_of_the_edtf_package(text: str, wanted: bool) -> None:
    """Forms other than the house's own set within an interval are read alike by an independent parser."""
    edtf = pytest.importorskip("edtf")
    try:
        edtf.parse_edtf(text)
    except edtf.EDTFParseException:
        assert not wanted
    else:
        assert wanted
    assert is_valid(text) is wanted
