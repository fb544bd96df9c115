"""`kg export`: a release, or one article of it, in a standard form of RDF."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import ReleaseArgument, start
from kg.errors import StorageError, UsageError

if TYPE_CHECKING:
    from kg.rdf.formats import Format


def export(
    context: typer.Context,
    release: ReleaseArgument = Path("release"),
    form: Annotated[
        str | None, typer.Option("--format", "-f", help="ttl, trig, nt, nq, jsonld or rdfxml (default: by -o, else trig).")
    ] = None,
    article: Annotated[
        str | None, typer.Option("--article", "-a", metavar="ID", help="This article alone, and the entities it names.")
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE|-", help="Where to write; - is standard output.")] = "-",
) -> None:
    """Write RELEASE, or one article of it, as Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML.

    \b
    kg export release -o all.trig
    kg export release --article karabakh-2023-09-20-dispatch -f ttl
    kg export release -f nq | gzip > all.nq.gz
    """
    start(context)
    from kg.excerpt import article_quads
    from kg.rdf.formats import serialize_parts
    from kg.store.release import open_release

    chosen = _choose_format(form, output)
    opened = open_release(release)
    quads = article_quads(opened, article) if article else opened.quads()
    parts = serialize_parts(quads, chosen.name, base=opened.base if chosen.name in ("turtle", "trig") else None)
    if output == "-":
        _write_stdout(parts)
    else:
        _write_file(parts, Path(output))


def _choose_format(form: str | None, output: str) -> Format:
    from kg.rdf.formats import find_format

    if form:
        return find_format(form)
    suffix = Path(output).suffix
    if output != "-" and not suffix:
        raise UsageError("which format?", place=output, remedy="give the file a suffix such as .ttl, or say --format")
    return find_format(suffix if output != "-" else "trig")


def _write_stdout(parts: Iterable[bytes]) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    for part in parts:
        if stream is None:
            sys.stdout.write(part.decode())
        else:
            stream.write(part)


def _write_file(parts: Iterable[bytes], path: Path) -> None:
    """Write to a file beside `path`, then give it its name: an interrupted export leaves the old file."""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise StorageError(f"cannot be written: {error.strerror}", place=str(path), remedy="check the folder and its rights") from None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(parts)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        raise StorageError(f"cannot be written: {error.strerror}", place=str(path), remedy="check the rights and the space left") from None
    finally:
        Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
