"""Questions that the pages ask the workers: packaged queries in, rows of terms out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.store.query import Term as Value
from kg.store.query import set_values
from server.service import Service
from server.workers.messages import Answer, Query

_QUERIES = Path(__file__).resolve().parents[1] / "queries"


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term of a result row."""

    kind: str
    """`uri`, `literal`, `bnode` or `triple`."""
    value: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A result: the variables in order, and one mapping a row (unbound variables are absent)."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Term], ...]
    boolean: bool | None = None


Row = Mapping[str, Term]


def ask(service: Service, name: str, **values: Value) -> tuple[Row, ...]:
    """The rows of the packaged query `name`. Raises Problem."""
    return ask_text(service, packaged(name, **values)).rows


def packaged(name: str, **values: Value) -> str:
    """The text of the packaged query `name`, with values for its parameters."""
    return set_values(_read(name), values)


def ask_text(service: Service, text: str) -> Table:
    """The table for a SELECT or ASK query. Raises Problem, also for other kinds of query."""
    formats: dict[str, str | None] = {"solutions": "json", "boolean": "json", "graph": None}
    query = Query(text, formats)
    return read_table(service.pool.ask(query, time_s=service.settings.query_time_s))


def read_table(answer: Answer) -> Table:
    """The table in a JSON answer; its file, if it has one, is closed."""
    if answer.file is None:
        document = json.loads(answer.body)
    else:
        with answer.file:
            document = json.load(answer.file)
    if "boolean" in document:
        return Table((), (), document["boolean"])
    rows = tuple({name: _term(term) for name, term in row.items()} for row in document["results"]["bindings"])
    return Table(tuple(document["head"]["vars"]), rows)


def _term(term: dict[str, object]) -> Term:
    value = term["value"]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return Term(str(term["type"]), text, str(term.get("xml:lang", "")), str(term.get("datatype", "")))


@cache
def _read(name: str) -> str:
    return (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")
