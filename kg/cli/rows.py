"""Tables on standard output, in the shape that was asked for: JSON Lines, JSON, CSV, or columns for the eye."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum


class TableFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def print_json_lines(records: Iterable[Mapping[str, object]]) -> None:
    """One JSON object a line, in the order given."""
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def print_json(value: object) -> None:
    """One JSON value, indented."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A header line and the rows; what is not text or number is written as JSON, None as nothing."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)


def print_table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns: fitted to a terminal, or separated by tabs for a pipe."""
    if not sys.stdout.isatty():
        for row in [names, *rows]:
            sys.stdout.write("\t".join(" ".join(str(_cell(value)).split()) for value in row) + "\n")
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(_cell(value))) for value in row))
    Console().print(table)


def _cell(value: object) -> object:
    if value is None:
        return ""
    return value if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)
