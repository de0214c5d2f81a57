"""The GitLab component: its definition, and its script as a job's shell runs it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from .github_runner import ROOT, environment

TEMPLATE = ROOT / "templates" / "fupin.yml"
SPEC, JOBS = yaml.safe_load_all(TEMPLATE.read_text(encoding="utf-8"))
INPUTS: dict[str, dict[str, Any]] = SPEC["spec"]["inputs"]
INPUT = re.compile(r"\$\[\[ inputs\.([\w-]+) \]\]")
PROGRAM = (
    "#!{python}\nimport json, pathlib, sys\npathlib.Path({log!r}).write_text(json.dumps(sys.argv[1:]))\nsys.exit(1)\n"
)
SHELLS = [shell for shell in ("bash", "dash") if shutil.which(shell)]


def job(**inputs: str) -> dict[str, Any]:
    """The job with inputs put in, as GitLab does it: after YAML is parsed; an input alone keeps its type."""
    values = {name: spec.get("default") for name, spec in INPUTS.items()}
    values |= {name.replace("_", "-"): text for name, text in inputs.items()}
    filled: dict[str, Any] = _filled(JOBS, values)
    return filled


def _filled(node: Any, values: dict[str, Any]) -> Any:
    if isinstance(node, dict):
        return {_filled(key, values): _filled(value, values) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(value, values) for value in node]
    if not isinstance(node, str):
        return node
    alone = INPUT.fullmatch(node)
    return values[alone[1]] if alone else INPUT.sub(lambda found: str(values[found[1]]), node)


def test_the_job_fits_the_schema_of_a_pipeline(tmp_path: Path) -> None:
    path = tmp_path / ".gitlab-ci.yml"
    path.write_text(yaml.safe_dump(job(paths="报送/", source="fupin.tar.gz"), allow_unicode=True), encoding="utf-8")
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", "vendor.gitlab-ci", str(path)])
    assert done.exit_code == 0, done.output


def test_inputs_stand_in_no_script_and_in_no_variable_that_is_expanded() -> None:
    (template,) = JOBS.values()
    assert not INPUT.search("".join(template["script"]))
    variables = {name: value for name, value in template["variables"].items() if name.startswith("FUPIN_")}
    assert all(set(value) == {"value", "expand"} and value["expand"] is False for value in variables.values())


def test_every_input_is_described_in_both_languages_and_used() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, spec in INPUTS.items():
        assert f"$[[ inputs.{name} ]]" in text, name
        assert re.search("[\u4e00-\u9fff].* / .*[a-z]{2}", spec["description"]), name
    assert [name for name, spec in INPUTS.items() if "default" not in spec] == ["paths", "source"]


def run(tmp_path: Path, shell: str, **inputs: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Runs the job's script, with programs in the place of Python and fupin that tell how they are called."""
    workspace, programs, log = tmp_path / "工作 区", tmp_path / "bin", tmp_path / "log"
    workspace.mkdir()
    programs.mkdir()
    fupin = programs / "fupin"
    fupin.write_text(PROGRAM.format(python=sys.executable, log=str(log)), encoding="utf-8")
    fupin.chmod(0o755)
    python = programs / "python3"
    python.write_text(
        "#!/bin/sh\n"
        f'if [ "$3" = venv ]; then mkdir -p "$4/bin"; cp "{python}" "$4/bin/python"; cp "{fupin}" "$4/bin"; fi\n'
        f'if [ "$3" = pip ]; then echo "$*" >"{tmp_path}/pip"; fi\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    (made,) = job(**inputs).values()
    held = {name: value["value"] for name, value in made["variables"].items() if name.startswith("FUPIN_")}
    path = f"{programs}:{environment()['PATH']}"
    done = subprocess.run(
        [shell, "-e", "-c", "\n".join(made["script"])],
        cwd=workspace,
        env=environment(PATH=path, TMPDIR=str(tmp_path), **held),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done, json.loads(log.read_text(encoding="utf-8"))


@pytest.mark.parametrize("shell", SHELLS)
def test_every_input_reaches_the_command_as_it_was_written(tmp_path: Path, shell: str) -> None:
    hostile = "$(touch pwned) `x` \"quoted' ${HOME} \\n"
    done, words = run(
        tmp_path,
        shell,
        paths=f"报送/甲 县.xlsx\n\n-x.csv\n{hostile}\n*.csv\nLINES",
        source="https://example.org/fupin.tar.gz",
        rules=hostile,
        as_of="2018-12-31",
        fail_on="warning",
        fail_on_unknown="true",
        waivers="豁免.yaml",
        baseline="以前.json",
        roster="名单.yaml",
        cache="true",
        lang="en",
        args="--mapping=对照 1.yaml\n",
    )
    assert done.returncode == 1, done.stderr  # the command's own status
    assert words[words.index(f"--rules={hostile}") :] == [
        *(f"--rules={hostile}", "--as-of=2018-12-31", "--fail-on=warning", "--lang=en", "--fail-on-unknown"),
        *("--waivers=豁免.yaml", "--baseline=以前.json", "--roster=名单.yaml", "--cache=.fupin-cache"),
        *("--mapping=对照 1.yaml", "--", "报送/甲 县.xlsx", "-x.csv", hostile, "*.csv", "LINES"),
    ]
    installed = (tmp_path / "pip").read_text(encoding="utf-8")
    assert installed.endswith("-- https://example.org/fupin.tar.gz\n")
    assert sorted(path.name for path in (tmp_path / "工作 区").iterdir()) == ["fupin-reports"]


@pytest.mark.parametrize("shell", SHELLS)
def test_an_input_that_is_not_given_is_no_option(tmp_path: Path, shell: str) -> None:
    _, words = run(tmp_path, shell, paths="报送/", source="fupin/")
    assert words[11:] == ["--fail-on=error", "--lang=zh", "--", "报送/"]
    outputs = dict(word.split("=") for word in words[2:11:2])
    assert list(outputs) == ["gitlab", "junit", "html", "xlsx", "json"]
    (made,) = job().values()
    artifacts = made["artifacts"]
    assert artifacts["reports"] == {"codequality": outputs["gitlab"], "junit": outputs["junit"]}
    assert all(path.startswith(artifacts["paths"][0]) for path in outputs.values())
