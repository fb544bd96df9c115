"""Which id each article gets, and which are told twice: settled before the first is handed on, so that order does not matter.

The same content under several ids is read once, under the smallest of them; one id with several contents gets a part made
from the content, in all of its articles.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.text.units import Unit


@dataclass(slots=True)
class Register:
    """Ids and contents of a run: some dozens of bytes an article, whatever its length."""

    _ids: dict[bytes, str] = field(default_factory=dict)
    """Content → the smallest id that it came with."""
    _contents: dict[str, bytes | None] = field(default_factory=dict)
    """Id → its content, or None when it has several."""
    _handed_on: set[bytes] = field(default_factory=set)

    def note(self, unit: Unit) -> None:
        """Take `unit` into account."""
        content = _content(unit)
        name = unit.id or content_id(unit.text)
        self._ids[content] = min(name, self._ids.get(content, name))

    def settle(self) -> None:
        """All units are noted: find the ids that stand for several contents."""
        self._contents.clear()
        for content, name in self._ids.items():
            self._contents[name] = None if name in self._contents else content

    def id_of(self, unit: Unit) -> str | None:
        """The id for `unit`'s article; None when the same article was handed on before."""
        content = _content(unit)
        if content in self._handed_on:
            return None
        self._handed_on.add(content)
        name = self._ids.get(content) or unit.id or content_id(unit.text)
        return name if self._contents.get(name) == content else f"{name}-{content.hex()[:8]}"


def register(units: Iterable[object]) -> Register:
    """The ids of all `units`; what is no unit is passed over."""
    known = Register()
    for unit in units:
        if isinstance(unit, Unit):
            known.note(unit)
    known.settle()
    return known


def content_id(text: str) -> str:
    """An id for an article that brings none: `article-` and a hash of its text."""
    return f"article-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _content(unit: Unit) -> bytes:
    """A digest of the text and of what tells two articles with one text apart: address, title, day, publisher."""
    what = json.dumps([unit.format, unit.text, sorted(unit.fields.items())], ensure_ascii=True)
    return hashlib.sha256(what.encode()).digest()[:16]
