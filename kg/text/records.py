"""Articles in JSON: JSON Lines, one object, or a list of objects.

Lines are read one by one, so memory does not grow with the file; a broken line costs that line and no other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.errors import InputError
from kg.text.decoding import check_characters, decode
from kg.text.limits import ReadLimits
from kg.text.units import Unit, check_filled, check_length, too_large

_FIELDS = {  # what others call the same thing; the first that is filled counts
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "date": ("date", "published", "datePublished"),
    "publisher": ("publisher", "source"),
}
_TEXT_FIELDS = ("text", "body", "content", "articleBody")
_REMEDY = 'write one object a line, at least {"text": "…"}'


def read_json(data: bytes, place: str, stem: str | None, limits: ReadLimits) -> Iterator[Unit | InputError]:
    """The article of one object, or those of a list. Raises InputError when `data` is no JSON; `stem` is the id of a lone object."""
    value = parse_json(check_filled(decode(data, place), place), place)
    if isinstance(value, list):
        units = (read_record(item, f"{place}[{index}]", limits) for index, item in enumerate(value))
        return _some(count_faults(units, place, limits), place)
    return iter([read_record(value, place, limits, stem=stem)])


def read_json_lines(stream: BinaryIO, place: str, limits: ReadLimits) -> Iterator[Unit | InputError]:
    """The article of each line, in order, and an InputError in place of each that is broken; blank lines are passed over."""
    units = (unit for line, at in _lines(stream, place, limits) if (unit := _read_line(line, at, limits)))
    return _some(count_faults(units, place, limits), place)


def parse_json(text: str, place: str) -> object:
    """The value that `text` writes. Raises InputError."""
    try:
        return json.loads(text)
    except RecursionError:
        raise InputError("broken JSON: too deeply nested", place=place, remedy=_REMEDY) from None
    except ValueError as error:  # JSONDecodeError, or a number with too many digits
        raise InputError(f"broken JSON: {error}", place=place, remedy=_REMEDY) from None


def read_record(value: object, place: str, limits: ReadLimits, *, stem: str | None = None) -> Unit | InputError:
    """The article that an object holds: its text under `text`, and `id`, `title`, `url`, `date`, `publisher` where they are there."""
    if not isinstance(value, dict):
        return InputError("not a JSON object", place=place, remedy=_REMEDY)
    text = next((value[name] for name in _TEXT_FIELDS if isinstance(value.get(name), str)), None)
    if text is None:
        return InputError("has no text", place=place, remedy=_REMEDY)
    own = value.get("id")
    given = {key: next(filter(None, (_words(value.get(name)) for name in names)), "") for key, names in _FIELDS.items()}
    try:
        checked = check_length(check_filled(check_characters(text, place), place), place, limits)
        fields = {key: check_characters(content, place) for key, content in given.items() if content}
        name = check_characters(str(own).strip(), place) if isinstance(own, str | int) and not isinstance(own, bool) else ""
    except InputError as error:
        return error
    return Unit(place, "record", checked, name or stem, fields)


def count_faults(units: Iterable[Unit | InputError], place: str, limits: ReadLimits) -> Iterator[Unit | InputError]:
    """The same units; faults beyond the limit are told at the end, in one."""
    faults = 0
    for unit in units:
        faults += isinstance(unit, InputError)
        if isinstance(unit, Unit) or faults <= limits.faults_per_file:
            yield unit
    if faults > limits.faults_per_file:
        yield InputError(f"{faults - limits.faults_per_file:,} more records cannot be read", place=place, remedy=_REMEDY)


def _some(units: Iterable[Unit | InputError], place: str) -> Iterator[Unit | InputError]:
    found = False
    for unit in units:
        found = True
        yield unit
    if not found:
        yield InputError("holds no articles", place=place, remedy=_REMEDY)


def _lines(stream: BinaryIO, place: str, limits: ReadLimits) -> Iterator[tuple[bytes | None, str]]:
    """Each line and its place; None for a line that is longer than allowed, which is passed over piece by piece."""
    number = 0
    while line := stream.readline(limits.article_bytes + 1):
        number += 1
        too_long = len(line) > limits.article_bytes
        while too_long and line and not line.endswith(b"\n"):
            line = stream.readline(limits.article_bytes)
        yield (None if too_long else line), f"{place}:{number}"


def _read_line(line: bytes | None, place: str, limits: ReadLimits) -> Unit | InputError | None:
    if line is None:
        return too_large(f"a line longer than {limits.article_bytes:,} bytes", place)
    try:
        text = decode(line, place).strip()
        return read_record(parse_json(text, place), place, limits) if text else None
    except InputError as error:
        return error


def _words(value: object) -> str:
    """A metadata value as text: itself, or its name where it is an object (schema.org's publisher)."""
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""
