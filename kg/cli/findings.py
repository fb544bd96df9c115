"""Findings of checks, for the person at the terminal and for scripts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.cli.common import tell
from kg.cli.faults import one_line

if TYPE_CHECKING:
    from kg.check.report import Report

SHOWN = 20
"""Findings of one report that are printed; the others are counted."""


def tell_findings(name: str, report: Report, *, warnings: bool = True) -> None:
    """A line a finding on standard error, violations first, up to `SHOWN`."""
    told = list(report.violations)
    if warnings:
        told += [finding for finding in report.findings if finding.severity != "violation"]
    for finding in told[:SHOWN]:
        article = f"{finding.article}: " if finding.article else ""
        tell(f"kg: {finding.severity}: {article}{one_line(str(finding))}")
    if len(told) > SHOWN:
        tell(f"kg: {len(told) - SHOWN:,} more findings of {name}; all of them with --json")


def summary_line(name: str, report: Report) -> str:
    """`ok     shapes: 17,610 checked, 0 violations, 3 warnings`."""
    counts = Counter(finding.severity for finding in report.findings)
    shown = [f"{counts[severity]:,} {severity}s" for severity in ("violation", "warning") if counts[severity] or severity == "violation"]
    return f"{'ok    ' if report.ok else 'FAILED'} {name}: {report.checked:,} checked, {', '.join(shown)}"


def findings_record(report: Report) -> dict[str, object]:
    """The report as JSON has it."""
    findings = [{key: getattr(f, key) for key in ("severity", "code", "message", "focus", "article", "remedy")} for f in report.findings]
    return {"ok": report.ok, "checked": report.checked, "findings": findings}
