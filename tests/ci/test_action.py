"""The composite action: its definition, and the scripts of its steps as the runner runs them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from support.reading_back.github import commands

from .github_runner import ACTION, EXPRESSION, ROOT, STEPS, Job, environment

HEAD = "loan_id,amount_yuan,term_months\n"
ARGS = "--select=LOAN01\n--record\nloan\n"
RECORDER = "#!{python}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\nsys.exit({status})\n"
PROGRAMS = Path(sys.executable).parent
MakeJob = Callable[..., Job]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


@pytest.fixture
def make_job(tmp_path: Path) -> MakeJob:
    """A job whose steps before the check are done: `fupin` is the one that is here."""
    workspace, temporary = tmp_path / "工作 区", tmp_path / "temp dir"
    workspace.mkdir()
    temporary.mkdir()

    def made(**inputs: str) -> Job:
        given = {name.replace("_", "-"): text for name, text in inputs.items()}
        job = Job(workspace, temporary, given, environment(PYTHONPATH=str(ROOT / "src")))
        job.outputs["install"] = {"bin": str(PROGRAMS)}
        return job

    return made


def recorder(job: Job, status: int = 0) -> None:
    """Puts in the place of `fupin` a program that tells what it was called with."""
    programs = job.temporary / "bin"
    programs.mkdir()
    (programs / "fupin").write_text(RECORDER.format(python=sys.executable, status=status), encoding="utf-8")
    (programs / "fupin").chmod(0o755)
    job.outputs["install"] = {"bin": str(programs)}


def called(job: Job) -> list[str]:
    recorder(job)
    done = job.run("check")
    assert done.returncode == 0, done.stderr
    words: list[str] = json.loads(done.stdout.splitlines()[0])
    return words


def test_the_definition_fits_the_schema() -> None:
    done = CliRunner().invoke(
        check_jsonschema, ["--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")]
    )
    assert done.exit_code == 0, done.output


def test_nothing_that_a_workflow_says_becomes_part_of_a_script() -> None:
    for step in STEPS:
        assert not EXPRESSION.search(step.get("run", "")), step["name"]


def test_other_actions_are_pinned_to_a_commit_and_name_its_version() -> None:
    used = re.findall(r"uses: (\S+)(.*)", (ROOT / "action.yml").read_text(encoding="utf-8"))
    assert len(used) == sum("uses" in step for step in STEPS)
    for action, comment in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_every_input_is_used_and_every_output_given() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert {name for name in ACTION["inputs"] if f"inputs.{name}" not in text} == set()
    assert {name: output["value"] for name, output in ACTION["outputs"].items()} == {
        name: f"${{{{ steps.check.outputs.{name} }}}}" for name in ACTION["outputs"]
    }
    for named in ("inputs", "outputs"):
        for each in ACTION[named].values():
            assert re.search("[\u4e00-\u9fff].* / .*[a-z]{2}", each["description"]), each


def test_the_scripts_have_no_faults_that_a_linter_finds() -> None:
    scripts = [str(path) for path in sorted((ROOT / "ci").rglob("*.sh"))]
    done = subprocess.run(
        [str(PROGRAMS / "shellcheck"), *scripts], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert len(scripts) == 2


def test_installing_leaves_the_environment_of_the_job_alone(make_job: MakeJob) -> None:
    job = make_job(source="--不是/选项")
    python = job.temporary / "python"
    python.write_text(
        '#!/bin/sh\necho "$*" >>"$RUNNER_TEMP/log"\n'
        'if [ "$3" = venv ]; then mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; fi\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    job.outputs["python"] = {"python-path": str(python)}
    done = job.run("install")
    assert done.returncode == 0, done.stderr
    made = job.temporary / "fupin-venv"
    assert job.outputs["install"] == {"bin": str(made / "bin")}
    first, second = (job.temporary / "log").read_text(encoding="utf-8").splitlines()
    assert first == f"-I -m venv {made}"
    assert second == "-I -m pip install --quiet --disable-pip-version-check -- --不是/选项"
    job.inputs = {}
    job.run("install")
    assert (job.temporary / "log").read_text(encoding="utf-8").endswith(f" -- {ROOT}\n")


def test_an_input_that_is_not_given_is_no_option(make_job: MakeJob) -> None:
    words = called(make_job(paths="报送/"))
    outputs = [word for word in words if "=" in word and not word.startswith("--")]
    assert [word.partition("=")[0] for word in outputs] == ["json", "sarif", "html", "xlsx", "markdown"]
    rest = [word for word in words if word not in outputs and word != "--output"]
    assert rest == ["check", "--output-format", "github", "--fail-on=error", "--lang=zh", "--", "报送/"]


def test_every_input_reaches_the_command_as_it_was_written(make_job: MakeJob) -> None:
    hostile = "$(touch pwned) `x` \"quoted' ${HOME}"
    words = called(
        make_job(
            paths=f"报送/甲 县.xlsx\r\n\n-x.csv\n--lang=en\n{hostile}\n*.csv",
            rules="-r",
            as_of="2018-12-31",
            fail_on="warning",
            fail_on_unknown="true",
            waivers=hostile,
            baseline="以前.json",
            roster="名单.yaml",
            cache="true",
            lang="en",
            args="--mapping=对照 1.yaml\n--select\nLOAN01\n",
        )
    )
    at = words.index("--rules=-r")
    assert re.fullmatch(r"--cache=/.*/temp dir/fupin-cache", words[at + 7])
    assert words[at:] == [
        *("--rules=-r", "--as-of=2018-12-31", "--fail-on=warning", "--fail-on-unknown", f"--waivers={hostile}"),
        *("--baseline=以前.json", "--roster=名单.yaml", words[at + 7], "--lang=en"),
        *("--mapping=对照 1.yaml", "--select", "LOAN01"),
        *("--", "报送/甲 县.xlsx", "-x.csv", "--lang=en", hostile, "*.csv"),
    ]


@pytest.mark.parametrize(
    ("inputs", "word"),
    [
        ({"paths": " \n"}, "paths"),
        ({"paths": "a", "reports": "a\nexit-code=0"}, "reports"),
        ({"paths": "a", "fail_on_unknown": "yes"}, "fail-on-unknown"),
        ({"paths": "a", "cache": ".cache"}, "cache"),
    ],
)
def test_an_input_that_cannot_be_used_is_told(make_job: MakeJob, inputs: dict[str, str], word: str) -> None:
    job = make_job(**inputs)
    done = job.run("check")
    assert done.returncode == 2
    ((command, _, message),) = commands(done.stdout.encode())
    assert (command, word in message) == ("error", True)
    assert job.outputs["check"] == {"exit-code": "2"}


def test_one_check_gives_annotations_summary_files_and_figures_though_a_file_is_unreadable(make_job: MakeJob) -> None:
    job = make_job(paths="报送/\n-x.csv", args=ARGS, as_of="2018-12-31", upload_sarif="true")
    folder = job.workspace / "报送"
    folder.mkdir()
    (folder / "甲县 loan.csv").write_text(f"{HEAD}1,50001,36\n2,50000,36\n", encoding="utf-8")
    (folder / "乙县.xlsx").write_text("no workbook", encoding="utf-8")
    (job.workspace / "-x.csv").write_text(f"{HEAD}3,50002,36\n", encoding="utf-8")
    for module in ("pandas", "fupin", "sitecustomize"):
        (job.workspace / f"{module}.py").write_text("open('imported', 'w')\n", encoding="utf-8")
    done = job.run("check")
    assert done.returncode == 2, done.stderr
    assert not (job.workspace / "imported").exists()
    outputs = job.outputs["check"]
    counts = {"records": 3, "errors": 2, "warnings": 0, "notes": 0, "unknown": 0, "waived": 0, "problems": 0}
    figures = {name: int(text) for name, text in outputs.items() if text.isdecimal()}
    assert figures == {"exit-code": 2, "unreadable": 1, **counts}
    assert set(outputs) == set(ACTION["outputs"])
    for name in ("json", "sarif", "html", "xlsx"):
        assert Path(outputs[name]).stat().st_size > 0
    found = commands(done.stdout.encode())
    assert [properties["file"] for name, properties, _ in found if name == "error"] == [
        "报送/乙县.xlsx",
        "报送/甲县 loan.csv",
        "-x.csv",
    ]
    assert "50,001" in job.summary("check")
    uploads = {step["name"]: job.goes_on(step) for step in STEPS if "if" in step}
    assert uploads == {"取回缓存": False, "保存缓存": False, "上传 SARIF": True, "上传报告": True}


def test_where_no_check_was_done_no_report_of_another_run_is_left(make_job: MakeJob) -> None:
    job = make_job(paths="报送/", upload_sarif="true", reports="报告", cache="true")
    recorder(job, status=2)
    (job.workspace / "报告").mkdir()
    (job.workspace / "报告" / "fupin.json").write_text("{}", encoding="utf-8")
    done = job.run("check")
    assert done.returncode == 2
    ((command, _, message),) = commands(done.stdout.encode())
    assert (command, "退出码 2" in message) == ("error", True)
    assert job.outputs["check"] == {"exit-code": "2", "reports": "报告"}
    assert "退出码 2" in job.summary("check")
    uploads = {step["name"]: job.goes_on(step) for step in STEPS if "if" in step}
    assert not any(uploads.values())


def test_only_files_that_the_check_has_written_become_artifacts() -> None:
    """A submission may lay a link to anything into the folder of the reports, so no pattern is uploaded."""
    (upload,) = (step["with"] for step in STEPS if step["name"] == "上传报告")
    names = {line.rpartition("/fupin.")[2] for line in upload["path"].splitlines()}
    assert names == {"json", "sarif", "html", "xlsx", "markdown"}
