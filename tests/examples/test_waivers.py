"""The example of a file of waivers: it speaks of the example county's projects, and its documents show it."""

from __future__ import annotations

import contextlib

from typer.testing import CliRunner

from fupin.cli.app import app
from fupin.model.verdict import Verdict

from .running import AS_OF, EXAMPLES, ROOT, check, hold, update

FOLDER = EXAMPLES / "waivers"
PROJECTS = "../示例县-2018/csv/扶贫项目.csv"
CHECK = (PROJECTS, "--waivers", "豁免.yaml", "--select", "PRJ01", "--select", "PRJ04")
LIST = ("waivers", "list", "豁免.yaml", "--as-of", AS_OF)


def test_the_reports_are_the_stored_ones() -> None:
    hold(check(FOLDER, *CHECK), FOLDER / "扶贫项目.report")


def test_one_is_waived_one_has_expired_one_is_of_no_use() -> None:
    found = check(FOLDER, *CHECK)

    findings = {(each["key"]["project_id"], each["verdict"]) for each in found.report["findings"]}
    problems = [(each["row"], each["code"]) for each in found.report["problems"] if each["path"] == "豁免.yaml"]
    assert findings == {("SL2018-003", Verdict.WAIVED), ("SL2018-012", Verdict.FAIL)}
    assert problems == [(13, "DATA32"), (22, "DATA34")]
    assert found.status == 1


def test_the_list_is_the_stored_one() -> None:
    stored = FOLDER / "豁免.list.txt"
    with contextlib.chdir(FOLDER):
        done = CliRunner().invoke(app, [*LIST, "--lang", "zh"], env={"COLUMNS": "80"})

    update(stored, done.stdout)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == stored.read_text(encoding="utf-8").splitlines()


def test_the_readme_and_the_manual_show_the_commands_and_the_file() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "pages" / "waivers.md").read_text(encoding="utf-8")

    for command in (" ".join(("fupin check", *CHECK, "--as-of", AS_OF)), " ".join(("fupin", *LIST))):
        assert f"$ {command}\n" in readme
        assert f"$ {command}\n" in page
    first = (FOLDER / "豁免.yaml").read_text(encoding="utf-8").split("\n\n")[0].partition("\n")[2]
    assert first in page
    assert (FOLDER / "豁免.list.txt").read_text(encoding="utf-8").strip() in page
