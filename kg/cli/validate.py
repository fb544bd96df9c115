"""`kg verify` and `kg validate`: what a release promises, checked again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import JsonOption, ReleaseArgument, common_of, start
from kg.cli.findings import findings_record, summary_line, tell_findings
from kg.cli.progress import progress_bar
from kg.cli.rows import print_json
from kg.errors import CheckFailed

if TYPE_CHECKING:
    from kg.check.report import Report


def verify(context: typer.Context, release: ReleaseArgument = Path("release"), json: JsonOption = False) -> None:
    """Check every quote of RELEASE against the text of its article, and every file against its digest.

    \b
    kg verify release
    kg verify release --json | jq .ok

    Ends with exit code 1 when anything differs.
    """
    start(context)
    from kg.audit import verify_release
    from kg.store.release import open_release

    opened = open_release(release)
    with progress_bar("Verifying", shown=not common_of(context).quiet) as advance:
        report = verify_release(opened, progress=advance)
    _print({"quotes and files": report}, json, warnings=not common_of(context).quiet)


def validate(
    context: typer.Context,
    release: ReleaseArgument = Path("release"),
    reasoner: Annotated[bool, typer.Option("--reasoner/--no-reasoner", help="Check consistency with the OWL reasoner too.")] = True,
    json: JsonOption = False,
) -> None:
    """Check RELEASE: quotes, shapes (SHACL), rules, and consistency with the ontology (OWL).

    \b
    kg validate release
    kg validate release --no-reasoner --json | jq '.checks[].findings'

    Ends with exit code 1 when a check fails; what it found is named, with the repair.
    """
    settings = start(context).settings
    from kg import audit
    from kg.store.release import open_release

    opened = open_release(release)
    with progress_bar("Validating", shown=not common_of(context).quiet) as advance:
        reports = {
            "quotes and files": audit.verify_release(opened, progress=advance),
            "shapes": audit.check_release_shapes(opened, progress=advance),
            "rules": audit.check_release_rules(opened),
        }
        if reasoner:
            reports["consistency"] = audit.check_release_consistency(opened, time_limit_s=settings.reasoner_time_s, progress=advance)
    _print(reports, json, warnings=not common_of(context).quiet)


def _print(reports: dict[str, Report], json: bool, *, warnings: bool) -> None:
    """A line a check on standard output, its findings on standard error. Raises CheckFailed when one failed."""
    if json:
        print_json(
            {
                "ok": all(report.ok for report in reports.values()),
                "checks": {name: findings_record(report) for name, report in reports.items()},
            }
        )
    else:
        for name, report in reports.items():
            tell_findings(name, report, warnings=warnings)
            sys.stdout.write(summary_line(name, report) + "\n")
    failed = [name for name, report in reports.items() if not report.ok]
    if failed:
        raise CheckFailed(f"failed: {', '.join(failed)}", remedy="mend what is named above, and build again")
