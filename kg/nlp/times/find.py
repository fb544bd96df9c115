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
from kg.nlp.times.tokens import Tokens, split_words

_LINE_ENDS = "\n"
_HEADING_CHARS = 90
_SENTENCE_ENDS = frozenset('.!?:;,"”’')


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


def find(text: str, spans: Sequence[Span], *, profile: str | None = None) -> list[Expression]:
    """The time expressions in the paragraphs `spans` of `text`, in order. `profile` adds the rules of one output alone."""
    found: list[Expression] = []
    for number, span in enumerate(spans):
        found.extend(_find_in(text, span, number, profile))
    return found


def _find_in(text: str, span: Span, number: int, profile: str | None) -> Iterator[Expression]:
    grammar = load_grammar()
    tokens = split_words(text, span.start, span.end)
    symbols = "".join(map(grammar.alphabet.symbol, tokens.words))
    cores = _best(_matches(symbols, grammar.rules, profile))
    if not cores:
        return
    partials = {core.first: _partial(core, tokens, grammar.alphabet) for core in cores}
    joined, origin, lasts = _fold(symbols, cores, grammar.alphabet)
    marks = _Marks(text, tokens, symbols, grammar.alphabet, span.start)
    taken: set[int] = set()
    expressions: list[tuple[int, Expression]] = []
    for match in _best(_matches(joined, grammar.joins, profile)):
        first, last = origin[match.first], lasts[match.last - 1]
        parts = tuple(partials[origin[i]] for i in range(match.first, match.last) if origin[i] in partials)
        if not parts:
            continue
        taken.update(origin[match.first : match.last])
        fields = dict(match.rule.sets)
        for name, classes, start, _ in match.groups:
            value = None if origin[start] in partials else grammar.alphabet.value(tokens.words[origin[start]], classes)
            if value is not None:
                fields[name] = value
        expressions.append((first, _expression(first, last, parts, number, fields, tokens, marks)))
    for core in cores:
        if core.first not in taken:
            part = partials[core.first]
            expressions.append((core.first, _expression(core.first, core.last, (part,), number, {}, tokens, marks)))
    yield from (expression for _, expression in sorted(expressions, key=lambda pair: pair[0]))


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


class _Marks:
    """What stands around an expression in its paragraph: sentence ends, brackets, cues."""

    def __init__(self, text: str, tokens: Tokens, symbols: str, alphabet: Alphabet, start: int) -> None:
        self._text, self._tokens, self._symbols, self._start = text, tokens, symbols, start
        self._stops, self._future, self._past = (set(alphabet.symbols(n)) for n in ("STOP", "FUTURE", "PAST"))
        self._open, self._close = (set(alphabet.symbols(n)) for n in ("OPEN", "CLOSE"))
        self._before_to, self._to, self._perfect = (set(alphabet.symbols(n)) for n in ("BEFORE_TO", "=to", "PERFECT"))

    def at_head(self, first: int) -> bool:
        if first == 0 or self._symbols[first - 1] in self._stops:
            return True
        before = self._text[self._tokens.ends[first - 1] : self._tokens.starts[first]]
        return _LINE_ENDS in before

    def bracketed(self, first: int) -> bool:
        for i in range(first - 1, max(-1, first - 40), -1):
            if self._symbols[i] in self._close:
                return False
            if self._symbols[i] in self._open:
                return True
        return False

    def in_heading(self) -> bool:
        """Whether the paragraph is a heading: short, and not closed like a sentence."""
        length = self._tokens.ends[-1] - self._tokens.starts[0]
        return length <= _HEADING_CHARS and self._tokens.words[-1] not in _SENTENCE_ENDS

    def quoted(self, first: int) -> bool:
        """Whether an odd number of straight quotes, or an opening curly one, stands before."""
        inside = False
        for word in self._tokens.words[:first]:
            inside = word == "“" or (word == '"' and not inside) or (inside and word not in '"”')
        return inside

    def cue(self, first: int, last: int) -> str | None:
        """`future` or `past` by the verb next to the expression: before it in its clause, or after it at a sentence's head."""
        for i in range(first - 1, -1, -1):
            if self._symbols[i] in self._stops:
                break
            if (kind := self._verb(i)) is not None:
                return kind if kind == "future" or i == first - 1 else None
        if not self.at_head(first):
            return None
        for i in range(last, len(self._symbols)):
            if self._symbols[i] in self._stops:
                return None
            if (kind := self._verb(i)) is not None:
                return kind
        return None

    def _verb(self, i: int) -> str | None:
        symbol = self._symbols[i]
        after = self._symbols[i + 1 : i + 2]
        if symbol in self._before_to and after and after in self._to:
            return "future"
        if symbol in self._future and not (after and after in self._perfect):
            return "future"
        word = self._tokens.words[i]
        return "past" if symbol in self._past or (word.islower() and word.endswith("ed") and len(word) > 4) else None


def _expression(
    first: int, last: int, parts: tuple[Partial, ...], number: int, fields: Mapping[str, str], tokens: Tokens, marks: _Marks
) -> Expression:
    return Expression(
        tokens.starts[first],
        tokens.ends[last - 1],
        parts,
        number,
        fields,
        at_head=marks.at_head(first),
        bracketed=marks.bracketed(first),
        in_heading=marks.in_heading(),
        quoted=marks.quoted(first),
        cue=marks.cue(first, last),
    )
