"""Read articles: from files, folders and standard input to exact text, body and metadata.

What cannot be read is a value in the stream, so that one bad article never costs another. Sources are gone through twice,
first for the ids alone; standard input is kept in a temporary file for that.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Article
from kg.text.dates import read_address_date, read_date
from kg.text.formats import read_units
from kg.text.html import extract_text, read_metadata
from kg.text.identity import register
from kg.text.language import foreign_because
from kg.text.layout import Layout, lay_out, read_header
from kg.text.limits import ReadLimits
from kg.text.markdown import read_front_matter, split_markdown
from kg.text.paragraphs import split_paragraphs
from kg.text.sources import find_files, spooled
from kg.text.units import Unit, check_length

_log = logging.getLogger(__name__)
_MEDIA_TYPES = {"plain": "text/plain", "markdown": "text/markdown", "html": "text/html", "record": "application/json"}
_DEFAULT_LIMITS = ReadLimits()


def read_articles(
    sources: Iterable[str | Path], *, limits: ReadLimits = _DEFAULT_LIMITS, stdin: BinaryIO | None = None
) -> Iterator[Article | InputError]:
    """The articles of `sources` (files, folders, `-` for `stdin`), in order, and an InputError in place of each that cannot be read.

    The same article given twice is read once. Ids are unique in the run and do not depend on the order of the sources.
    Raises StorageError when standard input cannot be kept.
    """
    sources = list(sources)
    with spooled(stdin, sources) as spool:
        known = register(_units(sources, spool, limits))
        repeated = 0
        for unit in _units(sources, spool, limits):
            if isinstance(unit, InputError):
                yield unit
            elif article_id := known.id_of(unit):
                yield _read_article(unit, article_id, limits)
            else:
                repeated += 1
                _log.info("%s: the same article was read before", unit.place)
        if repeated:
            _log.warning("%d articles were given more than once and read once", repeated)


def _units(sources: Iterable[str | Path], spool: Path | None, limits: ReadLimits) -> Iterator[Unit | InputError]:
    for file in find_files(sources, stdin=spool):
        if isinstance(file, InputError):
            yield file
        else:
            yield from read_units(file, limits)


def _read_article(unit: Unit, article_id: str, limits: ReadLimits) -> Article | InputError:
    try:
        text, fields, layout = _laid_out(unit, limits)
    except InputError as error:
        return error
    if not layout.body:
        return InputError("holds no text to read", place=unit.place, remedy="give the article's text below its header")
    reason = foreign_because("\n".join(text[span.start : span.end] for span in layout.body))
    if reason:
        return InputError(f"not in English: {reason}", place=unit.place, remedy="give an English text, or leave it out")
    title = fields.get("title") or (text[layout.title_span.start : layout.title_span.end] if layout.title_span else None)
    return Article(
        id=article_id,
        text=text,
        body=layout.body,
        asides=layout.asides,
        title=" ".join(title.split()) if title else None,
        title_span=layout.title_span,
        url=fields.get("url"),
        published=read_date(fields.get("date", "")) or read_address_date(fields.get("url", "")) or layout.published,
        publisher=fields.get("publisher"),
        media_type=_MEDIA_TYPES[unit.format],
        source=unit.place,
    )


def _laid_out(unit: Unit, limits: ReadLimits) -> tuple[str, Mapping[str, str], Layout]:
    """The text, its metadata, and where headline and body stand. Raises InputError for a page without an article."""
    if unit.format == "html":
        fields = read_metadata(unit.text)
        text = check_length(extract_text(unit.text, unit.place), unit.place, limits)
        return text, fields, lay_out(text, split_paragraphs(text, wrapped=False), title=fields.get("title"), headless=True)
    if unit.format == "record":
        layout = lay_out(unit.text, split_paragraphs(unit.text), title=unit.fields.get("title"), headless="title" in unit.fields)
        return unit.text, unit.fields, layout
    start, front = read_front_matter(unit.text) if unit.format == "markdown" else (0, {})
    header = read_header(unit.text) if not front else None
    fields = dict(front)
    if header:
        start = header.end
        fields |= {"url": header.url} if header.url else {}
        fields |= {"date": header.published.isoformat()} if header.published else {}
    split = split_markdown if unit.format == "markdown" else split_paragraphs
    return unit.text, fields, lay_out(unit.text, split(unit.text, start), title=fields.get("title"))
