"""A resolved time as EDTF, by the conventions of the house.

Days, months and years as they are; "late", "early", "mid" as a third of the period; weeks and weekends, which EDTF lacks,
as some day within their bounds; "since" leaves the end open, "by" the beginning.
"""

from __future__ import annotations

import datetime as dt

from kg.nlp.times.points import SEASON_CODES, Point, coarser, third
from kg.nlp.times.resolve import Resolved

_THIRDS = {"START": "early-third", "MID": "middle-third", "END": "late-third"}


def to_edtf(resolved: Resolved) -> tuple[str | None, tuple[str, ...]]:
    """The EDTF of the whole expression with its relation word, and all assumptions made. None when it fixes no date."""
    points = resolved.points
    if not points or any(point is None for point in points):
        return None, ()
    basis = list(resolved.basis)
    mods = [part.fields.get("mod") for part in resolved.parts]
    relation = resolved.expression.fields.get("relation") or resolved.parts[-1].fields.get("relation")  # "since then"
    if relation in ("before", "after") and _begins_with_hour(resolved, points[-1]):
        relation = None  # "before dawn on Friday" is on Friday
    if len(points) >= 2 and resolved.join:
        first, last = points[0], points[-1]
        if first and last and first != last and coarser(first, last.grain) == last:  # "February 6 - this year"
            return single(first, mods[0], basis), tuple(dict.fromkeys(basis))
        return (_pair(first, last, mods, resolved.join, basis) if first and last else None), tuple(dict.fromkeys(basis))
    point, mod = points[-1], mods[-1]
    if (span := _side(resolved, point)) is not None:
        return _some_day(*span), tuple(dict.fromkeys(basis))
    return (_related(point, mod, relation, basis) if point else None), tuple(dict.fromkeys(basis))


def _begins_with_hour(resolved: Resolved, point: Point | None) -> bool:
    """Whether the relation is to an hour of the day that follows: "shortly before noon on Monday"."""
    first = resolved.expression.parts[0] if resolved.expression.parts else None
    return first is not None and point is not None and point.grain == "day" and "clock" in first.fields


def _side(resolved: Resolved, point: Point | None) -> tuple[dt.date, dt.date] | None:
    """For "earlier this week" and "later this year" the days on that side of the day of writing."""
    side, now = resolved.parts[-1].fields.get("side"), resolved.now
    if side is None or now is None or point is None or point.first is None or point.last is None:
        return None
    if not point.first <= now <= point.last:
        return None
    return (point.first, now) if side == "earlier" else (now, point.last)


def single(point: Point, mod: str | None, basis: list[str]) -> str:
    """One point with "early", "late", "about"."""
    if point.year is None:
        month = f"{point.month:02}" if point.month else "XX"
        return f"XXXX-{month}-{point.day:02}" if point.grain == "day" else f"XXXX-{month}"
    first, last = point.first, point.last
    if mod in _THIRDS and first and last and point.grain not in ("day", "weekend"):
        basis.append(_THIRDS[mod])
        begin, end = third(first, last, mod)
        return f"[{begin.year:04}..{end.year:04}]" if point.grain in ("decade", "century") else _some_day(begin, end)
    if point.grain in ("week", "weekend") and first and last:
        return _some_day(first, last)
    plain = _plain(point)
    if mod == "APPROX":
        basis.append("approximate")
        return plain + "~" if plain[-1].isdigit() else plain
    return plain


def _plain(point: Point) -> str:
    year = point.year or 0
    text = f"{year:04}" if year >= 0 else f"-{-year:04}"
    match point.grain:
        case "day":
            return f"{text}-{point.month or 1:02}-{point.day or 1:02}"
        case "month":
            return f"{text}-{point.month or 1:02}"
        case "season":
            return f"{text}-{SEASON_CODES[point.season or 'SP']}"
        case "quarter":
            return f"{text}-{32 + (point.n or 1)}"
        case "half":
            return f"{text}-{39 + (point.n or 1)}"
        case "decade":
            return f"{text[:-1]}X" if year > 0 else f"[{_year(year)}..{_year(year + 9)}]"
        case "century":
            return f"{text[:-2]}XX" if year > 0 else f"[{_year(year)}..{_year(year + 99)}]"
    return text


def _related(point: Point, mod: str | None, relation: str | None, basis: list[str]) -> str | None:
    if point.year is None:
        return single(point, mod, basis) + ("/" if relation in ("since", "from") else "")
    if relation == "by" and mod == "END":
        mod = None
    text = single(point, mod, basis)
    match relation:
        case "since" | "from":
            return f"{text}/"
        case "until":
            return f"/{text}"
        case "by":
            return f"[..{_edge(point, mod)}]" if point.last else None
        case "before":
            return f"[..{(point.first - dt.timedelta(days=1)).isoformat()}]" if point.first and point.first > dt.date.min else None
        case "after":
            return f"[{(point.last + dt.timedelta(days=1)).isoformat()}..]" if point.last and point.last < dt.date.max else None
    return text


def _edge(point: Point, mod: str | None) -> str:
    """Last day of a point, or of its early or middle third."""
    first, last = point.first, point.last
    if first and last and mod in _THIRDS and point.grain not in ("day", "weekend"):
        last = third(first, last, mod)[1]
    return last.isoformat() if last else ""


def _pair(first: Point, last: Point, mods: list[str | None], join: str, basis: list[str]) -> str:
    begin, end = single(first, mods[0], basis), single(last, mods[-1], basis)
    if join == "interval":
        return f"{begin}/{end}"
    if begin.startswith("[") and first.first:
        begin = begin[1:].partition("..")[0]
    if end.startswith("["):
        end = end[:-1].rpartition("..")[2]
    return f"[{begin}..{end}]"


def _some_day(first: dt.date, last: dt.date) -> str:
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _year(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"
