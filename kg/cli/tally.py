"""What a batch came to: each input that gave trouble gets its line at once, and the exit code says it at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from kg.cli.common import tell
from kg.cli.faults import EXIT_FAULT, one_line
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Silence

WHY = {
    "no-trigger": "no word that the lexicon knows",
    "no-actor": "nobody known takes part",
    "no-sentence": "no sentence to read",
    "not-prose": "tables, headings and lists",
}


@dataclass(slots=True)
class Tally:
    """Counts of a batch."""

    articles: int = 0
    facts: int = 0
    failures: int = 0
    faults: int = 0

    def note_article(self, name: str, facts: int, silences: Iterable[Silence] = ()) -> None:
        """An article was read; where it gave no fact, say why."""
        self.articles += 1
        self.facts += facts
        if not facts:
            tell(f"kg: {name}: no facts – {explain_silences(silences)}")

    def note_failure(self, error: InputError) -> None:
        """An input could not be read."""
        self.failures += 1
        tell(f"kg: {one_line(str(error))}")

    def note_fault(self, name: str, error: str) -> None:
        """A fault of ours in one article."""
        self.faults += 1
        tell(f"kg: {name}: internal fault: {one_line(error)} – please report it; --debug shows more")

    def close(self) -> None:
        """End the run with the exit code of what was worst: a fault of ours, then input that could not be read."""
        if self.faults:
            raise typer.Exit(EXIT_FAULT)
        if self.failures:
            raise typer.Exit(InputError.exit_code)


def explain_silences(silences: Iterable[Silence]) -> str:
    """The reasons for silence, the most frequent first, each with how often it applied and one example.

    >>> from kg.model import Span
    >>> explain_silences([Silence(Span(0, 9), "no-trigger", "no entry for bake, eat")])
    'no word that the lexicon knows (no-trigger, 1 ×: no entry for bake, eat)'
    """
    silences = list(silences)
    if not silences:
        return "no reason is known"
    examples = {silence.reason: silence.detail for silence in reversed(silences)}
    parts = []
    for reason, count in Counter(silence.reason for silence in silences).most_common():
        detail = f": {examples[reason]}" if examples[reason] else ""
        parts.append(f"{WHY.get(reason, reason)} ({reason}, {count} ×{detail})")
    return "; ".join(parts)
