"""The text report: what stands in it, and how it fits a terminal."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

import fupin
from fupin.model.text import Language
from fupin.report.text.report import TextReport
from fupin.report.text.shape import TextShape
from fupin.result import CheckResult

CSV = """贷款编号,户编号,贷款人姓名,贷款金额（万元）,贷款期限（年）,是否建档立卡贫困户
0017,H1,张三丰,6.2,3,是
0018,H2,李四,5.000001,3,是
0019,H3,王五,5,3,否
0020,H3,王五,,三年半左右,是
"""


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CheckResult:
    monkeypatch.chdir(tmp_path)
    Path("扶贫小额信贷.csv").write_text(CSV, encoding="utf-8")
    rules = ["LOAN01", "LOAN02", "LOAN05", "LOAN07", "LOAN12"]
    return fupin.check("扶贫小额信贷.csv", as_of=date(2018, 12, 31), select=rules)


def shown(result: CheckResult, language: Language = Language.CHINESE, width: int = 80, most: int = 200) -> str:
    stream = io.StringIO()
    TextReport(Console(file=stream, width=width, highlight=False), language, TextShape(most=most)).write(result)
    return stream.getvalue()


def test_it_tells_cell_value_limit_difference_clause_and_remedy(result: CheckResult) -> None:
    text = "".join(shown(result).split())
    for part in (
        "扶贫小额信贷.csv   1 张表 · 4 条记录",
        "规则库 hebei-2018（5 条）· 截至 2018-12-31",
        "错误  LOAN01",
        "五(二)",
        "扶贫小额信贷.csv:2:4  贷款编号 0017",
        "62,000 元",
        "超出 12,000 元",
        "超出 0.01 元",
        "怎么办：",
        "扶贫小额信贷.csv:5:4  贷款编号 0020  缺 贷款金额（5:4 空）",
        "“三年半左右”不是期限",
        "共 4 条：错误 3",
        "详情：fupin explain LOAN01",
    ):
        assert "".join(part.split()) in text, part


def test_rules_that_judge_no_record_of_a_sheet_are_said_once(result: CheckResult) -> None:
    text = shown(result)
    assert "LOAN05 LOAN12" in text
    assert "缺少列：是否财政贴息；缺少表：贫困户" in text


def test_sheets_that_lack_the_same_are_told_together(result: CheckResult) -> None:
    """As in a province, whose counties all fill in the same form."""
    whole = [finding for finding in result.findings if finding.row is None]
    elsewhere = [replace(finding, path=f"{number}.csv") for number in range(40) for finding in whole]
    many = replace(result, findings=(*result.findings, *elsewhere))
    text = shown(many)
    assert text.count("LOAN05 LOAN12") == 1
    assert "41 张表  LOAN05 LOAN12" in text
    assert "、38.csv、39.csv" in "".join(text.split())
    assert f"其中 {len(many.findings) + len(many.problems)} 处上面没有列出" in shown(many, most=0)


@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("language", list(Language))
def test_no_line_is_wider_than_the_terminal(result: CheckResult, width: int, language: Language) -> None:
    for line in shown(result, language, width).splitlines():
        assert cell_len(line.rstrip()) <= width


def test_names_are_masked(result: CheckResult) -> None:
    assert "张三丰" not in shown(result)


def test_all_are_counted_and_some_shown(result: CheckResult) -> None:
    text = shown(result, Language.ENGLISH, most=1)
    assert "LOAN01" in text
    assert "4 of them are not listed above; to see more, raise --max-findings (now 1)" in text
    assert "errors 3" in text


def test_english(result: CheckResult) -> None:
    text = shown(result, Language.ENGLISH)
    for part in ("error  LOAN01", "12,000 yuan too much", "What to do:", "missing columns: interest_subsidised"):
        assert " ".join(part.split()) in " ".join(text.split()), part


def test_no_colours_without_a_terminal(result: CheckResult) -> None:
    assert "\x1b" not in shown(result)


def test_no_cell_steers_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape sequences, C1 controls and marks that turn the order of letters round are shown, not sent."""
    monkeypatch.chdir(tmp_path)
    evil = "\x1b[2J\x1b]0;x\x07\x9b2J\u202e5\x7f"
    loans = f'loan_id,amount_yuan,{evil}\n1,{evil},2\n"2\r{evil}",70000,\n2{evil},1,\n'
    Path("loan.csv").write_text(loans, encoding="utf-8")
    text = shown(fupin.check("loan.csv", as_of=date(2018, 12, 31)), width=200)
    assert not set(text) & set("\x1b\x07\x9b\u202e\x7f\r")
    assert "␛[2J␛]0;x" in text
