"""The rules of `ontology/times/`, read and compiled.

Each token becomes one character that stands for its word classes, so a rule over words is an ordinary regular expression
over a short string. Every distinct set of classes has a character of its own; `{CLASS}` compiles to the characters whose
set holds the class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import ResourceError
from kg.nlp.times.alphabet import Alphabet, WordClass
from kg.resources import turtle_files

TIMES = "https://w3id.org/parley/times#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PIECE = re.compile(
    r"\{(?P<name>[A-Z][A-Z0-9_]*)(?::(?P<field>[a-z_0-9]+))?\}|(?P<operator>\(\?(?:<?[=!]|:)|[()|?*+^$.])|(?P<word>[a-z][a-z'’-]*)|\s+"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule. `captures` tells for each group of the expression its field and the classes that give its value."""

    name: str
    expression: re.Pattern[str]
    captures: tuple[tuple[str, str, tuple[str, ...]], ...]
    sets: tuple[tuple[str, str], ...]
    yields: frozenset[str]
    only: str | None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that `find` needs: the alphabet, the rules over words, the rules over what those found."""

    alphabet: Alphabet
    rules: tuple[Rule, ...]
    joins: tuple[Rule, ...]


@dataclass(slots=True)
class _Resource:
    name: str
    types: set[str] = field(default_factory=set)
    values: dict[str, list[str]] = field(default_factory=dict)

    def one(self, key: str, default: str = "") -> str:
        return self.values.get(key, [default])[0]

    def sorted(self, key: str) -> tuple[str, ...]:
        return tuple(sorted(self.values.get(key, ())))


@cache
def load_grammar() -> Grammar:
    """The shipped grammar, compiled once. Raises ResourceError naming the rule that is broken."""
    resources = _read()
    macros = {r.name: r.one("pattern") for r in resources if "Macro" in r.types}
    rules = [r for r in resources if "Rule" in r.types or "JoinRule" in r.types]
    classes = [_word_class(r) for r in resources if "WordClass" in r.types]
    literals = {
        m.group("word") for p in (*macros.values(), *(r.one("pattern") for r in rules)) for m in _PIECE.finditer(p) if m.group("word")
    }
    yields = {frozenset(r.one("yields").split()) for r in rules}
    alphabet = Alphabet(classes, literals, yields)
    compiled = [(_compile(r, macros, alphabet), "JoinRule" in r.types) for r in rules]
    return Grammar(alphabet, tuple(r for r, join in compiled if not join), tuple(r for r, join in compiled if join))


def _read() -> list[_Resource]:
    resources: dict[str, _Resource] = {}
    for path in turtle_files("times"):
        for quad in parse(path.read_bytes(), RdfFormat.TURTLE):
            subject, predicate, value = quad.subject, quad.predicate, quad.object
            if not isinstance(subject, NamedNode) or not subject.value.startswith(TIMES):
                continue
            name = subject.value.removeprefix(TIMES)
            resource = resources.setdefault(name, _Resource(name))
            if predicate.value == _RDF_TYPE and isinstance(value, NamedNode):
                resource.types.add(value.value.removeprefix(TIMES))
            elif isinstance(value, Literal):
                resource.values.setdefault(predicate.value.removeprefix(TIMES), []).append(value.value)
    return [resources[name] for name in sorted(resources)]


def _word_class(resource: _Resource) -> WordClass:
    words: dict[str, str] = {}
    for entry in resource.one("words").split():
        word, _, value = entry.partition("=")
        words[word] = value or word
    return WordClass(resource.name, words, resource.one("shape") or None, resource.one("capitalised") == "true")


def _compile(resource: _Resource, macros: Mapping[str, str], alphabet: Alphabet) -> Rule:
    captures: list[tuple[str, str, tuple[str, ...]]] = []
    try:
        source = _source(resource.one("pattern"), macros, alphabet, captures)
        expression = re.compile(source, re.DOTALL)
    except (KeyError, re.error, ValueError) as error:
        raise ResourceError(
            f"time rule {resource.name} has a pattern that cannot be read: {error}", remedy="see ontology/times/schema.ttl"
        ) from error
    sets = tuple((name, value) for name, _, value in (entry.partition("=") for entry in resource.one("sets").split()))
    return Rule(
        resource.name,
        expression,
        tuple(captures),
        sets,
        frozenset(resource.one("yields").split()),
        resource.one("only") or None,
        resource.sorted("example"),
        resource.sorted("counterExample"),
    )


def _source(pattern: str, macros: Mapping[str, str], alphabet: Alphabet, captures: list[tuple[str, str, tuple[str, ...]]]) -> str:
    """The regular expression over symbols; groups are noted in `captures` as they are opened."""
    pieces: list[str] = []
    at = 0
    while at < len(pattern):
        match = _PIECE.match(pattern, at)
        if match is None:
            raise ValueError(f"{pattern[at : at + 20]!r}")
        at = match.end()
        if name := match.group("name"):
            if group := match.group("field"):
                label = f"g{len(captures)}"
                captures.append((label, group, tuple(sorted(set(_classes(name, macros))))))
                pieces.append(f"(?P<{label}>{_named(name, macros, alphabet, captures)})")
            else:
                pieces.append(_named(name, macros, alphabet, captures))
        elif word := match.group("word"):
            pieces.append(alphabet.symbols(f"={word}"))
        elif operator := match.group("operator"):
            pieces.append("(?:" if operator == "(" else operator)
    return "".join(pieces)


def _named(name: str, macros: Mapping[str, str], alphabet: Alphabet, captures: list[tuple[str, str, tuple[str, ...]]]) -> str:
    if name in macros:
        return f"(?:{_source(macros[name], macros, alphabet, captures)})"
    return alphabet.symbols(name)


def _classes(name: str, macros: Mapping[str, str]) -> Iterable[str]:
    """The word classes that the macro or class `name` is made of."""
    if name not in macros:
        yield name
        return
    for match in _PIECE.finditer(macros[name]):
        if match.group("name"):
            yield from _classes(match.group("name"), macros)
        elif match.group("word"):
            yield f"={match.group('word')}"
