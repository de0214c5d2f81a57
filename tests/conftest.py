"""What all tests share: the rule book that ships is read once, not once a check."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas  # noqa: F401 - a test of the command line keeps it out of the process for those that come after
import pytest

from fupin.checking import ready
from fupin.rulebook.book import RuleBook
from fupin.rulebook.loading import default_book
from fupin.rulebook.parsed import ParsedRule, load_parsed_book


@cache
def _shipped() -> tuple[RuleBook, tuple[ParsedRule, ...]]:
    return load_parsed_book(default_book())


@pytest.fixture(scope="session", autouse=True)
def _shipped_book_is_read_once() -> Iterator[None]:
    """Checks in this process share the shipped book, which never changes; reading it takes most of a small check."""

    def load(folder: Path) -> tuple[RuleBook, tuple[ParsedRule, ...]]:
        return _shipped() if folder == default_book() else load_parsed_book(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ready, "load_parsed_book", load)
        yield
