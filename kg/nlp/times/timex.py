"""Time expressions as TIMEX3 annotations: the profile in which public suites are scored.

TIMEX3 spans leave the relation word out, and each end of a range is an annotation of its own. Values carry no thirds and
no "by" or "since": they follow from the resolved points, never the other way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.nlp.times.context import Mode
from kg.nlp.times.find import Partial, find
from kg.nlp.times.points import Point
from kg.nlp.times.resolve import Resolved, resolve

_OPEN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 annotation: where it stands, and its value."""

    start: int
    end: int
    value: str


def find_timexes(text: str, spans: Sequence[Span], *, published: dt.date | None, mode: Mode) -> list[Timex]:
    """TIMEX3 annotations of the paragraphs `spans`, sorted."""
    expressions = find(text, spans, profile="timex")
    found = (timex for resolved in resolve(text, expressions, published=published, mode=mode) for timex in _timexes(resolved))
    return sorted(found, key=lambda timex: (timex.start, timex.end))


def _timexes(resolved: Resolved) -> Iterator[Timex]:
    day = next((p for p in (*resolved.points, resolved.here) if p is not None), None)
    for part in resolved.expression.parts:
        if "clock" in part.fields:
            yield Timex(part.start, part.end, _clocked(part.fields, day))
        elif part.fields.get("kind") != "date":
            yield Timex(part.start, part.end, _undated(part.fields))
    for part, point in zip(resolved.parts, resolved.points, strict=True):
        yield Timex(part.start, part.end, _open(part) if point is None else _value(point, part))


def _value(point: Point, part: Partial) -> str:
    year = "XXXX" if point.year is None else f"{point.year:04}" if point.year > 0 else f"BC{1 - point.year:04}"
    match point.grain:
        case "day":
            day = f"{year}-{point.month:02}-{point.day:02}"
            return f"{day}T{part.fields['part']}" if part.fields.get("part", ":").isalpha() else day
        case "week" | "weekend":
            iso = dt.date(point.year or 1, point.month or 1, point.day or 1).isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if point.grain == "weekend" else "")
        case "month":
            return f"{year}-{point.month:02}"
        case "quarter":
            return f"{year}-Q{point.n}"
        case "half":
            return f"{year}-H{point.n}"
        case "season":
            return f"{year}-{point.season}"
        case "decade":
            return year[:3] if not year.startswith("BC") else f"BC{(-(point.year or 0) - 8) // 10:03}"
        case "century":
            return year[:2] if not year.startswith("BC") else f"BC{(-(point.year or 0) - 99) // 100:02}"
    return year


def _open(part: Partial) -> str:
    """The value of a date that could not be worked out."""
    f = part.fields
    if f.get("n", "1") == "X" or ("n" not in f and "sign" in f):
        return "PAST_REF" if f.get("sign") == "-1" else "FUTURE_REF"
    if f.get("anchor") == "now" and f.get("unit", "D") == "D" and f.get("offset") == "0":
        return "PRESENT_REF"
    if "part" in f:
        return f"{_OPEN_DAY}T{f['part']}"
    return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(f.get("unit", "D"), _OPEN_DAY)


def _clocked(f: Mapping[str, str], day: Point | None) -> str:
    """The value of a clock time on the day it is told of."""
    date = day.date.isoformat() if day is not None and day.date is not None else _OPEN_DAY
    if "part" in f and not f["part"][0].isdigit():
        return f"{date}T{f['part']}"
    hours, _, minutes = f.get("part", f["clock"]).replace(".", ":").partition(":")
    if not minutes and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    hour = int(hours) % 12 + (12 if f["meridiem"] == "PM" else 0) if "meridiem" in f else int(hours)
    return f"{date}T{hour:02}:{minutes or '00'}"


def _undated(f: Mapping[str, str]) -> str:
    """The value of a length, a repeated time or a reference."""
    if "ref" in f:
        return f["ref"]
    if "every" in f:
        return f["every"]
    if "part" in f:
        return f"{_OPEN_DAY}T{f['part']}"
    unit = f.get("unit", "D")
    amount = f.get("n", "1" if f.get("kind") == "set" else "X")
    if "ordinal" in f:
        amount = "1"
    if "half" in f:
        amount = f"{amount}.5" if "n" in f else ".5"
    amount = amount.replace(",", "")
    return f"PT{amount}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{amount}{unit}"
