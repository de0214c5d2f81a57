"""`fupin trace`: exit status and output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from fupin.rulebook.loading import default_book
from support.policies import LOANS, write_bees, write_policy

POLICY = Path(__file__).parents[3] / "shared" / "policy" / "hebei-2018.txt"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["trace", *arguments], env={"COLUMNS": "200"})


def test_nothing_missing_is_0(tmp_path: Path) -> None:
    result = run(str(write_policy(tmp_path)), "--rules", str(write_bees(tmp_path / "rules")), "--lang", "en")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1] == (
        "provisions 10 (6 encoded, 4 with a reason) · sentences 8 · figures 30 · rules 6 · limits 6 · targets 3"
        " · tasks 2: 0 missing in all"
    )


def test_something_missing_is_1_and_named(tmp_path: Path) -> None:
    rules = write_bees(tmp_path / "rules", loan=LOANS.replace('value: "24"', 'value: "36"'))
    result = run(str(write_policy(tmp_path)), "--rules", str(rules), "--lang", "zh")
    assert result.exit_code == 1
    assert "限额 LOAN02.term_max" in result.stdout
    assert "值为 36 月，“2年期”却是 24 月" in result.stdout
    assert result.stdout.splitlines()[-1].endswith("共 2 处缺漏")


def test_json(tmp_path: Path) -> None:
    rules = write_bees(tmp_path / "rules")
    result = run(str(write_policy(tmp_path)), "--rules", str(rules), "--output-format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["misses"] == []


@pytest.mark.parametrize(
    ("document", "rules"), [("none.txt", "rules"), ("bees.txt", "none"), ("rules/loan.yaml", "rules")]
)
def test_what_can_not_be_used_is_2(tmp_path: Path, document: str, rules: str) -> None:
    write_policy(tmp_path)
    write_bees(tmp_path / "rules")
    result = run(str(tmp_path / document), "--rules", str(tmp_path / rules), "--lang", "en")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_the_rule_book_that_ships_is_the_whole_policy() -> None:
    if not POLICY.is_file():
        pytest.skip(f"the policy's text is not there: no file {POLICY}")
    if not (default_book() / "provisions.yaml").is_file():
        pytest.skip("the rule book that ships has no provisions.yaml")
    result = run(str(POLICY), "--lang", "en")
    assert result.exit_code == 0, result.output
    assert result.stdout.rstrip().endswith("0 missing in all")
