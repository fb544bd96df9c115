"""What a check found, as values: findings and the report that holds them. Bad data is a result here, never an exception."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.errors import CheckFailed

Severity = Literal["violation", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong. `focus` is the IRI at fault; `code` names the rule, for a shape its local name."""

    severity: Severity
    code: str
    message: str
    focus: str = ""
    article: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        focus = f"{self.focus}: " if self.focus else ""
        remedy = f" – {self.remedy}" if self.remedy else ""
        return f"{self.code}: {focus}{self.message}{remedy}"


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in order, and how many things were looked at: a check that looked at none has shown nothing."""

    findings: tuple[Finding, ...] = ()
    checked: int = 0

    @property
    def ok(self) -> bool:
        """Whether there is no violation; warnings do not fail a check."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "violation")

    def __add__(self, other: Report) -> Report:
        return Report(self.findings + other.findings, self.checked + other.checked)

    def counts(self) -> Mapping[str, int]:
        """Code → number of findings, most frequent first."""
        return dict(Counter(finding.code for finding in self.findings).most_common())

    def require_ok(self) -> None:
        """Raise CheckFailed with the first violation when there is one."""
        if not self.ok:
            first, more = self.violations[0], len(self.violations) - 1
            rest = f" (and {more} more)" if more else ""
            raise CheckFailed(f"{first.message}{rest}", place=first.focus or first.article or None, remedy=first.remedy or None)


def report_of(findings: Iterable[Finding], checked: int) -> Report:
    """A report with its findings sorted and each one once."""
    return Report(tuple(sorted(set(findings))), checked)


def join_reports(reports: Iterable[Report]) -> Report:
    """One report of many, in their order."""
    joined = Report()
    for report in reports:
        joined += report
    return joined
