"""Pass three: what an expression means, read from left to right with its context.

The resolver alone sees the context and names the assumptions made (`basis`, concepts of the time-basis scheme).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.nlp.times.context import Context, Mode
from kg.nlp.times.figures import era, figures, number, real_day, steps
from kg.nlp.times.find import Expression, Partial
from kg.nlp.times.points import Grain, Point, coarser, shift

GRAINS: Mapping[str, Grain] = {
    "D": "day",
    "N": "day",
    "WE": "weekend",
    "W": "week",
    "F": "week",
    "M": "month",
    "Q": "quarter",
    "S": "season",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
_DATELINE = re.compile(r"\s*[A-Z][A-Z'’.]{2,}[^\n–—]{0,50}?[,(]?\s*\Z")
_DATELINE_END = re.compile(r"[)\s]*(?:\([^()\n]{1,40}\)\s*)?(?:–|—|--?)\s")


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression with a point for each part (None where the part fixes no date) and the assumptions made."""

    expression: Expression
    points: tuple[Point | None, ...]
    parts: tuple[Partial, ...]
    basis: tuple[str, ...]
    here: Point | None = None
    """What the text spoke of last before it."""
    now: dt.date | None = None
    """The day of writing, where the expression is counted from it."""

    @property
    def join(self) -> str | None:
        """`interval` or `within` for two ends, else None."""
        if len(self.points) < 2:
            return None
        return self.expression.fields.get("join") or self.expression.parts[0].fields.get("join")


def resolve(text: str, expressions: Sequence[Expression], *, published: dt.date | None, mode: Mode) -> Iterator[Resolved]:
    """Each expression with its points. The text is looked at only to tell a dateline."""
    context = Context(mode, published)
    for index, expression in enumerate(expressions):
        context.enter(expression.paragraph)
        following = expressions[index + 1] if index + 1 < len(expressions) else None
        resolved = _Reader(context, expression, _hint(text, expression, following)).read()
        if _is_dateline(text, expression, expressions[index - 1] if index else None) and (point := resolved.points[0]) and point.date:
            context.now, context.now_basis = point.date, ("dateline",)
        yield resolved


class _Reader:
    """Reads one expression; gathers the assumptions."""

    def __init__(self, context: Context, expression: Expression, hint: int | None) -> None:
        self._context, self._expression, self._hint = context, expression, hint
        self._basis: list[str] = []
        self._relative = False

    def read(self) -> Resolved:
        parts = [piece for part in self._expression.parts for piece in _pieces(part)]
        points: list[Point | None] = []
        here = self._context.last
        ends = [piece for piece in parts if piece.fields.get("clock") is None and piece.fields.get("kind") == "date"]
        for position, part in enumerate(ends):
            later = ends[position + 1].fields if position + 1 < len(ends) else {}
            hint = _own_year(later) or self._hint
            explicit = "year" in part.fields or "iso" in part.fields or "slashed" in part.fields or "decade" in part.fields
            point = self._point(part.fields, hint)
            if point is not None:
                if point.year is None and (self._context.last is None or self._context.last.year is None):
                    self._context.last = point  # "On 22 April … two days earlier", in a year that is not told
                if point.year is not None:
                    counted = "anchor" in part.fields
                    self._context.note(point, self._expression, explicit_year=explicit, relative=self._relative, counted=counted)
                if part.fields.get("part") == "NI" and point.grain == "day":
                    self._basis.append("night-spans-midnight")
            points.append(point)
        points = self._ordered(points, ends)
        if self._relative and self._context.now_basis and self._context.mode == "news":
            self._basis.extend(self._context.now_basis)
        return Resolved(
            self._expression,
            tuple(points),
            tuple(ends),
            tuple(dict.fromkeys(self._basis)),
            here,
            self._context.now if self._relative else None,
        )

    def _ordered(self, points: list[Point | None], parts: Sequence[Partial]) -> list[Point | None]:
        """Ends of a range in order: "from October to March" runs into the next year."""
        if len(points) != 2 or len(self._expression.parts) > 2:
            return points
        first, last = points
        if first is not None and last is not None and "weekday" in parts[0].fields and first.date and last.date and first.date > last.date:
            return [shift(first, -7), last]
        if first is None or last is None or first.first is None or last.last is None or first.first <= last.last:
            return points
        if _own_year(parts[0].fields) is not None or first.year is None or last.year is None:
            return points
        if _own_year(parts[1].fields) is not None or self._context.mode == "narrative":
            return [replace(first, year=first.year - 1), last]
        return [first, replace(last, year=last.year + 1)]

    def _point(self, f: Mapping[str, str], hint: int | None) -> Point | None:
        if "iso" in f or "slashed" in f:
            return figures(f)
        if "month" in f or "holiday" in f:
            return self._month_or_day(f, hint)
        if "day" in f:
            return self._day_alone(number(f["day"]))
        if "weekday" in f:
            point, basis = self._context.weekday(int(f["weekday"]), f.get("wref"), self._expression)
            self._basis.append(basis)
            self._relative = self._relative or basis.endswith("publication")
            return point
        if "same" in f:
            self._basis.append("relative-to-context")
            return self._context.last
        if "unit" in f:
            return self._pointed(f)
        if "offset" in f or "anchor" in f:
            return self._pointed({**f, "unit": "D"})
        if "decade" in f:
            return era(Point("decade", int(f["decade"][:-1].rstrip("'’"))), f) if "half" not in f else None
        if "century" in f:
            return era(Point("century", (number(f["century"]) - 1) * 100), f)
        return self._year_part(f, hint)

    def _day_alone(self, day: int) -> Point | None:
        """ "on the 14th": of the month that the text spoke of last, else of the month of writing or the one before."""
        context = self._context
        last, now = context.last, context.now if context.mode == "news" else None
        if last is not None and last.month and last.grain in ("day", "month") and (now is None or last.year != now.year or last.day):
            self._basis.append("relative-to-context")
            return real_day(last.year, last.month, day, fixed=True)
        if now is None:
            return None
        self._relative = True
        self._basis.append("relative-to-publication")
        month = Point("month", now.year, now.month)
        if day > now.day and self._expression.cue != "future":
            month = shift(month, -1)
        return real_day(month.year, month.month or 1, day, fixed=True)

    def _year_part(self, f: Mapping[str, str], hint: int | None) -> Point | None:
        """A year, or a season, quarter or half of one."""
        if "season" in f:
            month = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[f["season"]]
            year = self._year(f, month, None, hint)
            self._basis.append("season-north")
            return Point("season", year, season=f["season"])
        span = self._year(f, 6, None, hint)
        if "quarter" in f:
            return Point("quarter", span, n=number(f["quarter"]))
        if "half" in f:
            return Point("half", span, n=number(f["half"]))
        return None if span is None else Point("year", span)

    def _month_or_day(self, f: Mapping[str, str], hint: int | None) -> Point | None:
        day: int | None
        if "holiday" in f:
            month, day = map(int, f["holiday"].split("-"))
        else:
            month, day = int(f["month"]), (number(f["day"]) if "day" in f else None)
        if "mref" in f:
            f = {**f, "yref": f["mref"]}
        year = self._year(f, month, day, hint)
        if day is None:
            return Point("month", year, month)
        return real_day(year, month, day, fixed="year" in f)

    def _year(self, f: Mapping[str, str], month: int, day: int | None, hint: int | None) -> int | None:
        context = self._context
        if "year" in f:
            return 1 - int(f["year"]) if "bc" in f else int(f["year"])
        which = f.get("yref") or f.get("mref")
        if f.get("unit") == "Y" and "sign" in f and f.get("n", "").isdigit() and context.base is not None and context.base.year is not None:
            self._basis.append("relative-to-publication")  # "in May two years ago"
            return context.base.year + int(f["sign"]) * int(f["n"])
        if which is None:
            year, basis = context.year_for(month, day, self._expression, hint=hint)
            self._basis.append(basis)
            self._relative = self._relative or basis.endswith("publication")
            return year
        base = context.base if which in ("this", "last", "next") else context.last
        if base is None or base.year is None:
            self._basis.append("year-unknown")
            return None
        self._relative = base == context.base and context.mode == "news" and which in ("this", "last", "next")
        self._basis.append("relative-to-publication" if self._relative else "relative-to-context")
        by = {"last": -1, "prev": -1, "next": 1, "foll": 1}.get(which, 0)
        if "mref" in f and base.month:  # "last May" in September is of this year
            before, after = (0 if month < base.month else -1), (0 if month > base.month else 1)
            by = {"last": before, "prev": before, "next": after, "foll": after}.get(which, 0)
        return base.year + by

    def _pointed(self, f: Mapping[str, str]) -> Point | None:
        """A unit counted from the day of writing, or from what was said last."""
        context, unit = self._context, f["unit"]
        if unit not in GRAINS:
            return None
        grain = GRAINS[unit]
        anchor = f.get("anchor")
        base = context.base if anchor == "now" else context.last
        if anchor == "focus":
            base = context.focus if context.mode == "narrative" else context.chain(self._expression.start) or context.base
        if anchor == "now" and context.mode == "narrative" and grain == "day" and "n" not in f:
            return None
        by = steps(f)
        if base is None or by is None or (base.year is None and grain not in ("month", "day")):
            return None
        self._relative = context.mode == "news" and base == context.base and anchor in ("now", "focus")
        self._basis.append("relative-to-publication" if self._relative else "relative-to-context")
        whole = coarser(base, grain)
        if "recent" in f and self._relative and self._expression.cue != "future" and whole.first and base.date and whole.first > base.date:
            by -= 1  # "over the weekend", written on a Wednesday
        return shift(whole, by) if whole.grain == grain else None


def _pieces(part: Partial) -> list[Partial]:
    """A rule that found two ends ("6-7 February") as two parts."""
    ends = {name: value for name, value in part.fields.items() if name.endswith("_end")}
    if not ends:
        return [part]
    name = next(iter(ends)).removesuffix("_end")
    first = {k: v for k, v in part.fields.items() if not k.endswith("_end")}
    second = {**first, name: ends[f"{name}_end"]}
    if name == "year" and len(second["year"]) < len(first["year"]) and "bc" not in first:
        second["year"] = first["year"][: -len(second["year"])] + second["year"]
    if name == "year" and "bc" not in first and int(second["year"]) <= int(first["year"]):
        return [replace(part, fields=first)]
    cut = part.places.get(name)
    other = part.places.get(f"{name}_end")
    if cut is None or other is None:
        return [part]
    return [replace(part, end=cut.end, fields=first), replace(part, start=other.start, fields=second)]


def _hint(text: str, expression: Expression, following: Expression | None) -> int | None:
    """The year of what comes next in a list ("April and June 1955")."""
    if following is None or following.paragraph != expression.paragraph:
        return None
    between = text[expression.end : following.start].strip(" ,")
    if between not in ("and", "or", "/", "") or not {"month", "season"} & following.parts[0].fields.keys():
        return None
    return _own_year(following.parts[0].fields) if following.start - expression.end < 8 else None


def _own_year(f: Mapping[str, str]) -> int | None:
    return (1 - int(f["year"]) if "bc" in f else int(f["year"])) if "year" in f else None


def _is_dateline(text: str, expression: Expression, before: Expression | None) -> bool:
    if before is not None and before.paragraph == expression.paragraph:
        return False
    opening = text[max(0, expression.start - 60) : expression.start].rpartition("\n")[2]
    return bool(_DATELINE.match(opening)) and bool(_DATELINE_END.match(text, expression.end))
