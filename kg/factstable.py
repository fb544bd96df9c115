"""The facts table: one record a claim, as JSON lines or CSV.

The record is the one that readers annotate by hand, with ids, IRIs and the rule that fired added at its end.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from kg.iris import article_iri, fact_part, rule_iri
from kg.model import Analysed, Entity, Fact
from kg.vocab import DEFAULT_BASE, ROLES

Row = dict[str, Any]

NARRATOR = "narrator"
FIELDS = (
    *(
        "article",
        "kind",
        "type",
        "quote",
        "start",
        "end",
        "roles",
        "time",
        "claimant",
        "polarity",
        "modality",
        "condition",
        "hedge",
        "value",
    ),
    *("id", "claim", "rule"),
)
_ROLES = (*ROLES, "onBehalfOf")
_COLUMNS = tuple(column for name in FIELDS for column in {"roles": _ROLES, "time": ("time_text", "time_edtf")}.get(name, (name,)))


def fact_rows(analysed: Analysed, *, base: str = DEFAULT_BASE) -> Iterator[Row]:
    """A record for each fact, in the order of the facts, with the keys of `FIELDS` in that order."""
    claims = f"{article_iri(base, analysed.article.id)}/claim/"
    for fact in analysed.facts:
        yield _row(analysed, fact, claims)


def write_jsonl(rows: Iterable[Row], stream: IO[str]) -> int:
    """One JSON object a line; returns how many."""
    count = 0
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def write_csv(rows: Iterable[Row], stream: IO[str]) -> int:
    """Comma-separated, a column for each role; several names in one cell are joined by "; ". Returns the number of records.

    Open the stream with `newline=""`.
    """
    writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow(_flat(row))
        count += 1
    return count


def _row(analysed: Analysed, fact: Fact, claims: str) -> Row:
    local = fact_part(fact)
    return {
        "article": analysed.article.id,
        "kind": fact.kind,
        "type": fact.type,
        "quote": analysed.article.text[fact.span.start : fact.span.end],
        "start": fact.span.start,
        "end": fact.span.end,
        "roles": _roles(fact),
        "time": {"text": fact.time.text, "edtf": fact.time.edtf} if fact.time else None,
        "claimant": _joined(fact.claimants) or NARRATOR,
        "polarity": fact.polarity,
        "modality": fact.modality,
        "condition": fact.condition.text if fact.condition else None,
        "hedge": fact.hedge,
        "value": dict(fact.value) if fact.value is not None else None,
        "id": local,
        "claim": claims + local,
        "rule": rule_iri(fact.rule).value if fact.rule else None,
    }


def _roles(fact: Fact) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for filler in fact.fillers:
        roles.setdefault(filler.role, []).append(filler.entity.name)
    if fact.on_behalf_of:
        roles["onBehalfOf"] = [fact.on_behalf_of.name]
    return roles


def _joined(entities: Iterable[Entity]) -> str:
    return " and ".join(entity.name for entity in entities)


def _flat(row: Row) -> dict[str, object]:
    time = row["time"] or {}
    flat: dict[str, object] = {name: row[name] for name in FIELDS if name not in ("roles", "time")}
    flat |= {role: "; ".join(row["roles"].get(role, ())) for role in _ROLES}
    flat |= {"time_text": time.get("text"), "time_edtf": time.get("edtf")}
    flat["value"] = json.dumps(row["value"], ensure_ascii=False) if row["value"] is not None else None
    return flat
