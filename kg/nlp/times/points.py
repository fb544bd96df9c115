"""Points of the calendar at the grain that a text gives: a day, a week, a month, a season, a year, a decade, a century.

Years are astronomical (490 BC is -489). First and last days exist for years 1 to 9999.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

Grain = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"]

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, northern half of the earth; winter runs into the next year."""
SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_ORDER = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Point:
    """`n` is the quarter or half; `year` the first year of a decade or century. A year of None is unknown."""

    grain: Grain
    year: int | None
    month: int | None = None
    day: int | None = None
    n: int | None = None
    season: str | None = None

    @property
    def date(self) -> dt.date | None:
        """The day itself, for the grain of day."""
        if self.grain != "day" or self.year is None or not 1 <= self.year <= 9999 or self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def first(self) -> dt.date | None:
        """First day, or None outside of years 1 to 9999."""
        return _day(self, last=False)

    @property
    def last(self) -> dt.date | None:
        """Last day, or None outside of years 1 to 9999."""
        return _day(self, last=True)


def day_point(date: dt.date) -> Point:
    """The day as a point."""
    return Point("day", date.year, date.month, date.day)


def coarser(point: Point, grain: Grain) -> Point:
    """The day, week, month, ... that holds (the first day of) `point`; of a finer grain than the point, the point itself."""
    if _ORDER.index(grain) <= _ORDER.index(point.grain):
        return point
    year = point.year
    if grain in ("week", "weekend"):
        if (date := point.date) is None:
            return point
        monday = shift(day_point(date), -date.weekday())
        return replace(monday if grain == "week" else shift(monday, 5), grain=grain)
    if grain == "month":
        return Point("month", year, point.month)
    if grain == "quarter" and point.month:
        return Point("quarter", year, n=(point.month + 2) // 3)
    if grain == "decade":
        return Point("decade", year if year is None else year // 10 * 10 if year > 0 else -((1 - year) // 10 * 10) - 8)
    if grain == "century":
        return Point("century", year if year is None else year // 100 * 100 if year > 0 else (year - 1) // 100 * 100 + 1)
    return Point("year", year)


def shift(point: Point, by: int) -> Point:
    """The point `by` of its own grain on (back, if negative)."""
    year = point.year
    match point.grain:
        case "day" | "week" | "weekend":
            if year is None and point.grain == "day" and point.month and point.day:
                moved = dt.date(2001, point.month, min(point.day, 28)) + dt.timedelta(days=by + max(0, point.day - 28))
                return Point("day", None, moved.month, moved.day)
            if year is None or not point.month or not point.day or not 1 <= year <= 9999:
                return replace(point, day=None, month=None) if year is None else point
            try:
                moved = dt.date(year, point.month, point.day) + dt.timedelta(days=by * (1 if point.grain == "day" else 7))
            except (ValueError, OverflowError):
                return point
            return Point(point.grain, moved.year, moved.month, moved.day)
        case "month":
            if not point.month:
                return point
            index = (year or 0) * 12 + point.month - 1 + by
            return Point("month", None if year is None else index // 12, index % 12 + 1)
        case "quarter" | "half":
            size = 4 if point.grain == "quarter" else 2
            index = (year or 0) * size + (point.n or 1) - 1 + by
            return Point(point.grain, None if year is None else index // size, n=index % size + 1)
        case "decade":
            return replace(point, year=None if year is None else year + 10 * by)
        case "century":
            return replace(point, year=None if year is None else year + 100 * by)
    return replace(point, year=None if year is None else year + by)


def third(first: dt.date, last: dt.date, mod: str) -> tuple[dt.date, dt.date]:
    """The early (START), middle (MID) or late (END) third of a period by the house convention.

    Of a month: 1-10, 11-20, 21 to its end. Of a year: four months each. Of a decade: years 0-3, 3-6, 6-9. Else by days.
    """
    days = (last - first).days + 1
    if 28 <= days <= 31:
        cuts = (first, first.replace(day=11), first.replace(day=21))
        ends = (first.replace(day=10), first.replace(day=20), last)
    elif 365 <= days <= 366:
        cuts = (first, first.replace(month=5), first.replace(month=9))
        ends = (first.replace(month=4, day=30), first.replace(month=8, day=31), last)
    elif 3650 <= days <= 3653:
        year = first.year
        cuts = (first, first.replace(year=year + 3), first.replace(year=year + 6))
        ends = (dt.date(year + 3, 12, 31), dt.date(year + 6, 12, 31), last)
    else:
        step = days // 3
        cuts = (first, first + dt.timedelta(step), first + dt.timedelta(days - step))
        ends = (cuts[1] - dt.timedelta(1), cuts[2] - dt.timedelta(1), last)
    index = {"START": 0, "MID": 1, "END": 2}[mod]
    return cuts[index], ends[index]


def _day(point: Point, *, last: bool) -> dt.date | None:
    year = point.year
    if year is None or not 1 <= year <= 9999:
        return None
    try:
        match point.grain:
            case "day":
                return point.date
            case "week" | "weekend":
                start = dt.date(year, point.month or 1, point.day or 1)
                return start + dt.timedelta(days=(6 if point.grain == "week" else 1) if last else 0)
            case "month":
                return _month_edge(year, point.month or 1, last)
            case "quarter":
                return _month_edge(year, 3 * (point.n or 1) if last else 3 * (point.n or 1) - 2, last)
            case "half":
                return _month_edge(year, 6 * (point.n or 1) if last else 6 * (point.n or 1) - 5, last)
            case "season":
                month = SEASON_MONTHS[point.season or "SP"] + (2 if last else 0)
                return _month_edge(year + (month > 12), (month - 1) % 12 + 1, last)
            case "year":
                return dt.date(year, 12, 31) if last else dt.date(year, 1, 1)
            case "decade":
                return dt.date(year + 9, 12, 31) if last else dt.date(year, 1, 1)
            case "century":
                return dt.date(year + 99, 12, 31) if last else dt.date(max(year, 1), 1, 1)
    except (ValueError, OverflowError):
        return None


def _month_edge(year: int, month: int, last: bool) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
