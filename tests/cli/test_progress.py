"""`fupin progress`: exit statuses, formats, files and what can't be used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from fupin.rulebook.loading import default_book

HEADER = "指标编号,地区,统计日期,完成值"


def progress(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["progress", *arguments, "--lang", "en"])


def indicators(folder: Path, *rows: str) -> str:
    path = folder / "任务指标.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("row", "as_of", "status"),
    [
        ("T01,甲县,2018-12-25,10", "2019-06-30", 0),
        ("T01,甲县,2018-12-25,9", "2018-12-31", 0),
        ("T01,甲县,2018-12-25,9", "2019-01-01", 1),
        ("T01,甲县,2018-12-25,不详", "2019-01-01", 0),
    ],
)
def test_the_exit_status_says_whether_something_is_overdue(tmp_path: Path, row: str, as_of: str, status: int) -> None:
    done = progress(indicators(tmp_path, row), "--as-of", as_of)
    assert done.exit_code == status, done.output


def test_a_difference_fails(tmp_path: Path) -> None:
    indicators(tmp_path, "T28,甲县,2018-12-25,1")
    county = tmp_path / "县情况.csv"
    county.write_text("县名,年度,贫困户总数,产业就业项目覆盖贫困户\n甲县,2018,10,9\n", encoding="utf-8")
    done = progress(str(tmp_path), "--as-of", "2018-12-31")
    assert done.exit_code == 1
    assert "reported 100%, differs from the records: county records (1) show 90%" in " ".join(done.output.split())


def test_an_unreadable_input_outweighs_all_and_stops_nothing(tmp_path: Path) -> None:
    done = progress(
        indicators(tmp_path, "T01,甲县,2018-12-25,10"), str(tmp_path / "none.xlsx"), "--as-of", "2018-12-31"
    )
    assert done.exit_code == 2
    assert "met · due 2018-12-31" in done.output


def test_nothing_to_follow(tmp_path: Path) -> None:
    (tmp_path / "loan.csv").write_text("贷款编号,贷款金额（元）\n1,50000\n", encoding="utf-8")
    assert progress(str(tmp_path)).exit_code == 3


def test_formats_and_files(tmp_path: Path) -> None:
    path = indicators(tmp_path, "T01,甲县,2018-12-25,10")
    assert json.loads(progress(path, "--output-format", "json").stdout)["format"] == "fupin-progress"
    assert progress(path, "--output-format", "markdown").stdout.startswith("# Progress as of ")
    file = tmp_path / "report.txt"
    done = progress(path, "--as-of", "2018-12-31", "--output", str(file))
    assert done.stdout == ""
    assert "T01  Special-product advantage zones" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--output-format", "markdwon"], "there is no format markdwon; did you mean markdown?"),
        (["--output", "/nowhere/at/all"], "can't write /nowhere/at/all"),
        (["--rules", "/nowhere"], "/nowhere"),
    ],
)
def test_what_can_t_be_used(tmp_path: Path, option: list[str], message: str) -> None:
    done = progress(indicators(tmp_path, "T01,甲县,2018-12-25,10"), *option)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_unit_can_be_assumed(tmp_path: Path) -> None:
    (tmp_path / "光伏扶贫电站.csv").write_text(
        "电站编号,县名,装机容量,并网时间\n1,甲县,300,2018-06-01\n", encoding="utf-8"
    )
    indicators(tmp_path, "T18,甲县,2018-12-25,300")
    arguments = [str(tmp_path), "--as-of", "2018-12-31"]
    assert "can't be held against the station records" in progress(*arguments).output
    done = progress(*arguments, "--assume", "station.capacity_kw=千瓦")
    assert "agrees with the station records (1)" in done.output


def test_faults_of_targets_and_tasks_are_told_by_rules_verify(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(default_book(), book)
    path = book / "targets.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("total: capacity_kw", "total: capacity", 1), "utf-8")
    done = CliRunner().invoke(app, ["rules", "verify", str(book), "--lang", "en"])
    assert done.exit_code == 2
    assert "T18.proof.total: there is no field capacity; did you mean capacity_kw?" in done.stderr
    assert progress(indicators(tmp_path, "T01,甲县,2018-12-25,10"), "--rules", str(book)).exit_code == 2
