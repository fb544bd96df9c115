"""Days, numbers and eras as rules found them in figures."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from kg.nlp.times.points import Point, day_point


def steps(f: Mapping[str, str]) -> int | None:
    """How many units on; None when the text does not say."""
    if "offset" in f:
        return int(f["offset"])
    n = f.get("n", "")
    if not n.isdigit():
        return None
    return int(n) * int(f.get("sign", "1")) * (2 if f.get("unit") == "F" else 1)


def figures(f: Mapping[str, str]) -> Point | None:
    """A day in figures; None when day and month could be either way round."""
    try:
        if "iso" in f:
            return day_point(dt.date.fromisoformat(f["iso"][:10]))
        first, second, year = map(int, re.split("[./]", f["slashed"]))
        if first > 12 or first == second or "." in f["slashed"]:
            return day_point(dt.date(year, second, first))
        return day_point(dt.date(year, first, second)) if second > 12 else None
    except ValueError:
        return None


def number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else 0


def era(point: Point, f: Mapping[str, str]) -> Point:
    """A decade or century, before our era where the text says so."""
    if "bc" not in f or point.year is None:
        return point
    return replace(point, year=-point.year - (8 if point.grain == "decade" else 99))


def real_day(year: int | None, month: int, day: int, *, fixed: bool) -> Point | None:
    """The day, if the calendar has it; 29 February without a year of its own goes to the leap year next to it."""
    if (month, day) == (2, 29) and year is not None and not fixed:
        year = next((y for y in (year, year + 1, year - 1) if calendar.isleap(y)), year)
    try:
        dt.date(2000 if year is None else year % 400 + 2000, month, day)
    except ValueError:
        return None
    return Point("day", year, month, day)
