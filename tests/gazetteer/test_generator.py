"""The generator of the gazetteer: what is committed is what it writes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def test_committed_files_are_what_the_generator_writes(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same tables and settings, same bytes: nobody has edited a generated file by hand."""
    monkeypatch.syspath_prepend(str(REPOSITORY / "tools"))
    spec = importlib.util.spec_from_file_location("gazetteer_generator", REPOSITORY / "tools" / "gazetteer.py")
    assert spec is not None and spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    generator.main(shared / "reference", tmp_path)
    written = sorted(tmp_path.glob("*.ttl"))
    committed = REPOSITORY / "ontology" / "gazetteer"
    assert [path.name for path in written if path.read_bytes() != (committed / path.name).read_bytes()] == []
    assert len(written) >= 8
    for name in [name for name in sys.modules if name.startswith("gazetteer_tables")]:
        monkeypatch.delitem(sys.modules, name)
