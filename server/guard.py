"""The guard on the raw text of a query: federated calls, graph loading, and nesting that would exhaust a stack.

It errs on the side of refusing. The engine needs no blank around its keywords and the grammar lets comments stand between
words, so the patterns look for the clause as a whole (`SERVICE`, a name, `{`), wherever it stands, a string included.
Unicode escapes are tried both as written and decoded (SPARQL 1.1, section 19.2).
"""

from __future__ import annotations

import re

from server import problems

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_GAP = r"(?>\s|\#[^\n\r]*(?:[\n\r]|\Z))*+"
_NAME = r"(?:<[^>]*>|[?$]\w+|[^\s<>{}#?$]*:[^\s{}#]*)"

# Names that end in "service" are no keyword: a variable or the local part of a prefixed name swallows the whole word.
_TAKEN = re.compile(r"([?$:])[A-Za-z0-9_-]+", re.ASCII)
_SERVICE = re.compile(rf"service{_GAP}(?:silent{_GAP})?{_NAME}{_GAP}\{{", re.IGNORECASE)
_LOAD = re.compile(rf"load{_GAP}(?:silent{_GAP})?(?:<|[^\s<>{{}}#?$]*:)", re.IGNORECASE)

TOKEN = re.compile(
    r"""
      <(?P<iri>[^<>"{}|^`\\\x00-\x20]*)>
    | (?P<string>'''(?:(?:'|'')?(?:[^'\\]|\\.))*''' | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
        | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*")
    | (?P<comment>\#[^\n\r]*)
    | (?P<name>[?$]\w+ | (?:\w[\w.-]*)?:(?:[\w.:%-]|\\.)* | @[A-Za-z][\w-]*)
    | (?P<word>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
_BLANK = {"string": '""', "iri": "<>", "comment": " ", "name": ":"}


def check_query(text: str, *, nesting_depth: int) -> None:
    """Refuse what must not reach a worker. Raises Problem (403 for SERVICE, 400 for nesting)."""
    if _finds(_SERVICE, text):
        raise problems.refused("SERVICE is switched off: this service calls no other one.")
    if depth(text) > nesting_depth:
        raise problems.too_deep(nesting_depth)


def check_update(text: str, *, nesting_depth: int) -> None:
    """Refuse what must not reach a worker as an update. Raises Problem."""
    if finds_load(text):
        raise problems.refused("LOAD is switched off: send the graph itself.")
    check_query(text, nesting_depth=nesting_depth)


def finds_load(text: str) -> bool:
    """Whether the text may hold a LOAD operation."""
    return _finds(_LOAD, text)


def depth(text: str) -> int:
    """How deep brackets and prefix operators are nested in the text, strings, names and comments left out."""
    level = deepest = run = 0
    for sign in skeleton(text):
        if sign in "([{":
            level += 1
        elif sign in ")]}":
            level = max(0, level - 1)
        elif sign in "!^+-":
            run += 1
        elif not sign.isspace():
            run = 0
        deepest = max(deepest, level + run)
    return deepest


def skeleton(text: str) -> str:
    """The text with strings, IRIs, names and comments blanked, so that only keywords and signs are left."""
    return TOKEN.sub(lambda match: _BLANK.get(match.lastgroup or "", match.group()), text)


def _finds(pattern: re.Pattern[str], text: str) -> bool:
    decoded = _ESCAPE.sub(_decode, text)
    return any(pattern.search(_TAKEN.sub(r"\1v", each)) for each in dict.fromkeys((text, decoded)))


def _decode(match: re.Match[str]) -> str:
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number <= 0x10FFFF else match.group()
