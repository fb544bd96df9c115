"""What came of a build: for the caller as values, for the release as `report.json`.

Lists are sorted, so that the report does not tell in which order the articles came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.check.report import Report, report_of
from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours in one article; the batch goes on. The traceback is in the log, at its lowest level."""

    article: str
    error: str

    def __str__(self) -> str:
        return f"{self.article}: a fault of kg in reading it ({self.error}) – please report it"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A finished build. `release` is the folder that is now in force."""

    release: Path
    counts: Mapping[str, int]
    """articles, facts, quads, derived."""
    unread: tuple[InputError, ...]
    """What could not be read, and why."""
    faults: tuple[Fault, ...]
    checks: Report
    """What quotes, shapes, rules and reasoner found."""
    left_out: tuple[str, ...]
    """Articles with evidence that differs from the text, which no release carries; with the first difference."""
    silent: Mapping[str, tuple[str, ...]]
    """Articles that gave no fact → why."""
    repeated: tuple[str, ...]
    """Articles that came more than once with the same text, and are in the release once."""

    @property
    def failed(self) -> tuple[str, ...]:
        """What is wrong, a line each."""
        return tuple(str(finding) for finding in self.checks.violations)

    @property
    def ok(self) -> bool:
        """Whether every check passed; inputs that could not be read are not among the checks."""
        return not self.faults and self.checks.ok


@dataclass(slots=True)
class Tally:
    """What is noted while a build goes on."""

    unread: list[InputError] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    checks: list[Report] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    silent: dict[str, tuple[str, ...]] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)
    reasoned: int = 0
    """How many articles the reasoner has looked at."""

    def report(self, release: Path, counts: Mapping[str, int]) -> BuildReport:
        return BuildReport(
            release=release,
            counts=counts,
            unread=tuple(self.unread),
            faults=tuple(self.faults),
            checks=self._checks(),
            left_out=tuple(sorted(self.left_out)),
            silent=dict(sorted(self.silent.items())),
            repeated=tuple(sorted(self.repeated)),
        )

    def to_json(self) -> str:
        checks = self._checks()
        record = {
            "unread": sorted(str(error) for error in self.unread),
            "faults": sorted(str(fault) for fault in self.faults),
            "checked": checks.checked,
            "reasoned": self.reasoned,
            "findings": [asdict(finding) for finding in checks.findings],
            "left_out": sorted(self.left_out),
            "silent": {name: list(reasons) for name, reasons in sorted(self.silent.items())},
            "repeated": sorted(self.repeated),
        }
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"

    def _checks(self) -> Report:
        findings = (finding for report in self.checks for finding in report.findings)
        return report_of(findings, sum(report.checked for report in self.checks))
