"""The rule book that ships, and the contract beside the project where it is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fupin.rulebook.book import RuleBook
from fupin.rulebook.loading import default_book, load_rule_book

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """The rule book that ships."""
    return load_rule_book(default_book())


def _shared(path: str) -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"the contract is not there: no folder {SHARED}")
    return SHARED / path


@pytest.fixture(scope="session")
def contract() -> dict[str, dict[str, Any]]:
    """The core rules of the contract, by id."""
    rules = yaml.safe_load(_shared("spec/rules.yaml").read_text(encoding="utf-8"))
    return {rule["id"]: rule for rule in rules}


@pytest.fixture(scope="session")
def provisions() -> dict[str, dict[str, Any]]:
    """The inventory of the policy's provisions, by id."""
    inventory = yaml.safe_load(_shared("policy/provisions.yaml").read_text(encoding="utf-8"))
    return {provision["id"]: provision for provision in inventory["provisions"]}


@pytest.fixture(scope="session")
def policy() -> str:
    """The policy's text without white space."""
    return "".join(_shared("policy/hebei-2018.txt").read_text(encoding="utf-8").split())


@pytest.fixture(scope="session")
def clauses() -> dict[str, str]:
    """The policy's text without white space by clause: 五(二), 附件, and 标题/称谓 for what stands before them."""
    found: dict[str, list[str]] = {}
    chapter, clause = "", "标题/称谓"
    for line in _shared("policy/hebei-2018.txt").read_text(encoding="utf-8").splitlines():
        text = "".join(line.split())
        if text[1:2] == "、" and text[0] in "一二三四五六":
            chapter = clause = text[0]
        elif text.startswith("（") and text[2:3] == "）" and chapter:
            clause = f"{chapter}({text[1]})"
        elif text.startswith("附件"):
            chapter, clause = "", "附件"
        found.setdefault(clause, []).append(text)
    return {name: "".join(texts) for name, texts in found.items()}
