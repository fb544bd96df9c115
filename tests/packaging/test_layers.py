"""Who may import whom: the contracts of `.importlinter`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.packaging.elsewhere import ROOT, run


def test_the_contracts_hold() -> None:
    """Stages are strangers, the service knows no parser, each heavy library has one home."""
    done = run(Path(sys.executable).with_name("lint-imports"), "--no-cache", cwd=ROOT, timeout_s=120)
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_contracts_would_notice_a_stage_that_imports_another(copy: Path) -> None:
    """A planted import from one stage to the next breaks the layers contract."""
    module = copy / "kg" / "rdf" / "planted.py"
    module.write_text("import kg.facts\n", encoding="utf-8")
    try:
        done = run(Path(sys.executable).with_name("lint-imports"), "--no-cache", cwd=copy, timeout_s=120, PYTHONPATH=str(copy))
    finally:
        module.unlink()
    assert done.returncode == 1 and "kg.rdf.planted -> kg.facts" in done.stdout, done.stdout[-3000:]
