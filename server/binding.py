"""Values for the parameters of a stored query: a variable in its text is replaced by a term, written so that it stays one.

Strings, IRIs and comments of the query are left alone. Packaged queries write parameters `$iri`, saved questions `?_name`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from server.guard import TOKEN

Term = NamedNode | Literal


def bind(text: str, values: Mapping[str, Term]) -> str:
    """The query text with each variable of `values` (its sign included) replaced."""

    def replace(match: re.Match[str]) -> str:
        word = match.group()
        return str(values[word]) if word in values else word

    return TOKEN.sub(replace, text)
