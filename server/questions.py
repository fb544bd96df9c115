"""The saved questions: SPARQL files with a header of `#+` lines, each a question that the release answers.

The header follows grlc: `#+ title: …`, `#+ description: …`; a line that is only indented continues the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.resources import data_folder

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_HEADER = re.compile(r"#\+ ?(.*)")
_KEY = re.compile(r"([A-Za-z][\w-]*):\s*(.*)")


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question: its name in addresses, its words, and the query."""

    name: str
    title: str
    description: str
    text: str
    """The query without its header."""
    header: Mapping[str, str] = field(default_factory=dict)


def read_questions(folder: Path | None = None) -> dict[str, Question]:
    """The competency questions by name, in order of file name. An unset `folder` means the shipped ones."""
    files = sorted((folder or data_folder("queries") / "competency").glob("*.rq"))
    return {path.stem: read_question(path) for path in files if _NAME.fullmatch(path.stem)}


def read_question(path: Path) -> Question:
    """The question in one file."""
    header: dict[str, str] = {}
    key = ""
    body = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _HEADER.fullmatch(line)
        if match is None:
            body.append(line)
            continue
        part = match.group(1)
        pair = _KEY.fullmatch(part)
        if pair and not part.startswith(" "):
            key = pair.group(1).lower()
            header[key] = pair.group(2).strip().strip("\"'").removeprefix(">").strip()
        elif key:
            header[key] = f"{header[key]} {part.strip()}".strip()
    title = header.get("title") or header.get("summary") or path.stem.replace("-", " ").capitalize()
    return Question(path.stem, title, header.get("description", ""), "\n".join(body).strip() + "\n", header)
