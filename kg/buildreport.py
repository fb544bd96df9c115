"""What came of a build: for the caller as values, for the release as `report.json`.

Lists are sorted, so that the report does not tell in which order the articles came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours in one article; the batch goes on. The traceback is in the log."""

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
    left_out: tuple[str, ...]
    """Articles with evidence that differs from the text, which no release carries; with the reason."""
    failed: tuple[str, ...]
    """What shapes, rules and reasoner found in the articles that are in the release."""
    silent: Mapping[str, tuple[str, ...]]
    """Articles that gave no fact → why."""
    repeated: tuple[str, ...]
    """Articles that came more than once with the same text, and are in the release once."""

    @property
    def ok(self) -> bool:
        """Whether every check passed; inputs that could not be read are not among the checks."""
        return not (self.faults or self.left_out or self.failed)


@dataclass(slots=True)
class Tally:
    """What is noted while a build goes on."""

    unread: list[InputError] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    silent: dict[str, tuple[str, ...]] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)

    def report(self, release: Path, counts: Mapping[str, int]) -> BuildReport:
        return BuildReport(
            release=release,
            counts=counts,
            unread=tuple(self.unread),
            faults=tuple(self.faults),
            left_out=tuple(self.left_out),
            failed=tuple(self.failed),
            silent=dict(sorted(self.silent.items())),
            repeated=tuple(sorted(self.repeated)),
        )

    def to_json(self) -> str:
        record = {
            "unread": sorted(str(error) for error in self.unread),
            "faults": sorted(str(fault) for fault in self.faults),
            "left_out": sorted(self.left_out),
            "failed": sorted(self.failed),
            "silent": {name: list(reasons) for name, reasons in sorted(self.silent.items())},
            "repeated": sorted(self.repeated),
        }
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
