"""A published release, checked again: its files, its quotes, its shapes, its rules, its logic.

Works from the release alone, article by article, so that memory does not grow with their number; only the rules load it whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.check.consistency import check_consistency
from kg.check.quotes import check_quotes
from kg.check.report import Finding, Report, report_of
from kg.check.shapes import check_shapes
from kg.errors import InputError
from kg.excerpt import articles, described, read_entities
from kg.store.manifest import damaged_files
from kg.store.release import Release
from kg.store.rules import failures, rules

Advance = Callable[[int, int], None]
"""Told how many articles are done, and how many there are in all."""

_REASONED_BYTES = 8 << 20
"""N-Quads that the reasoner is given at once."""


def verify_release(release: Release, *, progress: Advance | None = None) -> Report:
    """Whether every file is as the manifest says, and every quote as the text has it."""
    damaged = damaged_files(release.folder, release.manifest)
    findings = [
        Finding("violation", "file-differs", "the file is missing or not as the manifest says", name, remedy="build again")
        for name in damaged
    ]
    report = report_of(findings, len(release.manifest["files"]))
    for article, quads in _counted(release, progress):
        try:
            report += check_quotes(release.article_text(article), quads, article=article)
        except InputError:  # no copy of the text: nothing but a link may be kept
            continue
    return report


def check_release_shapes(release: Release, *, progress: Advance | None = None) -> Report:
    """What the articles' graphs break of the shapes, each with the entities that it names."""
    entities = read_entities(release)
    report = Report()
    for article, quads in _counted(release, progress):
        report += check_shapes([*quads, *described(quads, entities)], article=article)
    return report


def check_release_rules(release: Release) -> Report:
    """What the queries of `queries/verify` find."""
    found = [Finding("violation", failure.rule, str(failure)) for failure in failures(release.store(), release.base)]
    return report_of(found, len(rules("verify")))


def check_release_consistency(release: Release, *, time_limit_s: float, progress: Advance | None = None) -> Report:
    """Whether the articles agree with the ontology, some thirty at a time: each is consistent on its own or not at all.

    When time runs out, what was not reached is told as an `info` finding.
    """
    end = time.monotonic() + time_limit_s
    entities = read_entities(release)
    report, batch, size = Report(), [], 0
    for reached, (_, quads) in enumerate(_counted(release, progress)):
        if time.monotonic() > end:
            left = len(release.manifest["articles"]) - reached
            late = Finding("info", "not-reached", f"{left} articles were not reached in {time_limit_s:g} s", remedy="raise reasoner_time_s")
            return report + Report((late,))
        batch.append(ox.serialize([*quads, *described(quads, entities)], format=ox.RdfFormat.N_QUADS) or b"")
        size += len(batch[-1])
        if size > _REASONED_BYTES:
            report += check_consistency(b"".join(batch))
            batch, size = [], 0
    return report + check_consistency(b"".join(batch))


def _counted(release: Release, progress: Advance | None) -> Iterator[tuple[str, list[ox.Quad]]]:
    """The articles of the release, `progress` told after each."""
    total = len(release.manifest["articles"])
    for done, article in enumerate(articles(release), start=1):
        yield article
        if progress:
            progress(done, total)
