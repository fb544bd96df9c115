"""From what the caller names to the files that are read: folders are walked, standard input is put into a file of its own.

In a folder only texts are taken (by suffix), sorted by path; hidden entries, links to folders, files about the folder (README,
LICENSE, …) and gold readings are passed over. What is named directly is read whatever it is called.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, StorageError

STANDARD_INPUT = "-"
TEXT_SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"},
)
_ABOUT_THE_FOLDER = ("readme", "license", "licence", "notice", "changelog", "copying")
_GOLD = ".gold.jsonl"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A regular file to be read. `stem` is the id of an article that fills the file; None for standard input."""

    path: Path
    place: str
    """What messages call it."""
    stem: str | None
    suffix: str
    """In lower case, with the dot, `.gz` apart; empty when the name says nothing about the format."""


@contextmanager
def spooled(stdin: BinaryIO | None, sources: list[str | Path]) -> Iterator[Path | None]:
    """Standard input as a temporary file, where `-` is among the sources; it can then be read twice, and is never held in memory."""
    if stdin is None or STANDARD_INPUT not in map(str, sources):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        spool = Path(folder) / "stdin"
        try:
            with spool.open("wb") as copy:
                shutil.copyfileobj(stdin, copy)
        except OSError as error:
            raise StorageError(
                f"standard input cannot be kept: {error.strerror}", place=folder, remedy="make room, or name a file"
            ) from None
        yield spool


def find_files(sources: Iterable[str | Path], *, stdin: Path | None = None) -> Iterator[TextFile | InputError]:
    """The files behind `sources`, in the order given, each folder sorted; what cannot be read is a value in between."""
    for source in sources:
        if str(source) == STANDARD_INPUT:
            yield TextFile(stdin, STANDARD_INPUT, None, "") if stdin else _no_standard_input()
        else:
            yield from _look_at(Path(source))


def _no_standard_input() -> InputError:
    return InputError("there is no standard input", place=STANDARD_INPUT, remedy="pipe a text into the command, or name a file")


def _look_at(path: Path) -> Iterator[TextFile | InputError]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    elif stat.S_ISREG(mode):
        yield _text_file(path)
    else:
        yield InputError("neither a file nor a folder", place=_shown(path), remedy="name a regular file, or pipe its content into `-`")


def _walk(folder: Path) -> Iterator[TextFile | InputError]:
    failures: list[OSError] = []
    found = 0
    # Links to folders are not followed, so a link back to a parent makes no loop.
    for parent, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(filter(_is_article_name, names)):
            found += 1
            yield from _look_at(Path(parent) / name)
    for failure in failures:
        yield unreadable(Path(failure.filename), failure)
    if not found and not failures:
        yield InputError(
            "no texts in this folder", place=_shown(folder), remedy=f"put files here that end in {', '.join(sorted(TEXT_SUFFIXES))}"
        )


def _is_article_name(name: str) -> bool:
    low = name.lower()
    return (
        not low.startswith((".", *_ABOUT_THE_FOLDER))
        and not low.endswith((_GOLD, "~"))
        and Path(low.removesuffix(".gz")).suffix in TEXT_SUFFIXES
    )


def _text_file(path: Path) -> TextFile:
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    suffix = Path(name).suffix.lower()
    return TextFile(path, _shown(path), _shown(Path(name).stem), suffix if suffix in TEXT_SUFFIXES else "")


def unreadable(path: Path, error: OSError | ValueError) -> InputError:
    """What the operating system said, in our words where they help."""
    match error:
        case FileNotFoundError():
            message, remedy = "there is no such file or folder", "check the path"
        case PermissionError():
            message, remedy = "no permission to read", "allow it, for example: chmod u+r FILE"
        case OSError():
            message, remedy = f"cannot be read: {error.strerror or error}", "check the path and where its links lead"
        case _:
            message, remedy = f"not a path: {error}", "check the path"
    return InputError(message, place=_shown(path), remedy=remedy)


def _shown(path: str | Path) -> str:
    """A name that can be printed: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
