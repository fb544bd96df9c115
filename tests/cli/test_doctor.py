"""`kg doctor`: what is here, and where settings came from."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from kg.cli import doctor
from kg.cli.doctor import Finding
from tests.cli.conftest import Ran


def test_a_whole_installation_is_ok_and_shows_settings_with_their_origin(kg: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """Model, Java, ontology and queries are found; a value from the environment says so."""
    monkeypatch.setenv("KG_PORT", "8123")
    ran = kg("doctor", "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert {finding["name"] for finding in found["findings"] if finding["ok"]} >= {"Python", "model", "Java", "ontology", "queries"}
    assert found["settings"]["port"] == {"value": 8123, "origin": "KG_PORT"}
    assert found["settings"]["host"] == {"value": "127.0.0.1", "origin": "default"}


def test_what_is_missing_is_named_and_gives_exit_code_1(kg: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that cannot be found fails the examination."""
    monkeypatch.setattr(doctor, "examine", lambda: [Finding("Java", False, "not installed")])
    ran = kg("doctor")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "MISS Java         not installed")
    assert ran.err == "kg: missing or broken: Java – reinstall parley-kg with its dependencies\n"
