"""The facts table: the record that readers annotate, and its two forms."""

from __future__ import annotations

import csv
import io
import json

from kg.factstable import FIELDS, fact_rows, write_csv, write_jsonl
from kg.iris import fact_part
from kg.vocab import DEFAULT_BASE
from tests.rdf import sample


def test_a_record_has_the_fields_of_the_table_in_order() -> None:
    """One record, whole."""
    rows = list(fact_rows(sample.analysed()))
    local = fact_part(sample.facts()[0])
    assert [list(row) for row in rows] == [list(FIELDS)] * 5
    assert rows[0] == {
        "article": "talks",
        "kind": "event",
        "type": "MilitaryOperation",
        "quote": "On Tuesday Baku launched an operation in Arvana",
        "start": 17,
        "end": 64,
        "roles": {"agent": ["Azerbaijan"], "place": ["Arvana"]},
        "time": {"text": "On Tuesday", "edtf": "2023-09-19/"},
        "claimant": "narrator",
        "polarity": "affirmed",
        "modality": "asserted",
        "condition": None,
        "hedge": None,
        "value": None,
        "id": local,
        "claim": f"{DEFAULT_BASE}article/talks/claim/{local}",
        "rule": "https://w3id.org/parley/lexicon/launch-operation",
    }


def test_joint_claimants_conditions_and_commissions() -> None:
    """Joined by "and"; the condition verbatim; onBehalfOf among the roles."""
    rows = list(fact_rows(sample.analysed()))
    assert rows[3]["claimant"] == "Azerbaijani ministry and Armenia"
    assert (rows[2]["condition"], rows[2]["hedge"]) == ("if the talks succeed", "reportedly")
    assert rows[2]["roles"] == {"party": ["Armenia"], "onBehalfOf": ["Armenia"]}
    assert rows[2]["value"] == {"name": None, "terms": ["a treaty"]}


def test_json_lines_come_back() -> None:
    """What is written is what was there, a line a record."""
    stream = io.StringIO()
    assert write_jsonl(fact_rows(sample.analysed()), stream) == 5
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == list(fact_rows(sample.analysed()))


def test_csv_has_a_column_for_each_role() -> None:
    """Names joined by "; ", time split, value as JSON, nothing for what is not there."""
    stream = io.StringIO(newline="")
    assert write_csv(fact_rows(sample.analysed()), stream) == 5
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    first = {name: rows[0][name] for name in ("agent", "place", "party", "onBehalfOf", "time_text", "time_edtf", "value", "start")}
    assert first == {
        "agent": "Azerbaijan",
        "place": "Arvana",
        "party": "",
        "onBehalfOf": "",
        "time_text": "On Tuesday",
        "time_edtf": "2023-09-19/",
        "value": "",
        "start": "17",
    }
    assert json.loads(rows[3]["value"])["upper"] == 30
