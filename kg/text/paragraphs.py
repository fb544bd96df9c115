"""The paragraphs of a text, as spans: blank lines part them, and single line ends where the text is not wrapped.

Headings in the manner of Markdown are told apart, since wire and wiki texts carry them too; so are rows of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>[^#]*[^#\s])[ \t]*#*")
_LONGEST_HEADING = 300
_MARKED_LINE = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)|>[ \t]?")
_ROW = re.compile(r"\|.*|\{\|.*|!(?=[\w\[]).*|(?:\]\])?\[\[(?i:file|image):.*|[^|]*(?: \| [^|]*){2,}(?<![.!?…\"”’])")
_WRAP_WIDTH = range(40, 121)
_WRAP_RAGGEDNESS = 30


@dataclass(frozen=True, slots=True)
class Blocks:
    """Paragraphs and headings of a text, each sorted, without the white space around them."""

    paragraphs: tuple[Span, ...]
    headings: tuple[Span, ...] = ()
    rows: tuple[Span, ...] = ()
    """Rows of tables and the marks of pictures: words, and no sentence."""


def split_lines(text: str, start: int = 0) -> list[Span]:
    """The lines of `text` from `start` on, blank ones too, each without the white space around it."""
    ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text, start)]
    starts = [start, *(end for _, end in ends)]
    stops = [*(stop for stop, _ in ends), len(text)]
    return [trimmed(text, a, b) for a, b in zip(starts, stops, strict=True)]


def split_paragraphs(text: str, start: int = 0, *, wrapped: bool | None = None) -> Blocks:
    """The blocks of `text` from `start` on. `wrapped`: a single line end is white space; None judges each block by its lines."""
    paragraphs: list[Span] = []
    headings: list[Span] = []
    rows: list[Span] = []
    for group in _groups(split_lines(text, start)):
        pending: list[Span] = []
        for line in group:
            short = line.end - line.start <= _LONGEST_HEADING
            heading = _HEADING.fullmatch(text, line.start, line.end) if short else None
            if heading:
                paragraphs += _joined(text, pending, wrapped)
                pending = []
                headings.append(Span(*heading.span("words")))
            elif _ROW.fullmatch(text, line.start, line.end):
                paragraphs += _joined(text, pending, wrapped)
                pending = []
                rows.append(line)
            else:
                pending.append(line)
        paragraphs += _joined(text, pending, wrapped)
    return Blocks(tuple(paragraphs), tuple(headings), tuple(rows))


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty at `start` when there is nothing else."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + len(piece.rstrip())) if piece.strip() else Span(start, start)


def _groups(lines: Sequence[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for line in lines:
        if line.end > line.start:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _joined(text: str, lines: Sequence[Span], wrapped: bool | None) -> list[Span]:
    """One span for lines that are one paragraph, else one each; a list item or quotation starts after its mark."""
    one = _looks_wrapped(text, lines) if wrapped is None else wrapped
    spans: list[Span] = []
    for line in lines:
        mark = _MARKED_LINE.match(text, line.start, line.end)
        continues = mark is None or (mark.group()[0] == ">" == text[lines[0].start])
        if spans and continues and (one or (wrapped is None and mark is None and _runs_on(text, spans[-1], line))):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(trimmed(text, mark.end() if mark else line.start, line.end))
    return [span for span in spans if span.end > span.start]


def _runs_on(text: str, before: Span, line: Span) -> bool:
    """A line broken within a sentence: no mark ends the one before, and this one goes on in lower case."""
    return text[before.end - 1].isalnum() and text[line.start].islower()


def _looks_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Lines of like width, of which one at least breaks within a sentence: the next begins in lower case."""
    widths = [line.end - line.start for line in lines[:-1]]
    if not widths or min(widths) not in _WRAP_WIDTH or max(widths) not in _WRAP_WIDTH or max(widths) - min(widths) > _WRAP_RAGGEDNESS:
        return False
    return any(text[line.start].islower() for line in lines[1:])
