"""The hooks, run by pre-commit itself in a scratch repository, as its users have them but for the installation."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from fupin.cli.app import app
from rulebook.books import write_book

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HEAD = "loan_id,amount_yuan,term_months\n"
CLEAN, FAILING = HEAD + "1,50000,36\n", HEAD + "1,50001,36\n"
ARGS = ["--select", "LOAN01", "--as-of", "2018-12-31", "--lang", "en", "--"]
RECORDER = """\
#!{python}
import json, pathlib, sys
with pathlib.Path({log!r}).open("a", encoding="utf-8") as log:
    log.write(json.dumps(sys.argv[1:]) + chr(10))
"""

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@dataclass(frozen=True)
class Repository:
    """A scratch repository with the hooks in its `.pre-commit-config.yaml`, and its environment."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )

    def configure(self, **of_each: Any) -> None:
        """Writes the configuration: the hooks as they are published, run by the `fupin` that is here."""
        hooks = [{**hook, "language": "system", **of_each} for hook in HOOKS]
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        (self.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        self.run("git", "add", ".pre-commit-config.yaml")

    def add(self, name: str, content: str = CLEAN) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        self.run("git", "add", "--", name)

    def hook(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "pre_commit", "run", *arguments)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "仓库"
    folder.mkdir()
    scripts = str(Path(sys.executable).parent)
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "COV_"))}
    made = Repository(
        folder,
        {
            **kept,
            "PATH": os.pathsep.join([scripts, os.environ["PATH"]]),
            "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
            "PYTHONPATH": str(ROOT / "src"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "NO_COLOR": "1",
        },
    )
    made.run("git", "init", "--quiet")
    made.configure()
    return made


@pytest.fixture
def _recorded(repository: Repository, tmp_path: Path) -> None:
    """Puts in the place of `fupin` a program that writes down what it is called with, for `calls`."""
    programs = tmp_path / "programs"
    programs.mkdir()
    script = RECORDER.format(python=sys.executable, log=str(tmp_path / "log"))
    (programs / "fupin").write_text(script, encoding="utf-8")
    (programs / "fupin").chmod(0o755)
    repository.environment["PATH"] = os.pathsep.join([str(programs), repository.environment["PATH"]])


def calls(repository: Repository, *arguments: str) -> list[list[str]]:
    log = repository.folder.parent / "log"
    log.unlink(missing_ok=True)
    done = repository.hook(*arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def test_the_manifest_is_one(repository: Repository) -> None:
    done = repository.run(
        sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


@pytest.mark.usefixtures("_recorded")
def test_tables_and_rule_files_are_named_once_in_one_process_each(repository: Repository) -> None:
    tables = ["报送/甲县/loan.csv", "报送/甲县/household.CSV", "报送/乙县/乙县 报送表.xlsx", '-x".csv', "a b.et"]
    others = ["报送/甲县/~$甲县.xlsx", "报送/甲县/.loan.csv", "README.md", ".github/workflows/ci.yml"]
    rules = ["my-rules/rulebook.yaml", "my-rules/loan.yaml"]
    for name in (*tables, *others, *rules):
        repository.add(name)
    found = {call[0]: call for call in calls(repository)}
    assert set(found) == {"check", "rules"}
    assert found["check"][:3] == ["check", "--changed", "--"]
    assert sorted(found["check"][3:]) == sorted(tables)
    assert found["rules"][:4] == ["rules", "verify", "--changed", "--"]
    assert {*rules} < {*found["rules"][4:]}


@pytest.mark.usefixtures("_recorded")
def test_many_names_stay_in_one_process_at_a_time(repository: Repository) -> None:
    for number in range(40):
        repository.add(f"报送/{number:02}县/loan.csv")
    (call,) = (call for call in calls(repository, "fupin-check"))
    assert len(call) == 43


@pytest.mark.usefixtures("_recorded")
def test_a_change_of_neither_runs_nothing(repository: Repository) -> None:
    repository.add("README.md", "x\n")
    repository.run("git", "rm", "--quiet", "--cached", ".pre-commit-config.yaml")
    assert calls(repository) == []


TABLES = {
    "clean": ({"报送/甲县/loan.csv": CLEAN}, 0),
    "a finding": ({"报送/甲县/loan.csv": FAILING}, 1),
    "unreadable, beside a finding": ({"报送/甲县/loan.csv": FAILING, "报送/乙 县.xlsx": "no workbook"}, 2),
    "no record": ({"报送/通讯录.csv": "姓名,电话\n甲,1\n"}, 3),
    "a report of this program": ({"报送/结果.json": '{"format": "fupin-report", "version": 1}'}, 0),
}


@pytest.mark.usefixtures("_recorded")
@pytest.mark.parametrize(("files", "status"), TABLES.values(), ids=TABLES)
def test_what_the_hook_runs_has_the_status_that_is_documented(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], status: int
) -> None:
    repository.configure(args=ARGS)
    for name, content in files.items():
        repository.add(name, content)
    (call,) = calls(repository, "fupin-check")
    monkeypatch.chdir(repository.folder)
    assert CliRunner().invoke(app, call).exit_code == status


@pytest.mark.usefixtures("_recorded")
def test_a_changed_table_is_checked_with_the_others_of_its_folder(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.configure(args=ARGS)
    for name in ("报送/甲县/loan.csv", "报送/乙县/loan.csv"):
        repository.add(name, FAILING)
    repository.run("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "前次")
    repository.add("报送/甲县/household.csv", "household_id\nH1\n")
    (call,) = calls(repository, "fupin-check")
    assert call[-1] == "报送/甲县/household.csv"
    monkeypatch.chdir(repository.folder)
    done = CliRunner().invoke(app, call)
    assert done.exit_code == 1
    assert ("报送/甲县/loan.csv:2:2" in done.stdout, "乙县" in done.stdout) == (True, False)


@pytest.mark.usefixtures("_recorded")
def test_a_fault_of_a_rule_book_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    write_book(repository.folder / "规则", {"loan": "record: loan\nrules: nonsense\n"})
    repository.run("git", "add", "规则")
    (call,) = calls(repository, "fupin-rules")
    monkeypatch.chdir(repository.folder)
    done = CliRunner().invoke(app, call)
    assert done.exit_code == 2
    assert "规则/loan.yaml:2" in done.stderr


def test_a_refused_commit_shows_the_finding(repository: Repository) -> None:
    repository.configure(args=ARGS)
    repository.add("报送/甲县/loan.csv", FAILING)
    refused = repository.hook("fupin-check")
    assert refused.returncode == 1
    assert "exit code: 1" in refused.stdout
    assert "报送/甲县/loan.csv:2:2" in refused.stdout
