"""One character a token: the sets of word classes as an alphabet.

Known words are looked up as they are written and in lower case; numbers and the like are told by their shape. What is
neither is `x`, or `X` when it has a capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_FIRST = 0xE000  # private use
PLAIN, CAPITAL = "WORD", "CAPWORD"


@dataclass(frozen=True, slots=True)
class WordClass:
    """A class of words with their values, or of tokens of one shape (whose value is the token itself)."""

    name: str
    words: Mapping[str, str]
    shape: str | None = None
    capitalised: bool = False


class Alphabet:
    """Symbols for tokens, and for what rules found; immutable once made."""

    def __init__(self, classes: Iterable[WordClass], literals: Iterable[str], yields: Iterable[frozenset[str]]) -> None:
        classes = [*classes, *(WordClass(f"={word}", {word: word}) for word in sorted(literals))]
        self._values = {(c.name, word): value for c in classes for word, value in c.words.items()}
        self._shapes = [(re.compile(c.shape), c.name) for c in classes if c.shape]
        self._symbol_of: dict[frozenset[str], str] = {}
        lower: dict[str, set[str]] = {}
        upper: dict[str, set[str]] = {}
        for c in classes:
            for word in c.words:
                upper.setdefault(word, set()).add(c.name)
                if not c.capitalised:
                    lower.setdefault(word, set()).add(c.name)
        self._plain, self._capital = self._symbol(frozenset({PLAIN})), self._symbol(frozenset({CAPITAL}))
        self._lower = {word: self._symbol(frozenset(names)) for word, names in sorted(lower.items())}
        self._upper = {word: self._symbol(frozenset(names)) for word, names in sorted(upper.items())}
        self._shaped = {name: self._symbol(frozenset({name})) for _, name in self._shapes}
        self._yielded: Mapping[frozenset[str], str] = {names: self._symbol(names) for names in sorted(yields, key=sorted)}
        self._members: dict[str, list[str]] = {}
        for names, symbol in self._symbol_of.items():
            for name in names:
                self._members.setdefault(name, []).append(symbol)

    def symbol(self, word: str) -> str:
        """The character for a token."""
        first = word[0]
        if first.isdigit():
            return self._number(word)
        if first.isupper():
            return self._upper.get(word.lower(), self._capital)
        return self._lower.get(word, self._plain)

    def found(self, names: frozenset[str]) -> str:
        """The character for what a rule found, by the classes that the rule yields."""
        return self._yielded[names]

    def symbols(self, name: str) -> str:
        """The regular expression for the class `name`. Raises KeyError when there is none."""
        return f"[{''.join(self._members[name])}]"

    def value(self, word: str, names: Iterable[str]) -> str | None:
        """What `word` stands for in the first of the classes that has it; a number stands for itself."""
        key = word.lower()
        for name in names:
            if (name, key) in self._values:
                return self._values[name, key]
        return word if word[0].isdigit() else None

    def _number(self, word: str) -> str:
        for shape, name in self._shapes:
            if shape.fullmatch(word):
                return self._shaped[name]
        return self._plain

    def _symbol(self, names: frozenset[str]) -> str:
        return self._symbol_of.setdefault(names, chr(_FIRST + len(self._symbol_of)))
