"""Bring the `gap` column of `expected/*.csv` up to date with a release: python tests/questions/mark_gaps.py RELEASE [REASON].

Lines that are met lose their mark. With a reason, lines that are not met and have no mark get it: read them first.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPO = HERE.parents[1]
sys.path[:0] = [str(REPO), str(HERE)]

from conftest import ask, read_rows  # noqa: E402  (the folder is put on the path first)

from kg.store.release import open_release  # noqa: E402


def agrees(line: dict[str, str], row: dict[str, str]) -> bool:
    return all(value == "*" or row[column] in value.split("|") for column, value in line.items() if column != "gap")


def main(release: str, reason: str = "") -> None:
    store = open_release(Path(release)).store()
    met = gaps = unmet = 0
    for path in sorted((HERE / "expected").glob("*.csv")):
        rows = ask(store, (REPO / "queries" / "competency" / f"{path.stem}.rq").read_text(encoding="utf-8"))
        lines = read_rows(path)
        for line in lines:
            if any(agrees(line, row) for row in rows):
                line["gap"] = ""
                met += 1
            else:
                line["gap"] = line.get("gap") or reason
                gaps += bool(line["gap"])
                unmet += not line["gap"]
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(lines[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
    sys.stdout.write(f"{met} lines met, {gaps} known gaps, {unmet} not met and not marked\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
