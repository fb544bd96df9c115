"""What must not be in the tree: places of one machine, hosts of package registries."""

from __future__ import annotations

import re
from pathlib import Path

from tests.packaging.elsewhere import ROOT

# Each pattern is written so that it does not match itself.
PLACES = [r"/w[o]rk/", r"/f[a]rm/", r"/r[o]ot/", r"/h[o]me/[a-z]+/", r"/U[s]ers/[a-z]+/", r"/t[m]p/", r"/o[p]t/(pypi|wheels)", r"[C]:\\\\"]
HOSTS = [r"py[p]i\.org", r"python[h]osted\.", r"np[m]js\.", r"deb[.]d[e]bian\.", r"registry\.y[a]rnpkg"]
TEXT = {
    "",
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".lock",
    ".ttl",
    ".trig",
    ".rq",
    ".jsonl",
    ".json",
    ".csv",
    ".html",
    ".css",
    ".js",
    ".svg",
    ".cfg",
    ".in",
}


def found(patterns: list[str], files: list[Path]) -> list[str]:
    """`file:line: text` for each match."""
    expression = re.compile("|".join(patterns))
    hits = []
    for name in files:
        if name.suffix not in TEXT:
            continue
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if expression.search(line):
                hits.append(f"{name}:{number}: {line.strip()[:120]}")
    return hits


def test_the_patterns_find_what_they_are_for(tmp_path: Path) -> None:
    """A search that can find nothing would pass for ever."""
    sample = tmp_path / "sample.txt"
    sample.write_text("\n".join(["x /wo" + "rk/main y", "/ho" + "me/ann/x", "https://py" + "pi.org/simple"]), encoding="utf-8")
    assert [hit.split(":")[1] for hit in found(PLACES + HOSTS, [sample])] == ["1", "2", "3"]


def test_no_file_names_a_place_on_one_machine(tracked: list[Path]) -> None:
    """The tree is the same wherever it lies."""
    assert found(PLACES, tracked) == []


def test_no_file_names_the_host_of_a_package_registry(tracked: list[Path]) -> None:
    """Where packages come from is the installer's setting."""
    assert found(HOSTS, tracked) == []
