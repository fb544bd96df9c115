"""What stands around a time expression: sentence ends, brackets, quotes, and verbs that tell past from future.

Everything is read off the symbols of one paragraph; nothing is parsed.
"""

from __future__ import annotations

from kg.nlp.times.alphabet import Alphabet
from kg.nlp.times.tokens import Tokens

_HEADING_CHARS = 90
_BRACKET_REACH = 40  # tokens
_SENTENCE_ENDS = frozenset('.!?:;,"”’')

_PARTICLES = frozenset({"out", "up", "off", "down", "back", "away", "over", "in", "on"})


class Surroundings:
    """Answers for one paragraph; places are indices into its tokens, `first` of an expression and `last` past its end."""

    def __init__(self, text: str, tokens: Tokens, symbols: str, alphabet: Alphabet) -> None:
        self._text, self._tokens, self._symbols = text, tokens, symbols
        self._stops, self._future, self._past = (set(alphabet.symbols(n)) for n in ("STOP", "FUTURE", "PAST"))
        self._open, self._close = (set(alphabet.symbols(n)) for n in ("OPEN", "CLOSE"))
        self._before_to, self._to, self._perfect = (set(alphabet.symbols(n)) for n in ("BEFORE_TO", "=to", "PERFECT"))
        self._promised = set(alphabet.symbols("PROMISED"))

    def at_head(self, first: int) -> bool:
        """Whether it is the first thing in its sentence or line."""
        if first == 0 or self._symbols[first - 1] in self._stops:
            return True
        before = self._text[self._tokens.ends[first - 1] : self._tokens.starts[first]]
        return "\n" in before

    def bracketed(self, first: int) -> bool:
        """Whether a bracket was opened before it and not closed."""
        for i in range(first - 1, max(-1, first - _BRACKET_REACH), -1):
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
        if [word.lower() for word in self._tokens.words[max(0, first - 2) : first]] == ["ahead", "of"]:
            return "future"
        for i in range(first - 1, -1, -1):
            if self._symbols[i] in self._stops:
                break
            if self._symbols[i] in self._promised and self._symbols[i + 1] in self._to:
                return "future"  # "agreed to stand down from Monday"
            if (kind := self._verb(i)) is not None:
                beside = i == first - 1 or (i == first - 2 and self._tokens.words[first - 1] in _PARTICLES)  # "broke out on January 1"
                return kind if kind == "future" or beside else None
        if not self.at_head(first):
            return None
        for i in range(last, len(self._symbols)):
            if self._symbols[i] in self._stops:
                return None
            if (kind := self._verb(i)) is not None:
                return kind
        return None

    def _verb(self, i: int) -> str | None:
        """Whether the token tells of what is to come or of what was; capitals are names ("May"), "be held" tells nothing."""
        symbol, word = self._symbols[i], self._tokens.words[i]
        if not word.islower() or self._tokens.words[max(0, i - 1)] == "be":
            return None
        after = self._symbols[i + 1 : i + 2]
        if symbol in self._before_to and after and after in self._to:
            return "future"
        if symbol in self._future and not (after and after in self._perfect):
            return "future"
        return "past" if symbol in self._past or (word.endswith("ed") and len(word) > 4) else None
