"""A rule's cases in words, and the table of its boundaries."""

from __future__ import annotations

from collections.abc import Sequence

from fupin.explaining.page import Column, Table, same
from fupin.model.records import RECORDS
from fupin.model.text import Text, joined
from fupin.model.units import base_of
from fupin.model.values import read_value, value_text
from fupin.report.figures import shown_value
from fupin.report.names import VERDICTS, field_name
from fupin.rulebook.book import Case, Rule
from fupin.verification.boundary_table import BoundaryRow

_EMPTY = Text("（空）", "(empty)")


def case_table(rule: Rule) -> Table:
    """A rule's cases as the rule book has them."""
    columns = (
        Column("given", Text("记录", "record")),
        Column("verdict", Text("判断", "verdict")),
        Column("note", Text("说明", "note")),
    )
    rows = tuple((given_words(case, rule.record), VERDICTS[case.expect], case.note) for case in rule.cases)
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
            given_words(rule.cases[row.case - 1], rule.record),
            VERDICTS[row.verdict],
        )
        for row in found
    )
    return Table("boundaries", Text("限额上下（由判定程序算出）", "Around the figures (as judged)"), columns, rows)


def given_words(case: Case, record: str) -> Text:
    """The record that a case stands for, in words."""
    parts = [_pair(record, name, text) for name, text in case.given.items()]
    parts += [Text(f"没有列 {RECORDS[record].fields()[name].header}", f"no column {name}") for name in case.absent]
    if case.others:
        parts.append(Text(f"同表另有 {len(case.others)} 条", f"{len(case.others)} more records"))
    return joined(parts, "；", "; ") if parts else _EMPTY


def _pair(record: str, name: str, text: str) -> Text:
    label, value = field_name(record, name), _value(record, name, text)
    return Text(f"{label.zh} {value.zh}", f"{label.en} {value.en}")


def _value(record: str, name: str, text: str) -> Text:
    """A case's value with its unit; as written where it can't be read."""
    field = RECORDS[record].fields()[name]
    reading = read_value(text, field, base_of(field))
    if reading.problem is not None:
        return same(f"“{text}”")
    return shown_value(field, value_text(reading.value))
