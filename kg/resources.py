"""Where the data of the project lies: `ontology/`, `queries/`, `articles/`.

In a checkout these are folders at the top; in an installed wheel they are package data below `kg/_data`.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder `name` ("ontology", "queries", "articles"). Raises ResourceError when the installation lacks it."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise ResourceError(f"the data folder {name!r} is missing", remedy="reinstall parley-kg")


def turtle_files(*parts: str) -> list[Path]:
    """The Turtle files below `ontology/<parts>`, sorted by path."""
    return sorted(data_folder("ontology").joinpath(*parts).rglob("*.ttl"))
