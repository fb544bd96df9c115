"""Fixtures for every part of the suite.

What lies beside the repository is optional: a test that needs it is skipped, with the reason, where it is not there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared` beside the repository, with the seed article, the gold readings and the corpus."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not there")
    return folder


@pytest.fixture(scope="session")
def bundled_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the release that the bundled articles make, built once for the whole suite."""
    from kg.build import build

    return build([REPOSITORY / "articles"], tmp_path_factory.mktemp("bundled") / "release").release
