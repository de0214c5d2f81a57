"""The worked examples of CI: they fit their schemas, use what there is, and are what the documentation shows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from pre_commit.clientlib import load_config
from typer.testing import CliRunner as TyperRunner

from fupin.cli.app import app
from fupin.rulebook.loading import load_rule_book
from fupin.version import __version__

from .github_runner import ACTION, ROOT
from .test_gitlab_template import INPUTS

EXAMPLES = ROOT / "examples" / "ci"
FILES = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in {".yml", ".yaml"})
WORKFLOWS = [path for path in FILES if path.parent.name == "workflows"]
PIPELINES = [path for path in FILES if path.name == ".gitlab-ci.yml"]
CONFIGS = [path for path in FILES if path.name == ".pre-commit-config.yaml"]
ROSTER = EXAMPLES / "province" / "应报送的县.yaml"
COMMANDS = (["check"], ["rules", "verify"])
PAGE = (ROOT / "docs" / "pages" / "ci.md").read_text(encoding="utf-8")
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in loaded(workflow)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize(("schema", "files"), [("github-workflows", WORKFLOWS), ("gitlab-ci", PIPELINES)])
def test_workflows_and_pipelines_fit_their_schemas(schema: str, files: list[Path]) -> None:
    assert files
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", *map(str, files)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("path", CONFIGS, ids=str)
def test_configurations_of_pre_commit_name_hooks_that_there_are(path: Path) -> None:
    (repository,) = load_config(str(path))["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= set(HOOKS)
    assert all(hook["args"][-1] == "--" for hook in repository["hooks"])


def test_the_page_shows_the_examples_as_they_are() -> None:
    shown = [block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if block.startswith("# ")]
    held = (*WORKFLOWS, *PIPELINES, *CONFIGS, ROSTER)
    assert sorted(shown) == sorted(path.read_text(encoding="utf-8") for path in held)
    for path in held:
        assert path.as_posix().endswith(first_comment(path))


def first_comment(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def test_examples_and_page_name_the_version_that_this_is() -> None:
    for text in (PAGE, *(path.read_text(encoding="utf-8") for path in FILES)):
        naming = [line for line in text.splitlines() if "OWNER/fupin" in line]
        assert {version for line in naming for version in re.findall(r"v(\d+\.\d+\.\d+)", line)} <= {__version__}
    assert all(f"rev: v{__version__}" in path.read_text(encoding="utf-8") for path in CONFIGS)


def test_workflows_use_the_action_as_it_is_and_others_at_a_commit() -> None:
    pinned = set(re.findall(r"uses: (actions/\S+ # v[\d.]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    for path in WORKFLOWS:
        for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
            if not line.startswith("OWNER/fupin@"):
                assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
                assert line.startswith("actions/checkout@") or line in pinned
        for step in steps(path):
            if step.get("uses", "").startswith("OWNER/fupin@"):
                assert set(step["with"]) <= set(ACTION["inputs"])
            assert "${{" not in step.get("run", "")


def test_pipelines_name_inputs_that_the_component_has() -> None:
    for path in PIPELINES:
        (included,) = loaded(path)["include"]
        given = included["inputs"]
        assert {"paths", "source"} <= set(given) <= set(INPUTS)
        assert all(text in INPUTS[name].get("options", [text]) for name, text in given.items())


def test_every_input_and_output_of_the_action_is_on_the_page() -> None:
    chinese = PAGE.partition("\n---\n")[0]
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert f"`{name}`" in chinese, name
    for name in set(INPUTS) - set(ACTION["inputs"]):
        assert f"`{name}`" in chinese, name


def test_the_rule_book_of_the_example_can_be_used() -> None:
    book = load_rule_book(EXAMPLES / "rule-book" / "my-rules")
    assert book.id == "stricter-county"


def test_the_roster_of_the_example_tells_which_county_has_not_submitted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROSTER.parent)
    (given,) = (
        step["with"] for path in WORKFLOWS if "province" in path.parts for step in steps(path) if "id" in step
    )
    done = TyperRunner().invoke(
        app, ["check", given["paths"], "--roster", given["roster"], "--as-of", given["as-of"]]
    )
    assert done.exit_code == 1
    assert ("乙县没有报送" in done.stdout, "甲县没有报送" in done.stdout) == (True, False)


def test_every_option_on_the_page_is_one() -> None:
    helps = [TyperRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "300"}).stdout for command in COMMANDS]
    for option in set(re.findall(r"(?<![\w-])--(?!name-only|diff-filter|all-files|no-verify)[a-z][a-z-]+", PAGE)):
        assert any(option in shown for shown in helps), option


def test_the_page_shows_what_a_refused_commit_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES / "county")
    (hook,) = loaded(Path(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    command = [*shlex.split(HOOKS["fupin-check"]["entry"])[1:], *hook["args"], "报送/loan.csv"]
    done = TyperRunner().invoke(app, command, env={"COLUMNS": "80"})
    assert done.exit_code == 1
    (shown,) = re.findall(r"- exit code: 1\n\n(.*?)\n\.\.\.\n", PAGE, re.DOTALL)
    assert done.stdout.startswith(shown + "\n\n")
