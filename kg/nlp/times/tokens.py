"""Text as the words that time rules look at.

A token is a word, a number with what belongs to it ("1990s", "2nd", "05:30", "2023-09-20"), an abbreviation with dots, or
one sign. A blank line is a token of its own ("¶"), so that no rule reads across it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""[^\W\d_]\w+                                                     # word
    |[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?!\w)
    |[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}(?![0-9])                      # 20/09/2023
    |[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])                         # 05:30
    |[0-9]{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)\b
    |[0-9]{1,3}0['’]?s\b                                                 # 1990s
    |[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+[.][0-9]+|[0-9]+
    |(?:[aApP]\.[ ]?[mM]|[bB]\.[ ]?[cC]\.[ ]?[eE]|[bB]\.[ ]?[cC]|[aA]\.[ ]?[dD]|[cC]\.[ ]?[eE])\.(?!\w)
    |(?:[A-Z]\.){2,}
    |[^\W_]
    |['’]s\b
    |\n[^\S\n]*\n\s*
    |[^\s\w]|_""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text: their characters and their offsets."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def split_words(text: str, start: int, end: int) -> Tokens:
    """Tokens of `text[start:end]`, with offsets into `text`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        words.append("¶" if word[0] == "\n" else word)
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(words, starts, ends)
