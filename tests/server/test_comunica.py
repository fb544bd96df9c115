"""Comunica, the query engine of the JavaScript world, gets the answers that the engine in process gives.

Installing it takes a minute or two, so it is asked for: `COMUNICA=1 pytest tests/server/test_comunica.py`; `COMUNICA=FOLDER`
takes the one that is installed there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store, parse

VERSION = "5.4.1"
PREFIXES = "PREFIX parley: <https://w3id.org/parley/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
QUERIES = [
    "SELECT ?label WHERE { ?s skos:prefLabel ?label }",
    "SELECT ?claim ?content WHERE { ?claim a parley:Claim ; parley:hasContent ?content }",
    "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a parley:Claim } }",
    "SELECT ?s ?o WHERE { ?s parley:hasContent/parley:agent ?o OPTIONAL { ?o skos:altLabel ?a } }",
    "ASK { ?s skos:prefLabel 'Northland'@en }",
    "ASK { ?s skos:prefLabel 'Nowhere'@en }",
    "CONSTRUCT { ?s skos:prefLabel ?l } WHERE { ?s skos:prefLabel ?l }",
]
PROGRAM = """
const { QueryEngine } = require('@comunica/query-sparql');
const [source, queries] = [process.argv[2], JSON.parse(process.argv[3])];
const written = (stream) => new Promise((resolve, reject) => {
  let text = '';
  stream.on('data', (part) => { text += part; }).on('end', () => resolve(text)).on('error', reject);
});
(async () => {
  const engine = new QueryEngine();
  const answers = [];
  for (const query of queries) {
    const result = await engine.query(query, { sources: [{ type: 'sparql', value: source }] });
    const media = result.resultType === 'quads' ? 'application/n-triples' : 'application/sparql-results+json';
    answers.push(await written((await engine.resultToString(result, media)).data));
  }
  process.stdout.write(JSON.stringify(answers));
})().catch((error) => { console.error(error); process.exit(1); });
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Comunica is installed."""
    wish = os.environ.get("COMUNICA", "")
    if not wish:
        pytest.skip("Comunica takes long to install: COMUNICA=1 does it")
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed")
    if Path(wish, "node_modules").is_dir():
        return Path(wish)
    place = tmp_path_factory.mktemp("comunica")
    # undici 8, which Comunica would take, does not run on the Node.js 20 of stable distributions
    wanted = {"private": True, "dependencies": {"@comunica/query-sparql": VERSION}, "overrides": {"undici": "7.10.0"}}
    (place / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        pytest.skip("the package cannot be had within five minutes")
    if done.returncode != 0:
        pytest.skip(f"the package cannot be had: {done.stderr.strip().splitlines()[-1:]}")
    return place


def test_comunica_gets_the_same_answers(folder: Path, live: str, store: Store) -> None:
    """SELECT, ASK and CONSTRUCT, through Comunica's own planning."""
    queries = [PREFIXES + query for query in QUERIES]
    program = folder / "ask.cjs"
    program.write_text(PROGRAM, encoding="utf-8")
    command = ["node", str(program), f"{live}/sparql", json.dumps(queries)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert len(answers) == len(QUERIES)
    for query, answer in zip(queries, answers, strict=True):
        expected = store.query(query, use_default_graph_as_union=True)
        if isinstance(expected, QuerySolutions):
            assert rows(json.loads(answer)) == rows(json.loads(expected.serialize(format=QueryResultsFormat.JSON) or b"")), query
        elif isinstance(expected, QueryBoolean):
            assert json.loads(answer)["boolean"] is bool(expected), query
        else:
            assert {quad.triple for quad in parse(answer, RdfFormat.N_TRIPLES)} == set(expected), query


def rows(document: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> list[list[tuple[str, ...]]]:
    """The rows of a JSON result in an order of their own."""
    found = [
        sorted((name, term["type"], term["value"], term.get("xml:lang", ""), term.get("datatype", "")) for name, term in row.items())
        for row in document["results"]["bindings"]
    ]
    return sorted(found)
