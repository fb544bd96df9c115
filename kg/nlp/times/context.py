"""Where undated times get their anchor: what was said last, the day of writing, the year that a paragraph is in.

In news a date without a year lies near the day of publication, unless a sentence before it in the same paragraph opened
with another year. In a narrative the year is carried on from the last date; a bare year moves it only at the head of a
sentence, and what stands in brackets never does.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from kg.nlp.times.find import Expression
from kg.nlp.times.points import Point, day_point, shift

Mode = Literal["news", "narrative"]
_CHAIN_REACH = 500  # characters within which an opened year holds
_AHEAD_DAYS = 150  # how much farther a day to come counts when nothing announces it
_AGAINST_CUE_DAYS = 100  # and a day gone by, when something to come is announced
_NEVER = 1000
_CHAIN_RELATIONS = frozenset({None, "in", "on", "at", "during", "from-to", "between"})
"""Relations by which a year is entered; "since 2014" reaches on to the day of writing."""


@dataclass(slots=True)
class Context:
    """State of one reading, from left to right. `now` is the day of writing, where it is known."""

    mode: Mode
    now: dt.date | None
    now_basis: tuple[str, ...] = ()
    last: Point | None = None
    """The last time that was worked out, whatever its kind: what "that month" and "two days later" point to."""
    focus: Point | None = None
    """The time that the narrative is at."""
    _chain: Point | None = None
    _chain_end: int = 0
    _paragraph: int = -1

    def enter(self, paragraph: int) -> None:
        """Begin a paragraph: a year opened in the one before it no longer holds."""
        if paragraph != self._paragraph:
            self._paragraph, self._chain = paragraph, None

    def chain(self, at: int) -> Point | None:
        """The other year that the paragraph is in at offset `at`, or None."""
        return self._chain if self._chain is not None and at - self._chain_end <= _CHAIN_REACH else None

    @property
    def base(self) -> Point | None:
        """What "this year" counts from: the day of writing in news, the focus in a narrative."""
        if self.mode == "narrative":
            return self.focus
        return None if self.now is None else day_point(self.now)

    def year_for(self, month: int, day: int | None, expression: Expression, *, hint: int | None) -> tuple[int | None, str]:
        """The year of a month or day that has none, and the assumption made. `hint` is the year of what it is joined to."""
        if hint is not None:
            return hint, "year-from-range"
        if self.mode == "narrative":
            return (None, "year-unknown") if self.focus is None or self.focus.year is None else (self.focus.year, "year-from-context")
        if (chain := self.chain(expression.start)) is not None:
            return chain.year, "year-from-context"
        if self.now is None:
            return (None, "year-unknown") if self.last is None or self.last.year is None else (self.last.year, "year-from-context")
        if expression.fields.get("relation") == "since" and expression.cue != "future":
            return nearest_year(self.now, month, day, ahead=_NEVER, behind=0), "year-nearest-publication"  # "since October 7" looks back
        ahead, behind = (0, _AGAINST_CUE_DAYS) if _looks_ahead(expression) else (_NEVER if expression.cue == "past" else _AHEAD_DAYS, 0)
        return nearest_year(self.now, month, day, ahead=ahead, behind=behind), "year-nearest-publication"

    def weekday(self, weekday: int, which: str | None, expression: Expression) -> tuple[Point | None, str]:
        """The day for a weekday (1 Monday to 7 Sunday); `which` is last, next, this, that, prev or foll."""
        last = None if self.last is None else self.last.date
        if which in ("that", "prev", "foll") or self.mode == "narrative" or self.now is None:
            if last is None:
                return None, "weekday-unknown"
            return _near(last, weekday, which), "weekday-from-context"
        today = day_point(self.now)
        ahead = (weekday - self.now.isoweekday()) % 7
        if which == "next":
            return shift(today, ahead or 7), "weekday-after-publication"
        if which == "this":
            return shift(today, weekday - self.now.isoweekday()), "relative-to-publication"
        if which != "last" and _looks_ahead(expression):
            return shift(today, ahead), "weekday-after-publication"
        back = (self.now.isoweekday() - weekday) % 7
        return shift(today, -(back or (7 if which == "last" else 0))), "weekday-before-publication"

    def note(self, point: Point, expression: Expression, *, explicit_year: bool, relative: bool, counted: bool) -> None:
        """Take in what was worked out. `relative`: from the day of writing; `counted`: in units from another time."""
        aside = (expression.bracketed or expression.quoted) and not expression.in_heading
        if not aside or self.last is None:
            self.last = point
        if self.focus is None or (not aside and not counted and _moves(point, expression, self.focus)):
            self.focus = point
        if relative or (explicit_year and self.now is not None and point.year == self.now.year):
            self._chain = None
        elif explicit_year and (expression.at_head or self._goes_on(point)) and expression.fields.get("relation") in _CHAIN_RELATIONS:
            self._chain, self._chain_end = point, expression.end
        elif self._chain is not None:
            self._chain_end = expression.end

    def _goes_on(self, point: Point) -> bool:
        """Whether an open year moves on to a later day or month: "in 1994 … in late September 2020 … On November 10"."""
        return self._chain is not None and point.grain != "year" and (point.year or 0) >= (self._chain.year or 0)


def nearest_year(now: dt.date, month: int, day: int | None, *, ahead: int, behind: int) -> int:
    """The year that brings the month or day nearest to `now`; `ahead` and `behind` are days added on either side."""

    def distance(year: int) -> int:
        days = (dt.date(year, month, 15 if day is None else max(1, min(day, 28))) - now).days
        if day is None and year == now.year and month == now.month:
            return 0
        return days + ahead if days > 0 else behind - days

    years = (year for year in (now.year, now.year - 1, now.year + 1) if 1 <= year <= 9999)
    return min(years, key=distance)


def _moves(point: Point, expression: Expression, focus: Point) -> bool:
    """Whether a narrative is at `point` from now on.

    At the head of a sentence it is. Within one, a bare year is no more than named, and a day or month of an earlier year
    looks back.
    """
    if point.grain in ("decade", "century"):
        return False
    return expression.at_head or expression.in_heading or (point.grain != "year" and (point.year or 0) >= (focus.year or 0))


def _looks_ahead(expression: Expression) -> bool:
    return expression.cue == "future" or (expression.cue != "past" and expression.fields.get("relation") in ("by", "until"))


def _near(day: dt.date, weekday: int, which: str | None) -> Point:
    ahead = (weekday - day.isoweekday()) % 7
    if which == "prev":
        by = ahead - 7
    elif which == "foll":
        by = ahead or 7
    else:
        by = ahead if ahead <= 3 else ahead - 7
    return shift(day_point(day), by)
