"""EDTF as Parley writes it: what is valid, what bounds it gives, how an interval is opened.

Levels 0 and 1 of the Library of Congress specification as far as news needs them, sets of one member (`[a..b]`: some day
within), seasons 21 to 24, quarters 33 to 36, halves 40 and 41. One form is the house's own: a set as the end of an interval
(`[2018-09-01..2018-12-31]/`: begun some day within). Bounds are computed here because the `edtf` package invents ends.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_DATE = re.compile(r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<sure>[~?%])?")
_CLOCKED = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
"""Months that a season, quarter or half covers; winter (24) runs into the next year."""

_Days = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known of begin and end; None where nothing is."""

    earliest_begin: dt.date | None = None
    latest_begin: dt.date | None = None
    earliest_end: dt.date | None = None
    latest_end: dt.date | None = None


def bounds(edtf: str) -> Bounds:
    """The four bounds of `edtf`. Years before 1 and unknown years give none. Raises ValueError when it is not valid.

    >>> bounds("[..2023-12-31]")
    Bounds(earliest_begin=None, latest_begin=datetime.date(2023, 12, 31), earliest_end=None, latest_end=datetime.date(2023, 12, 31))
    """
    begin, end = _ends(edtf)
    return Bounds(*begin, *end)


def is_valid(edtf: str) -> bool:
    """Whether `edtf` is of a form that this module reads, with real days and an order."""
    try:
        _ends(edtf)
    except ValueError:
        return False
    return True


def open_interval(edtf: str) -> str:
    """The interval that begins at `edtf` and whose end is not stated; an interval stays as it is.

    >>> open_interval("2023-09-19"), open_interval("[2018-09-01..2018-12-31]"), open_interval("1992/1994")
    ('2023-09-19/', '[2018-09-01..2018-12-31]/', '1992/1994')
    """
    return edtf if "/" in edtf else f"{edtf}/"


def _ends(edtf: str) -> tuple[_Days, _Days]:
    if "/" not in edtf:
        days = _days(edtf)
        return days, days
    first, _, last = edtf.partition("/")
    begin = (None, None) if first in ("", "..") else _days(first)
    end = (None, None) if last in ("", "..") else _days(last)
    if (first in ("", "..") and last in ("", "..")) or _after(begin[0], end[1]):
        raise ValueError(f"{edtf!r} is no interval")
    return begin, end


def _days(text: str) -> _Days:
    """First and last day on which a date or set can lie."""
    if text.startswith("[") and text.endswith("]") and ".." in text:
        first, _, last = text[1:-1].partition("..")
        if not first and not last:
            raise ValueError(f"{text!r} is no set of dates")
        begin = _days(first)[0] if first else None
        end = _days(last)[1] if last else None
        if _after(begin, end):
            raise ValueError(f"{text!r} runs backwards")
        return begin, end
    if clocked := _CLOCKED.fullmatch(text):
        day = dt.date.fromisoformat(clocked["date"])
        return day, day
    if (match := _DATE.fullmatch(text)) is None:
        raise ValueError(f"{text!r} is not EDTF")
    days = _span(match["year"], match["month"], match["day"])
    return (None, None) if match["sure"] else days


def _span(year: str, month: str | None, day: str | None) -> _Days:
    if year.endswith("X"):
        if year != "XXXX" and month is None:
            first = int(year.replace("X", "0"))
            return (dt.date(first, 1, 1), dt.date(int(year.replace("X", "9")), 12, 31)) if first else (None, None)
        if year == "XXXX" and month is not None:
            _check_day("2000", month, day)
            return None, None
        raise ValueError(f"{year!r} cannot be left open here")
    number = int(year)
    if month is None:
        return (dt.date(number, 1, 1), dt.date(number, 12, 31)) if number > 0 else (None, None)
    _check_day(year, month, day)
    if number <= 0:
        return None, None
    if month == "XX":
        return dt.date(number, 1, 1), dt.date(number, 12, 31)
    first, last = _SEASONS.get(int(month), (int(month), int(month)))
    if day is not None and day != "XX":
        date = dt.date(number, first, int(day))
        return date, date
    until = number + (last > 12)
    if until > 9999:
        return dt.date(number, first, 1), None
    last = (last - 1) % 12 + 1
    return dt.date(number, first, 1), dt.date(until, last, calendar.monthrange(until, last)[1])


def _check_day(year: str, month: str, day: str | None) -> None:
    if month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"a day without its month: {day!r}")
        return
    number = int(month)
    if not (1 <= number <= 12 or (number in _SEASONS and day is None)):
        raise ValueError(f"{month!r} is no month or season")
    if day is not None and day != "XX":
        shape = int(year) % 400 + 2000  # the same calendar, within what dates can be
        dt.date(shape, number, int(day))


def _after(first: dt.date | None, last: dt.date | None) -> bool:
    return first is not None and last is not None and first > last
