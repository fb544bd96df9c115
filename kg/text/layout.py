"""What of a text is headline, and which paragraphs are to be read for facts.

News archives print the headline twice, the lead before the body that opens with it again, time stamps, bylines: none of
them says anything new, so each fact is read once, in the body. A lead that the body does not repeat is body.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.text.dates import read_date, read_dateline, read_stamp
from kg.text.gluing import is_headline, split_glued
from kg.text.paragraphs import Blocks, split_lines

_HEADER = re.compile(r"(?i:date[: ]\s*)?(?P<date>\d{4}-\d{2}-\d{2}\S*)?[ \t]*(?P<url>https?://\S+)?")
_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+")
_NAMES = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_BYLINE = re.compile(rf"(?:By|BY) {_NAMES}(?:(?:,| and| &) {_NAMES})*")
_RIGHTS_LINE = re.compile(r"(?:(?:Photo|Image|Copyright|PHOTO|IMAGE)\b[: ]*)?(?:©|\([cC]\) ).{0,150}")
_SENTENCE_END = re.compile(r"(?<![A-Z]\.[A-Z])[.:;,…][\"'”’)\]]*\Z")
_CAPITAL_AFTER = re.compile(r"\s*[\"“'‘]?[A-Z]")
_LONGEST_TITLE = 250
_SHORTEST_LEAD = 30
_LEAD_ZONE = 3
_LEAD_REACH = 8


@dataclass(frozen=True, slots=True)
class Header:
    """A first line that holds day and address and nothing else; `end` is where the text goes on."""

    end: int = 0
    url: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where headline and body stand; `published` is from a time stamp or dateline in the text."""

    body: tuple[Span, ...]
    title_span: Span | None = None
    published: dt.date | None = None
    asides: tuple[Span, ...] = ()
    """Tables and pictures, which no one reads as prose."""


def read_header(text: str) -> Header:
    """The header line of `text`: ` date 2023-09-20 https://…`, a day, or an address alone; an empty header if there is none."""
    line = next((line for line in split_lines(text[:4096]) if line.end > line.start), None)
    found = _HEADER.fullmatch(text, line.start, line.end) if line else None
    if line is None or found is None or not (found["date"] or found["url"]):
        return Header()
    return Header(line.end, found["url"], read_date(found["date"]) if found["date"] else None)


def lay_out(text: str, blocks: Blocks, *, title: str | None = None, headless: bool = False) -> Layout:
    """Headline and body among `blocks`. `title` is known from metadata; `headless`: without it no paragraph is taken for one.

    A text that is nothing but its headline has the headline's last occurrence for body.
    """
    stamps = [day for span in blocks.paragraphs if (day := read_stamp(_words(text, span)))]
    rest = [span for span in blocks.paragraphs if not _is_furniture(text, span)]
    title_span = _find_title(text, rest, blocks.headings, title, headless)
    known = _folded(title or (text[title_span.start : title_span.end] if title_span else ""))
    body = [span for span in rest if span != title_span and _folded(_words(text, span)) != known]
    if body and title_span is None and title:
        title_span, body = _cut_glued_title(text, body, title)
    title_span, body = _unglued(text, title_span, body)
    body = _without_lead(text, body)
    if not body and rest:
        body = rest[-1:]
    dateline = read_dateline(_words(text, body[0])) if body else None
    return Layout(tuple(body), title_span, stamps[0] if stamps else dateline, tuple(_tables(text, blocks.rows)))


def _tables(text: str, rows: Sequence[Span]) -> Iterator[Span]:
    """The rows, those with nothing but a line end between them as one."""
    together: Span | None = None
    for row in rows:
        if together is not None and not text[together.end : row.start].strip():
            together = Span(together.start, row.end)
            continue
        if together is not None:
            yield together
        together = row
    if together is not None:
        yield together


def _find_title(text: str, rest: Sequence[Span], headings: Sequence[Span], title: str | None, headless: bool) -> Span | None:
    candidates = [*headings[:1], *rest[:2]]
    if title:
        return next((span for span in candidates if _folded(_words(text, span)) == _folded(title)), None)
    if headings and (not rest or headings[0].start < rest[0].start):
        return headings[0]
    if headless or len(rest) < 2:
        return None
    first, second = (_words(text, span) for span in rest[:2])
    repeated = _folded(first) == _folded(second)
    one_line = len(first) <= _LONGEST_TITLE and "\n" not in first and "\r" not in first
    return rest[0] if one_line and (repeated or not _SENTENCE_END.search(first)) else None


def _cut_glued_title(text: str, body: list[Span], title: str) -> tuple[Span | None, list[Span]]:
    """A headline that runs on into the first paragraph: "Truce Holds MOSCOW – …"."""
    first = body[0]
    end = first.start + len(title)
    if len(title.split()) < 3 or not text.startswith(title, first.start) or not _CAPITAL_AFTER.match(text, end, first.end):
        return None, body
    start = end + len(text[end : first.end]) - len(text[end : first.end].lstrip())
    return Span(first.start, end), [Span(start, first.end), *body[1:]]


def _unglued(text: str, title_span: Span | None, body: list[Span]) -> tuple[Span | None, list[Span]]:
    """Lines that were run together, one by one; a headline that the first of them repeats is no body."""
    lines = [line for span in body for line in split_glued(text, span)]
    if len(lines) > 1 and lines[0].end < body[0].end and is_headline(text, lines[0]):
        return title_span or lines[0], lines[1:]
    return title_span, lines


def _without_lead(text: str, body: list[Span]) -> list[Span]:
    """`body` without an opening paragraph that one of the next repeats, whole."""
    folded = [_folded(_words(text, span)) for span in body[: _LEAD_ZONE + _LEAD_REACH]]
    repeated = {
        index
        for index, lead in enumerate(folded[:_LEAD_ZONE])
        if len(lead) >= _SHORTEST_LEAD and any(lead.rstrip(" .…") in later for later in folded[index + 1 : index + 1 + _LEAD_REACH])
    }
    return [span for index, span in enumerate(body) if index not in repeated]


def _is_furniture(text: str, span: Span) -> bool:
    """Time stamps, addresses, bylines, rights lines, rules of dashes: whole paragraphs that state nothing."""
    words = _words(text, span)
    if span.end - span.start > _LONGEST_TITLE:
        return False
    shapes = (_ADDRESS, _BYLINE, _RIGHTS_LINE)
    return not any(map(str.isalnum, words)) or read_stamp(words) is not None or any(shape.fullmatch(words) for shape in shapes)


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
