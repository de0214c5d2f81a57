"""The rule book as a table, and which of its rules may be waived."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fupin.model.text import Language
from fupin.report.rule_table import rule_table, waivable_line
from fupin.rulebook.loading import default_book, load_rule_book

BOOK = load_rule_book(default_book())
NONE = replace(BOOK, rules=tuple(replace(rule, waivable=False) for rule in BOOK.rules))


@pytest.mark.parametrize("language", Language)
def test_a_row_for_every_rule(language: Language) -> None:
    assert rule_table(BOOK, language).row_count == len(BOOK.rules)


def test_the_rules_that_may_be_waived() -> None:
    assert waivable_line(BOOK).zh == "可豁免的规则：PRJ01、PRJ04"
    assert waivable_line(BOOK).en == "rules that may be waived: PRJ01, PRJ04"
    assert waivable_line(NONE).en == "rules that may be waived: none"
    (column,) = (each for each in rule_table(BOOK, Language.ENGLISH).columns if each.header == "waivable")
    assert list(column.cells).count("yes") == 2
