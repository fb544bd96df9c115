"""The wheel: whole, and at work in another environment."""

from __future__ import annotations

import json
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.packaging.elsewhere import ROOT, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made of the tracked files."""
    target = tmp_path_factory.mktemp("wheel")
    made = run(
        sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", target, copy, cwd=target, timeout_s=120
    )
    assert made.returncode == 0, made.stderr
    (path,) = target.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new virtual environment with the wheel, which borrows the other packages from this one."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    for command in (
        [sys.executable, "-m", "venv", "--without-pip", folder],
        [sys.executable, "-m", "pip", "--python", folder, "install", "-q", "--no-deps", "--no-index", wheel],
    ):
        done = run(*command, cwd=folder.parent, timeout_s=120)
        assert done.returncode == 0, done.stderr
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def test_the_wheel_holds_the_packages_the_data_and_the_licence(wheel: Path, tracked: list[Path]) -> None:
    """Every tracked file of kg, server, ontology, queries and articles is in it, and nothing of the tests."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = {path.as_posix() for path in tracked if path.parts[0] in ("kg", "server")}
    wanted |= {f"kg/_data/{path.as_posix()}" for path in tracked if path.parts[0] in ("ontology", "queries", "articles")}
    assert names == wanted
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(("licenses/LICENSE", "licenses/NOTICE"))] != []


def test_an_installed_wheel_builds_an_article_and_answers(installed: Path, tmp_path: Path) -> None:
    """Away from the repository, with nothing but the wheel and its dependencies."""
    kg = installed / "bin" / "kg"
    where = run(installed / "bin" / "python", "-c", "import kg, server; print(kg.__file__, server.__file__)", cwd=tmp_path, timeout_s=60)
    assert [Path(name).is_relative_to(installed) for name in where.stdout.split()] == [True, True], where
    article = ROOT / "articles" / "own-lachin-2023-01-24.txt"
    built = run(kg, "build", article, "-o", "release", "--no-checks", "--json", cwd=tmp_path, timeout_s=120)
    assert built.returncode == 0, built.stderr
    assert json.loads(built.stdout)["counts"]["facts"] > 5
    assert run(kg, "verify", "release", cwd=tmp_path, timeout_s=120).returncode == 0
    answer = run(kg, "query", "evidence", "release", "-f", "csv", cwd=tmp_path, timeout_s=120)
    assert answer.returncode == 0 and len(answer.stdout.splitlines()) > 5
