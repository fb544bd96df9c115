"""Is a text English? By its script and by the share of common English words.

A test of this kind loads in no time, gives the same verdict on every machine, and is asked to err on one side only: a list
of names, a headline or a page in two languages is let through, a text in another language is not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.resources import data_folder

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEWEST_WORDS = 20
_SURE_WORDS = 80
"""Where the article "the" stands, a text must be this long to be called foreign: telegraphic English has few common words."""
_ARTICLE = "the"
_FEWEST_LETTERS = 20
_LOWEST_SHARE = 0.05


def foreign_because(text: str) -> str | None:
    """Why `text` is not taken for English, in words for a message; None when it is, or when it is too short to say.

    >>> foreign_because("Bewaffnete Gruppen haben die Stadt verlassen. " * 5)
    '0 of 30 words are common English words'
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = sum(map(len, words))
    other = sum(len(word) for word in words if not _is_latin(word[0]))
    if letters >= _FEWEST_LETTERS and other > letters / 2:
        return f"{other} of {letters} letters are not Latin"
    common = sum(word in _common_words() for word in words)
    long_enough = _SURE_WORDS if _ARTICLE in words else _FEWEST_WORDS
    if len(words) >= long_enough and common < _LOWEST_SHARE * len(words):
        return f"{common} of {len(words)} words are common English words"
    return None


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


@cache
def _common_words() -> frozenset[str]:
    lines = (data_folder("ontology") / "reading" / "english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
