"""The build: from sources to a published release. This module and `kg.pipeline` alone know the order of the stages.

Articles are read one by one, analysed here or in the processes of an executor, and kept on the disk until all are there, so
that memory does not grow with their number. A fault in one article is reported, and the rest is built.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

import pyoxigraph as ox

from kg.buildreport import BuildReport, Fault, Tally
from kg.check.report import Finding, Report, report_of
from kg.config import Settings
from kg.errors import CheckFailed, InputError
from kg.iris import check_base
from kg.model import Analysed, Article
from kg.pipeline import Options, Piece, analyse_article, read_piece
from kg.rdf.ontology import ontology_quads
from kg.rdf.quads import Run
from kg.store.assembly import Assembly
from kg.store.manifest import write_manifest
from kg.store.pruning import prune
from kg.store.release import REPORT
from kg.store.rules import derive, failures, rules
from kg.store.workshop import open_workshop, publish
from kg.text import ReadLimits
from kg.text import read_articles as read

Source = str | Path
Advance = Callable[[int, int], None]
"""Told how many articles are done, and how many there are in all (0: not known)."""
T = TypeVar("T")

_WAITING = 16
"""Articles handed to an executor ahead of the one that is awaited."""
_TOLD = 5
"""Inputs that an error names one by one."""
_REASONED_BYTES = 8 << 20
"""N-Quads that the reasoner looks at: some thirty articles. It is far slower than all else, an article is consistent on its own
or not at all, and shapes and rules look at every one."""

log = logging.getLogger(__name__)


def build(
    sources: Iterable[Source],
    out: Path | str,
    *,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    executor: Executor | None = None,
    progress: Advance | None = None,
    shapes: bool = True,
    consistency: bool = True,
) -> BuildReport:
    """Build the articles of `sources` into a new release below `out`, and put it in force.

    The bytes of the release depend on the articles alone, not on their order, the executor or the clock. Raises StorageError
    where `out` cannot be written, SettingError for a base IRI that is off, ResourceError where the installation is broken.
    """
    settings = settings or Settings()
    options = Options(base=check_base(settings.base), shapes=shapes)
    articles = read_articles(sources, settings, stdin=stdin)
    pieces = _map(read_piece, articles, options, executor=executor)
    return write_release(pieces, out, base=settings.base, progress=progress, consistency=consistency, keep=settings.keep)


def analyse_sources(
    sources: Iterable[Source], *, settings: Settings | None = None, stdin: BinaryIO | None = None, executor: Executor | None = None
) -> Iterator[Analysed | InputError | Fault]:
    """What each article of `sources` yields, in their order, before any RDF; in between, what could not be read."""
    return _map(analyse_article, read_articles(sources, settings or Settings(), stdin=stdin), executor=executor)


def read_articles(sources: Iterable[Source], settings: Settings, *, stdin: BinaryIO | None = None) -> Iterator[Article | InputError]:
    """The articles of `sources` as the settings want them read, each with its rights."""
    for article in read(sources, limits=ReadLimits(article_bytes=settings.article_bytes), stdin=stdin):
        if isinstance(article, InputError):
            yield article
        else:
            ours = article.url is not None and article.url.startswith(settings.full_text)
            yield replace(article, rights="full" if ours else settings.rights)


def write_release(
    pieces: Iterable[Piece | InputError | Fault],
    out: Path | str,
    *,
    base: str,
    progress: Advance | None = None,
    consistency: bool = True,
    keep: int = 0,
) -> BuildReport:
    """Put the pieces together, make the derived view, check the whole, and publish the release.

    Of the releases in `out` the `keep` latest stay, this one among them; 0 keeps all. Raises InputError, and leaves `out` as it
    is, where not one of the inputs could be read: an empty release in the place of a good one helps nobody.
    """
    out, tally, runs = Path(out), Tally(), set[Run]()
    with open_workshop(out) as workshop, Assembly(workshop, base) as assembly:
        for done, piece in enumerate(pieces, start=1):
            if isinstance(piece, Piece):
                runs.add(piece.run)
            _take(piece, assembly, tally)
            if progress:
                progress(done, 0)
        if tally.unread and not assembly.abouts and not tally.faults and not tally.left_out:
            raise _nothing_read(tally.unread)
        counts = _write_content(assembly, tally, base, consistency=consistency)
        (assembly.folder / REPORT).write_text(tally.to_json(), encoding="utf-8", newline="\n")
        name = write_manifest(
            assembly.folder,
            base=base,
            versions=_versions(runs),
            counts=counts,
            articles=assembly.entries(),
            epoch=os.environ.get("SOURCE_DATE_EPOCH"),
        )
        release = publish(assembly.folder, out, name)
        prune(out, keep)
        return tally.report(release, counts)


def _take(piece: Piece | InputError | Fault, assembly: Assembly, tally: Tally) -> None:
    """Put one article into the assembly, or note why it stays outside."""
    match piece:
        case InputError():
            log.info("not read: %s", piece)
            tally.unread.append(piece)
        case Fault():
            tally.faults.append(piece)
        case Piece():
            tally.checks.append(piece.quotes)
            name = str(piece.about["id"])
            if not piece.quotes.ok:
                tally.left_out.append(f"{name}: {piece.quotes.violations[0]}")
                return
            tally.checks.append(piece.shapes)
            if not assembly.add(piece.about, quads=piece.quads, facts=piece.facts, text=piece.text, shared=piece.shared):
                tally.repeated.append(name)
            if piece.silences:
                tally.silent[name] = piece.silences


def _nothing_read(unread: Sequence[InputError]) -> InputError:
    """One error for a build without any article."""
    told = "; ".join(f"{error.place}: {error.message}" if error.place else error.message for error in unread[:_TOLD])
    more = f"; and {len(unread) - _TOLD} more" if len(unread) > _TOLD else ""
    return InputError(f"none of the inputs can be read, so no release is written – {told}{more}", remedy="check the paths and the files")


def _write_content(assembly: Assembly, tally: Tally, base: str, *, consistency: bool) -> dict[str, int]:
    """Write quads and tables, the derived view included, and run the checks that look at all graphs; returns the counts."""
    ontology = ontology_quads()
    store = assembly.load(ontology)
    derived = derive(store, base)
    store.extend(derived)
    tally.checks.append(_check_rules(store, base))
    del store
    if consistency:
        data, tally.reasoned = assembly.sample(_REASONED_BYTES)
        tally.checks.append(_check_consistency(data))
    quads = assembly.write_quads([*ontology, *derived])
    assembly.write_tables()
    facts = sum(about["facts"] for about in assembly.abouts.values())
    return {"articles": len(assembly.abouts), "facts": facts, "quads": quads, "derived": len(derived)}


def _check_consistency(data: bytes) -> Report:
    """What the reasoner finds. That it cannot run is a failed check, not the end of the build."""
    from kg.check.consistency import check_consistency

    try:
        return check_consistency(data)
    except CheckFailed as fault:
        return Report((Finding("violation", "no-reasoner", fault.message, remedy=fault.remedy or ""),))


def _check_rules(store: ox.Store, base: str) -> Report:
    """What the rules that look at all graphs find."""
    found = (Finding("violation", failure.rule, str(failure), next(iter(failure.values.values()), "")) for failure in failures(store, base))
    return report_of(found, len(rules("verify")))


def _versions(runs: set[Run]) -> dict[str, str]:
    """The versions that made the pieces; of several runs each version is given, sorted."""
    return {name: ", ".join(sorted({getattr(run, name) for run in runs})) for name in ("software", "ontology", "lexicon", "model")}


def _map(
    step: Callable[..., T], articles: Iterable[Article | InputError], *rest: object, executor: Executor | None = None
) -> Iterator[T | InputError]:
    """`step` of each article, in their order; errors pass by. With an executor a few articles are under way at a time."""
    if executor is None:
        yield from (article if isinstance(article, InputError) else step(article, *rest) for article in articles)
        return
    waiting: deque[Future[T] | InputError] = deque()
    try:
        for article in articles:
            waiting.append(article if isinstance(article, InputError) else executor.submit(step, article, *rest))
            if len(waiting) >= _WAITING:
                yield from _first(waiting)
        while waiting:
            yield from _first(waiting)
    finally:
        for left in waiting:
            if isinstance(left, Future):
                left.cancel()


def _first(waiting: deque[Future[T] | InputError]) -> Iterator[T | InputError]:
    """What was handed on first, when it is done."""
    awaited = waiting.popleft()
    yield awaited if isinstance(awaited, InputError) else awaited.result()
