"""`fupin check` with `--mapping`, `--assume` and `--explain-reading`, from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app

OPTIONS = ["--select", "LOAN01", "--as-of", "2018-12-31", "--lang", "en"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *(str(argument) for argument in arguments)], env={"COLUMNS": "200"})


@pytest.fixture
def loan(tmp_path: Path) -> Path:
    path = tmp_path / "loan.csv"
    path.write_text("loan_id,amount_yuan\n0001,50000\n合计,50000\n", encoding="utf-8")
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "某县.yaml"
    path.write_text(
        "sheets:\n  - {file: loan.csv, record: loan}\nassume:\n  loan.balance_yuan: 万元\n", encoding="utf-8"
    )
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sheets:\n  - record: lone\n", ":2: record: there is no record kind lone; did you mean loan?"),
        ("sheets:\n  - record: loan\n    record: loan\n", ":3: the key record stands twice"),
        ("a: &x 1\nb: *x\n", ":2: aliases (*) are not allowed"),
        ("sheets: [\n", "is not YAML"),
    ],
)
def test_a_faulty_mapping_file_ends_with_2_and_its_line(loan: Path, mapping: Path, text: str, said: str) -> None:
    mapping.write_text(text, encoding="utf-8")
    result = run(loan, *OPTIONS, "--mapping", mapping)
    assert result.exit_code == 2
    assert said in result.stderr
    assert str(mapping) in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_all_faults_of_a_mapping_file_in_chinese(loan: Path, mapping: Path) -> None:
    mapping.write_text("sheets:\n  - record: lone\n    header_rows: 0\n", encoding="utf-8")
    result = run(loan, "--mapping", mapping, "--lang", "zh")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"{mapping}:2: record：没有记录种类 lone；是不是 loan？",
        f"{mapping}:3: header_rows：写的是 '0'；应为相连的 1 到 3 行，如 3、[3, 4] 或 3-4",
    ]


def test_a_mapping_file_that_is_not_there(loan: Path, tmp_path: Path) -> None:
    result = run(loan, *OPTIONS, "--mapping", tmp_path / "no.yaml")
    assert result.exit_code == 2
    assert "can't be opened: No such file or directory" in result.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (["loan.amount_yaun=万元"], "loan has no field amount_yaun; did you mean amount_yuan?"),
        (["loan.bank=万元"], "bank (贷款金融机构) takes no unit"),
        (["loan.amount_yuan=5"], "there is no unit 5; expected one of 元"),
        (["万元"], "expected RECORD.FIELD=UNIT"),
        (["loan.amount_yuan=万元", "loan.amount_yuan=元"], "names two units, 万元 and 元"),
        (["loan.balance_yuan=元"], "contradicts the mapping file"),
    ],
)
def test_a_wrong_assumption_ends_with_2(loan: Path, mapping: Path, settings: list[str], said: str) -> None:
    options = [part for setting in settings for part in ("--assume", setting)]
    result = run(loan, *OPTIONS, "--mapping", mapping, *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_right_ones_are_taken(loan: Path, mapping: Path) -> None:
    result = run(loan, *OPTIONS, "--mapping", mapping, "--assume", "loan.term_months=年")
    assert result.exit_code == 0, result.output


def test_the_reading_stands_before_the_text_report(loan: Path, mapping: Path) -> None:
    result = run(loan, *OPTIONS, "--mapping", mapping, "--assume", "loan.term_months=年", "--explain-reading")
    reading, _, report = result.stdout.partition("rule book hebei-2018")
    for part in ("record kind    loan (扶贫小额信贷)", "rows left out  total 3", "assumed        loan.term_months"):
        assert part in reading
    assert "1 records: errors 0" in report
    assert result.stderr == ""


def test_the_reading_leaves_standard_output_to_another_format(loan: Path) -> None:
    result = run(loan, *OPTIONS, "--explain-reading", "--output-format", "json")
    assert json.loads(result.stdout)["summary"]["records"] == 1
    assert "record kind    loan" in result.stderr


def test_the_reading_is_shown_where_the_report_goes_to_a_file(loan: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    result = run(loan, *OPTIONS, "--explain-reading", "--output-format", "json", "--output", target)
    assert "record kind    loan" in result.stdout
    assert result.stderr == ""
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["records"] == 1


def test_without_the_option_nothing_is_said_of_it(loan: Path) -> None:
    assert "record kind" not in run(loan, *OPTIONS).output
