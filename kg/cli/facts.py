"""`kg facts`: the facts table of articles, or of a release, without building anything."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import start
from kg.cli.tally import Tally
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.config import Settings
    from kg.factstable import Row


def facts(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCES…", help="Articles, folders, JSON Lines, releases, or - .")],
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated instead of JSON Lines.")] = False,
    base: Annotated[str | None, typer.Option(help="Base IRI below which claims are named.")] = None,
) -> None:
    """Print one line for each fact of SOURCES: type, words, roles, time, claimant, polarity, modality.

    \b
    kg facts article.txt | jq -r '[.type, .claimant, .quote] | @tsv'
    kg facts release --csv > facts.csv
    curl -s https://example.org/story.html | kg facts -

    An article that yields nothing is named on standard error, with the reason.
    """
    settings = start(context, base=base).settings
    from kg.factstable import write_csv, write_jsonl

    tally = Tally()
    write = write_csv if csv else write_jsonl
    write(_rows(sources, settings, tally), sys.stdout)
    tally.close()


def _rows(sources: list[str], settings: Settings, tally: Tally) -> Iterator[Row]:
    """Records in the order of the sources; neighbouring articles are read in one go."""
    articles: list[str] = []
    for source in sources:
        if not _is_release(source):
            articles.append(source)
            continue
        yield from _article_rows(articles, settings, tally)
        articles = []
        from kg.store.release import open_release

        yield from open_release(source).facts()
    yield from _article_rows(articles, settings, tally)


def _article_rows(sources: list[str], settings: Settings, tally: Tally) -> Iterator[Row]:
    if not sources:
        return
    from kg.build import analyse_sources
    from kg.factstable import fact_rows
    from kg.model import Analysed

    for result in analyse_sources(sources, settings=settings, stdin=sys.stdin.buffer):
        if isinstance(result, Analysed):
            tally.note_article(result.article.source or result.article.id, len(result.facts), result.silences)
            yield from fact_rows(result, base=settings.base)
        elif isinstance(result, InputError):
            tally.note_failure(result)
        else:
            tally.note_fault(result.article, result.error)


def _is_release(source: str) -> bool:
    """A folder with a manifest, or with a pointer to the release in force."""
    folder = Path(source)
    return source != "-" and ((folder / "manifest.json").is_file() or (folder / "current").exists())
