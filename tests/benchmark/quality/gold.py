"""Extraction against the hand-made readings in `../shared/gold/dev`.

    python -m tests.benchmark.quality.gold            # the table
    python -m tests.benchmark.quality.gold --json

Scored by `../shared/tools/score.py`: the seed article alone; the six articles that rules were written with from the start (`read`);
the five that were set aside before the first rule (`aside`), of which four were scored unread at several points of the work and
then opened (`OPENED`), and one is still unread (`UNREAD`); and all. What the five scored while nobody had read them is
in `RESULTS.md`, and is the honest measure of how far the extraction is tuned. Floors are in `floors.toml`;
`tests/facts/test_quality.py` holds them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg.build import analyse_sources
from kg.factstable import fact_rows, write_jsonl
from kg.model import Analysed

SHARED = Path(__file__).resolve().parents[4] / "shared"
SEED = "sputnik-2023-09-20-karabakh"
OPENED = ("own-sudan-2023-12-05", "uk-baghdad-erbil", "wh-drc-ceasefire", "wh-yemen-truce")
"""Set aside before the first rule was written, scored unread at five points of the work, then read."""
UNREAD = ("own-tigray-2022-11-04",)
"""Set aside with them; neither text nor reading has been looked at."""


def scores(shared: Path = SHARED) -> dict[str, dict]:
    """The scorer's figures for `seed`, the ten `others`, `read`, `aside`, `unread` and `all` articles of the development gold.

    A figure is what the scorer prints: {"p", "r", "f1"} or {"acc", "n"}. Raises FileNotFoundError without `../shared`.
    """
    folder = shared / "gold" / "dev"
    ids = sorted(path.name.removesuffix(".gold.jsonl") for path in folder.glob("*.gold.jsonl"))
    if not ids:
        raise FileNotFoundError(f"no gold readings in {folder}")
    sets = {
        "seed": [SEED],
        "others": [i for i in ids if i != SEED],
        "read": [i for i in ids if i not in (*OPENED, *UNREAD)],
        "aside": [i for i in ids if i in (*OPENED, *UNREAD)],
        "unread": [i for i in ids if i in UNREAD],
        "all": ids,
    }
    with tempfile.TemporaryDirectory() as temporary:
        facts = Path(temporary) / "facts.jsonl"
        with facts.open("w", encoding="utf-8") as stream:
            for analysed in analyse_sources([folder / f"{name}.txt" for name in ids]):
                if isinstance(analysed, Analysed):
                    write_jsonl(fact_rows(analysed), stream)
        return {name: _score(shared, Path(temporary) / name, members, facts) for name, members in sets.items()}


def digest(shared: Path = SHARED) -> str:
    """SHA-256 over the gold files: which data the figures are for."""
    total = hashlib.sha256()
    for path in sorted((shared / "gold" / "dev").glob("*.jsonl")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _score(shared: Path, folder: Path, ids: Iterable[str], facts: Path) -> dict:
    folder.mkdir()
    for name in ids:
        shutil.copy(shared / "gold" / "dev" / f"{name}.gold.jsonl", folder)
    command = [sys.executable, str(shared / "tools" / "score.py"), str(folder), str(facts), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def figure(result: dict, name: str) -> float:
    """One number of the scorer's result: the F1, the share, or the number itself."""
    value = result[name]
    return value if isinstance(value, int | float) else (value.get("f1", value.get("acc")) or 0.0)


COLUMNS = ("item", "core", "span", "roles", "time", "claimant", "polarity", "modality", "value", "statement")


def main(flags: list[str]) -> int:
    found = scores()
    if "--json" in flags:
        print(json.dumps({"digest": digest(), **found}, indent=1))
        return 0
    print(f"{'':8}" + "".join(f"{name:>10}" for name in COLUMNS))
    for name, result in found.items():
        print(f"{name:8}" + "".join(f"{figure(result, column):10.3f}" for column in COLUMNS))
    print(f"gold digest {digest()[:16]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
