"""`explain`, `rules` and `--version`."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from fupin.explaining.as_text import page_text
from fupin.explaining.page import page_of_json
from fupin.explaining.stored import NAME
from fupin.model.text import Language
from fupin.rulebook.loading import default_book, load_rule_book
from fupin.version import __version__
from rulebook.books import file_text, rule_text, write_book

CORE_RULES = 106


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments], env={"COLUMNS": "120"})


def test_explain_shows_the_rule_whole() -> None:
    result = run("explain", "loan01", "--lang", "zh")
    assert result.exit_code == 0
    for part in (
        "LOAN01",
        "五(二)",
        "5.2-b",
        "5万元以下",
        "amount_yuan <= amount_max",
        "贷款金额",
        "50,000 元",
        "怎么办",
    ):
        assert part in result.stdout, part


def test_explain_shows_every_rule_and_problem_in_both_languages() -> None:
    ids = [rule.id for rule in load_rule_book(default_book()).rules]
    assert len(ids) >= CORE_RULES
    listed = run("rules", "list", "--lang", "en").stdout
    lines = (default_book() / NAME).read_text(encoding="utf-8").splitlines()[1:]
    pages = {page.id: page for page in (page_of_json(json.loads(line)) for line in lines)}
    for identity in (*ids, "DATA01", "DATA24"):
        assert identity in listed or identity.startswith("DATA")
        for language in Language:
            shown = io.StringIO()
            for part in page_text(pages[identity], language):
                Console(file=shown, width=120).print(part)
            assert identity in shown.getvalue()


def test_explain_gives_json_and_markdown() -> None:
    page = json.loads(run("explain", "LOAN01", "--output-format", "json").stdout)
    assert (page["kind"], page["id"], page["title"]["zh"]) == ("rule", "LOAN01", "贷款金额不超过 5 万元")
    boundaries = next(part for part in page["parts"] if part.get("table") == "boundaries")
    assert [row["verdict"]["en"] for row in boundaries["rows"]] == ["pass", "pass", "fail"]
    text = run("explain", "LOAN01", "--output-format", "markdown", "--lang", "en").stdout
    assert text.startswith("# LOAN01 Loan of at most 50,000 yuan")
    assert "amount\\_yuan &lt;= amount\\_max" in text


def test_explain_takes_an_id_or_all_but_not_both() -> None:
    assert run("explain", "--lang", "en").exit_code == 2
    assert run("explain", "LOAN01", "--all", "--lang", "en").exit_code == 2


def test_explain_suggests_near_ids() -> None:
    result = run("explain", "LOAN99", "--lang", "en")
    assert result.exit_code == 2
    assert "did you mean LOAN09" in result.stderr


def test_rules_verify_runs_all_cases(tmp_path: Path) -> None:
    for name in ("rulebook.yaml", "land_base.yaml"):
        text = (default_book() / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.partition("unread_fields:")[0], encoding="utf-8")
    result = run("rules", "verify", str(tmp_path), "--lang", "en")
    assert result.exit_code == 0, result.output
    cases = sum(len(rule.cases) for rule in load_rule_book(tmp_path).rules)
    assert f"2 rules, {cases} cases, 0 failures, 0 gaps" in result.stdout


def test_rules_verify_names_a_case_that_does_not_hold(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "rules" / "hebei-2018"
    for name in ("rulebook.yaml", "land_base.yaml"):
        text = (shipped / name).read_text(encoding="utf-8")
        text = text.replace("expect: fail}", "expect: pass}", 1)
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("rules", "verify", str(tmp_path), "--lang", "en")
    assert result.exit_code == 1
    assert "land_base.yaml" in result.stdout
    assert "LND01" in result.stdout


def test_rules_verify_names_a_contradiction(tmp_path: Path) -> None:
    strict = rule_text("LOAN01")
    other = rule_text("LOAN02", require="require: amount_yuan > amount_max")
    write_book(tmp_path, {"loan": file_text(strict, other)})
    result = run("rules", "verify", str(tmp_path), "--lang", "zh")
    assert result.exit_code == 1
    assert "LOAN01, LOAN02 能同时适用，但没有一条记录能同时符合" in result.stdout


@pytest.mark.parametrize(("language", "word"), [("zh", "贷款金额"), ("en", "amount_yuan")])
def test_rules_verify_shows_witnesses(tmp_path: Path, language: str, word: str) -> None:
    plain = run("rules", "verify", str(write_book(tmp_path)), "--lang", language)
    shown = run("rules", "verify", str(tmp_path), "--witnesses", "--lang", language)
    assert (plain.exit_code, shown.exit_code) == (0, 0)
    assert word not in plain.stdout
    assert word in shown.stdout
    assert shown.stdout.endswith(plain.stdout)


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version_imports_nothing_heavy(flag: str) -> None:
    code = (
        "import sys; sys.argv = ['fupin', sys.argv[1]]; from fupin.cli import main; main(); "
        "assert not {'typer', 'pydantic', 'pandas', 'duckdb'} & set(sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code, flag], capture_output=True, text=True, check=True)
    assert result.stdout == f"fupin {__version__}\n"


def test_explain_imports_no_engine() -> None:
    code = (
        "import sys; sys.argv = ['fupin', 'explain', 'LOAN01']; from fupin.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "assert not {'pandas', 'duckdb', 'pyarrow', 'sqlglot'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)


def test_help_and_module() -> None:
    result = subprocess.run([sys.executable, "-m", "fupin", "--help"], capture_output=True, text=True, check=True)
    for command in ("check", "explain", "rules"):
        assert command in result.stdout
