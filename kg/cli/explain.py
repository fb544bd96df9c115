"""`kg explain`: why each sentence gave the facts that it gave, or none. For those who write lexicon entries."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import JsonOption, start, tell
from kg.cli.rows import print_json_lines
from kg.cli.tally import WHY, Tally
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.cli.reasons import Record
    from kg.config import Settings

Styled = tuple[str, str]
"""A line and its rich style."""


def explain(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCES…", help="Articles, folders, JSON Lines, or - .")],
    silent_only: Annotated[bool, typer.Option("--silent-only", help="Only sentences that gave no fact, with the reason.")] = False,
    rule: Annotated[str | None, typer.Option(metavar="NAME", help="Only facts by this entry or rule; * stands for anything.")] = None,
    json: JsonOption = False,
) -> None:
    """Say for each sentence which facts it gave, by which entry or rule, and how each part of them came about.

    \b
    kg explain article.txt
    kg explain article.txt --silent-only
    kg explain articles --rule 'lex:withdraw*' --json | jq -r '.facts[].quote'
    echo 'Rebels withdrew from Goma on 3 May 2023.' | kg explain -

    For each fact: the lexicon entry with its file and frame, the slot or light verb that filled each role, who says
    it and why, the time with what was assumed. A sentence without a fact tells the reason and the words that it has.
    """
    if silent_only and rule:
        raise UsageError("--silent-only and --rule exclude each other", remedy="give one of them")
    settings = start(context).settings
    tally = Tally()
    records = _chosen(_records(sources, settings, tally), silent_only=silent_only, rule=rule)
    if json:
        print_json_lines(records)
    else:
        _print(records, rule)
    tally.close()


def _records(sources: list[str], settings: Settings, tally: Tally) -> Iterator[Record]:
    from kg.build import read_articles
    from kg.buildreport import Fault
    from kg.cli.reasons import explain_article
    from kg.pipeline import guarded, pipeline

    for article in read_articles(sources, settings, stdin=sys.stdin.buffer):
        if isinstance(article, InputError):
            tally.note_failure(article)
            continue
        found = guarded(lambda article=article: explain_article(pipeline().scenes(article), article.id), article)
        if isinstance(found, Fault):
            tally.note_fault(found.article, found.error)
        else:
            yield from found


def _chosen(records: Iterator[Record], *, silent_only: bool, rule: str | None) -> Iterator[Record]:
    """The sentences asked for; with `rule`, the facts that it made alone."""
    from kg.cli.reasons import made_by

    for record in records:
        if silent_only:
            if record["silence"]:
                yield record
        elif rule is not None:
            if facts := [fact for fact in record["facts"] if made_by(fact["made_by"], rule) or made_by(fact["rule"] or "", rule)]:
                yield {**record, "facts": facts}
        else:
            yield record


def _print(records: Iterator[Record], rule: str | None) -> None:
    """Coloured on a terminal, plain lines in a pipe."""
    count = 0
    console = None
    if sys.stdout.isatty():
        from rich.console import Console

        console = Console(highlight=False, soft_wrap=False)
    for record in records:
        count += 1
        for text, style in _lines(record):
            if console is None:
                sys.stdout.write(text + "\n")
            else:
                console.print(text, style=style or None, markup=False)
    if not count and rule is not None:
        tell(f"kg: no fact was made by {rule!r} – names are those of `made by`: lex:withdraw, rule:scare-quotes")


def _lines(record: Record) -> Iterator[Styled]:
    yield f"{record['article']} {record['start']}–{record['end']}", "dim"
    yield record["text"], "bold"
    for fact in record["facts"]:
        yield from _fact_lines(fact)
    if record["silence"]:
        reason = record["silence"]["reason"]
        yield f"  nothing: {WHY.get(reason, reason)} ({reason}): {record['silence']['detail']}", "yellow"
        for word in record["unused"]:
            evokes = f" → {word['evokes']}" if word["evokes"] else ""
            yield f"    {word['word']!r} is {word['by']} ({word['kind']}){evokes}", "dim"
    yield "", ""


def _fact_lines(fact: Record) -> Iterator[Styled]:
    yield f"  {fact['type']} · {' '.join(fact['quote'].split())}", "green"
    entry = fact["entry"]
    yield f"    made by   {fact['made_by']} at {fact['trigger']!r}" + (f" ({entry['kind']} entry in {entry['file']})" if entry else ""), ""
    if entry and entry["frame"]:
        yield f"    frame     {entry['lemma']} {entry['frame']}", "dim"
    for role in fact["roles"]:
        named = "" if role["named"] == role["name"] else f", named {role['named']!r}"
        yield f"    {role['role']:9} {role['name']} ({role['kind']}){named} – {role['way']} {role['by']}", ""
    voice = f" ({fact['voice']})" if fact["voice"] != "narrator" else ""
    yield f"    claimant  {' and '.join(fact['claimant'])}{voice} – {fact['claimant_why']}", ""
    how = [fact["polarity"], fact["modality"]]
    how += [f"{word} {fact[word]!r}" for word in ("hedge", "condition") if fact[word]]
    yield f"    how       {' · '.join(how)}", ""
    if time := fact["time"]:
        yield (
            f"    time      {time['text']!r} = {time['edtf']}" + (f", assumed: {', '.join(time['assumed'])}" if time["assumed"] else ""),
            "",
        )
    if fact["value"]:
        yield f"    value     {', '.join(f'{k}: {v}' for k, v in fact['value'].items() if v not in (None, []))}", ""
    for link in fact["links"]:
        yield f"    {link['relation']:9} {link['type']} {link['trigger']!r}", ""
