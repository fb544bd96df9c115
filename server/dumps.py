"""The release written whole in other formats, once, into a folder of the service's own.

The first request for a format pays for the writing; later ones are sent the file. N-Quads are the release's own file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.rdf.formats import serialize_parts
from server.graphs import FORMS
from server.release import Release

FORMATS: Mapping[str, str] = {
    "ttl": "Turtle, all graphs merged",
    "trig": "TriG, one named graph an article",
    "nq": "N-Quads",
}


def dump_file(release: Release, suffix: str, folder: Path) -> Path:
    """The file that holds `release` in the format `suffix`; a new one is written below `folder`."""
    if suffix == "nq":
        return release.quads_path
    target = folder / f"{release.name}.{suffix}"
    with target.open("wb") as file:
        file.writelines(serialize_parts(release.quads(), FORMS[suffix]))
    return target
