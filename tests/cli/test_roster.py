"""`fupin check --roster`, from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from support.province import AS_OF, RECORDS, below, write_province

FAULTS = ("over_limit", "copied_loan", "enterprise_twice", "not_submitted", "stranger")


def run(*arguments: str | Path) -> Result:
    words = ["check", *(str(argument) for argument in arguments), "--as-of", AS_OF[1].isoformat()]
    return CliRunner().invoke(app, words, env={"COLUMNS": "200"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_province(tmp_path / "province", 1, faults=())
    return tmp_path / "province"


def test_a_small_province_end_to_end(tmp_path: Path) -> None:
    folder = tmp_path / "province"
    expected = below(folder, write_province(folder, 4, faults=FAULTS))
    done = run(folder, "--roster", folder / "counties.yaml", "--output-format", "json", "--jobs", "1")
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    found = {(each["rule"], each["path"], each["cells"][0]["cell"]) for each in report["findings"]}
    found |= {(each["code"], each["path"], each["cell"]) for each in report["problems"]}
    assert found == {(each.code, each.path or str(folder / "counties.yaml"), each.cell) for each in expected}
    messages = {each["cell"]: each["message"] for each in report["problems"]}
    assert all(each.other in messages[each.cell] for each in expected if each.other)
    counties = {each["county"]: each["records"] for each in report["counties"]}
    assert counties == {"东山县": RECORDS, "西山县": RECORDS, "南山县": RECORDS, "北山县": 0, "汇总表": 1}
    for rule in report["verdicts"]:
        of_counties = [each for county in report["counties"] for each in county["verdicts"]]
        same = [each for each in of_counties if (each["rule"], each["record"]) == (rule["rule"], rule["record"])]
        assert {key: sum(each[key] for each in same) for key in ("pass", "fail", "unknown")} == {
            key: rule[key] for key in ("pass", "fail", "unknown")
        }


def test_a_faulty_roster_ends_with_2_and_all_its_lines(folder: Path) -> None:
    roster = folder / "counties.yaml"
    roster.write_text("format: fupin-roster/1\ncounties:\n  - name: 甲\n  - name: 甲\n    cod: 1\n", encoding="utf-8")
    done = run(folder, "--roster", roster, "--lang", "zh")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"{roster}:4: 甲.name：甲 在第 3 行已经写过；每个县只列一次，名称、代码、文件各属一个县",
        f"{roster}:5: 甲.cod：没有这样的键；是不是 code？",
    ]


def test_no_report_is_written_over_the_roster(folder: Path) -> None:
    roster = folder / "counties.yaml"
    before = roster.read_bytes()
    done = run(folder, "--roster", roster, "--output", f"json={roster}")
    assert done.exit_code == 2
    assert roster.read_bytes() == before


def test_the_receipt_has_the_hash_of_the_roster(folder: Path) -> None:
    roster = folder / "counties.yaml"
    report = json.loads(run(folder, "--roster", roster, "--output-format", "json").stdout)
    assert len(report["options"]["roster"]) == 64
    assert [each["county"] for each in report["counties"]] == ["东山县"]
    alone = json.loads(run(folder / "东山县", "--output-format", "json").stdout)
    assert alone["options"]["roster"] is None
    assert not alone.get("counties")
