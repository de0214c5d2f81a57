"""The small policy with its rule book, and the real ones where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin.rulebook.loading import default_book
from fupin.tracing import Document, Material, load_material, read_document
from support.policies import write_bees, write_policy

POLICY = Path(__file__).parents[3] / "shared" / "policy" / "hebei-2018.txt"


@pytest.fixture(scope="session")
def bees(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Material]:
    """The small policy and its rule book."""
    folder = tmp_path_factory.mktemp("bees")
    return read_document(write_policy(folder)), load_material(write_bees(folder / "rules"))


@pytest.fixture(scope="session")
def hebei() -> tuple[Document, Material]:
    """The real policy and the rule book that ships."""
    if not POLICY.is_file():
        pytest.skip(f"the policy's text is not there: no file {POLICY}")
    if not (default_book() / "provisions.yaml").is_file():
        pytest.skip("the rule book that ships has no provisions.yaml")
    return read_document(POLICY), load_material(default_book())
