"""The lock file: complete, hashed, without addresses, and told in NOTICE."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.packaging.elsewhere import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
BLOCKS = [block for block in re.split(r"\n(?=\S)", LOCK) if block and not block.startswith("#")]


def locked() -> list[tuple[str, str]]:
    """Name and version of each pin, in the order of the file."""
    return [re.match(r"([a-z0-9-]+)==(\S+)", block).groups() for block in BLOCKS]  # type: ignore[union-attr, misc]


def declared() -> list[Requirement]:
    """What pyproject.toml asks for, test tools included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in [*project["dependencies"], *project["optional-dependencies"]["test"]]]


def test_every_pin_has_an_exact_version_and_hashes() -> None:
    """`pip install --require-hashes` accepts nothing else."""
    assert len(BLOCKS) > 80
    assert [block for block in BLOCKS if not re.match(r"[a-z0-9-]+==\S+( ; .+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n)?)+", block)] == []


def test_the_lock_names_no_address_and_no_path() -> None:
    """Nothing but pins, markers, hashes and the comment at the top."""
    assert re.findall(r"(?:https?:|file:|--(?:extra-)?index|--find-links|@ )\S*", LOCK) == []


@pytest.mark.parametrize("requirement", declared(), ids=lambda requirement: requirement.name)
def test_every_dependency_is_pinned_within_its_range(requirement: Requirement) -> None:
    """A change of pyproject.toml asks for `make lock`."""
    versions = [version for name, version in locked() if name == requirement.name.lower().replace("_", "-")]
    assert versions and all(requirement.specifier.contains(version) for version in versions)


def test_notice_lists_each_pinned_package_with_its_version_and_a_licence() -> None:
    """NOTICE and the lock tell the same story."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    listed = re.findall(r"^([a-z0-9-]+) +(\S+) {2,}\S.*$", notice, flags=re.MULTILINE)
    assert sorted(listed) == sorted(locked())
