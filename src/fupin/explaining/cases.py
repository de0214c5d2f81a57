"""A rule's cases in words, and the table of its boundaries."""

from __future__ import annotations

from collections.abc import Sequence

from fupin.explaining.page import Column, Table, same
from fupin.model.text import Text
from fupin.report.case_words import case_in_words
from fupin.report.figures import NOTHING
from fupin.report.names import VERDICTS
from fupin.rulebook.book import Case, Rule
from fupin.verification.boundary_table import BoundaryRow


def case_table(rule: Rule) -> Table:
    """A rule's cases as the rule book has them."""
    columns = (
        Column("given", Text("记录", "record")),
        Column("verdict", Text("判断", "verdict")),
        Column("note", Text("说明", "note")),
    )
    rows = tuple((_words(case, rule), VERDICTS[case.expect], case.note) for case in rule.cases)
    return Table("cases", Text("例子", "Cases"), columns, rows)


def boundary_table(rule: Rule, found: Sequence[BoundaryRow]) -> Table:
    """What is judged of records at a rule's figures, just below and just above them."""
    columns = (
        Column("limit", Text("限额", "figure")),
        Column("side", Text("位置", "where")),
        Column("given", Text("记录", "record")),
        Column("verdict", Text("判断", "verdict")),
    )
    rows = tuple(
        (
            same("、".join(row.limits)),
            row.side.text,
            _words(rule.cases[row.case - 1], rule),
            VERDICTS[row.verdict],
        )
        for row in found
    )
    return Table("boundaries", Text("限额上下（由判定程序算出）", "Around the figures (as judged)"), columns, rows)


def _words(case: Case, rule: Rule) -> Text:
    words = case_in_words(rule.record, case, ())
    return words if words.zh else NOTHING
