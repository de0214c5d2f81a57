"""Where the rule books stand that come with the program."""

from __future__ import annotations

from pathlib import Path

DEFAULT_BOOK = "hebei-2018"


def shipped_rules() -> Path:
    """The folder of the rule books that come with the program."""
    packaged = Path(__file__).parent.parent / "_rules"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rules"


def default_book() -> Path:
    """The folder of the rule book that is used when none is named."""
    return shipped_rules() / DEFAULT_BOOK
