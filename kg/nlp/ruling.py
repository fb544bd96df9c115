"""The attribute ruler of a spaCy model, with what it found out about a word remembered.

The ruler matches close to two hundred patterns against every word, a seventh of the time of a parse. Nearly all of them look at one word
and at no more of it than tag, label and lower-case form, so that words alike in these get the same annotations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_LOOKED_AT = ("LOWER", "TAG", "DEP", "IS_SPACE")
Match = tuple[int, int, int, int]
"""As the ruler has it: number of the rule, its key, first word, end."""


def remember(ruler: Any) -> None:
    """Make `ruler` (spaCy's AttributeRuler) answer from memory. Does nothing where its patterns look at more than is known here."""
    single, several = _split(ruler.patterns)
    looked_at = {name for _, patterns in single for pattern in patterns for name in pattern[0]}
    telling = _telling(pattern[0].get("LOWER") for _, patterns in single for pattern in patterns)
    if telling is None or not looked_at <= set(_LOOKED_AT):
        return
    alone, together = _matcher(ruler, single), _matcher(ruler, several)
    strings = ruler.vocab.strings
    forms: dict[int, int] = {}
    known: dict[tuple[int, int, int, int], tuple[tuple[int, int], ...]] = {}

    def match(doc: Any) -> list[Match]:
        found = [(int(strings[key]), key, first, end) for key, first, end in together(doc, allow_missing=True)]
        for at, (lower, tag, dep, space) in enumerate(doc.to_array(list(_LOOKED_AT)).tolist()):
            if (form := forms.get(lower)) is None:
                form = forms[lower] = lower if telling(strings[lower]) else 0
            if (rules := known.get((form, tag, dep, space))) is None:
                keys = {key for key, _, _ in alone(doc[at : at + 1], allow_missing=True)}
                rules = known[form, tag, dep, space] = tuple((int(strings[key]), key) for key in keys)
            found.extend((rule, key, at, at + 1) for rule, key in rules)
        found.sort()
        return found

    ruler.match = match


def _split(rules: Iterable[dict[str, Any]]) -> tuple[list[tuple[int, Any]], list[tuple[int, Any]]]:
    """Number and patterns of the rules that look at one word, and of those that look at several."""
    single: list[tuple[int, Any]] = []
    several: list[tuple[int, Any]] = []
    for number, rule in enumerate(rules):
        fits = all(len(pattern) == 1 and "OP" not in pattern[0] for pattern in rule["patterns"])
        (single if fits else several).append((number, rule["patterns"]))
    return single, several


def _matcher(ruler: Any, rules: Iterable[tuple[int, Any]]) -> Any:
    matcher = type(ruler.matcher)(ruler.vocab, validate=False)
    for number, patterns in rules:
        matcher.add(ruler.vocab.strings.add(str(number)), patterns)
    return matcher


def _telling(wanted: Iterable[Any]) -> Callable[[str], bool] | None:
    """Whether some rule asks for this form; None where they ask in a way that is not known here."""
    words: set[str] = set()
    expressions: list[re.Pattern[str]] = []
    for asked in wanted:
        if isinstance(asked, dict):
            if not set(asked) <= {"IN", "REGEX"}:
                return None
            words.update(asked.get("IN", ()))
            expressions.extend(_compiled(asked))
        elif asked is not None:
            words.add(asked)
    return lambda form: form in words or any(expression.search(form) for expression in expressions)


def _compiled(asked: dict[str, Any]) -> Iterator[re.Pattern[str]]:
    if "REGEX" in asked:
        yield re.compile(asked["REGEX"])
