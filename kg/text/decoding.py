"""Bytes to text, without changing a character: line ends stay as given, so that offsets count in the input.

A byte order mark says how to decode and is no part of the text: offset 0 is the character after it.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_TEXT_ENCODING = re.compile(r"(utf-?8|us-?ascii|iso-?8859|latin|windows|cp125|koi8|gb|big5|shift|euc|mac)", re.IGNORECASE)
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SAVE_AS_UTF8 = "save it as UTF-8, for example: iconv -f cp1252 -t utf-8 OLD > NEW"


def decode(data: bytes, place: str) -> str:
    """The text of `data`: by its byte order mark, else UTF-8. Raises InputError that names the offset of the first bad byte."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    return check_characters(_decoded(data[len(mark) :], encoding, len(mark), place), place)


def decode_html(data: bytes, place: str) -> str:
    """Like `decode`, but the page may name its encoding in a `meta` element."""
    declared = _DECLARED.search(data[:4096])
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    if any(data.startswith(mark) for mark, _ in _MARKS) or not _TEXT_ENCODING.match(name):
        return decode(data, place)
    if re.fullmatch(r"(?i)(iso-?8859-?1|latin-?1|us-?ascii)", name):
        name = "cp1252"  # what browsers read under these names (WHATWG Encoding, section 4.2)
    return check_characters(_decoded(data, name, 0, place), place)


def check_characters(text: str, place: str) -> str:
    """`text` itself. Raises InputError at the first character that no text has (and XML could not carry)."""
    bad = _UNPRINTABLE.search(text)
    if bad is None:
        return text
    raise InputError(
        f"not text: character U+{ord(bad.group()):04X} at offset {bad.start()}",
        place=place,
        remedy="give text, Markdown, HTML or JSON; extract the text of PDF and Word files first",
    )


def _decoded(data: bytes, encoding: str, skipped: int, place: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + skipped
        if b"\x00" in data[:1024] and encoding == "utf-8":
            message = f"a binary file, or UTF-16 without a byte order mark: byte 0x{data[error.start]:02x} at offset {offset}"
        else:
            message = f"not {encoding.upper()}: byte 0x{data[error.start]:02x} at offset {offset}"
        raise InputError(message, place=place, remedy=_SAVE_AS_UTF8) from None
    except LookupError:
        raise InputError(f"unknown encoding {encoding!r}", place=place, remedy=_SAVE_AS_UTF8) from None
