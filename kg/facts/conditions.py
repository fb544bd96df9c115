"""Conditions of several words: "provided that …", "on condition that …", "as long as …", "in the event of …".

The parser hangs these in many ways, so they are found by their words (word class `condition-phrase`): the condition runs to the
next comma or the end of the sentence, and is put on the verb before it, or after it where it opens the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.facts.tree import Tree
from kg.lexicon import Entry, Lexicon
from kg.model import Condition

_INVERTED = ("should", "were", "had")


@dataclass(frozen=True, slots=True)
class Proviso:
    """A condition, the words that it consists of, and the verb that it is put on."""

    words: frozenset[int]
    verb: int
    condition: Condition


def find_provisos(tree: Tree, lexicon: Lexicon, text: str) -> tuple[Proviso, ...]:
    return tuple(_provisos(tree, lexicon, text))


def inverted_mark(tree: Tree, clause: int) -> str | None:
    """ "Should talks fail, …": the auxiliary before the subject that stands for "if"."""
    first, subject = min(tree.subtree(clause)), tree.subject(clause)
    if subject is not None and first < subject and tree[first].head == clause and tree[first].text.lower() in _INVERTED:
        return tree[first].text.lower()
    return None


def _provisos(tree: Tree, lexicon: Lexicon, text: str) -> Iterator[Proviso]:
    phrases, forms = lexicon.words.get("condition-phrase", {}), tree.forms
    openers = _openers(phrases)
    if openers.keys().isdisjoint(forms):
        return
    at = 0
    while at < len(tree):
        longest = openers.get(forms[at], 0)
        found = next((n for n in range(longest, 1, -1) if " ".join(forms[at : at + n]) in phrases), 0)
        if found:
            entry = phrases[" ".join(forms[at : at + found])]
            end = _end(tree, at, at + found, entry)
            verb = _verb_after(tree, end) if at == 0 else _verb_before(tree, at)
            if verb is not None and end > at + found:
                span = tree.span(range(at, end))
                yield Proviso(frozenset(range(at, end)), verb, Condition(span, text[span.start : span.end]))
        at += found or 1


def _openers(phrases: Mapping[str, Entry]) -> Mapping[str, int]:
    """First word → number of words of the longest phrase that begins with it."""
    openers: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split(" ")
        openers[words[0]] = max(len(words), openers.get(words[0], 0))
    return openers


def _end(tree: Tree, start: int, after: int, entry: Entry) -> int:
    """One past the last word: of the noun phrase ("in case of attack"), or of the clause up to a comma."""
    if entry.value == "phrase":
        objects = [w for w in range(after, len(tree)) if tree[w].dep in ("pobj", "pcomp") and start <= tree[w].head < after]
        return max(tree.subtree(objects[0])) + 1 if objects else after
    marks = (w for w in range(after + 1, len(tree)) if tree[w].text in (",", ";", '"', "”", "."))
    return next(marks, len(tree))


def _verb_before(tree: Tree, at: int) -> int | None:
    before = (w for w in range(at - 1, -1, -1) if tree[w].pos in ("VERB", "AUX"))
    return next((w for w in before if tree[w].dep not in ("aux", "auxpass", "amod")), None)


def _verb_after(tree: Tree, end: int) -> int | None:
    subject = next((w for w in range(end, len(tree)) if tree[w].dep in ("nsubj", "nsubjpass", "expl")), None)
    return tree.clause_head(subject) if subject is not None else None
