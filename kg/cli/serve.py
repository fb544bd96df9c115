"""`kg serve`: a release, or a store elsewhere, over HTTP."""

from __future__ import annotations

import logging
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import start, tell
from kg.config import LoadedSettings, describe_settings

if TYPE_CHECKING:
    from server.run import Started
    from server.settings import Settings as Limits

log = logging.getLogger(__name__)


def serve(
    context: typer.Context,
    release: Annotated[str, typer.Argument(metavar="RELEASE|URL", help="Folder that `kg build` wrote, or a SPARQL endpoint.")] = "release",
    host: Annotated[str | None, typer.Option(help="Address to listen on (default 127.0.0.1: this machine alone).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default 8000; 0 takes a free one).")] = None,
    public_url: Annotated[str | None, typer.Option(metavar="URL", help="Address under which the service is known.")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes that answer queries (default: one a core, at most 4).")] = None,
    waiting_each: Annotated[int | None, typer.Option(help="Requests that may wait for each worker (default 8).")] = None,
    query_time_s: Annotated[float | None, typer.Option(metavar="SECONDS", help="Longest time for a query (default 10).")] = None,
    result_bytes: Annotated[int | None, typer.Option(metavar="BYTES", help="Largest result of a query (default 64 MiB).")] = None,
    memory_bytes: Annotated[int | None, typer.Option(metavar="BYTES", help="Memory for one query (default 2 GiB).")] = None,
    token: Annotated[str | None, typer.Option(help="Token that opens writes. Rather use KG_TOKEN: others may see flags.")] = None,
    log_format: Annotated[str | None, typer.Option(metavar="text|json", help="How messages are written (default text).")] = None,
    log_queries: Annotated[bool | None, typer.Option("--log-queries", help="Let messages about requests carry the query.")] = None,
) -> None:
    """Serve RELEASE, or the SPARQL store at URL: pages for people, SPARQL for programs, read-only.

    \b
    kg serve release
    kg serve release --port 8080
    kg serve http://127.0.0.1:7878/query
    curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 5' localhost:8000/sparql

    Every flag is also a setting of kg.toml and of the environment (KG_PORT, KG_WORKERS, ...), and there are more of them:
    `kg doctor` lists all, with where each value came from. `kg -v serve` tells each request, without its query.
    """
    named = {"host": host, "port": port, "public_url": public_url, "workers": workers, "waiting_each": waiting_each, "token": token}
    limits = {"query_time_s": query_time_s, "result_bytes": result_bytes, "memory_bytes": memory_bytes}
    loaded = start(context, **named, **limits, log_format=log_format, log_queries=log_queries)
    from server import run

    if loaded.settings.log_format == "json":
        _write_json()
    for name, value, origin, _ in describe_settings(loaded):
        if origin != "default":
            log.info("%s = %s (%s)", name, value, origin)
    run.serve(release, host=loaded.settings.host, port=loaded.settings.port, settings=service_settings(loaded), on_start=_tell_address)


def service_settings(loaded: LoadedSettings) -> Limits:
    """The settings in force as the service takes them: those of the same name; empty texts and 0 workers mean its default."""
    from server.settings import Settings as Limits

    known = {item.name for item in fields(Limits)}
    given = {item.name: getattr(loaded.settings, item.name) for item in fields(loaded.settings) if item.name in known}
    return Limits(**{name: value for name, value in given.items() if value != "" and (name, value) != ("workers", 0)})


def _write_json() -> None:
    from server.logs import JsonLines

    for handler in logging.getLogger().handlers:
        handler.setFormatter(JsonLines())


def _tell_address(started: Started) -> None:
    tell(f"{started.quads:,} statements at {started.address} · SPARQL at {started.address}/sparql · Ctrl-C stops")
    if started.sockets_refused is False:
        tell("WARNING: this system cannot keep query workers from the network; the text guard stands alone")
