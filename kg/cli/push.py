"""`kg push`: a release into a SPARQL store elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.common import JsonOption, ReleaseArgument, common_of, start, tell
from kg.cli.progress import progress_bar
from kg.cli.rows import print_json


def push(
    context: typer.Context,
    release: ReleaseArgument,
    address: Annotated[str, typer.Argument(metavar="URL", help="Address of the store's Graph Store Protocol.")],
    again: Annotated[bool, typer.Option("--again", help="Send every graph, those that are there already too.")] = False,
    time_limit: Annotated[float, typer.Option(metavar="SECONDS", help="Longest time for one graph.", min=0.1, max=3600)] = 60.0,
    json: JsonOption = False,
) -> None:
    """Bring RELEASE into a store at URL, graph by graph; a push that broke off goes on where it stopped.

    \b
    kg push release http://127.0.0.1:7878/store
    KG_STORE_TOKEN=... kg push release https://data.example.org/graphs
    kg serve http://127.0.0.1:7878/query

    Graphs that earlier pushes brought and RELEASE no longer has are removed; all others in the store are left alone.
    Ends with exit code 4 when the store cannot be reached or refuses, 5 when it is too slow, too busy or finds a graph too large.
    """
    settings = start(context).settings
    from kg.store.exchange import Exchange, read_address
    from kg.store.push import push_release
    from kg.store.release import open_release

    opened = open_release(release)
    store = Exchange(read_address(address, token=settings.store_token or None))
    try:
        with progress_bar("pushing", shown=not common_of(context).quiet) as advance:
            report = push_release(opened, store, again=again, time_s=time_limit, advance=advance)
    finally:
        store.close()
    if json:
        print_json({"sent": report.sent, "skipped": report.skipped, "removed": report.removed})
    elif not common_of(context).quiet:
        tell(f"{report.sent:,} graphs sent, {report.skipped:,} were there already, {report.removed:,} removed")
