"""How much `fupin check` shows as text: `--quiet`, `--statistics` and `--max-findings`, and other consoles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app

LOANS = "贷款编号,贷款金额（元）,贷款期限（月）\n0001,50000,36\n0002,62000,36\n0003,70000,40\n0004,约五万,12\n"
OPTIONS = ["--select", "LOAN01", "--select", "LOAN02", "--as-of", "2018-12-31", "--lang", "en"]
LAST = "4 records: errors 3 · warnings 0 · notes 0 · unknown 1 · problems 1"


@pytest.fixture
def loan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("loan.csv").write_text(LOANS, encoding="utf-8")
    return "loan.csv"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments, *OPTIONS], env={"COLUMNS": "120"})


@pytest.mark.parametrize("option", ["--quiet", "-q"])
def test_quiet_shows_the_last_line_and_what_cannot_be_read(loan: str, option: str) -> None:
    assert run(loan, option).stdout == f"{LAST}\n"
    result = run(loan, "no.xlsx", option)
    assert result.stdout == f"no.xlsx   unreadable: no such file\n{LAST} · unreadable files 1\n"
    assert result.exit_code == 2


def test_statistics_count_by_rule_with_the_share_of_the_judged(loan: str) -> None:
    lines = run(loan, "--statistics").stdout.splitlines()
    assert "  LOAN01      2      66.7%        1  Loan of at most 50,000 yuan" in lines
    assert "  LOAN02      1      25.0%        0  Loan term of at most three years" in lines
    assert not any("loan.csv:" in line for line in lines)
    assert LAST in lines


def test_no_findings_are_listed_where_none_are_asked_for_and_all_are_counted(loan: str) -> None:
    text = run(loan, "--max-findings", "0").stdout
    assert "loan.csv:" not in text
    assert LAST in text
    assert "5 of them are not listed above; to see more, raise --max-findings (now 0)" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--quiet", "--statistics"], "exclude each other"),
        (["--statistics", "--output-format", "json"], "drop it"),
        (["--statistics", "--output", "report.txt"], "drop it"),
        (["--max-findings", "-1"], "max-findings"),
    ],
)
def test_options_that_make_no_sense_are_refused_before_anything_is_written(
    loan: str, arguments: list[str], said: str
) -> None:
    result = run(loan, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(Path().iterdir()) == [Path(loan)]


def test_a_gbk_console_without_colours_shows_all_that_it_can(loan: str) -> None:
    """As on a Chinese Windows, whose encoding lacks some marks."""
    command = [sys.executable, "-m", "fupin", "check", loan, *OPTIONS[:-1], "zh"]
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "NO_COLOR": "1", "COLUMNS": "80", "TERM": "xterm"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    text = done.stdout.decode("gbk")
    assert "贷款金额 62,000 元，超过上限 50,000 元；超出 12,000 元" in text
    assert "共 4 条：错误 3 · 警告 0 · 提示 0 · 无法判断 1 · 数据问题 1" in text
    assert "\x1b" not in text
    assert done.stderr == b""
