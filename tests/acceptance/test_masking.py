"""Personal numbers and names, wherever a submission has them, appear in no output unless they are asked for."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook
from rich.console import Console
from typer.testing import CliRunner, Result

import fupin
from fupin import checking
from fupin.cli import main
from fupin.cli.app import app
from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Language
from fupin.report.json_report.report import write_json
from fupin.report.text.report import TextReport
from rulebook.books import changed, file_text, rule_text, write_book

NAMES = ("张三丰", "欧阳娜娜", "李四光", "司马相如")
"""Each stands in a field of names; what names stand in other texts, no program can know."""
_OPTIONS = ["--as-of", "2018-12-31", "--max-findings", "10000", "--explain-reading"]


class Secrets:
    """Personal numbers, each another one and in another spelling, with the place where it was put."""

    def __init__(self) -> None:
        self.digits: dict[str, str] = {}
        """What must not appear: by place, the number without what people write between its digits."""

    def identity(self, place: str, spelling: int = 0) -> str:
        """An identity number; most check digits are wrong."""
        number = f"130123198{len(self.digits) // 90}01{10 + len(self.digits) % 19}{1000 + len(self.digits)}"
        spellings = (number, f"{number[:6]} {number[6:14]} {number[14:]}", _wide(number), f"{number[:17]}X")
        return self._kept(place, spellings[spelling])

    def phone(self, place: str, spelling: int = 0) -> str:
        """A mobile telephone number."""
        number = f"1381234{5600 + len(self.digits)}"
        spellings = (number, f"{number[:3]}-{number[3:7]}-{number[7:]}", _wide(number), f"+86 {number}")
        return self._kept(place, spellings[spelling])

    def card(self, place: str, spelling: int = 0) -> str:
        """A bank card number."""
        number = f"62220212345678{90100 + len(self.digits)}"
        return self._kept(place, (number, " ".join(re.findall(".{1,4}", number)), _wide(number))[spelling])

    def _kept(self, place: str, text: str) -> str:
        self.digits[place] = _plain(text).removeprefix("+86")
        return text

    def seen_in(self, output: str) -> set[str]:
        """The places whose numbers appear, whole or nearly so."""
        plain = _plain(output)
        return {place for place, number in self.digits.items() if number[4:-2] in plain}


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def _plain(text: str) -> str:
    """A text as its reader sees it: line breaks, gaps and widths do not matter."""
    return re.sub(r"[\s\u200b-]", "", unicodedata.normalize("NFKC", text))


@pytest.fixture
def secrets() -> Secrets:
    return Secrets()


def _loans(secrets: Secrets, folder: Path) -> None:
    key, again = secrets.identity("key", 2), secrets.identity("repeated key")
    header = [
        "贷款编号",
        "户编号",
        "贷款人姓名",
        "县名",
        "是否建档立卡贫困户",
        "贷款金额（元）",
        "担保方式",
        "放款日期",
    ]
    header += [f"贷款期限（{secrets.phone('unit of a header')}）", f"联系电话{secrets.phone('unknown column', 1)}"]
    rows = [
        [key, secrets.identity("id field", 1), NAMES[0], "示例县", "是", "70000", "抵押", "2018-05-01", "3", "1"],
        [again, "H1", NAMES[1], f"某县{secrets.card('county')}", "是", "80000", "抵押", "2018-05-01", "3", "1"],
        [again, "H2", NAMES[2], "示例县", secrets.phone("flag", 2), secrets.identity("amount"), "信用", "", "", ""],
        ["L4", "H3", NAMES[3], "", "是", secrets.card("number", 1), secrets.identity("enum", 1), "", "", ""],
        ["L5", "H4", NAMES[0], "", "是", f"{secrets.phone('foreign unit')}亩", "", secrets.phone("date", 3), "", ""],
        ["L6", "H5", NAMES[1], "", "是", f"联系{secrets.phone('text in a number')}", "", "2018年", "三年半左右", ""],
        ["合计", "", NAMES[2], "", "", "#REF!", "", secrets.phone("total row"), "", ""],
        [f"填表人：{NAMES[3]}", secrets.phone("footnote"), "", "", "", "", "", "", "", ""],
    ]
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in ("扶贫小额信贷", f"贷款{secrets.identity('sheet')}"):
        sheet = book.create_sheet(name)
        for row in [header, *rows]:
            sheet.append(row)
    lines = book.create_sheet(f"名单{secrets.phone('unknown sheet')}")
    for row in [["甲栏", "乙栏", "丙栏"], ["1", "2", "3"], ["4", "5", secrets.phone("cell of an unknown sheet")]]:
        lines.append(row)
    book.save(folder / f"贷款{secrets.card('workbook')}.xlsx")


def _others(secrets: Secrets, folder: Path) -> None:
    texts = {
        "household.csv": "household_id,registered_poor,guide,trainings\n"
        f"{secrets.identity('csv key', 3)},是,{NAMES[0]},{secrets.identity('count', 2)}\n,是,#N/A,{NAMES[1][:0]}1\n",
        "project.csv": "project_id,supervised_by,funds_yuan\n"
        f"{secrets.phone('project key', 1)},{NAMES[2]},5元{secrets.phone('unit')}\n",
        "worker.csv": "身份证号,姓名,稳定就业月数\n"
        f"{secrets.identity('worker', 1)},{NAMES[3]},{secrets.phone('months', 1)}个月\n1,2,3,4,5\n",
        f"贷款{secrets.phone('broken file')}.json": '[{"loan_id": 1, "loan_id": 2}]',
        "keys.json": f'[{{"{secrets.identity("key of an object")}": NaN}}]',
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def submission(secrets: Secrets, tmp_path: Path) -> Path:
    folder = tmp_path / f"报送{secrets.identity('folder')}"
    folder.mkdir()
    _loans(secrets, folder)
    _others(secrets, folder)
    return folder


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *_OPTIONS, *map(str, arguments)], env={"COLUMNS": "100"})


def outputs(folder: Path, *more: str) -> Iterator[str]:
    """All that a check of a folder writes, in both languages and formats."""
    for number, lang in enumerate(("zh", "en")):
        file = folder.parent / f"report{number}.json"
        book = folder.parent / f"report{number}.xlsx"
        result = check(folder, "--lang", lang, "--output", f"json={file}", "--output", f"xlsx={book}", *more)
        assert result.exit_code == 2, result.output
        yield from (result.stdout, result.stderr, file.read_text(encoding="utf-8"), _parts(book))


def _parts(book: Path) -> str:
    """All texts of a workbook."""
    with zipfile.ZipFile(book) as archive:
        return "\n".join(re.sub("<[^>]*>", "\n", archive.read(name).decode("utf-8")) for name in archive.namelist())


NOT_PRINTED_AT_ALL = {"cell of an unknown sheet", "key of an object", "months"}
"""Nothing is said of these cells, with or without masking."""


def test_nothing_personal_is_printed(secrets: Secrets, submission: Path) -> None:
    for output in outputs(submission):
        assert secrets.seen_in(output) == set()
        assert [name for name in NAMES if name in _plain(output)] == []


def test_it_is_printed_when_it_is_asked_for(secrets: Secrets, submission: Path) -> None:
    """So that the test above looks for what is there."""
    everything = "\n".join(outputs(submission, "--show-personal"))
    assert secrets.digits.keys() - secrets.seen_in(everything) <= NOT_PRINTED_AT_ALL


def test_names_are_masked_in_findings(tmp_path: Path) -> None:
    """The rules that ship show no name; a rule book of one's own may."""
    rules = write_book(tmp_path / "rules", {"loan": file_text(changed(rule_text(), _about_names))})
    loans = pd.DataFrame({"loan_id": ["1", "2"], "borrower_name": [f" {NAMES[0]}", NAMES[1]], "bank": ["甲", "乙"]})
    masked, shown = (fupin.check({"loan": loans}, rules=rules, show_personal=show) for show in (False, True))
    assert [finding.cells[1].value for finding in masked.findings] == ["张**", "欧***"]
    for result, seen in ((masked, []), (shown, [*NAMES[:2]])):
        stream = io.StringIO()
        for language in Language:
            write_json(result, stream, language)
            TextReport(Console(file=stream, width=200), language).write(result)
        assert [name for name in NAMES if name in stream.getvalue()] == seen


def _about_names(rule: Any) -> None:
    rule[0] |= {"when": "present(bank)", "require": "bank = borrower_name"}
    rule[0]["message"] = {"zh": "{borrower_name} 不是 {bank}", "en": "{borrower_name} is not {bank}"}
    del rule[0]["limits"]
    given = {"bank": "甲", "borrower_name": "甲"}
    rule[0]["cases"] = [{"given": given, "expect": "pass"}, {"given": given | {"bank": "乙"}, "expect": "fail"}]


@pytest.mark.parametrize("field", ["borrower_name", "guide", "supervised_by"])
def test_names_are_masked_in_problems(field: str) -> None:
    problem = Problem(ProblemCode.MERGED, "x", field=field, text=NAMES[1], params={"range": "A1:A2"})
    assert checking.shown_problem(problem, personal=False).text == "欧***"


def test_a_sum_is_nobodys_number() -> None:
    figures = {"sum": "13800000000", "difference": "13012319800"}
    problem = Problem(ProblemCode.TOTAL_DIFFERS, "x", text="13812345678", params={**figures, "x": "13812345678"})
    masked = checking.shown_problem(problem, personal=False)
    assert (masked.text, masked.params) == ("138******78", {**figures, "x": "138******78"})


def test_what_is_masked_can_still_be_told(submission: Path) -> None:
    report = json.loads(check(submission, "--lang", "en", "--output-format", "json").stdout)
    texts = {problem["text"] for problem in report["problems"]}
    assert any(re.fullmatch(r"130\*{13}\d\d", text or "") for text in texts)
    assert all(len(entry["sha256"] or "0" * 64) == 64 for entry in report["inputs"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "13012319800101123X.xlsx"],
        ["check", "x.csv", "--output-format", "13012319800101123X"],
        ["check", "x.csv", "--output", "/nonexistent/13012319800101123X"],
        ["check", "x.csv", "--record", "13012319800101123X"],
        ["check", "x.csv", "--select", "13012319800101123X"],
        ["check", "x.csv", "--limit", "13012319800101123X=5"],
        ["check", "x.csv", "--as-of", "13012319800101123X"],
        ["explain", "13012319800101123X"],
    ],
)
def test_what_was_typed_wrong(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})
    assert "130*************3X" in result.output
    assert "19800101" not in result.output
    assert result.exit_code == 2


# --- errors that nobody foresaw ----------------------------------------------------------------------


def _fails(*_: object, **__: object) -> None:
    cell = "张三丰 13012319800101123X"
    try:
        raise KeyError(cell)
    except KeyError as error:
        raise ValueError(f"can't convert '{cell}' １３８１２３４５６７８") from error


@pytest.fixture
def _failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "loan13012319800101123X.csv"
    path.write_text("loan_id,amount_yuan\n1,2\n", encoding="utf-8")
    monkeypatch.setattr("fupin.checking.one_submission.judge_submission", _fails)
    monkeypatch.setattr("sys.argv", ["fupin", "check", str(path)])
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def _ended(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert not any(part in _plain(out + err) for part in ("19800101", "三丰", "1381234567"))
    return err


@pytest.mark.usefixtures("_failing")
def test_an_internal_error_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FUPIN_DEBUG", raising=False)
    (line,) = _ended(capsys).splitlines()
    assert re.fullmatch(
        r"internal error \(ValueError, fupin\.checking\.one_submission:\d+\): the program is at fault; .*", line
    )


@pytest.mark.usefixtures("_failing")
def test_its_traceback_is_masked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUPIN_DEBUG", "1")
    err = _ended(capsys)
    assert "KeyError: '张** 130*************3X'\n" in err
    assert "ValueError: can't convert '张** 130*************3X' １３８******７８\n" in err
    assert "in check_sources" in err
    assert err.splitlines()[-1].startswith("internal error (ValueError, ")
