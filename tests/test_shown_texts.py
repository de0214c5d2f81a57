"""What a report shows of a cell: no more than is of use, and nothing personal, in readings either."""

from __future__ import annotations

import io
import json
from pathlib import Path

import fupin
from fupin.model.text import Language
from fupin.report.json_report.report import write_json
from fupin.result import CheckResult

PHONE, IDENTITY = "13812345678", "130123198001011234"
LONG = "备" * 40_000


def checked(folder: Path, text: str, *, show_personal: bool = False) -> CheckResult:
    path = folder / "loan.csv"
    path.write_text(text, encoding="utf-8")
    return fupin.check(path, show_personal=show_personal)


def as_json(result: CheckResult) -> str:
    stream = io.StringIO()
    write_json(result, stream, Language.CHINESE)
    return stream.getvalue()


def test_the_readings_of_a_cell_are_masked_as_its_text_is(tmp_path: Path) -> None:
    table = f"贷款编号,贷款金额,放款日期\n0017,{PHONE},{IDENTITY}\n"
    result = checked(tmp_path, table)
    assert [(problem.text, problem.readings) for problem in result.problems if problem.field == "amount_yuan"] == [
        ("138******78", ("138******78元", "138******78万元"))
    ]
    assert PHONE not in as_json(result)
    assert IDENTITY not in as_json(result)
    assert PHONE in as_json(checked(tmp_path, table, show_personal=True))


def test_a_long_text_is_shown_by_its_head_in_problems_and_findings(tmp_path: Path) -> None:
    table = f"贷款编号,贷款金额（元）,贷款期限（月）,贷款金融机构\n{'A' * 300},{LONG},36,{LONG}\n"
    for personal in (False, True):
        result = checked(tmp_path, table, show_personal=personal)
        report = json.loads(as_json(result))
        texts = [problem["text"] for problem in report["problems"] if problem["code"] == "DATA17"]
        assert texts == [f"{LONG[:200]}…[40,000]"] * 2
        assert {finding["key"]["loan_id"] for finding in report["findings"] if finding["key"]} == {
            f"{'A' * 200}…[300]"
        }
        assert len(as_json(result)) < 100_000


def test_a_personal_number_that_the_cut_would_halve_is_masked_first(tmp_path: Path) -> None:
    result = checked(tmp_path, f"贷款编号,贷款金额（元）\n1,{'备' * 190}{IDENTITY}\n")
    (text,) = [problem.text for problem in result.problems if problem.field == "amount_yuan"]
    assert text == f"{'备' * 190}130*******…[208]"
