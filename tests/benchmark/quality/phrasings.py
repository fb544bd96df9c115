"""Extraction on single passages of our own, each written with its reading before anything was run on it.

    python -m tests.benchmark.quality.phrasings                   # the table, a line a topic
    python -m tests.benchmark.quality.phrasings talks --errors    # one topic, with every difference
    python -m tests.benchmark.quality.phrasings --json

`phrasings/<topic>.jsonl` holds one passage a line: `{"text": …, "date": …, "items": [{"type": …, "quote": …, "roles": {…}, …}]}`.
An item needs `type` and `quote`; what is left out is what most items have (claimant "narrator", polarity "affirmed", modality
"asserted"). `nth` counts from 0 where a quote stands more than once. Topics that end in `-fresh` were written after the rules were
grown on their namesakes: they are scored, and nothing is mended by them. The scorer is `../shared/tools/score.py`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kg.factstable import fact_rows, write_jsonl
from kg.model import Analysed, Article, Span
from kg.pipeline import analyse_article
from tests.benchmark.quality.gold import SHARED, figure

FOLDER = Path(__file__).with_name("phrasings")
COLUMNS = ("item", "roles", "time", "claimant", "polarity", "modality", "value", "statement")
_AGREEMENTS = ("Agreement", "CeasefireAgreement", "PeaceAgreement", "Treaty", "ImplementationPlan")
_PROPOSITIONS = ("RoleTenure", "TerritoryStatus", "CasualtyFigure", "StatedPurpose", "Characterisation", "NameUse")


def topics() -> list[str]:
    """The names of the topics, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def passages(topic: str) -> list[dict]:
    """The passages of a topic with their readings, as they stand in the file."""
    lines = (FOLDER / f"{topic}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def gold_row(name: str, number: int, text: str, item: dict) -> dict:
    """An item in the form of the gold files. Raises ValueError where the quote is not in the text."""
    start = -1
    for _ in range(item.get("nth", 0) + 1):
        start = text.find(item["quote"], start + 1)
        if start < 0:
            raise ValueError(f"{name}: {item['quote']!r} is not in the text")
    kind = "proposition" if item["type"] in _PROPOSITIONS else "agreement" if item["type"] in _AGREEMENTS else "event"
    usual = {"kind": kind, "roles": {}, "time": None, "claimant": "narrator", "polarity": "affirmed", "modality": "asserted"}
    rest = {"condition": None, "hedge": None, "value": None, "alt_types": [], "core": True}
    row = {"article": name, "id": f"{name}-{number:02d}", **usual, **rest, **item, "start": start, "end": start + len(item["quote"])}
    if isinstance(row["time"], str):
        row["time"] = {"text": "", "edtf": row["time"]}
    return row


def scores(groups: Mapping[str, Sequence[str]], *, shared: Path = SHARED, errors: bool = False) -> dict[str, dict]:
    """The scorer's figures of each group of topics; with `errors` the differences are printed. FileNotFoundError without `../shared`."""
    scorer = shared / "tools" / "score.py"
    if not scorer.exists():
        raise FileNotFoundError(scorer)
    with tempfile.TemporaryDirectory() as temporary:
        facts = Path(temporary) / "facts.jsonl"
        with facts.open("w", encoding="utf-8") as stream:
            for topic in sorted({topic for group in groups.values() for topic in group}):
                for article in _articles(topic):
                    write_jsonl(fact_rows(analysed(article)), stream)
        found = {}
        for group, members in groups.items():
            folder = Path(temporary) / group
            folder.mkdir()
            for topic in members:
                for name, rows in readings(topic):
                    (folder / f"{name}.gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            found[group] = _scored(scorer, folder, facts, errors)
        return found


def readings(topic: str) -> Iterator[tuple[str, list[dict]]]:
    """Name and gold rows of each passage."""
    for number, passage in enumerate(passages(topic)):
        name = f"{topic}-{number:03d}"
        yield name, [gold_row(name, n, passage["text"], item) for n, item in enumerate(passage["items"])]


def kinds() -> dict[str, list[str]]:
    """The topics that rules were grown on, and those that they were not."""
    return {
        "grown": [topic for topic in topics() if not topic.endswith("-fresh")],
        "fresh": [topic for topic in topics() if topic.endswith("-fresh")],
    }


def analysed(article: Article) -> Analysed:
    """What an article yields. A fault of ours ends the run."""
    found = analyse_article(article)
    if not isinstance(found, Analysed):
        raise RuntimeError(str(found))
    return found


def _articles(topic: str) -> Iterator[Article]:
    for number, passage in enumerate(passages(topic)):
        name, text = f"{topic}-{number:03d}", passage["text"]
        published = date.fromisoformat(passage["date"]) if passage.get("date") else None
        body = tuple(Span(*found.span()) for found in re.finditer(r"[^\n]+", text))
        yield Article(name, text, body, published=published)


def _scored(scorer: Path, folder: Path, facts: Path, errors: bool) -> dict:
    command = [sys.executable, str(scorer), str(folder), str(facts), "--json", *(["--errors"] if errors else [])]
    *differences, result = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    for line in differences:
        print(line)
    return json.loads(result)


def main(arguments: list[str]) -> int:
    names = [name for name in arguments if not name.startswith("--")]
    if unknown := sorted(set(names) - set(topics())):
        print(f"no topic {', '.join(unknown)}; there are: {', '.join(topics())}", file=sys.stderr)
        return 2
    groups = {name: [name] for name in names or topics()} | ({} if names else kinds())
    found = scores(groups, errors="--errors" in arguments)
    if "--json" in arguments:
        print(json.dumps(found, indent=1))
        return 0
    print(f"{'':24}{'gold':>6}" + "".join(f"{name:>10}" for name in COLUMNS))
    for name, result in found.items():
        print(f"{name:24}{result['gold']:6}" + "".join(f"{figure(result, column):10.3f}" for column in COLUMNS))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
