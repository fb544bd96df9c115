"""`kg validate` and `kg verify`: what a release promises, checked again."""

from __future__ import annotations

from pathlib import Path

import typer

from kg.cli.common import JsonOption, ReleaseArgument, start


def validate(context: typer.Context, release: ReleaseArgument = Path("release"), json: JsonOption = False) -> None:
    """Check RELEASE against the shapes, and for consistency with the ontology."""
    start(context)


def verify(context: typer.Context, release: ReleaseArgument = Path("release"), json: JsonOption = False) -> None:
    """Check every quote of RELEASE against the text of its article, and every file against its digest."""
    start(context)
