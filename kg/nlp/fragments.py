"""What of a sentence goes to the parser, and what is kept apart.

A fronted date is read as coordinated with the names after it, a list in a fronted "with the mediation of A, B and C,"
swallows the subject, and brackets and datelines break clauses. So these are cut out first: times and brackets are left out
of the parse (they are read by their own rules), fronted phrases of support are parsed alone and hung on the main verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span, TimeMention

_BRACKET = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_DATELINE = re.compile(r"[A-Z][A-Z'’. /-]{2,}(?:,[^–—\n-]{1,60})?\s*(?:\([A-Za-z .]+\)\s*)?[–—-]{1,2}\s+")
_FRONTED = re.compile(
    r"(?:with|under|through|thanks to)\s+(?:the\s+)?(?:[\w-]+\s+)?"
    r"(?:mediation|support|help|assistance|facilitation|auspices|backing|participation|involvement|leadership|patronage)\s+of\s+",
    re.IGNORECASE,
)
_LIST_END = re.compile(r",?\s+and\s+(?:the\s+)?(?:[A-Z][\w.'’-]*)(?:\s+(?:of\s+)?[A-Z][\w.'’-]*)*\s*,\s+")
_QUOTE_FIRST = re.compile(r"[\"“][^\"“”]{15,}[,?!][\"”]\s+(?=(?:[A-Z]|(?:the|a|an|one|he|she|they)\s)[^\"“”]{8,}\Z)")
"""A quotation before its speaker: "…," the minister told reporters. Not before "said": the parser knows that turn."""
_FRONT_SKIP = " ,\t\n\r"
_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "\u00a0": " ",
        "\u200b": " ",
        "\u200e": " ",
        "\u200f": " ",
        "\ufeff": " ",
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "‐": "-",
        "‑": "-",
    }
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch to be parsed: its cleaned characters, and for each the offset in the article."""

    chars: str
    offsets: tuple[int, ...]
    link: str | None = None
    """How a fragment that stands before the main one hangs on its root."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence as the parser sees it: the main fragment first; what is in neither lies in `omitted`."""

    span: Span
    fragments: tuple[Fragment, ...]
    omitted: tuple[Span, ...]


def cut_sentence(text: str, sentence: Span, times: Sequence[TimeMention]) -> Cut:
    """Fragments of `text[sentence]`; `times` are those that lie in the sentence, sorted."""
    omitted = [Span(m.start(), m.end()) for m in _BRACKET.finditer(text, sentence.start, sentence.end)]
    at = sentence.start
    fronted: Span | None = None
    if dateline := _DATELINE.match(text, at, sentence.end):
        omitted.append(Span(at, dateline.end()))
        at = dateline.end()
    for _ in range(3):
        if (time := _time_at(text, at, sentence.end, times)) is not None:
            end = _skip(text, time.end, sentence.end)
            omitted.append(Span(at, end))
            at = end
        elif fronted is None and (phrase := _fronted_phrase(text, at, sentence.end)) is not None:
            fronted = phrase
            at = _skip(text, phrase.end, sentence.end)
        else:
            break
    if at >= sentence.end:  # nothing but a time: leave it to the parser after all
        return Cut(sentence, (_fragment(text, sentence, ()),), ())
    omitted.sort()
    if fronted is None and (quote := _QUOTE_FIRST.match(text[: sentence.end], at)):
        said, tail = Span(at, quote.end()), Span(quote.end(), sentence.end)
        return Cut(sentence, (_fragment(text, tail, omitted), _fragment(text, said, omitted, link="ccomp")), tuple(omitted))
    main = _fragment(text, Span(at, sentence.end), omitted)
    pieces = (main,) if fronted is None else (main, _fragment(text, fronted, omitted, link="prep"))
    return Cut(sentence, pieces, tuple(omitted))


def _time_at(text: str, at: int, end: int, times: Sequence[TimeMention]) -> TimeMention | None:
    for time in times:
        if time.kind in ("date", "reference") and at <= time.start <= at + 2 and time.end < end:
            # A comma or a new phrase must follow, else the time is part of a longer phrase ("2022 talks").
            rest = text[time.end : end].lstrip()
            if rest.startswith(",") or (time.relation and re.match(r"(?:with|under|the|an?|its?|[A-Z])", rest)):
                return time
    return None


def _fronted_phrase(text: str, at: int, end: int) -> Span | None:
    if not (opening := _FRONTED.match(text, at, end)):
        return None
    closing = _LIST_END.search(text, opening.end(), end)
    comma = text.find(",", opening.end(), end)
    if closing and text.count(",", opening.end(), closing.start()) <= 6:
        stop = closing.end()
    elif comma > 0:
        stop = comma + 1
    else:
        return None
    return Span(at, len(text[:stop].rstrip(" ,")))


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _FRONT_SKIP:
        at += 1
    return at


def _fragment(text: str, span: Span, omitted: Sequence[Span], *, link: str | None = None) -> Fragment:
    """Characters of `span` less `omitted`, white space runs folded, typographic quotes made plain."""
    chars: list[str] = []
    offsets: list[int] = []
    at = span.start
    holes = [hole for hole in omitted if hole.start >= span.start and hole.end <= span.end]
    for hole in [*holes, Span(span.end, span.end)]:
        last = chars[-1] if chars else " "
        for position, char in enumerate(text[at : max(at, hole.start)].translate(_PLAIN), at):
            if char == " " and last == " ":
                continue
            chars.append(char)
            offsets.append(position)
            last = char
        at = max(at, hole.end)
        if chars and chars[-1] != " " and at < span.end and text[at : at + 1].isalnum():
            chars.append(" ")
            offsets.append(at)
    return Fragment("".join(chars), tuple(offsets), link)
