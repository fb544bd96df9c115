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
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kg.factstable import fact_rows, write_jsonl
from kg.model import Article, Span
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


def scores(names: Iterable[str], *, shared: Path = SHARED, errors: bool = False) -> dict[str, dict]:
    """The scorer's figures of each topic; with `errors` the differences are printed. Raises FileNotFoundError without `../shared`."""
    scorer = shared / "tools" / "score.py"
    if not scorer.exists():
        raise FileNotFoundError(scorer)
    return {topic: _score(topic, scorer, errors) for topic in names}


def _score(topic: str, scorer: Path, errors: bool) -> dict:
    with tempfile.TemporaryDirectory() as temporary:
        facts = Path(temporary) / "facts.jsonl"
        with facts.open("w", encoding="utf-8") as stream:
            for number, passage in enumerate(passages(topic)):
                name, text = f"{topic}-{number:03d}", passage["text"]
                rows = [gold_row(name, n, text, item) for n, item in enumerate(passage["items"])]
                (Path(temporary) / f"{name}.gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
                published = date.fromisoformat(passage["date"]) if passage.get("date") else None
                article = Article(name, text, (Span(0, len(text)),), published=published)
                write_jsonl(fact_rows(analyse_article(article)), stream)
        command = [sys.executable, str(scorer), temporary, str(facts), "--json", *(["--errors"] if errors else [])]
        *differences, result = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        for line in differences:
            print(line)
        return json.loads(result)


def main(arguments: list[str]) -> int:
    names = [name for name in arguments if not name.startswith("--")] or topics()
    if unknown := sorted(set(names) - set(topics())):
        print(f"no topic {', '.join(unknown)}; there are: {', '.join(topics())}", file=sys.stderr)
        return 2
    found = scores(names, errors="--errors" in arguments)
    if "--json" in arguments:
        print(json.dumps(found, indent=1))
        return 0
    print(f"{'':24}{'gold':>6}" + "".join(f"{name:>10}" for name in COLUMNS))
    for name, result in found.items():
        print(f"{name:24}{result['gold']:6}" + "".join(f"{figure(result, column):10.3f}" for column in COLUMNS))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
