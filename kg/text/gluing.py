"""Where an archive lost the line break: "Court Convicts FriendA court has …", "SurvivorsBOSTON — Moments", "chargesProsecutors".

A capital inside a word is a seam where a new line of text begins, unless the word is a name written so ("McElroy", "YouTube").
"""

from __future__ import annotations

import re
from functools import partial

from kg.model import Span
from kg.text.paragraphs import trimmed

_SEAM = re.compile(r"(?P<left>[^\W\d_]*[a-zß-ÿ])(?P<right>[A-Z](?:[\w’-]|['.](?=\w))*)")
_DATELINE = re.compile(r"[A-Z][A-Z'’. /-]{2,30}(?:,[^–—\n-]{1,40})?\s*[–—-]{1,2}\s")
_OPENERS = frozenset(
    "a an the this that these those in on at by for from as with after before when while since during despite it he she they we its his "
    "her their but and one two some many most no neither both all there last earlier later meanwhile according".split()
)
_LEAST_LEFT = 4
_LEAST_RIGHT = 3
_MOST_ALIKE = 2
"""A headline may stand twice; what is written so more often is a name."""
_HEADLINE_WORDS = 3
_LONGEST_HEADLINE = 250
_SMALL_WORDS = frozenset("a an and as at but by for from in into of off on or over per the to up with after not is".split())


def split_glued(text: str, span: Span) -> list[Span]:
    """The lines that were run together in `text[span]`, in order; `span` alone where there is no seam."""
    seams = [found.start("right") for found in _SEAM.finditer(text, span.start, span.end) if _is_seam(text, found)]
    cuts = [span.start, *seams, span.end]
    return [trimmed(text, a, b) for a, b in zip(cuts, cuts[1:], strict=False)]


def is_headline(text: str, span: Span) -> bool:
    """Whether the line reads like a headline: a few words, nearly all with a capital, and no full stop at its end."""
    words = re.findall(r"[^\s\"“”‘’'–—-]+", text[span.start : span.end])
    long = [word for word in words if word.lower() not in _SMALL_WORDS]
    if len(words) < _HEADLINE_WORDS or span.end - span.start > _LONGEST_HEADLINE or text[span.end - 1] in ".,;:":
        return False
    return sum(word[0].isupper() or not word[0].isalpha() for word in long) >= 0.8 * len(long)


def _is_seam(text: str, found: re.Match[str]) -> bool:
    left, right, at = found["left"], found["right"], found.start("right")
    if _DATELINE.match(text, at):
        return True
    standing = partial(_stands, text)
    if left[0].islower():  # no name begins so: "motiveEarly"; but "eBay", "iPhone", "vanDyke"
        return len(left) >= _LEAST_LEFT or standing(left) and (right.lower() in _OPENERS or standing(right))
    if right.lower() in _OPENERS:
        return len(left) >= _LEAST_LEFT and text.count(left + right) <= _MOST_ALIKE
    long = len(left) >= _LEAST_LEFT and len(right) >= _LEAST_RIGHT
    return long and standing(left) and standing(right) and text.count(left + right) <= _MOST_ALIKE


def _stands(text: str, word: str) -> bool:
    """Whether the word is also written by itself."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
