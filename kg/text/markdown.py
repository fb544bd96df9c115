"""Markdown: front matter as metadata, headings apart, the rest as paragraphs of the file as it is given.

Nothing is taken out of a paragraph: emphasis marks and link targets stay inside the spans, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import Span
from kg.text.paragraphs import Blocks, split_lines, split_paragraphs

_FRONT = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<fields>.*?)^(?P=fence)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*[:=][ \t]*(?P<value>.*)$", re.MULTILINE)
_LONGEST_FRONT = 20_000
_ALIASES = {"headline": "title", "link": "url", "source": "publisher", "published": "date"}
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)|<!--", re.MULTILINE)
_UNDERLINE = re.compile(r"=+|-+")
_NO_PROSE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|\|.*\||\[[^\]]+\]:\s*\S+.*|</?[A-Za-z][^>]*>")


def read_front_matter(text: str) -> tuple[int, Mapping[str, str]]:
    """Where the document begins, and the fields before it: `title`, `date`, `url`, `publisher`, where given."""
    front = _FRONT.match(text)
    if front is None or front.end() > _LONGEST_FRONT:
        return 0, {}
    fields = {found["key"].lower(): found["value"].strip().strip("\"'") for found in _FIELD.finditer(front["fields"])}
    return front.end(), {_ALIASES.get(key, key): value for key, value in fields.items() if value}


def split_markdown(text: str, start: int = 0) -> Blocks:
    """Paragraphs and headings of the document from `start` on, without code blocks, comments, tables and lone images."""
    masked = _mask_code(text)
    blocks = split_paragraphs(masked, start, wrapped=True)
    headings, rows = list(blocks.headings), list(blocks.rows)
    paragraphs: list[Span] = []
    for span in blocks.paragraphs:
        lines = [Span(span.start + line.start, span.start + line.end) for line in split_lines(masked[span.start : span.end])]
        underlined = len(lines) > 1 and _UNDERLINE.fullmatch(masked, lines[-1].start, lines[-1].end)
        if underlined:
            headings.append(Span(lines[0].start, lines[-2].end))
        elif all(_NO_PROSE.fullmatch(masked, line.start, line.end) for line in lines):
            rows.append(span)
        else:
            paragraphs.append(span)
    return Blocks(tuple(paragraphs), tuple(sorted(headings)), tuple(sorted(rows)))


def _mask_code(text: str) -> str:
    """`text` with blanks in place of code blocks and comments, the same length; what is never closed goes to the end."""
    pieces: list[str] = []
    at = 0
    while opening := _FENCE.search(text, at):
        closing = "\n" + opening[1] if opening[1] else "-->"
        found = text.find(closing, opening.end())
        end = len(text) if found < 0 else found + len(closing)
        pieces += [text[at : opening.start()], re.sub(r"[^\r\n]", " ", text[opening.start() : end])]
        at = end
    return "".join([*pieces, text[at:]])
