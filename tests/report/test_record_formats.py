"""JSON Lines and CSV tell what the check found: read back, they are compared with the result."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

import fupin
from fupin.model.text import Language
from fupin.reading.own_reports import HEADINGS
from fupin.report.content import Content
from fupin.report.csv_report.cells import unguarded
from fupin.report.csv_report.report import COLUMNS
from fupin.report.formats import REPORTERS
from fupin.report.receipt_words import receipt_facts
from fupin.result import CheckResult
from fupin.version import __version__
from support.reading_back import csv_file, jsonl, told_by

LOANS = """贷款编号,户编号,贷款人姓名,贷款金额（万元）,贷款期限（年）,=备注
0017,H1,张三丰,620000,3,
"=cmd|'/c calc'!A0",H2,李四,"=1+1\u202e\x1b[31m",4,
"<b>[x](http://e)</b> {0}; =2",H3,王五,,"三年\n半左右",
"""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    folder = tmp_path_factory.mktemp("county")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("扶贫小额信贷.csv").write_text(LOANS, encoding="utf-8")
        Path("坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")
        paths = ["扶贫小额信贷.csv", "坏.xlsx"]
        return fupin.check(paths, as_of=date(2018, 12, 31), select=["LOAN0"])


def report(result: CheckResult, form: str, language: Language) -> bytes:
    stream = io.BytesIO()
    REPORTERS[form].write(Content(result), stream, language)
    return stream.getvalue()


def test_the_result_has_every_kind_of_entry(result: CheckResult) -> None:
    told = told_by(result, Language.ENGLISH)
    assert {each.kind for each in told} == {"input", "finding", "problem"}
    assert {each.verdict for each in told} == {"fail", "unknown", None}
    assert any(each.kind == "finding" and each.row is None for each in told)
    assert any(each.kind == "problem" and each.level == "note" for each in told)


@pytest.mark.parametrize("language", Language)
def test_json_lines_tell_the_same(result: CheckResult, language: Language) -> None:
    assert jsonl.read_back(report(result, "jsonl", language)) == told_by(result, language, lacks=jsonl.LACKS)


def test_lines_that_were_cut_off_are_recognised(result: CheckResult) -> None:
    cut = report(result, "jsonl", Language.ENGLISH).rsplit(b"\n", 2)[0] + b"\n"
    with pytest.raises(ValueError, match="cut off"):
        jsonl.read_back(cut)


def test_csv_tells_the_same(result: CheckResult) -> None:
    assert csv_file.read_back(report(result, "csv", Language.ENGLISH)) == told_by(result, Language.ENGLISH)


def test_csv_in_chinese_has_the_same_columns_in_chinese(result: CheckResult) -> None:
    text = report(result, "csv", Language.CHINESE).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == [column.heading.zh for column in COLUMNS]
    assert {row[0] for row in rows} == {"文件", "检查结果", "数据问题", "回执"}
    assert {row[2] for row in rows} == {"", "不符合", "无法判断"}


@pytest.mark.parametrize("language", Language)
def test_csv_is_a_line_an_entry_and_holds_no_formula(result: CheckResult, language: Language) -> None:
    data = report(result, "csv", language)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").splitlines()
    entries = 1 + len(told_by(result, language))
    assert entries + len(list(receipt_facts(result))) == len(lines) == data.count(b"\r\n") == data.count(b"\n")
    cells = [cell for row in csv.reader(lines, strict=True) for cell in row]
    assert not [cell for cell in cells if cell.lstrip()[:1] in {*"=+-@＝＋－＠\t\r"} and cell.strip()]
    assert not {*"\x1b\u202e"} & {*"".join(cells)}


def test_csv_ends_with_what_it_was_made_from(result: CheckResult) -> None:
    text = report(result, "csv", Language.ENGLISH).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    facts = [(row["title"], row["path"], unguarded(row["message"])) for row in rows if row["kind"] == "receipt"]
    assert result.receipt is not None
    assert [row["kind"] for row in rows][-len(facts) :] == ["receipt"] * len(facts)
    assert facts[-1] == ("receipt", "", result.receipt.sha256)
    assert ("program", "", f"fupin {__version__}") in facts
    assert ("rule book", "hebei-2018 1.0", result.book.sha256) in facts
    assert ("option", "as_of", "2018-12-31") in facts
    assert [fact[1:] for fact in facts if fact[0] == "input"] == list(result.receipt.inputs)


def test_new_columns_stand_last_since_programs_count_them(result: CheckResult) -> None:
    """Other programs take them by place; and this one knows its own report by how it begins."""
    assert [column.heading.en for column in COLUMNS][:20][-2:] == ["repairs", "fingerprint"]
    for language, heading in zip(Language, HEADINGS, strict=True):
        assert report(result, "csv", language).decode("utf-8-sig").startswith(heading)
