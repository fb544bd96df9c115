"""The service starts, answers a query, and shows its pages."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    "path", ["/", "/questions", "/data", "/healthz", "/readyz", "/data/parley.ttl", "/data/parley.trig", "/data/parley.nq"]
)
def test_address_answers(client: FlaskClient, path: str) -> None:
    """Every address that the home page links to answers with 200."""
    assert client.get(path).status_code == 200


def test_select_answers_in_json(client: FlaskClient) -> None:
    """A query without an Accept header is answered in SPARQL JSON."""
    answer = client.get("/sparql", query_string={"query": "SELECT (1 AS ?n) {}"})
    assert answer.content_type == "application/sparql-results+json"
    assert answer.json["results"]["bindings"][0]["n"]["value"] == "1"
