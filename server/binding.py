"""Values for the parameters of a stored query: `$name` in its text is replaced by a term, written so that it stays one term.

Strings, IRIs and comments of the query are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from server.guard import TOKEN

Term = NamedNode | Literal


def bind(text: str, values: Mapping[str, Term]) -> str:
    """The query text with each `$name` of `values` replaced."""

    def replace(match: object) -> str:
        word: str = match.group()  # type: ignore[attr-defined]
        return str(values[word[1:]]) if word[:1] == "$" and word[1:] in values else word

    return TOKEN.sub(replace, text)
