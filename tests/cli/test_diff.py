"""`fupin diff` and `fupin check --baseline`: exit statuses, files, and what can't be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from support.comparing import checked, written

OLD = [("1", "60000", "12"), ("2", "40000", "12")]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--lang", "en"])


def saved(path: Path, *rows: tuple[str, str, str]) -> str:
    path.write_bytes(written(checked(rows)))
    return str(path)


def table(folder: Path, *rows: tuple[str, str, str]) -> str:
    path = folder / "loan.csv"
    lines = [",".join(row) for row in (("loan_id", "amount_yuan", "term_months"), *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def check(path: str, *arguments: str) -> Result:
    return run("check", path, "--as-of", "2018-12-31", "--select", "LOAN01", "--select", "LOAN02", *arguments)


@pytest.mark.parametrize(
    ("rows", "options", "status"),
    [
        (OLD, (), 0),
        ([("1", "40000", "12")], (), 0),
        ([("1", "55000", "12")], (), 0),
        ([("1", "65000", "12")], (), 1),
        ([*OLD, ("3", "60000", "12")], (), 1),
        ([*OLD, ("3", "60000", "12")], ("--fail-on", "never"), 0),
        ([("1", "60000", ""), ("2", "40000", "12")], (), 0),
        ([("1", "60000", ""), ("2", "40000", "12")], ("--fail-on-unknown",), 1),
        ([("1", "", "12"), ("2", "40000", "12")], (), 0),
        ([("1", "60000", "x"), ("2", "40000", "12")], (), 1),
    ],
)
def test_only_what_is_new_or_worse_fails(
    tmp_path: Path, rows: list[tuple[str, str, str]], options: tuple[str, ...], status: int
) -> None:
    old, new = saved(tmp_path / "old.json", *OLD), saved(tmp_path / "new.json", *rows)
    done = run("diff", old, new, "--output-format", "json", *options)
    assert done.exit_code == status, done.output
    path = table(tmp_path, *rows)
    done = check(path, "--baseline", old, *options)
    assert done.exit_code == status, done.output


def test_the_formats_go_to_standard_output_or_a_file(tmp_path: Path) -> None:
    old, new = saved(tmp_path / "old.json", *OLD), saved(tmp_path / "new.json")
    for form, start in (("text", "before"), ("markdown", "# Compared"), ("json", '{"format": "fupin-diff"')):
        done = run("diff", old, new, "--output-format", form)
        assert done.output.startswith(start)
        file = tmp_path / form
        assert run("diff", old, new, "--output-format", form, "--output", str(file)).output == ""
        assert file.read_text(encoding="utf-8").startswith(start)


def test_what_can_not_be_compared_is_told(tmp_path: Path) -> None:
    old = saved(tmp_path / "old.json", *OLD)
    for arguments, told in (
        ((old, str(tmp_path / "none.json")), "can't be opened"),
        ((old, table(tmp_path, *OLD)), "it isn't whole JSON"),
        ((old, old, "--output", old), "old.json is an input"),
        ((old, old, "--output-format", "pdf"), "pdf"),
        ((old, old, "--output", str(tmp_path / "none" / "a.txt")), "none"),
    ):
        done = run("diff", *arguments)
        assert (done.exit_code, told in done.output) == (2, True), done.output
    assert json.loads(Path(old).read_bytes())["format"] == "fupin-report"


def test_the_report_of_a_check_tells_how_each_thing_stands_to_its_baseline(tmp_path: Path) -> None:
    old = saved(
        tmp_path / "old.json", ("1", "60000", "12"), ("2", "60000", "12"), ("3", "60000", "12"), ("4", "x", "12")
    )
    path = table(tmp_path, ("1", "70000", "12"), ("2", "60000", "12"), ("5", "60000", "12"), ("4", "40000", "y"))
    file = tmp_path / "report.json"
    assert check(path, "--baseline", old, "--output", f"json={file}").exit_code == 1
    told = json.loads(file.read_bytes())
    standings = [(each["rule"], each["key"]["loan_id"], each["since"]) for each in told["findings"]]
    assert standings == [
        ("LOAN01", "1", "worsened"),
        ("LOAN01", "2", "kept"),
        ("LOAN01", "5", "new"),
        ("LOAN02", "4", "new"),
    ]
    assert [(each["field"], each["since"]) for each in told["problems"]] == [("term_months", "new")]
    counts = {name: told["baseline"][name] for name in ("path", "new", "worsened", "kept", "mended", "gone")}
    assert counts == {"path": old, "new": 3, "worsened": 1, "kept": 1, "mended": 3, "gone": 1}


def test_a_baseline_that_can_not_be_used_ends_the_check_before_anything_is_written(tmp_path: Path) -> None:
    path, file = table(tmp_path, *OLD), tmp_path / "report.json"
    old = saved(tmp_path / "old.json", *OLD)
    cut = tmp_path / "cut.json"
    cut.write_bytes(Path(old).read_bytes()[:500])
    empty = tmp_path / "empty.json"
    empty.touch()
    for baseline in (cut, empty, tmp_path, tmp_path / "none.json", Path(path)):
        done = check(path, "--baseline", str(baseline), "--output", f"json={file}")
        assert (done.exit_code, "can't be used as a report" in done.output) == (2, True), done.output
        assert not file.exists()
    done = check(path, "--baseline", old, "--output", f"json={old}")
    assert (done.exit_code, "is an input" in done.output) == (2, True)


def test_a_file_that_can_not_be_read_outweighs_the_baseline(tmp_path: Path) -> None:
    old = saved(tmp_path / "old.json", *OLD)
    assert check(str(tmp_path / "none.csv"), "--baseline", old).exit_code == 2


def test_a_report_that_was_made_against_a_baseline_is_one_itself(tmp_path: Path) -> None:
    old, path, file = saved(tmp_path / "old.json", *OLD), table(tmp_path, *OLD), tmp_path / "next.json"
    assert check(path, "--baseline", old, "--output", f"json={file}").exit_code == 0
    assert check(path, "--baseline", str(file)).exit_code == 0
    assert run("diff", old, str(file)).exit_code == 0


def test_a_report_against_a_baseline_can_be_made_again(tmp_path: Path) -> None:
    old, path, file = saved(tmp_path / "old.json", *OLD), table(tmp_path, *OLD), tmp_path / "next.json"
    check(path, "--baseline", old, "--output", f"json={file}")
    for baseline, status in (((), 1), (("--baseline", old), 0)):
        done = run("receipt", str(file), path, *baseline, "--again")
        assert done.exit_code == status, done.output
