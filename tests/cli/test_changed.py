"""`--changed`: what a hook names stands for the submissions and the rule books that it belongs to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from rulebook.books import file_text, rule_text, write_book

HEAD = "loan_id,amount_yuan,term_months\n"
SELECT = ["--select", "LOAN01", "--as-of", "2018-12-31", "--lang", "en"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "loan.csv").write_text(f"{HEAD}1,50001,36\n", encoding="utf-8")
    (tmp_path / "household.csv").write_text("household_id\nH1\n", encoding="utf-8")
    (tmp_path / "说明.md").write_text("说明\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("county")
def test_the_other_tables_of_the_submission_are_checked_with_a_changed_one() -> None:
    result = run("check", "--changed", *SELECT, "--output-format", "json", "--", "household.csv")
    assert result.exit_code == 1
    assert [each["path"] for each in json.loads(result.stdout)["inputs"]] == ["household.csv", "loan.csv"]


@pytest.mark.usefixtures("county")
def test_a_change_without_a_table_of_a_submission_asks_for_no_check() -> None:
    result = run("check", "--changed", *SELECT, "--", "说明.md")
    assert result.exit_code == 0
    assert "nothing needs checking" in result.stderr


def test_a_changed_table_without_a_record_ends_with_3(county: Path) -> None:
    (county / "通讯录.csv").write_text("姓名,电话\n甲,1\n", encoding="utf-8")
    (county / "loan.csv").unlink()
    (county / "household.csv").unlink()
    assert run("check", "--changed", *SELECT, "--", "通讯录.csv").exit_code == 3


@pytest.mark.usefixtures("county")
def test_a_name_from_another_folder_does_not_pass_unseen() -> None:
    assert run("check", "--changed", *SELECT, "--", "报送/loan.csv").exit_code == 2


def test_a_file_named_like_an_option_is_a_file(county: Path) -> None:
    (county / "--ignore=LOAN01.csv").write_text(f"{HEAD}2,60000,36\n", encoding="utf-8")
    result = run("check", "--changed", *SELECT, "--", "--ignore=LOAN01.csv")
    assert result.exit_code == 1
    assert "--ignore=LOAN01.csv:2:2" in result.stdout


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("options", [["--watch"], ["--roster", "名册.yaml"]])
def test_what_speaks_of_more_than_one_change_is_refused(options: list[str]) -> None:
    result = run("check", "--changed", *options, "--lang", "en", "loan.csv")
    assert result.exit_code == 2
    assert options[0] in result.stderr


WAIVERS = """\
format: fupin-waivers/1
waivers:
  - rule: PRJ01
    key: {project_id: "99"}
    reason: 已由县财政另行贴息
    authority: 示例县扶贫办
    document: 示扶〔2018〕1号
    granted_on: 2018-10-01
    expires_on: 2019-10-01
"""


def test_waivers_and_mappings_of_other_counties_are_not_told_of(county: Path) -> None:
    (county / "豁免.yaml").write_text(WAIVERS, encoding="utf-8")
    (county / "对照.yaml").write_text("sheets:\n  - file: 乙县*.csv\n    skip: true\n", encoding="utf-8")
    options = ("--as-of", "2018-12-31", "--waivers", "豁免.yaml", "--mapping", "对照.yaml", "--lang", "en")
    whole = run("check", *options, "loan.csv", "--output-format", "json")
    assert {each["code"] for each in json.loads(whole.stdout)["problems"]} >= {"DATA18", "DATA34"}
    changed = run("check", *options, "--changed", "loan.csv", "--output-format", "json")
    assert not {each["code"] for each in json.loads(changed.stdout)["problems"]} & {"DATA18", "DATA34"}


def test_a_baseline_counts_nothing_as_mended_in_files_that_were_not_checked(county: Path) -> None:
    (county / "乙县").mkdir()
    (county / "乙县" / "loan.csv").write_text(f"{HEAD}2,60000,36\n", encoding="utf-8")
    assert run("check", *SELECT, ".", "--output", "json=../基线.json").exit_code == 1
    (county / "loan.csv").write_text(f"{HEAD}1,50000,36\n", encoding="utf-8")
    against = ("--baseline", "../基线.json", "--output-format", "json")
    changed = run("check", *SELECT, *against, "--changed", "loan.csv")
    assert changed.exit_code == 0
    assert json.loads(changed.stdout)["baseline"]["mended"] == 1
    whole = run("check", *SELECT, *against, "loan.csv", "household.csv")
    assert json.loads(whole.stdout)["baseline"]["mended"] == 2


def test_each_rule_book_that_holds_a_changed_file_is_verified_once(tmp_path: Path) -> None:
    good, faulty = write_book(tmp_path / "good"), write_book(tmp_path / "faulty", {"loan": "rules: ]"})
    stray = tmp_path / "compose.yaml"
    stray.write_text("a: 1\n", encoding="utf-8")
    verify = ("rules", "verify", "--changed", "--lang", "en", "--")
    fine = run(*verify, good / "loan.yaml", good / "rulebook.yaml", stray)
    assert (fine.exit_code, fine.stdout.count("rule book ")) == (0, 1)
    both = run(*verify, faulty / "loan.yaml", good / "loan.yaml")
    assert both.exit_code == 2
    assert "loan.yaml:1" in both.stderr
    assert both.stdout.count("rule book ") == 1
    none = run(*verify, stray)
    assert (none.exit_code, none.stdout) == (0, "")
    assert "nothing needs checking" in none.stderr


def test_several_rule_books_end_with_the_gravest_status(tmp_path: Path) -> None:
    good = write_book(tmp_path / "good")
    opposite = rule_text("LOAN02", require="require: amount_yuan > amount_max")
    failing = write_book(tmp_path / "failing", {"loan": file_text(rule_text("LOAN01"), opposite)})
    assert run("rules", "verify", failing, good, "--lang", "en").exit_code == 1
    assert run("rules", "verify", failing, tmp_path / "none", good, "--lang", "en").exit_code == 2
