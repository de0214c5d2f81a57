"""Every row of a file is judged or named among those left out, and every rule counts every record once."""

from __future__ import annotations

import csv
import io
import tempfile
import unicodedata
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fupin
from fupin.result import CheckResult
from support.submissions import make_submission, seeds, write_mixed, write_workbook
from support.submissions.texts import cell_texts

AS_OF = date(2018, 12, 31)
SETTINGS = settings(
    max_examples=10 * len(seeds(1)), deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
HEADERS = {
    "land_base": ["base_id", "流转面积（亩）", "流转期限（年）", "reward_yuan"],
    "township": ["乡镇编号", "责任银行"],
    "task": ["序号", "task_no", "milestone", "完成时限", "完成时间"],
}
ODD_TEXTS = ("合计", "小计", "总 计：", "注：见附件", "填表人：", "备注", "-", "", "", "", "/", "　", "#REF!", "无")

OTHER_DELIMITERS = frozenset("\0\t;")
"""In a file of a line or two they could as well be what stands between the cells."""


def assert_adds_up(result: CheckResult) -> None:
    """Hold the five figures of each rule against the records of its kind."""
    records: dict[str, int] = {}
    for report in result.inputs:
        for sheet in report.sheets:
            records[sheet.record] = records.get(sheet.record, 0) + sheet.records
    applied = {rule.rule.id for rule in result.rules.values() if rule.rule.record in records}
    assert {count.rule for count in result.verdicts} == applied
    for count in result.verdicts:
        figures = (count.passed, count.fail, count.unknown, count.not_applicable, count.waived)
        assert min(figures) >= 0
        assert sum(figures) == records[count.record], count
    for rule in result.rules:
        found = [finding for finding in result.findings if finding.rule == rule and finding.row is not None]
        places = {(finding.path, finding.sheet, finding.row) for finding in found}
        assert len(places) == len(found), rule


@pytest.mark.parametrize("seed", seeds(1))
def test_verdicts_add_up(seed: int, tmp_path: Path) -> None:
    submission = make_submission(f"rows {seed}")
    for write in (write_workbook, write_mixed):
        folder = tmp_path / write.__name__
        folder.mkdir()
        result = fupin.check(write(submission, folder, seed).inputs, as_of=submission.as_of)
        assert_adds_up(result)
        assert result.summary.records == sum(len(content.rows) for content in submission.contents.values())


@pytest.mark.parametrize("record", HEADERS)
@given(data=st.data())
@SETTINGS
def test_every_row_is_judged_or_left_out(record: str, data: st.DataObject) -> None:
    """Rows of any cells, short and long ones too: those after the last that holds something are no rows."""
    header = HEADERS[record]
    texts = cell_texts().filter(lambda text: not OTHER_DELIMITERS & set(text))
    cell = st.sampled_from(ODD_TEXTS) | texts
    width = st.integers(0, len(header) + 1)
    row = width.flatmap(lambda size: st.lists(cell, min_size=size, max_size=size))
    rows = data.draw(st.lists(st.one_of(row, row, row, st.just(header)), max_size=8))
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"{record}.csv").write_bytes(text.getvalue().encode())
        result = fupin.check(folder, as_of=AS_OF)
    assert_adds_up(result)
    (sheet,) = result.inputs[0].sheets
    assert sheet.records + len(sheet.left_out) <= len(rows)
    assert sheet.records + len(sheet.left_out) >= len(rows) - len(_blank_tail(rows))
    assert len({row.row for row in sheet.left_out}) == len(sheet.left_out)


def _blank_tail(rows: list[list[str]]) -> list[list[str]]:
    """Give the last rows that hold nothing but white space, invisible signs, dashes and slashes."""
    return list(takewhile(lambda row: all(_blank(sign) for text in row for sign in text), reversed(rows)))


def _blank(sign: str) -> bool:
    return sign.isspace() or sign in "-–—－/" or unicodedata.category(sign) == "Cf"
