"""The command tree, and what holds for every command: settings file, messages, version.

The commands' modules import little; what is heavy (spaCy, the store, the server) is imported when a command runs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg import __version__
from kg.cli import build, doctor, explain, export, facts, push, query, serve, show, validate
from kg.cli.common import Common

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 ok · 1 a check failed · 2 usage or settings · 3 bad input · 4 input or output · 5 a limit · 70 a fault of kg",
)

app.command("build")(build.build)
app.command("facts")(facts.facts)
app.command("explain")(explain.explain)
app.command("validate")(validate.validate)
app.command("verify")(validate.verify)
app.command("query")(query.query)
app.command("export")(export.export)
app.command("show")(show.show)
app.command("push")(push.push)
app.command("serve")(serve.serve)
app.command("doctor")(doctor.doctor)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"kg {__version__}\n")
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings file (default: kg.toml in this folder).")
    ] = None,
    verbose: Annotated[int, typer.Option("--verbose", "-v", count=True, help="More messages; twice for every step.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, errors only.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """News on conflict and diplomacy as RDF claims: who says what, how firmly, in which exact words.

    \b
    kg build articles/*.txt -o release     build a release
    kg query denials release               ask it
    kg serve release                       look at it in a browser
    """
    level = "error" if quiet else ("warning", "info", "debug")[min(verbose, 2)] if verbose else None
    context.obj = Common(config=config, log_level=level, quiet=quiet)


def run_command(arguments: list[str]) -> int:
    """Run one command line; the exit code where no error is raised."""
    result = typer.main.get_command(app).main(arguments, prog_name="kg", standalone_mode=False)
    return result if isinstance(result, int) else 0
