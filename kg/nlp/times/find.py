"""Passes one and two: time expressions as they are written, nothing worked out yet.

`find` gives for each expression its parts ("1992", "1994"), the relation word ("from-to") and where it stands. The longest
match wins; what the first rules find becomes one symbol for the join rules ("at 6 a.m." + "on" + "Saturday").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Span
from kg.nlp.times.alphabet import Alphabet
from kg.nlp.times.grammar import Rule, load_grammar
from kg.nlp.times.surroundings import Surroundings
from kg.nlp.times.tokens import Tokens, split_words


@dataclass(frozen=True, slots=True)
class Partial:
    """One time as written: the fields that its rule set or kept, and where each kept field stands."""

    start: int
    end: int
    rule: str
    fields: Mapping[str, str]
    places: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression with its relation word: one part, or the two ends of a range."""

    start: int
    end: int
    parts: tuple[Partial, ...]
    paragraph: int
    fields: Mapping[str, str] = field(default_factory=dict)
    joined_by: str | None = None
    """The join rule that put it together."""
    at_head: bool = False
    """First thing in its sentence or line."""
    bracketed: bool = False
    in_heading: bool = False
    """In a short line that is no sentence."""
    quoted: bool = False
    cue: str | None = None
    """`future` or `past`: what the words before it in its clause promise."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A rule's match over symbols `first`..`last` (end exclusive)."""

    first: int
    last: int
    order: int
    rule: Rule
    groups: tuple[tuple[str, tuple[str, ...], int, int], ...]
    """Field, classes, first and last symbol of each group that took part."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Parts that make one expression, with its first and last token (end exclusive)."""

    first: int
    last: int
    parts: tuple[Partial, ...]
    fields: Mapping[str, str]
    joined_by: str | None


def find(text: str, spans: Sequence[Span], *, profile: str | None = None) -> list[Expression]:
    """The time expressions in the paragraphs `spans` of `text`, in order. `profile` adds the rules of one output alone."""
    found: list[Expression] = []
    for number, span in enumerate(spans):
        found.extend(_find_in(text, span, number, profile))
    return found


def _find_in(text: str, span: Span, number: int, profile: str | None) -> list[Expression]:
    grammar = load_grammar()
    alphabet = grammar.alphabet
    tokens = split_words(text, span.start, span.end)
    symbols = "".join(map(alphabet.symbol, tokens.words))
    cores = _best(_matches(symbols, grammar.rules, profile))
    if not cores:
        return []
    partials = {core.first: _partial(core, tokens, alphabet) for core in cores}
    around = Surroundings(text, tokens, symbols, alphabet)
    joined = list(_join(symbols, cores, partials, tokens, profile))
    taken = {part.start for group in joined for part in group.parts}
    single = [_Group(core.first, core.last, (partials[core.first],), {}, None) for core in cores if partials[core.first].start not in taken]
    return [_expression(group, number, tokens, around) for group in sorted([*joined, *single], key=lambda group: group.first)]


def _join(symbols: str, cores: Sequence[_Match], partials: Mapping[int, Partial], tokens: Tokens, profile: str | None) -> Iterator[_Group]:
    """What the join rules put together."""
    grammar = load_grammar()
    folded, origin, lasts = _fold(symbols, cores, grammar.alphabet)
    for match in _best(_matches(folded, grammar.joins, profile)):
        parts = tuple(partials[origin[i]] for i in range(match.first, match.last) if origin[i] in partials)
        fields = dict(match.rule.sets)
        for name, classes, start, _ in match.groups:
            value = None if origin[start] in partials else grammar.alphabet.value(tokens.words[origin[start]], classes)
            if value is not None:
                fields[name] = value
        if parts:
            yield _Group(origin[match.first], lasts[match.last - 1], parts, fields, match.rule.name)


def _matches(symbols: str, rules: Iterable[Rule], profile: str | None) -> Iterator[_Match]:
    for order, rule in enumerate(rules):
        if rule.only and rule.only != profile:
            continue
        for match in rule.expression.finditer(symbols):
            if match.end() > match.start():
                groups = tuple(
                    (name, classes, match.start(label), match.end(label))
                    for label, name, classes in rule.captures
                    if match.start(label) >= 0
                )
                yield _Match(match.start(), match.end(), order, rule, groups)


def _best(matches: Iterable[_Match]) -> list[_Match]:
    """Of overlapping matches the longest, then the first; in order of place."""
    chosen: list[_Match] = []
    used: set[int] = set()
    for match in sorted(matches, key=lambda m: (m.first - m.last, m.first, m.order)):
        if used.isdisjoint(range(match.first, match.last)):
            used.update(range(match.first, match.last))
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.first)


def _partial(match: _Match, tokens: Tokens, alphabet: Alphabet) -> Partial:
    fields = dict(match.rule.sets)
    places: dict[str, Span] = {}
    for name, classes, first, last in match.groups:
        values = [v for v in (alphabet.value(tokens.words[i], classes) for i in range(first, last)) if v is not None]
        if values:
            fields[name] = _fold_number(values)
            places[name] = Span(tokens.starts[first], tokens.ends[last - 1])
    return Partial(tokens.starts[match.first], tokens.ends[match.last - 1], match.rule.name, fields, places)


def _fold_number(values: Sequence[str]) -> str:
    """The value of a group: numbers in words are added up ("twenty", "one"), of other words the first counts."""
    if "X" in values:
        return "X"
    if len(values) == 1 or not all(value.isdigit() for value in values):
        return values[0]
    total = 0
    for number in map(int, values):
        total = total * number if number in (100, 1000) and total else total + number
    return str(total)


def _fold(symbols: str, cores: Sequence[_Match], alphabet: Alphabet) -> tuple[str, list[int], list[int]]:
    """Symbols with each core as one; for each its first token and its last (end exclusive)."""
    out: list[str] = []
    origin: list[int] = []
    lasts: list[int] = []
    at = 0
    for core in cores:
        out.append(symbols[at : core.first])
        origin.extend(range(at, core.first))
        lasts.extend(range(at + 1, core.first + 1))
        out.append(alphabet.found(core.rule.yields))
        origin.append(core.first)
        lasts.append(core.last)
        at = core.last
    out.append(symbols[at:])
    origin.extend(range(at, len(symbols)))
    lasts.extend(range(at + 1, len(symbols) + 1))
    return "".join(out), origin, lasts


def _expression(group: _Group, number: int, tokens: Tokens, around: Surroundings) -> Expression:
    return Expression(
        tokens.starts[group.first],
        tokens.ends[group.last - 1],
        group.parts,
        number,
        group.fields,
        group.joined_by,
        at_head=around.at_head(group.first),
        bracketed=around.bracketed(group.first),
        in_heading=around.in_heading(),
        quoted=around.quoted(group.first),
        cue=around.cue(group.first, group.last),
    )
