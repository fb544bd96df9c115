"""Which sentences stand wholly between quotation marks, and where it is said who speaks in them.

"We waited. They shot at us," said Amina Diallo. "Then they left." The verb of saying stands in one sentence of three: the
first is spoken by whoever the end of its quotation names, the last by whoever spoke before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.facts.discourse import Referent
from kg.facts.drafts import Scene
from kg.model import Parsed, Sentence, Span

_OPENING, _CLOSING, _PLAIN = "“„«", "”»", '"'
_MARK = re.compile(f"[{_OPENING}{_CLOSING}{_PLAIN}]")
_LONGEST = 2500
"""A quotation mark that finds no partner within so many characters is a slip."""


class Quotations:
    """The quotations of an article, paragraph by paragraph."""

    def __init__(self, parsed: Parsed) -> None:
        self.text, self.sentences = parsed.article.text, parsed.sentences
        self._spans = _pair_marks(self.text, parsed.sentences)
        self._starts = [span.start for span in self._spans]

    def around(self, offset: int) -> Span | None:
        """The quotation that this character stands in."""
        at = bisect_right(self._starts, offset) - 1
        return self._spans[at] if at >= 0 and offset < self._spans[at].end else None

    def is_whole(self, sentence: Sentence) -> bool:
        """Whether all words of the sentence are quoted."""
        if not self.touches(sentence):
            return False
        words = [offset for offset in range(sentence.start, sentence.end) if self.text[offset].isalnum()]
        return bool(words) and all(self.around(offset) is not None for offset in (words[0], words[-1])) and self._unbroken(words)

    def closing(self, sentence: Sentence) -> Sentence | None:
        """The later sentence in which the quotation that this one stands in ends, where words follow it."""
        if not self.touches(sentence):
            return None
        inside = next((q for offset in range(sentence.start, sentence.end) if (q := self.around(offset)) is not None), None)
        if inside is None or inside.end <= sentence.end:
            return None
        for later in self.sentences[sentence.index + 1 :]:
            if later.start < inside.end <= later.end:
                return None if self.is_whole(later) else later
        return None

    def touches(self, sentence: Sentence) -> bool:
        """Whether any of the sentence is quoted."""
        return any(span.start < sentence.end and span.end > sentence.start for span in self._spans)

    def _unbroken(self, words: Sequence[int]) -> bool:
        return all(self.around(offset) is not None for offset in words)


def quoted_speakers(scene: Scene, quotations: Quotations) -> tuple[Referent, ...]:
    """Who speaks in the quotation of a sentence that has one: the subject of its last verb of saying outside the marks."""
    tree = scene.tree
    for match in sorted(scene.matches.values(), key=lambda m: -m.word):
        if match.entry.reporting and tree.is_verb(match.word) and quotations.around(tree[match.word].start) is None:
            if found := scene.contexts.speakers(match):
                return tuple(found)
    return ()


def _pair_marks(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    out: list[Span] = []
    bounds = _paragraphs(sentences)
    for (first, last), (following, _) in zip(bounds, [*bounds[1:], (len(text), 0)], strict=True):
        opened: int | None = None
        for mark in _MARK.finditer(text, first, last):
            offset, char = mark.start(), mark[0]
            if opened is not None and offset - opened > _LONGEST:
                opened = None
            if char in _OPENING or (char in _PLAIN and opened is None):
                opened = offset
            elif opened is not None:
                out.append(Span(opened, offset + 1))
                opened = None
        goes_on = opened is not None and (text[opened] in _OPENING or text[following : following + 1] in tuple(_PLAIN))
        if opened is not None and goes_on and last - 1 - opened <= _LONGEST:  # the next paragraph opens with a mark of its own
            out.append(Span(opened, last))
    return out


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start = bounds.get(sentence.paragraph, (sentence.start, 0))[0]
        bounds[sentence.paragraph] = (start, sentence.end)
    return list(bounds.values())
