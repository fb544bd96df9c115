"""`kg serve`: a release over HTTP."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import ReleaseArgument, start, tell

if TYPE_CHECKING:
    from server.run import Started


def serve(
    context: typer.Context,
    release: ReleaseArgument = Path("release"),
    host: Annotated[str | None, typer.Option(help="Address to listen on (default 127.0.0.1: this machine alone).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default 8000; 0 takes a free one).")] = None,
) -> None:
    """Serve RELEASE: pages for people, SPARQL for programs, read-only.

    \b
    kg serve release
    kg serve release --port 8080
    curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 5' localhost:8000/sparql
    """
    settings = start(context, host=host, port=port).settings
    from server import run
    from server.settings import Settings as Limits

    limits = replace(Limits(), query_time_s=settings.query_time_s)
    run.serve(release, host=settings.host, port=settings.port, settings=limits, on_start=_tell_address)


def _tell_address(started: Started) -> None:
    tell(f"{started.quads:,} statements at {started.address} · SPARQL at {started.address}/sparql · Ctrl-C stops")
    if not started.sockets_refused:
        tell("WARNING: this system cannot keep query workers from the network; the text guard stands alone")
