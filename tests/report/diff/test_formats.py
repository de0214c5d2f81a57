"""A comparison in its formats: figures, places, what has changed; nothing that a cell holds is live in it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from fupin.comparison import Comparison, Standing
from fupin.comparison.result import Side
from fupin.model.text import Language, Text
from fupin.past_reports.reading import own_report, report_of
from fupin.past_reports.shapes import PastReport
from fupin.reading.own_reports import is_own_report
from fupin.report.diff.as_text import DiffText
from fupin.report.diff.changes import amount_words, change_words
from fupin.report.diff.formats import DIFF_REPORTERS
from fupin.result import CheckResult
from support.comparing import compared, report, written
from support.inertness import INERT

OLD = [("1", "60000", "12"), ("2", "70000", "48"), ("3", "60000", "12"), ("4", "40000", "12"), ("5", "60000", "12")]
NEW = [("0", "1000", "1"), ("2", "60000", "60"), ("3", "40000", "12"), ("4", "90000", "12"), ("5", "60000", "12")]
TITLES = {"LOAN01": Text("贷款金额不超过 5 万元", "Loan of at most 50,000 yuan")}


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compared(report(OLD), report(NEW))


def shown(comparison: Comparison, form: str, language: Language = Language.CHINESE) -> str:
    stream = io.StringIO()
    DIFF_REPORTERS[form](comparison, stream, language, TITLES)
    return stream.getvalue()


TEXT = """\
以前    old.json · 截至 2018-12-31 · 规则库 hebei-2018 1.0 · 1 个文件 5 条记录
现在    new.json · 截至 2018-12-31 · 规则库 hebei-2018 1.0 · 1 个文件 5 条记录

      新出现  变严重  已改好  无从核对  仍存在
错误       1       1       1         1       2

规则                          新出现  变严重  已改好  无从核对  仍存在
LOAN01 贷款金额不超过 5 万元       1       0       1         1       2
LOAN02                             0       1       0         0       0

【新出现】1 处（以前的报告里没有）
  LOAN01  错误  贷款金额不超过 5 万元
  4:2  贷款编号 4  贷款金额 90,000 元，超过上限 50,000 元；超出 40,000 元

【变严重】1 处（离限额更远，或由无法判断变为不符合）
  LOAN02  错误
  2:3  贷款编号 2  贷款期限 60 个月，超过上限 36 个月；超出 24 个月
                   贷款期限 48 个月 → 60 个月；超出 12 个月 → 24 个月；离限额更远

【已改好】1 处（记录还在，问题没有了）
  LOAN01  错误  贷款金额不超过 5 万元
  3:2  贷款编号 3  贷款金额 60,000 元，超过上限 50,000 元；超出 10,000 元

【无从核对】1 处（记录、文件或规则不在了，不能算改好）
  LOAN01  错误  贷款金额不超过 5 万元
  1:2  贷款编号 1  贷款金额 60,000 元，超过上限 50,000 元；超出 10,000 元
                   记录已不在表中

【仍存在】2 处（以前就有，没有变严重）
  LOAN01  错误  贷款金额不超过 5 万元
  2:2  贷款编号 2  贷款金额 60,000 元，超过上限 50,000 元；超出 10,000 元
                   贷款金额 70,000 元 → 60,000 元；超出 20,000 元 → 10,000 元；有改进，仍不符合
  另有 1 处没有变化，没有列出

新出现 1 · 变严重 1 · 已改好 1 · 无从核对 1 · 仍存在 2
"""


def test_the_text_tells_figures_then_what_has_become_of_what(comparison: Comparison) -> None:
    assert shown(comparison, "text") == TEXT


def test_json_has_every_entry_with_both_sides(comparison: Comparison) -> None:
    told = json.loads(shown(comparison, "json"))
    assert (told["format"], told["version"]) == ("fupin-diff", 1)
    assert told["summary"] == {"new": 1, "worsened": 1, "mended": 1, "gone": 1, "kept": 2}
    worse = next(entry for entry in told["entries"] if entry["standing"] == "worsened")
    assert (worse["rule"], worse["key"], worse["remark"]) == ("LOAN02", {"loan_id": "2"}, "further")
    assert [worse[side]["excess"][0]["by"] for side in ("old", "new")] == ["12", "24"]
    gone = next(entry for entry in told["entries"] if entry["standing"] == "gone")
    assert (gone["gone"], gone["new"], gone["old"]["row"]) == ("record", None, 1)


def test_a_comparison_is_no_submission(comparison: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "diff.json"
    path.write_text(shown(comparison, "json"), encoding="utf-8")
    assert is_own_report(path)


def test_markdown_has_a_table_of_each_standing(comparison: Comparison) -> None:
    lines = shown(comparison, "markdown", Language.ENGLISH).splitlines()
    assert lines[2] == "**new 1 · worsened 1 · mended 1 · gone 1 · kept 2**"
    assert [line for line in lines if line.startswith("## ")] == [
        "## new (1)", "## worsened (1)", "## mended (1)", "## gone (1)", "## kept (2)",
    ]  # fmt: skip
    assert "1 more have not changed and are not listed" in lines


def test_unlike_checks_are_told_of(comparison: Comparison) -> None:
    old, new = comparison.old.report, comparison.new.report
    other = new.model_copy(
        update={
            "rulebook": new.rulebook.model_copy(update={"sha256": "0"}),
            "as_of": old.as_of.replace(year=2017),
            "options": {"select": ["LOAN01"]},
        }
    )
    told = json.loads(shown(replace(comparison, new=Side("new.json", other)), "json", Language.ENGLISH))["notes"]
    assert [note.split(":")[0] for note in told] == [
        "the two reports are by different rule books",
        "the dates of the checks differ",
        "the first report is the later one",
    ] + (["the options of the checks differ"] if old.options is not None else [])


def test_files_that_were_not_checked_again_are_named(comparison: Comparison) -> None:
    old = comparison.old.report
    paths = [f"{number}.csv" for number in range(7)]
    inputs = [old.inputs[0].model_copy(update={"path": path, "sha256": None}) for path in ("loan", *paths)]
    more = Side("old.json", old.model_copy(update={"inputs": tuple(inputs)}))
    notes = json.loads(shown(replace(comparison, old=more), "json"))["notes"]
    assert notes == ["以前的 7 个文件没有再报：0.csv, 1.csv, 2.csv, 3.csv, 4.csv …"]


def half(rich: PastReport, first: int) -> PastReport:
    """Every other entry of a report; the others are new or gone in the comparison with its other half."""
    return rich.model_copy(
        update={
            "findings": rich.findings[first::2] + rich.findings[:9],
            "problems": rich.problems[first::2] + rich.problems[:9],
        }
    )


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_nothing_that_a_submission_holds_is_live(rich_result: CheckResult, form: str) -> None:
    rich = own_report(written(rich_result))
    comparison = compared(half(rich, 0), half(rich, 1))
    assert {entry.standing for entry in comparison.entries} >= {Standing.NEW, Standing.KEPT, Standing.MENDED}
    for language in Language:
        stream = io.StringIO()
        DIFF_REPORTERS[form](comparison, stream, language, {})
        INERT[form](stream.getvalue().encode("utf-8", "backslashreplace"))


def forged(**members: Any) -> PastReport:
    """The later report with other members in its finding of loan 2's term."""
    told = json.loads(report(NEW).model_dump_json(by_alias=True))
    finding = next(each for each in told["findings"] if each["rule"] == "LOAN02")
    finding.update(members)
    return report_of(json.dumps(told).encode(), "new.json")


def test_values_that_no_check_writes_are_shown_as_they_stand() -> None:
    cells = [
        {"field": "term_months", "cell": "A1", "header": "h", "text": "t", "value": "1e999999999"},
        {"field": "strange", "cell": None, "header": None, "text": None, "value": "x"},
    ]
    entries = compared(report(OLD), forged(cells=cells)).entries
    words = [change_words(entry) for entry in entries if entry.found.rule == "LOAN02"]
    assert [text.zh for text in words if text] == ["贷款期限 48 个月 → 1e999999999；超出 12 个月 → 24 个月"]


@pytest.mark.parametrize(
    ("by", "unit", "expected"),
    [
        (Fraction(12000), "元", "12,000 元"),
        (Fraction(1, 2), "月", "0.5 个月"),
        (Fraction(1, 30), "比例", "约 3.33 个百分点"),
        (Fraction(1, 50), "比例", "2.00 个百分点"),
        (Fraction(3), "天", "3 天"),
        (Fraction(3), "光年", "3 光年"),
        (Fraction(3), None, "3"),
        (Fraction(1, 3), "元", "1/3"),
    ],
)
def test_distances_in_words(by: Fraction, unit: str | None, expected: str) -> None:
    assert amount_words(by, unit).zh == expected


def test_a_terminal_lists_at_most_what_was_asked_for(comparison: Comparison) -> None:
    console = Console(file=io.StringIO(), width=60, color_system=None)
    DiffText(console, Language.ENGLISH, TITLES, 0).write(comparison)
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert "  1 more are not listed" in lines
    assert not [line for line in lines if "loan_id" in line]
