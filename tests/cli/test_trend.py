"""`fupin trend`: from submissions to the trend, exit statuses, files, and what can't be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from support.past import ABSENT, County, one_county, progress, province, written

LOANS = "贷款编号,县名,贷款金额（元）,贷款期限（月）,放款日期\n"


def trend(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["trend", *arguments, "--lang", "en"])


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    """Two quarters of two counties."""
    first = province("2018-03-31", {"甲县": County({"LOAN01": 1}), "乙县": County({"LOAN02": 2})})
    last = province("2018-06-30", {"甲县": County({"LOAN01": 4}), "乙县": ABSENT})
    return [written(tmp_path, "q1.json", first), written(tmp_path, "q2.json", last)]


def test_from_submissions_to_the_trend(tmp_path: Path) -> None:
    amounts = {"2018-03-31": ("60000", "70000", "50000"), "2018-06-30": ("50000", "70000", "50000"),
               "2018-12-31": ("50000", "50000", "50000")}  # fmt: skip
    reports = []
    for day, texts in amounts.items():
        folder = tmp_path / day
        folder.mkdir()
        rows = [f"{number},甲县,{text},36,2018-01-02" for number, text in enumerate(texts, 1)]
        table = folder / "扶贫小额信贷.csv"
        table.write_text(LOANS + "\n".join(rows) + "\n", encoding="utf-8")
        reports.append(str(tmp_path / f"{day}.json"))
        options = ["--as-of", day, "--select", "LOAN01", "--output-format", "json", "--output", reports[-1]]
        assert CliRunner().invoke(app, ["check", str(table), *options]).exit_code in (0, 1)
    done = trend(*reports, "--output-format", "json")
    assert done.exit_code == 0, done.output
    (county,) = json.loads(done.stdout)["counties"]
    assert county["county"] == "甲县"
    figures = [(at.get("gap"), at.get("findings", {}).get("error"), at.get("fail_rate")) for at in county["quarters"]]
    assert figures == [(None, 2, "2/3"), (None, 1, "1/3"), ("no_report", None, None), (None, 0, "0")]
    assert "甲县" in trend(reports[-1]).stdout  # without any finding, too


def test_one_bad_file_never_stops_the_others(two: list[str], tmp_path: Path) -> None:
    cut = tmp_path / "cut.json"
    cut.write_bytes(Path(two[0]).read_bytes()[:500])
    other = written(tmp_path, "other.json", {"format": "something"})
    done = trend(two[0], str(cut), two[1], other, str(tmp_path / "none.json"))
    assert done.exit_code == 2
    assert "甲县" in done.stdout
    for name, why in (("cut.json", "cut off"), ("other.json", "no check report"), ("none.json", "can't be opened")):
        assert any(name in line and why in line for line in done.stderr.splitlines()), done.stderr


def test_nothing_usable(tmp_path: Path) -> None:
    assert trend(str(tmp_path / "none.json")).exit_code == 2
    nobody = written(tmp_path, "a.json", province("2018-03-31", {"甲县": ABSENT}))
    done = trend(nobody)
    assert done.exit_code == 3
    assert "There are no figures in these reports." in done.stdout


def test_reports_of_one_day_that_differ_are_refused_and_the_rest_is_shown(two: list[str], tmp_path: Path) -> None:
    again = written(tmp_path, "again.json", one_county("2018-06-30", "甲县", County({"LOAN01": 9})))
    done = trend(*two, again)
    assert done.exit_code == 2
    assert "speak of the same day (2018-06-30)" in " ".join(done.stdout.split())
    assert "By county: error" in done.stdout


def test_choices(two: list[str], tmp_path: Path) -> None:
    followed = written(tmp_path, "p.json", progress("2018-03-31", []))
    one = json.loads(trend(*two, followed, "--county", "乙县", "--rule", "LOAN02", "--output-format", "json").stdout)
    assert one["chosen"] == {"counties": ["乙县"], "rules": ["LOAN02"]}
    assert [each["rule"] for each in one["rules"]] == ["LOAN02"]
    assert [at.get("gap") for at in one["counties"][0]["quarters"]] == [None, "not_submitted"]
    assert "By rule: fail" in trend(*two, "--by", "rule").stdout
    assert (
        "| LOAN01 Loan of at most 50,000 yuan | 1 | 4 |"
        in trend(*two, "--by", "rule", "--output-format", "markdown").stdout
    )
    assert "By county: coverage" in trend(*two, "--measure", "coverage").stdout


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--county", "甲"], "there is no county 甲"),
        (["--rule", "LOAN1"], "there is no rule LOAN1; did you mean LOAN01"),
        (["--rule", ""], "there is no rule"),
        (["--output-format", "markdwon"], "did you mean markdown?"),
        (["--output", "/nowhere/at/all"], "can't write /nowhere/at/all"),
        (["--rules", "/nowhere"], "/nowhere"),
    ],
)
def test_what_can_t_be_used(two: list[str], option: list[str], message: str) -> None:
    done = trend(*two, *option)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_report_is_never_written_over(two: list[str]) -> None:
    before = Path(two[0]).read_bytes()
    done = trend(*two, "--output", two[0], "--output-format", "json")
    assert done.exit_code == 2
    assert "is an input" in done.stderr
    assert Path(two[0]).read_bytes() == before


@pytest.mark.parametrize(("form", "start"), [("text", "Trend over the quarters"), ("markdown", "# Trend")])
def test_formats_on_standard_output(two: list[str], form: str, start: str) -> None:
    assert trend(*two, "--output-format", form).stdout.startswith(start)


def test_a_format_in_a_file(two: list[str], tmp_path: Path) -> None:
    file = tmp_path / "trend.html"
    done = trend(*two, "--output-format", "html", "--output", str(file))
    assert (done.exit_code, done.stdout) == (0, "")
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
