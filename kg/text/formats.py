"""Which format a file has, by its suffix and its first bytes, and the units that it holds.

Reading a file twice gives the same units, which is how ids are settled before the first article is handed on.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from kg.errors import InputError
from kg.text.decoding import decode, decode_html
from kg.text.limits import ReadLimits
from kg.text.records import read_json, read_json_lines
from kg.text.sources import TextFile, unreadable
from kg.text.units import Unit, check_filled, check_length, too_large

_LINES = (".jsonl", ".ndjson")
_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
_GZIP = b"\x1f\x8b"


def read_units(file: TextFile, limits: ReadLimits) -> Iterator[Unit | InputError]:
    """The units of `file` in order, and an InputError in place of each that is broken."""
    try:
        with file.path.open("rb") as raw:
            zipped = raw.read(2) == _GZIP
            raw.seek(0)
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if zipped else raw
            yield from _units(stream, file, limits)
    except InputError as error:
        yield error
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield InputError("a broken gzip file", place=file.place, remedy="compress it again, or give it uncompressed")
    except OSError as error:
        yield unreadable(file.path, error)


def _units(stream: BinaryIO, file: TextFile, limits: ReadLimits) -> Iterator[Unit | InputError]:
    if file.suffix in _LINES:
        return read_json_lines(stream, file.place, limits)
    if file.suffix not in ("", ".json"):
        return iter([_read_text(_whole(stream, limits.article_bytes, file.place), file, limits)])
    first, second = _filled_line(stream, limits), _filled_line(stream, limits)
    stream.seek(0)
    if second and first.startswith(b"{") and isinstance(_json_value(first), dict):
        return read_json_lines(stream, file.place, limits)
    if file.suffix == ".json":
        return read_json(_whole(stream, limits.json_bytes, file.place), file.place, file.stem, limits)
    if first.startswith((b"{", b"[")) and isinstance(_json_value(data := _whole(stream, limits.json_bytes, file.place)), dict | list):
        return read_json(data, file.place, file.stem, limits)
    stream.seek(0)
    return iter([_read_text(_whole(stream, limits.article_bytes, file.place), file, limits)])


def _filled_line(stream: BinaryIO, limits: ReadLimits) -> bytes:
    """The next line that is not blank, without the white space around it; empty at the end."""
    for line in iter(lambda: stream.readline(limits.article_bytes), b""):
        if filled := line.removeprefix(b"\xef\xbb\xbf").strip():
            return filled
    return b""


def _json_value(data: bytes) -> object:
    """What `data` writes in JSON, or None when it is something else."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _whole(stream: BinaryIO, most: int, place: str) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise too_large(f"larger than {most:,} bytes", place)
    return data


def _read_text(data: bytes, file: TextFile, limits: ReadLimits) -> Unit:
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if file.suffix in _HTML or start.startswith((b"<!doctype html", b"<html")):
        return Unit(file.place, "html", check_filled(decode_html(data, file.place), file.place), file.stem)
    text = check_length(check_filled(decode(data, file.place), file.place), file.place, limits)
    marked = file.suffix in _MARKDOWN or (not file.suffix and start.startswith(b"---"))
    return Unit(file.place, "markdown" if marked else "plain", text, file.stem)
