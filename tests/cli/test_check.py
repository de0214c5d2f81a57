"""`fupin check` from the outside: exit status, streams and files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from fupin.report.formats import REPORTERS

HEAD = "loan_id,amount_yuan,term_months\n"
CLEAN = HEAD + "0001,50000,36\n"
FAILING = HEAD + "0001,50000.0001,36\n"
SELECT = ["--select", "LOAN01", "--select", "LOAN02", "--as-of", "2018-12-31", "--lang", "en"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *(str(argument) for argument in arguments)], env={"COLUMNS": "200"})


def report(*arguments: str | Path) -> dict[str, Any]:
    result = run(*arguments, *SELECT, "--output-format", "json")
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded


@pytest.fixture
def loan(tmp_path: Path) -> Path:
    path = tmp_path / "loan.csv"
    path.write_text(CLEAN, encoding="utf-8")
    return path


def test_a_clean_submission_ends_with_0(loan: Path) -> None:
    result = run(loan, *SELECT)
    assert result.exit_code == 0, result.output
    assert "1 records: errors 0" in result.stdout


def test_a_failure_ends_with_1_and_names_the_cell(loan: Path) -> None:
    loan.write_text(FAILING, encoding="utf-8")
    result = run(loan, *SELECT)
    assert result.exit_code == 1
    assert f"{loan}:2:2" in result.stdout
    assert "0.0001" in result.stdout


def test_a_missing_file_ends_with_2_and_the_other_is_checked(loan: Path, tmp_path: Path) -> None:
    found = report(tmp_path / "no.xlsx", loan)
    assert [entry["status"] for entry in found["inputs"]] == ["unreadable", "checked"]
    assert found["summary"]["records"] == 1
    assert run(tmp_path / "no.xlsx", loan, *SELECT).exit_code == 2


@pytest.mark.parametrize("content", ["", "\n\n", HEAD])
def test_nothing_to_check_ends_with_3(loan: Path, content: str) -> None:
    loan.write_text(content, encoding="utf-8")
    assert run(loan, *SELECT).exit_code == 3


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "never", "--fail-on-unknown"], 1),
        (["--fail-on", "note"], 1),
        (["--ignore", "LOAN01"], 1),
    ],
)
def test_what_counts_as_failing(loan: Path, arguments: list[str], status: int) -> None:
    loan.write_text(HEAD + "0001,70000,三年左右\n", encoding="utf-8")
    assert run(loan, *SELECT, *arguments).exit_code == status


def test_warnings_fail_only_when_asked(loan: Path) -> None:
    loan.write_text("loan_id,interest_subsidised\n1,否\n", encoding="utf-8")
    options = ["--select", "LOAN05", "--lang", "en"]
    assert run(loan, *options).exit_code == 0
    assert run(loan, *options, "--fail-on", "warning").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "LOAM"], "no rule is called LOAM"),
        (["--record", "lone"], "did you mean loan"),
        (["--output-format", "jsno"], "did you mean json"),
        (["--rules", "/no/such/folder"], "there is no rule book folder"),
    ],
)
def test_wrong_usage_ends_with_2_a_hint_and_no_traceback(loan: Path, arguments: list[str], said: str) -> None:
    result = run(loan, "--lang", "en", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_the_help_names_every_format() -> None:
    assert ", ".join(REPORTERS) in run("--help").stdout


def test_reports_stand_beside_the_text(loan: Path, tmp_path: Path) -> None:
    loan.write_text(FAILING, encoding="utf-8")
    target = tmp_path / "report.json"
    result = run(loan, *SELECT, "--output", f"json={target}")
    assert "LOAN01" in result.stdout
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["error"] == 1


def test_a_single_file_takes_the_place_of_standard_output(loan: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    result = run(loan, *SELECT, "--output", target)
    assert result.stdout == ""
    assert "rule book hebei-2018" in target.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_ends_with_2(loan: Path, tmp_path: Path) -> None:
    result = run(loan, *SELECT, "--output", f"json={tmp_path / 'no' / 'report.json'}")
    assert result.exit_code == 2
    assert "can't write" in result.stderr


def test_standard_input_is_sniffed() -> None:
    contents = {
        FAILING.encode(): "csv",
        b'[{"loan_id": "1", "amount_yuan": 50000.0001}]': "json",
        b'{"loan_id": "1", "amount_yuan": 50000.0001}\n{"loan_id": "2", "amount_yuan": 1}\n': "jsonl",
    }
    for content in contents:
        result = CliRunner().invoke(
            app, ["check", "-", "--record", "loan", *SELECT, "--output-format", "json"], input=content
        )
        found = json.loads(result.stdout)
        assert found["summary"]["error"] == 1, contents[content]
        assert found["inputs"][0]["path"] == "-"


def test_the_json_report_has_the_shape_of_the_contract(loan: Path) -> None:
    loan.write_text(HEAD + "0001,50000.0001,36\n0002,五万左右,\n", encoding="utf-8")
    found = report(loan)
    assert (found["format"], found["version"], found["as_of"]) == ("fupin-report", 1, "2018-12-31")
    assert found["verdicts"] == [
        {"rule": "LOAN01", "record": "loan", "pass": 0, "fail": 1, "unknown": 1, "not_applicable": 0, "waived": 0},
        {"rule": "LOAN02", "record": "loan", "pass": 1, "fail": 0, "unknown": 1, "not_applicable": 0, "waived": 0},
    ]
    first = found["findings"][0]
    assert {key: first[key] for key in ("rule", "level", "verdict", "clause", "record", "key", "row")} == {
        "rule": "LOAN01",
        "level": "error",
        "verdict": "fail",
        "clause": "五(二)",
        "record": "loan",
        "key": {"loan_id": "0001"},
        "row": 2,
    }
    assert first["cells"] == [
        {"field": "amount_yuan", "cell": "2:2", "header": "amount_yuan", "text": "50000.0001", "value": "50000.0001"}
    ]
    assert [problem["cell"] for problem in found["problems"]] == ["3:2"]
    counts = {"records": 2, "error": 1, "warning": 0, "note": 0, "unknown": 2, "waived": 0, "problems": 1}
    assert found["summary"] == counts


def test_two_runs_give_the_same_bytes(loan: Path) -> None:
    loan.write_text(FAILING, encoding="utf-8")
    first, second = (run(loan, *SELECT, "--output-format", "json").stdout for _ in range(2))
    assert first == second


def test_personal_data_is_masked_unless_asked_for(loan: Path) -> None:
    loan.write_text("loan_id,borrower_name,amount_yuan\n130123199001011234,张三丰,60000\n", encoding="utf-8")
    options = ["--select", "LOAN01", "--output-format", "json", "--lang", "en"]
    hidden = run(loan, *options).stdout
    assert "130123199001011234" not in hidden
    assert '"loan_id": "130*************34"' in hidden
    assert "130123199001011234" in run(loan, *options, "--show-personal").stdout


def test_a_broken_rule_book_ends_with_2_and_names_the_line(loan: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "rulebook.yaml").write_text(
        "format: fupin-rulebook/1\nid: x\nversion: '1'\nextends: hebei-2018\n"
        "title: {zh: 甲, en: a}\noverrides:\n  LOAN01:\n    limits:\n"
        "      amount_maxx: {value: 1, since: 2019-01-01, source: x}\n",
        encoding="utf-8",
    )
    result = run(loan, "--rules", book, "--lang", "en")
    assert result.exit_code == 2
    assert "amount_maxx" in result.stderr
    assert "did you mean amount_max" in result.stderr
