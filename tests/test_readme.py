"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin.cli.app import app
from fupin.province.roster_file import read_roster
from fupin.reading.assumptions import assumed_units
from fupin.reading.pin_file import read_pins
from fupin.rulebook.loading import load_rule_book

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


def yaml_file(name: str) -> str:
    (text,) = (block for block in blocks("yaml") if block.startswith(f"# {name}\n"))
    return text


def commands() -> list[str]:
    lines = "\n".join(blocks("console")).splitlines()
    return [line.removeprefix("$ ").partition("#")[0].strip() for line in lines]


def test_the_first_command_checks_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command = next(command for command in commands() if command.startswith("fupin check"))
    result = CliRunner().invoke(app, shlex.split(command)[1:])
    assert result.exit_code == 1, result.output
    assert "LOAN01" in result.stdout


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    assert "python -m pytest" in commands()
    assert "python -m pytest\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith(("fupin explain", "fupin rules list"))])
def test_commands_without_inputs_run(command: str) -> None:
    assert CliRunner().invoke(app, shlex.split(command)[1:]).exit_code == 0


def test_every_option_named_exists() -> None:
    commands = [[name] for name in ("check", "explain", "progress", "template", "trace", "diff", "trend", "receipt")]
    commands += [["rules", "verify"], ["waivers", "list"]]
    helps = [CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "300"}).stdout for command in commands]
    shown = "\n".join(helps)
    for option in set(re.findall(r"--[a-z][a-z-]+", README)):
        assert option in shown, option


def test_the_rule_book_of_the_example_loads(tmp_path: Path) -> None:
    text = yaml_file("my-rules/rulebook.yaml")
    (tmp_path / "rulebook.yaml").write_text(text, encoding="utf-8")
    rule = load_rule_book(tmp_path).find("LOAN01")
    assert rule is not None
    assert [str(dated.value) for dated in rule.limits["amount_max"].values] == ["50000", "30000"]


def test_the_mapping_file_of_the_example_loads(tmp_path: Path) -> None:
    path = tmp_path / "对照.yaml"
    path.write_text(yaml_file("对照.yaml"), encoding="utf-8")
    pins = read_pins(path)
    assert [(pin.file, pin.sheet, pin.header_rows, pin.skip) for pin in pins.sheets] == [
        ("某县*.xlsx", "Sheet1", (3, 4), False),
        ("*", "填表说明", (), True),
        ("*.csv", "*", (), False),
    ]
    assert [column.field for column in pins.sheets[0].columns.values()] == ["amount_yuan", "annual_rate", ""]
    assert list(pins.assumed) == [("loan", "balance_yuan")]


def test_the_roster_of_the_example_loads(tmp_path: Path) -> None:
    path = tmp_path / "名册.yaml"
    path.write_text(yaml_file("名册.yaml"), encoding="utf-8")
    assert [county.name for county in read_roster(path).counties] == ["示例县", "样板县"]


def test_the_assumption_of_the_example_is_one() -> None:
    (setting,) = (found for command in commands() for found in re.findall(r"--assume (\S+)", command))
    assert list(assumed_units([setting])) == [("loan", "amount_yuan")]


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = blocks("python")
    names: dict[str, object] = {}
    exec(code, names)
    assert names["result"]
