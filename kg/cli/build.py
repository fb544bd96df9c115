"""`kg build`: from articles to a published release."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import JsonOption, common_of, start, tell
from kg.cli.faults import EXIT_FAULT, one_line
from kg.cli.findings import findings_record, tell_findings
from kg.cli.progress import progress_bar
from kg.cli.rows import print_json
from kg.cli.tally import WHY
from kg.errors import CheckFailed, InputError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kg.build import BuildReport


def build(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCES…", help="Articles, folders, JSON Lines, or - .")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="RELEASE", help="Folder for the release.")] = Path("release"),
    base: Annotated[str | None, typer.Option(help="Base IRI below which articles and claims are named.")] = None,
    processes: Annotated[int | None, typer.Option("--processes", "-j", help="Processes that read; 0 is one for each core.")] = None,
    keep: Annotated[int | None, typer.Option(help="Releases that stay in the folder, the latest; 0 keeps all.")] = None,
    checks: Annotated[bool, typer.Option("--checks/--no-checks", help="Shapes and consistency (quotes are always checked).")] = True,
    json: JsonOption = False,
) -> None:
    """Read SOURCES, extract their claims, check them, and publish a release.

    \b
    kg build articles -o release
    kg build news.jsonl more/*.html -o release --processes 0
    cat story.txt | kg build - -o release

    Text, Markdown, HTML and JSON Lines are read. The same input gives the same bytes. An input that cannot be
    read is named, the rest is built, and the exit code is 3. Where not one can be read, nothing is written and
    the last release stays in force.
    """
    settings = start(context, base=base, processes=processes, keep=keep).settings
    from kg.build import build as build_release

    with progress_bar("Reading", shown=not common_of(context).quiet) as advance, _executor(settings.processes) as executor:
        report = build_release(
            sources,
            output,
            settings=settings,
            stdin=sys.stdin.buffer,
            executor=executor,
            progress=advance,
            shapes=checks,
            consistency=checks,
        )
    _tell_trouble(report)
    if json:
        print_json(_record(report))
    elif not common_of(context).quiet:
        counts = report.counts
        tell(
            f"{counts['articles']:,} articles, {counts['facts']:,} facts, {counts['quads']:,} statements "
            f"({counts['derived']:,} derived) in {output / report.release.name}"
        )
    _close(report)


@contextmanager
def _executor(processes: int) -> Iterator[Executor | None]:
    """A pool of that many processes; None for one, which is this."""
    count = processes or os.cpu_count() or 1
    if count == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(count) as executor:
        yield executor


def _tell_trouble(report: BuildReport) -> None:
    """A line for each thing that somebody should look at."""
    for error in (*report.unread, *report.faults):
        tell(f"kg: {one_line(str(error))}")
    for name, reasons in report.silent.items():
        tell(f"kg: {name}: no facts – {'; '.join(f'{WHY.get(reason, reason)} ({reason})' for reason in reasons)}")
    for name in report.left_out:
        tell(f"kg: {name}: left out, since its quotes differ from its text")
    tell_findings("the checks", report.checks, warnings=False)
    warnings = len(report.checks.findings) - len(report.checks.violations)
    if warnings:
        tell(f"kg: {warnings:,} warnings, see `kg validate`")


def _close(report: BuildReport) -> None:
    """The exit code of what was worst: a fault of ours, a failed check, input that could not be read."""
    if report.faults:
        raise typer.Exit(EXIT_FAULT)
    if not report.ok:
        raise typer.Exit(CheckFailed.exit_code)
    if report.unread:
        raise typer.Exit(InputError.exit_code)


def _record(report: BuildReport) -> dict[str, object]:
    return {
        "release": str(report.release),
        "ok": report.ok,
        "counts": dict(report.counts),
        "unread": [str(error) for error in report.unread],
        "faults": [str(fault) for fault in report.faults],
        "left_out": list(report.left_out),
        "checks": findings_record(report.checks),
        "silent": {name: list(reasons) for name, reasons in report.silent.items()},
        "repeated": list(report.repeated),
    }
