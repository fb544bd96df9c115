"""The raw text of one article, before it is looked into, and the bounds that every one has to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.errors import InputError
from kg.text.limits import ReadLimits

Format = Literal["plain", "markdown", "html", "record"]


@dataclass(frozen=True, slots=True)
class Unit:
    """The raw text of one article (for HTML: the page), where it stands, and its id if it brings one."""

    place: str
    format: Format
    text: str
    id: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    """`title`, `url`, `date`, `publisher`, each only where given."""


def check_filled(text: str, place: str) -> str:
    """`text` itself. Raises InputError where there is nothing to read."""
    if text and not text.isspace():
        return text
    raise InputError("holds only white space" if text else "is empty", place=place, remedy="give a text, or leave it out")


def check_length(text: str, place: str, limits: ReadLimits) -> str:
    """`text` itself. Raises InputError where it is longer than one article may be."""
    if len(text) > limits.article_characters:
        raise too_large(f"a text of {len(text):,} characters, more than {limits.article_characters:,}", place)
    return text


def too_large(message: str, place: str) -> InputError:
    """What to say of an input that goes beyond the limits."""
    return InputError(message, place=place, remedy="split it into articles, one a file or one a line of JSON Lines, or raise article_bytes")
