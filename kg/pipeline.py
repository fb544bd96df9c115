"""One article from its text to checked quads: the stages in their order, as one step that can run in any process.

What a step returns is bytes and plain values, so that it travels between processes and goes to the disk as it is.
"""

from __future__ import annotations

import gc
import hashlib
import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from kg import __version__
from kg.buildreport import Fault
from kg.check.quotes import check_quotes
from kg.check.report import Report
from kg.check.shapes import check_shapes
from kg.errors import ParleyError
from kg.facts import analyse, scenes
from kg.facts.drafts import Scene
from kg.factstable import fact_rows, write_jsonl
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.iris import article_iri
from kg.lexicon import load_lexicon
from kg.model import Analysed, Article
from kg.nlp.annotator import Annotator
from kg.order import in_order, to_nquads
from kg.rdf.ontology import ontology_version
from kg.rdf.quads import Run, to_statements

T = TypeVar("T")

_THRESHOLD = 1_000_000
"""New objects before the garbage collector looks at them: more than an article has, so that it looks between articles."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What shapes the result of an article besides its text."""

    base: str
    shapes: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as a release holds it."""

    quads: bytes
    """Its own graph, as sorted N-Quads."""
    shared: frozenset[str]
    """Lines of N-Quads for the other graphs: the run, the entities."""
    facts: bytes
    """Its part of the facts table, as JSON Lines."""
    text: str | None
    """The text, where its rights allow to keep a copy."""
    about: dict[str, Any]
    """Its entry in the manifest."""
    run: Run
    silences: tuple[str, ...]
    """Why it gave no fact; empty where it gave one."""
    quotes: Report
    """Whether its evidence is what stands in the text; an article that fails is in no release."""
    shapes: Report


class Pipeline:
    """The stages with what they have loaded. One for each process; loading takes a few seconds."""

    def __init__(self) -> None:
        self.gazetteer: Gazetteer = load_gazetteer()
        self.lexicon = load_lexicon()
        self._annotator = Annotator(gazetteer=self.gazetteer)
        model = f"{self._annotator.model_name} {self._annotator.model_version}"
        self.run = Run(software=__version__, ontology=ontology_version(), lexicon=self.lexicon.digest[:16], model=model)

    def analyse(self, article: Article) -> Analysed:
        """What the article yields, before any RDF."""
        (parsed,) = self._annotator.annotate([article])
        return analyse(parsed, self.lexicon, self.gazetteer)

    def scenes(self, article: Article) -> Iterator[Scene]:
        """The article's sentences with all that the facts are made from, for those who want to know why."""
        (parsed,) = self._annotator.annotate([article])
        return scenes(parsed, self.lexicon, self.gazetteer)


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    """The pipeline of this process. What it has loaded is kept out of later garbage collections, which it would slow down."""
    loaded = Pipeline()
    gc.collect()
    gc.freeze()
    return loaded


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Fewer garbage collections while an article becomes tens of thousands of small objects: a fifth less time."""
    before = gc.get_threshold()
    gc.set_threshold(_THRESHOLD, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def analyse_article(article: Article) -> Analysed | Fault:
    """The facts of an article, or the fault that kept us from them."""
    return guarded(lambda: pipeline().analyse(article), article)


def read_piece(article: Article, options: Options) -> Piece | Fault:
    """The article as a release holds it, or the fault that kept us from making it. Runs in any process."""
    with _rare_collection():
        return guarded(lambda: make_piece(pipeline().analyse(article), pipeline().run, options, pipeline().gazetteer), article)


def guarded(step: Callable[[], T], article: Article) -> T | Fault:
    """What `step` returns. A bug that one article brings to light must not cost the whole batch: it becomes a Fault."""
    try:
        return step()
    except ParleyError:
        raise
    except Exception as error:
        log.debug("a fault in reading %s", article.source or article.id, exc_info=True)
        return Fault(article.id, f"{type(error).__name__}: {error}")


def make_piece(analysed: Analysed, run: Run, options: Options, gazetteer: Gazetteer | None) -> Piece:
    """Quads, facts and findings of an analysed article."""
    article = analysed.article
    statements = to_statements(analysed, run, base=options.base, entities=gazetteer)
    ordered = in_order(statements)
    name = article_iri(options.base, article.id)
    own = [(key, said) for key, said in ordered if key[0] == name]
    others = to_nquads(key for key, _ in ordered if key[0] != name)
    table = io.StringIO()
    write_jsonl(fact_rows(analysed, base=options.base), table)
    return Piece(
        quads=to_nquads(key for key, _ in own).encode(),
        shared=frozenset(others.split("\n")) - {""},
        facts=table.getvalue().encode(),
        text=None if article.rights == "link" else article.text,
        about=_about(analysed, len(own)),
        run=run,
        silences=_why_silent(analysed),
        quotes=check_quotes(article.text, [said for _, said in own], article=article.id),
        shapes=check_shapes([said for _, said in ordered], article=article.id) if options.shapes else Report(),
    )


def _about(analysed: Analysed, quads: int) -> dict[str, Any]:
    article = analysed.article
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "source": article.source.replace("\\", "/").rsplit("/", 1)[-1] if "://" not in article.source else article.source,
        "rights": article.rights,
        "characters": len(article.text),
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "facts": len(analysed.facts),
        "quads": quads,
    }


def _why_silent(analysed: Analysed) -> tuple[str, ...]:
    """Why an article gave no fact at all: its reasons, each once, in the order of the text."""
    return () if analysed.facts else tuple(dict.fromkeys(silence.reason for silence in analysed.silences))
