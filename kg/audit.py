"""A published release, checked again: its files, its quotes, its shapes, its rules, its logic.

Works from the release alone, article by article, so that memory does not grow with their number; only the rules load it whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

import pyoxigraph as ox

from kg.check.quotes import check_quotes
from kg.check.report import Finding, Report, report_of
from kg.check.shapes import check_shapes
from kg.errors import InputError
from kg.store.manifest import damaged_files
from kg.store.release import Release
from kg.store.rules import failures, rules
from kg.vocab import ENTITIES_GRAPH

Advance = Callable[[int, int], None]
"""Told how many articles are done, and how many there are in all."""


def verify_release(release: Release, *, progress: Advance | None = None) -> Report:
    """Whether every file is as the manifest says, and every quote as the text has it."""
    damaged = damaged_files(release.folder, release.manifest)
    findings = [
        Finding("violation", "file-differs", "the file is missing or not as the manifest says", name, remedy="build again")
        for name in damaged
    ]
    report = report_of(findings, len(release.manifest["files"]))
    for article, quads in _articles(release, progress):
        try:
            report += check_quotes(release.article_text(article), quads, article=article)
        except InputError:  # no copy of the text: nothing but a link may be kept
            continue
    return report


def check_release_shapes(release: Release, *, progress: Advance | None = None) -> Report:
    """What the articles' graphs break of the shapes, each with the entities that it names."""
    entities: dict[object, list[ox.Quad]] = {}
    for quad in release.quads():
        if quad.graph_name == ENTITIES_GRAPH:
            entities.setdefault(quad.subject, []).append(quad)
    report = Report()
    for article, quads in _articles(release, progress):
        report += check_shapes([*quads, *_described(quads, entities)], article=article)
    return report


def _described(quads: list[ox.Quad], entities: Mapping[object, list[ox.Quad]]) -> Iterator[ox.Quad]:
    """What describes the entities that `quads` name, and those that these name in turn."""
    seen: set[object] = set()
    waiting = [quad.object for quad in quads]
    while waiting:
        node = waiting.pop()
        if node in seen or node not in entities:
            continue
        seen.add(node)
        yield from entities[node]
        waiting.extend(quad.object for quad in entities[node])


def check_release_rules(release: Release) -> Report:
    """What the queries of `queries/verify` find."""
    found = [Finding("violation", failure.rule, str(failure)) for failure in failures(release.store(), release.base)]
    return report_of(found, len(rules("verify")))


def _articles(release: Release, progress: Advance | None) -> Iterator[tuple[str, list[ox.Quad]]]:
    """Id and quads of each article, in the order of the file."""
    ids = {about["iri"]: about["id"] for about in release.manifest["articles"]}
    done = 0
    for graph, quads in groupby(release.quads(), key=lambda quad: getattr(quad.graph_name, "value", "")):
        if graph not in ids:
            continue
        yield ids[graph], list(quads)
        done += 1
        if progress:
            progress(done, len(ids))
