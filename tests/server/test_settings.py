"""Settings reach the service from file, environment and flags; messages tell requests without their queries and never a secret."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import urllib.request
from dataclasses import fields
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.cli.serve import service_settings
from kg.config import Settings as AllSettings
from kg.config import describe_settings, load_settings
from kg.errors import SettingError
from server.app import create_app
from server.logs import JsonLines
from server.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a token for these tests"
INNER = {"query_time_most_s", "start_time_s", "inline_bytes", "stack_bytes", "release_bytes"}
"""What no setting changes."""


def test_without_settings_the_service_has_its_own_defaults() -> None:
    """The two lists of defaults say the same."""
    assert service_settings(load_settings(environ={})) == Settings()


def test_every_limit_of_the_service_is_a_setting() -> None:
    """A new one is either offered to whoever runs the service, or listed here."""
    assert {item.name for item in fields(Settings)} - {item.name for item in fields(AllSettings)} == INNER


def test_values_come_from_file_environment_and_flags_with_their_origin(tmp_path: Path) -> None:
    """Each reaches the service, and its origin is shown; of a secret only that it is set."""
    config = tmp_path / "kg.toml"
    config.write_text(f'workers = 3\nwrites_from_anywhere = true\ntoken = "{TOKEN}"\npublic_url = "https://data.example.org/"\n')
    environ = {"KG_WAITING_EACH": "2", "KG_LOG_QUERIES": "yes", "KG_STORE_TOKEN": "other"}
    loaded = load_settings(config, environ=environ, flags={"query_time_s": 3, "result_bytes": None})
    found = service_settings(loaded)
    assert (found.workers, found.writes_from_anywhere, found.token, found.public_url) == (3, True, TOKEN, "https://data.example.org/")
    assert (found.waiting_each, found.log_queries, found.store_token, found.query_time_s) == (2, True, "other", 3.0)
    origins = {name: (value, origin) for name, value, origin, _ in describe_settings(loaded) if origin != "default"}
    assert origins == {
        "workers": (3, str(config)),
        "writes_from_anywhere": (True, str(config)),
        "token": ("set", str(config)),
        "public_url": ("https://data.example.org/", str(config)),
        "waiting_each": (2, "KG_WAITING_EACH"),
        "log_queries": (True, "KG_LOG_QUERIES"),
        "store_token": ("set", "KG_STORE_TOKEN"),
        "query_time_s": (3.0, "--query-time-s"),
    }


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"KG_TOKEN": "secret"}, "KG_TOKEN: token is 'too short' – use at least 16 characters"),
        ({"KG_PUBLIC_URL": "data.example.org"}, "KG_PUBLIC_URL: public_url is 'data.example.org' – give an http or https address"),
        ({"KG_LOG_QUERIES": "perhaps"}, "KG_LOG_QUERIES: log_queries is 'perhaps' – give true or false"),
        ({"KG_LOG_FORMAT": "xml"}, "KG_LOG_FORMAT: log_format is 'xml' – choose one of text, json"),
        ({"KG_WORKERS": "-1"}, "KG_WORKERS: workers is '-1' – choose 0 to 64"),
    ],
)
def test_a_refused_value_is_told_without_secrets(environ: dict[str, str], message: str) -> None:
    """The message is enough to mend the setting, and shows no token."""
    with pytest.raises(SettingError) as caught:
        load_settings(environ=environ)
    assert str(caught.value) == message


def messages(caplog: pytest.LogCaptureFixture, client: FlaskClient) -> list[dict[str, object]]:
    """What is told of a query and of a query that is wrong, as JSON."""
    with caplog.at_level(logging.INFO, logger="server"):
        client.get("/sparql", query_string={"query": "ASK { <http://e/private> ?p ?o }"})
        client.post("/sparql", data={"query": "SELECT private"}, headers={"Authorization": "Bearer private"})
    return [json.loads(JsonLines().format(record)) for record in caplog.records if hasattr(record, "parts")]


def test_requests_are_told_without_their_queries(caplog: pytest.LogCaptureFixture, client: FlaskClient) -> None:
    """Method, path, status, size and time: nothing of what was asked or by whom."""
    told = messages(caplog, client)
    assert [(line["method"], line["path"], line["status"]) for line in told] == [("GET", "/sparql", 200), ("POST", "/sparql", 400)]
    assert all(set(line) == {"time", "level", "logger", "message", "method", "path", "status", "bytes", "ms"} for line in told)
    assert "private" not in json.dumps(told)
    assert not [record for record in caplog.records if "private" in record.getMessage()]


def test_queries_are_told_where_settings_say_so(caplog: pytest.LogCaptureFixture, release: Path) -> None:
    """With `log_queries` the query stands beside the rest."""
    app = create_app(release, Settings(workers=1, log_queries=True))
    try:
        told = messages(caplog, app.test_client())
    finally:
        app.extensions["parley"].close()
    assert [line["query"] for line in told] == ["ASK { <http://e/private> ?p ?o }", "SELECT private"]


def test_serve_tells_its_settings_and_requests_as_json(release: Path) -> None:
    """`kg -v serve --log-format json`: each line but the address is an object; settings with their origin, no token."""
    command = [sys.executable, "-m", "kg", "-v", "serve", str(release), "--port", "0", "--log-format", "json", "--workers", "1"]
    environ = {key: value for key, value in os.environ.items() if not key.startswith("KG_")} | {"KG_TOKEN": TOKEN}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environ) as process:
        assert process.stderr is not None
        lines = []
        while " statements at " not in (line := process.stderr.readline()):
            lines.append(line)
        urllib.request.urlopen(line.split(" at ")[1].split(" ")[0] + "/sparql?query=ASK%7B%7D", timeout=10).close()
        process.send_signal(signal.SIGTERM)
        lines += process.stderr.readlines()
    told = [json.loads(line) for line in lines]
    said = [line["message"] for line in told]
    assert {"workers = 1 (--workers)", "log_format = json (--log-format)", "token = set (KG_TOKEN)"} <= set(said)
    assert [line["status"] for line in told if line.get("path") == "/sparql"] == [200]
    assert TOKEN not in json.dumps(told)
