"""A result table as a page shows it: cells of text, with a link where the cell is a resource."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.ask import Table, Term
from server.pages.wording import resource_link, shorten

ROWS_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: its text, the whole of it as a hint where it is shortened, a link within the site, a language."""

    text: str
    whole: str = ""
    link: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells; `left_off` counts the rows beyond what the page shows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_off: int = 0
    boolean: bool | None = None


def to_grid(table: Table) -> Grid:
    """The first rows of a table as cells."""
    shown = table.rows[:ROWS_SHOWN]
    rows = tuple(tuple(to_cell(row.get(column)) for column in table.columns) for row in shown)
    return Grid(table.columns, rows, len(table.rows) - len(shown), table.boolean)


def to_cell(term: Term | None) -> Cell:
    """The cell for one term; an unbound variable gives an empty one."""
    if term is None:
        return Cell("")
    if term.kind == "uri":
        return Cell(shorten(term.value), term.value, resource_link(term.value))
    if term.kind == "bnode":
        return Cell(f"_:{term.value}")
    return Cell(term.value, language=term.language)
