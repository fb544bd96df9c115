"""Lengths that count from a time named just before: "on Saturday, a day after troops moved in", "on 24 June … One week later".

The time before such a length dates the clause that it stands in; what follows "after" or "before" took place that much earlier or
later. Without a time right before it the length stays a length. Weeks from a day lead to a day, not to the week around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.edtf import is_valid
from kg.model import TimeMention
from kg.nlp.times.points import Point, coarser, shift
from kg.nlp.times.render import single
from kg.nlp.times.resolve import GRAINS, Resolved

_BETWEEN = re.compile(r"\s*[,–—(-]\s*(?:just |only |barely |some )?\Z")
_LAST_COMMA = re.compile(r"[,–—(-]\s*(?:just |only |barely |some )?\Z")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_REACH = 3
"""How many times back in the sentence its own date may stand."""
_COUNTING = re.compile(r"\s+(after|before)\s+(?!that\b|this\b|then\b|which\b)(?=\w)")
_EXACT = ("day", "month", "year")
_BASIS = ("relative-to-context",)


def with_counted(text: str, resolved: Sequence[Resolved], mentions: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The mentions, with dates for the lengths that count from a time beside or before them."""
    return tuple(_weeks_on(r, _beside(text, resolved[:i], r, m)) for i, (r, m) in enumerate(zip(resolved, mentions, strict=True)))


def _beside(text: str, earlier: Sequence[Resolved], resolved: Resolved, mention: TimeMention) -> TimeMention:
    """ "since 2014, three years after an uprising": the length and its "after" as the date of the uprising."""
    following = _COUNTING.match(text, mention.end) if mention.kind == "duration" else None
    point = _dated_by(text, earlier, mention.start) if following is not None else None
    if following is None or point is None:
        return mention
    fields = resolved.expression.parts[0].fields
    found = _counted(point, fields.get("unit", ""), fields.get("n", ""), -1 if following[1] == "after" else 1)
    if found is None or "half" in fields:
        return mention
    end = mention.end + len(following[0].rstrip())
    return TimeMention(mention.start, end, text[mention.start : end], "date", found, None, _BASIS)


def _dated_by(text: str, earlier: Sequence[Resolved], start: int) -> Point | None:
    """The time that the clause before a length has: right before it, or a day further back in the sentence."""
    for before in reversed(earlier[-_REACH:]):
        gap = text[before.expression.end : start]
        if not _LAST_COMMA.search(gap) or _SENTENCE_END.search(gap):
            return None
        point = before.points[0] if len(before.points) == 1 else None
        if point is not None and (point.grain == "day" or _BETWEEN.fullmatch(gap)):
            return point
    return None


def _weeks_on(resolved: Resolved, mention: TimeMention) -> TimeMention:
    """ "On 24 June … One week later": a day that lies a week on."""
    fields = resolved.parts[0].fields if len(resolved.parts) == 1 else {}
    here = resolved.here
    if (
        fields.get("anchor") != "last"
        or fields.get("unit") not in ("W", "F")
        or "sign" not in fields
        or here is None
        or here.grain != "day"
    ):
        return mention
    found = _counted(here, fields["unit"], fields.get("n", ""), int(fields["sign"]))
    if found is None:
        return mention
    return TimeMention(mention.start, mention.end, mention.text, mention.kind, found, mention.relation, mention.basis)


def _counted(point: Point, unit: str, n: str, sign: int) -> str | None:
    """The EDTF of the point `n` units from `point`, where both are told exactly enough."""
    if not n.isdigit() or unit not in GRAINS or point.year is None:
        return None
    steps, grain = int(n) * sign, GRAINS[unit]
    if unit in ("W", "F"):
        if point.grain != "day":
            return None
        whole, steps = point, steps * (14 if unit == "F" else 7)
    else:
        whole = coarser(point, grain)
        if whole.grain != grain or grain not in _EXACT:
            return None
    edtf = single(shift(whole, steps), None, [])
    return edtf if is_valid(edtf) else None
