"""Running commands away from this repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, timeout_s: float, **environ: str) -> subprocess.CompletedProcess[str]:
    """The finished command, its output as text; the parent's settings (`KG_*`) are not handed on."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("KG_", "MAKE", "MFLAGS", "PYTHONPATH"))}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**inherited, **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout_s,
        check=False,
        stdin=subprocess.DEVNULL,
    )
