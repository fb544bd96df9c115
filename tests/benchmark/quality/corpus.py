"""Extraction over the 535 texts of `../shared/corpus`: does it crash, do quotes hold, how much does it say?

    python -m tests.benchmark.quality.corpus [--limit N] [--cache FOLDER] [--json]
    python -m tests.benchmark.quality.corpus --draw 20 --seed 7     # statements to judge by eye

`--limit` takes texts from all over the corpus. `--cache` keeps parses in a folder, each under a name made from its text and from
all that shapes a parse, so that a changed gazetteer or grammar parses anew. What is printed with its words is never from a text
that shares a long run of words with the unread articles of the gold readings.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from kg.buildreport import Fault
from kg.check.quotes import check_quotes
from kg.facts import analyse
from kg.factstable import fact_rows
from kg.gazetteer import load_gazetteer
from kg.lexicon import load_lexicon
from kg.model import Analysed, Article, Parsed
from kg.nlp.annotator import Annotator
from kg.pipeline import guarded, pipeline
from kg.rdf.quads import to_quads
from kg.resources import data_folder
from kg.text import read_articles
from kg.vocab import DEFAULT_BASE
from tests.benchmark.quality.gold import SHARED, UNREAD

REPOSITORY = Path(__file__).resolve().parents[3]
_RUN = 12
"""Words in a row that two texts share only when one was copied from the other."""


@dataclass(slots=True)
class Source:
    """Counts of one collection of the corpus."""

    articles: int = 0
    words: int = 0
    sentences: int = 0
    silent: int = 0
    """Sentences without a fact."""
    statements: int = 0
    crashes: list[str] = field(default_factory=list)
    broken_quotes: int = 0

    @property
    def per_thousand(self) -> float:
        """Statements per 1,000 words."""
        return 1000 * self.statements / self.words if self.words else 0.0

    @property
    def silent_share(self) -> float:
        return self.silent / self.sentences if self.sentences else 0.0


def read_corpus(shared: Path = SHARED, limit: int | None = None) -> list[tuple[str, Article]]:
    """(collection, article) in the order of the file; with `limit`, that many, evenly spread. Raises FileNotFoundError without it."""
    path = shared / "corpus" / "articles.jsonl"
    with path.open(encoding="utf-8") as lines:
        collections = {row["id"]: row["collection"] for row in map(json.loads, lines)}
    found = [(collections[a.id], a) for a in read_articles([path]) if isinstance(a, Article)]
    return found if not limit else [found[i * len(found) // limit] for i in range(min(limit, len(found)))]


def parse(articles: Iterable[Article], folder: Path | None = None) -> Iterator[Parsed | Fault]:
    """The parse of each article, or the fault in it; from `folder` where it lies there, and put there where it does not."""
    annotator: list[Annotator] = []

    def fresh(article: Article) -> Parsed | Fault:
        if not annotator:
            annotator.append(Annotator(gazetteer=load_gazetteer()))
        return guarded(lambda: next(iter(annotator[0].annotate([article]))), article)

    for article in articles:
        if folder is None:
            yield fresh(article)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / (hashlib.sha256((_shaping() + repr(article)).encode()).hexdigest()[:32] + ".pickle")
        if path.is_file():
            yield pickle.loads(path.read_bytes())
            continue
        parsed = fresh(article)
        path.write_bytes(pickle.dumps(parsed))
        yield parsed


@cache
def _shaping() -> str:
    """A digest of the files that shape a parse: code, gazetteer, lists of forms."""
    code, ontology = REPOSITORY / "kg", data_folder("ontology")
    files = [
        code / "model.py",
        *(code / "nlp").rglob("*.py"),
        *(ontology / "gazetteer").glob("*.ttl"),
        *(ontology / "lexicon").glob("*.txt"),
    ]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()


def measure(articles: Sequence[tuple[str, Article]], folder: Path | None = None) -> Iterator[tuple[str, Parsed, Analysed | Fault]]:
    """Collection, parse and yield of each article."""
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    for (collection, article), parsed in zip(articles, parse((a for _, a in articles), folder), strict=True):
        if isinstance(parsed, Fault):
            yield collection, Parsed(article, (), (), ()), parsed
        else:
            yield collection, parsed, guarded(lambda parsed=parsed: analyse(parsed, lexicon, gazetteer), article)


def tally(found: Iterable[tuple[str, Parsed, Analysed | Fault]], *, verify: bool = True) -> dict[str, Source]:
    """The counts by collection, and of `all`. With `verify` each article becomes quads, whose quotes are held against its text."""
    sources: dict[str, Source] = defaultdict(Source)
    for collection, parsed, result in found:
        broken = 0 if isinstance(result, Fault) or not verify else _broken(result)
        for name in (collection, "all"):
            source = sources[name]
            source.articles += 1
            source.sentences += len(parsed.sentences)
            source.words += sum(len(parsed.article.text[s.start : s.end].split()) for s in parsed.sentences)
            source.broken_quotes += broken
            if isinstance(result, Fault):
                source.crashes.append(f"{result.article}: {result.error}")
            else:
                source.silent += sum(s.reason not in ("no-sentence", "not-prose") for s in result.silences)
                source.statements += len(result.facts)
    return dict(sorted(sources.items(), key=lambda s: (s[0] == "all", -s[1].words)))


def _broken(result: Analysed) -> int:
    """Quotes of an article that are not what stands at their offsets."""
    quads = to_quads(result, pipeline().run, base=DEFAULT_BASE, entities=load_gazetteer())
    return len(check_quotes(result.article.text, quads, article=result.article.id).violations)


def draw(found: Iterable[tuple[str, Parsed, Analysed | Fault]], count: int, seed: int) -> list[dict]:
    """`count` rows of the facts table drawn at random, each with the sentence that it stands in, none from a text near the unread."""
    rows = []
    for _, parsed, result in found:
        if isinstance(result, Fault) or near_unread(parsed.article.text):
            continue
        text = parsed.article.text
        for row in fact_rows(result):
            inside = [s for s in parsed.sentences if s.start <= row["start"] < s.end]
            rows.append({**row, "sentence": text[inside[0].start : inside[0].end] if inside else ""})
    return random.Random(seed).sample(rows, min(count, len(rows)))


@cache
def _unread_runs(shared: Path) -> frozenset[str]:
    texts = [(shared / "gold" / "dev" / f"{name}.txt").read_text(encoding="utf-8") for name in UNREAD]
    return frozenset(run for text in texts for run in _runs(text))


def near_unread(text: str, shared: Path = SHARED) -> bool:
    """Whether the text shares a run of words with an unread article of the gold readings."""
    return not _unread_runs(shared).isdisjoint(_runs(text))


def _runs(text: str) -> Iterator[str]:
    words = text.lower().split()
    return (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def print_sources(sources: dict[str, Source]) -> None:
    """A line a collection."""
    columns = ("texts", "words", "sentences", "statements", "per 1,000", "silent", "crashes", "broken")
    print(f"{'':22}" + "".join(f"{column:>12}" for column in columns))
    for name, s in sources.items():
        print(
            f"{name:22}{s.articles:12,}{s.words:12,}{s.sentences:12,}{s.statements:12,}{s.per_thousand:12.1f}{s.silent_share:12.1%}"
            f"{len(s.crashes):12}{s.broken_quotes:12}"
        )
    for crash in sources["all"].crashes if "all" in sources else ():
        print(f"crash: {crash}")


def _print_drawn(rows: Sequence[dict]) -> None:
    for number, row in enumerate(rows, start=1):
        roles = "; ".join(f"{role}: {', '.join(names)}" for role, names in row["roles"].items())
        how = [row["polarity"], row["modality"], *(f"{k}: {row[k]}" for k in ("hedge", "condition") if row[k])]
        if row["time"]:
            how.append(f"{row['time']['text']} = {row['time']['edtf']}")
        print(f"\n{number}. {' '.join(row['sentence'].split())}")
        print(f"   {row['type']} | {roles} | {row['claimant']} | {' · '.join(how)} | {(row['rule'] or '').rsplit('/', 1)[-1]}")
        if row["value"]:
            print(f"   {json.dumps(row['value'], ensure_ascii=False)}")
        print(f"   > {' '.join(row['quote'].split())}   [{row['article']}]")
    print("\n" + ", ".join(f"{n} {t}" for t, n in Counter(row["type"] for row in rows).most_common()))


def arguments(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """What every report over the corpus can be told."""
    parser.add_argument("--limit", type=int, metavar="N", help="N texts, evenly spread")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep parses here")
    parser.add_argument("--shared", type=Path, default=SHARED)
    return parser


def main(given: Sequence[str] | None = None) -> int:
    """1 where a text crashes or a quote does not hold."""
    parser = arguments(argparse.ArgumentParser(prog="python -m tests.benchmark.quality.corpus", description=__doc__.splitlines()[0]))
    parser.add_argument("--draw", type=int, metavar="N", help="print N statements drawn at random instead")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(given)
    found = measure(read_corpus(options.shared, options.limit), options.cache)
    if options.draw:
        rows = draw(found, options.draw, options.seed)
        if options.json:
            print(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            _print_drawn(rows)
        return 0
    sources = tally(found)
    if options.json:
        rates = {name: {"per_thousand": round(s.per_thousand, 2), "silent_share": round(s.silent_share, 4)} for name, s in sources.items()}
        print(json.dumps({name: {**asdict(s), **rates[name]} for name, s in sources.items()}, indent=1))
    else:
        print_sources(sources)
    return 1 if sources["all"].crashes or sources["all"].broken_quotes else 0


if __name__ == "__main__":
    sys.exit(main())
