"""The message of a finding: what is wrong with a record, or why it can't be judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from string import Formatter

from fupin.model.finding import EvidenceCell, Finding
from fupin.model.records import RECORDS
from fupin.model.text import Text, joined
from fupin.model.verdict import Verdict
from fupin.report.differences import differences
from fupin.report.distances import Distance, distances
from fupin.report.figures import shown_limit, shown_value
from fupin.report.names import field_name, record_name
from fupin.rulebook.parsed import ParsedRule


def finding_message(
    finding: Finding, rule: ParsedRule, as_of: date, missed: Sequence[Distance] | None = None
) -> Text:
    """What is wrong with a record, or why it can't be judged.

    Args:
        finding: the finding.
        rule: its rule.
        as_of: the date that the check speaks of.
        missed: the figures that the record misses, where the caller has them already.
    """
    if finding.verdict is Verdict.UNKNOWN:
        return _unknown(finding)
    message = _filled(rule, finding, as_of)
    parts = list(differences(distances(rule, finding, as_of) if missed is None else missed))
    if not parts:
        return message
    by_how_much = joined(parts, "，", ", ")
    return Text(f"{message.zh}；{by_how_much.zh}", f"{message.en}; {by_how_much.en}")


def _filled(rule: ParsedRule, finding: Finding, as_of: date) -> Text:
    """The rule's message with the values and figures in their places."""
    fields = RECORDS[rule.rule.record].fields()
    values = {cell.field: cell.value for cell in finding.cells}
    used = _places(rule.rule.message.zh) | _places(rule.rule.message.en)
    names = {name: shown_value(field, values.get(name)) for name, field in fields.items() if name in used}
    names |= {name: shown_limit(limit, as_of) for name, limit in rule.rule.limits.items() if name in used}
    return Text(
        _closed_up(rule.rule.message.zh.format_map({name: text.zh for name, text in names.items()})),
        rule.rule.message.en.format_map({name: text.en for name, text in names.items()}),
    )


@cache
def _places(message: str) -> frozenset[str]:
    """The names of the places in a message that values and figures are put into."""
    return frozenset(name for _, name, _, _ in Formatter().parse(message) if name)


def _closed_up(chinese: str) -> str:
    """A Chinese text without the blank between a unit and the word behind it."""
    return re.sub(r"(?<=[一-鿿]) (?=[一-鿿])", "", chinese)


def _unknown(finding: Finding) -> Text:
    if finding.missing_table is not None:
        table = record_name(finding.missing_table)
        return Text(f"没有可查的“{table.zh}”表", f"there is no table {table.en} to look into")
    if finding.row is None:
        names = joined([field_name(finding.record, cell.field) for cell in finding.cells], "、", ", ")
        return Text(f"表中没有这些列：{names.zh}", f"the sheet has none of the columns {names.en}")
    missing = [_missing(finding.record, cell) for cell in finding.cells if cell.value is None]
    if not missing:
        return Text(
            "同组其他记录不全，或分母不大于 0", "other records of its group are incomplete, or a whole is not above 0"
        )
    listed = joined(missing, "、", ", ")
    return Text(f"缺 {listed.zh}", f"missing: {listed.en}")


def _missing(record: str, cell: EvidenceCell) -> Text:
    name = field_name(record, cell.field)
    if cell.cell is None:
        return Text(f"{name.zh}（没有这一列）", f"{name.en} (no such column)")
    if cell.text is None or not cell.text.strip():
        return Text(f"{name.zh}（{cell.cell} 空）", f"{name.en} ({cell.cell} is empty)")
    return Text(f"{name.zh}（{cell.cell} 无法采用）", f"{name.en} ({cell.cell} can't be used)")
