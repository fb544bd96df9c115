"""The saved questions: SPARQL files with a header of `#+` lines, each a question that the release answers.

The header follows grlc: `summary`, `description`, `tags`, and `defaults`, a list of `name: value` or `name_type: value`. The
query has the parameter as the variable `?_name` or `?_name_type`; type is `iri`, `integer`, or a prefix and a name of XSD.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.resources import data_folder
from kg.store.query import Term, set_values
from kg.vocab import XSD
from server import problems
from server.protocol import is_iri

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_HEADER = re.compile(r"#\+ ?(.*)")
_KEY = re.compile(r"([A-Za-z][\w-]*):\s*(.*)")
_ITEM = re.compile(r"\s*-\s+([A-Za-z]\w*?)(?:_(iri|integer|xsd_[A-Za-z]+))?:\s*(.*)")
_PATTERNS = {
    "date": r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "gYear": r"-?\d{4,}",
    "integer": r"[+-]?\d+",
    "boolean": r"true|false|0|1",
    "decimal": r"[+-]?\d+(\.\d+)?",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: its name in addresses, its type (`string`, `iri`, or a type of XSD), its default."""

    name: str
    type: str
    default: str
    variable: str
    """As it stands in the query, without its sign."""

    def to_term(self, value: str) -> Term:
        """The value as a term of the parameter's type. Raises Problem when it is none."""
        if self.type == "iri":
            if not is_iri(value):
                raise problems.bad_request(f"The parameter {self.name!r} is an absolute IRI.")
            return NamedNode(value)
        if self.type == "string":
            return Literal(value)
        pattern = _PATTERNS.get(self.type)
        if pattern and not re.fullmatch(pattern, value):
            raise problems.bad_request(f"The parameter {self.name!r} is of type {self.type}, for example {self.default}.")
        return Literal(value, datatype=XSD(self.type))


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question: its name in addresses, its words, its parameters, and the query."""

    name: str
    title: str
    description: str
    text: str
    """The query without its header."""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()

    def with_values(self, given: Mapping[str, str]) -> str:
        """The query with the values given, where they are given. Raises Problem for one of the wrong type."""
        values = {item.variable: item.to_term(given[item.name]) for item in self.parameters if given.get(item.name)}
        return set_values(self.text, values) if values else self.text


@lru_cache(maxsize=1)
def shipped_questions() -> Mapping[str, Question]:
    """The competency questions that come with the installation, by name."""
    return read_questions(data_folder("queries") / "competency")


def read_questions(folder: Path) -> dict[str, Question]:
    """The questions of a folder by name, in order of file name."""
    return {path.stem: read_question(path) for path in sorted(folder.glob("*.rq")) if _NAME.fullmatch(path.stem)}


def read_question(path: Path) -> Question:
    """The question in one file."""
    header: dict[str, str] = {}
    parameters: list[Parameter] = []
    body: list[str] = []
    key = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _HEADER.fullmatch(line)
        if match is None:
            body.append(line)
            continue
        part = match.group(1)
        if key == "defaults" and (item := _ITEM.fullmatch(part)):
            parameters.append(_parameter(*item.groups()))
        elif pair := _KEY.fullmatch(part):
            key = pair.group(1).lower()
            header[key] = _unquoted(pair.group(2))
        elif key:
            header[key] = f"{header[key]} {part.strip()}".strip()
    title = header.get("summary") or header.get("title") or path.stem.replace("-", " ").capitalize()
    tags = tuple(tag.strip() for tag in header.get("tags", "").strip("[]").split(",") if tag.strip())
    return Question(path.stem, title, header.get("description", ""), "\n".join(body).strip() + "\n", tags, tuple(parameters))


def _parameter(name: str, kind: str | None, default: str) -> Parameter:
    return Parameter(name, (kind or "string").removeprefix("xsd_"), _unquoted(default), "_" + (f"{name}_{kind}" if kind else name))


def _unquoted(text: str) -> str:
    return text.strip().removeprefix(">").strip().strip("\"'")
