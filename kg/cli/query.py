"""`kg query`: a question to a release, by its name, from a file, or from standard input."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import JsonOption, start
from kg.cli.deadline import deadline
from kg.cli.rows import print_json, print_table
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from server.questions import Parameter, Question


class AnswerFormat(StrEnum):
    """How an answer is printed: rows as table, json, csv, tsv, xml; graphs as ttl, nt, jsonld, rdfxml."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    TTL = "ttl"
    NT = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


def query(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="NAME|FILE|-", help="A shipped question, a SPARQL file, or - .")] = None,
    release: Annotated[Path, typer.Argument(metavar="RELEASE", help="Folder that `kg build` wrote.")] = Path("release"),
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="Value of a parameter; repeatable.")
    ] = None,
    form: Annotated[AnswerFormat | None, typer.Option("--format", "-f", help="Default: table for rows, ttl for graphs.")] = None,
    json: JsonOption = False,
    time_limit: Annotated[float | None, typer.Option(metavar="SECONDS", help="Longest time for the answer (default 10).")] = None,
    list_questions: Annotated[bool, typer.Option("--list", "-l", help="List the shipped questions and their parameters.")] = False,
) -> None:
    """Ask RELEASE a question: one that comes with kg, your own file, or standard input.

    \b
    kg query --list
    kg query denials release
    kg query on-a-day release -p day=2023-09-20 --format csv
    echo 'SELECT (COUNT(*) AS ?claims) { ?c a parley:Claim }' | kg query - release
    """
    settings = start(context, query_time_s=time_limit).settings
    if list_questions:
        _print_questions(json)
        return
    if question is None:
        raise UsageError("which question?", remedy="name one of `kg query --list`, a file, or -")
    chosen = _find_question(question)
    text = _fill_in(chosen, param or [])
    from kg.cli.answers import print_answer
    from kg.store.query import run_query
    from kg.store.release import open_release

    opened = open_release(release)
    store = opened.store()
    with deadline(settings.query_time_s, "the query"):
        answer = run_query(store, text, base=opened.base)
        print_answer(answer, "json" if json and form is None else form)


def _find_question(name: str) -> Question:
    """The question of that name, or the one in a file or on standard input."""
    from server.questions import read_question, shipped_questions

    if name == "-":
        return _plain_question("standard input", sys.stdin.read())
    shipped = shipped_questions()
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if path.suffix or path.is_file():
        try:
            return read_question(path)
        except UnicodeDecodeError:
            raise InputError("the query is not UTF-8 text", place=name, remedy="save it as UTF-8") from None
    raise UsageError(f"no question is called {name!r}", remedy=f"known are {', '.join(shipped)}")


def _plain_question(name: str, text: str) -> Question:
    from server.questions import Question

    return Question(name, name, "", text)


def _fill_in(question: Question, given: list[str]) -> str:
    """The query with the values of `NAME=VALUE` words. Raises UsageError for unknown names and values of the wrong type."""
    from server.problems import Problem

    known = {item.name: item for item in question.parameters}
    values: dict[str, str] = {}
    for word in given:
        name, sign, value = word.partition("=")
        if not sign or name not in known:
            remedy = f"known are {', '.join(known)}" if known else "the question has no parameters"
            raise UsageError(f"{word!r} is no NAME=VALUE of {question.name}", place="--param", remedy=remedy)
        values[name] = value
    try:
        return question.with_values(values)
    except Problem as problem:
        raise UsageError(
            problem.detail.rstrip("."), place="--param", remedy=f"the defaults are {' '.join(map(_example, known.values()))}"
        ) from None


def _example(parameter: Parameter) -> str:
    return f"{parameter.name}={parameter.default}"


def _print_questions(json: bool) -> None:
    from server.questions import shipped_questions

    questions = shipped_questions().values()
    if json:
        print_json(
            [
                {
                    "name": q.name,
                    "title": q.title,
                    "description": q.description,
                    "parameters": [{"name": p.name, "type": p.type, "default": p.default} for p in q.parameters],
                }
                for q in questions
            ]
        )
        return
    print_table(("name", "question", "parameters"), [(q.name, q.title, " ".join(_example(p) for p in q.parameters)) for q in questions])
