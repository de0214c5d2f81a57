"""The three progress reports: bars, figures that never look better than they are, widths, escapes, JSON."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from fupin.checking import CheckOptions
from fupin.model.exact import exact
from fupin.model.text import Language
from fupin.progress.following import follow
from fupin.progress.result import ProgressResult
from fupin.reading.sources import find_sources
from fupin.report.progress.as_text import ProgressText
from fupin.report.progress.formats import PROGRESS_REPORTERS
from fupin.report.progress.words import amount, bar, percent

COUNTY = Path(__file__).parents[3] / "examples" / "示例县-2018" / "示例县-2018.xlsx"
LANGUAGES = list(Language)


def county(as_of: date = date(2019, 6, 30)) -> ProgressResult:
    return follow(find_sources([str(COUNTY)]), CheckOptions(as_of=as_of))


@pytest.fixture(scope="module")
def result() -> ProgressResult:
    return county()


def written(result: ProgressResult, form: str, language: Language = Language.ENGLISH) -> str:
    stream = io.StringIO()
    PROGRESS_REPORTERS[form](result, stream, language)
    return stream.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(result: ProgressResult, language: Language, width: int) -> None:
    stream = io.StringIO()
    ProgressText(Console(file=stream, width=width, no_color=True), language).write(result)
    lines = stream.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_the_text_needs_no_colour(result: ProgressResult) -> None:
    text = written(result, "text", Language.CHINESE)
    assert "\x1b" not in text
    assert "[#...................] 约 0.9%  逾期 · 2018-12-31 已到期" in text
    assert "任务指标!F14   T28 产业就业扶贫项目贫困户覆盖率" in text


def test_bars_are_full_only_where_it_is_reached() -> None:
    assert bar(Fraction(0), 4) == "[....]"
    assert bar(Fraction(1, 1000), 4) == "[#...]"
    assert bar(Fraction(999, 1000), 4) == "[###.]"
    assert bar(Fraction(1), 4) == bar(Fraction(7), 4) == "[####]"
    assert bar(Fraction(-1), 4) == "[....]"
    assert bar(None, 4) == "[----]"


@given(st.fractions(0, 2))
def test_a_share_is_shown_rounded_down_and_marked(share: Fraction) -> None:
    shown = percent(share)
    number = Fraction(Decimal(shown.en.strip("~%")))
    assert number <= share * 100 < number + Fraction(1, 10)
    assert shown.en.startswith("~") is shown.zh.startswith("约") is (number != share * 100)


def test_what_is_needed_is_rounded_up() -> None:
    assert amount(Fraction(10, 3), "个", up=True).zh == "约 4 个"
    assert amount(Fraction(4), "个", up=True).zh == "4 个"
    assert amount(Fraction(1437, 1493), "比例").en == "~96.24%"
    assert amount(Fraction(1, 2), "比例").en == "50%"


@given(st.fractions(-50, 50, max_denominator=5000))
def test_a_fraction_is_written_exactly(value: Fraction) -> None:
    text = exact(value)
    assert text is not None
    assert Fraction(text) == value
    assert ("/" in text) is bool(10**20 % value.denominator)


def test_json_holds_every_target_task_and_finding(result: ProgressResult) -> None:
    report: dict[str, Any] = json.loads(written(result, "json"))
    assert (report["format"], report["version"], report["as_of"]) == ("fupin-progress", 1, "2019-06-30")
    assert (len(report["targets"]), len(report["tasks"])) == (33, 26)
    (finding,) = report["findings"]
    assert {key: finding[key] for key in ("code", "target", "sheet", "cell", "reported", "low", "high")} == {
        "code": "PRG01",
        "target": "T28",
        "sheet": "任务指标",
        "cell": "F14",
        "reported": "1",
        "low": "1437/1493",
        "high": "1437/1493",
    }
    stations = next(target for target in report["targets"] if target["target"] == "T19")
    assert (stations["state"], stations["value"], stations["share"]) == ("overdue", "14", "7/706")
    assert (stations["missing"], stations["percent_rounded_down"]) == ("1398", "0.9")
    assert report["tasks"][0]["milestones"][0]["state"] == "overdue"


def test_names_differ_between_languages_and_figures_do_not(result: ProgressResult) -> None:
    chinese, english = (json.loads(written(result, "json", language)) for language in LANGUAGES)
    for one, other in zip(chinese["targets"], english["targets"], strict=True):
        assert one["name"] != other["name"]
        assert (one["state"], one["share"], one["missing"]) == (other["state"], other["share"], other["missing"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_markdown_are_whole(result: ProgressResult, language: Language) -> None:
    lines = written(result, "markdown", language).splitlines()
    width = 0
    for line in lines:
        cells = line.replace("\\|", "").count("|") if line.startswith("|") else 0
        assert cells == width or not width or not cells
        width = cells
    assert sum(line.startswith("| T") for line in lines) >= 33


def test_what_stands_in_cells_is_escaped_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "任务指标.csv"
    path.write_text("指标编号,地区,统计日期,完成值\nT01,[甲`|<b>县*,2018-12-25,3\n", encoding="utf-8")
    text = written(follow(find_sources([str(path)]), CheckOptions(as_of=date(2018, 12, 31))), "markdown")
    assert "\\[甲\\`&#124;&lt;b&gt;县\\*" in text


def test_many_areas_are_counted_and_their_differences_listed_up_to_a_number(tmp_path: Path) -> None:
    areas = [f"{one}{other}县" for one in "甲乙丙丁戊己庚辛" for other in "子丑寅卯辰巳午"]
    stations = [f"{number},{area},村级,2018-01-01" for number, area in enumerate(areas)]
    header = "电站编号,县名,电站类型,并网时间"
    (tmp_path / "光伏扶贫电站.csv").write_text("\n".join([header, *stations]) + "\n", encoding="utf-8")
    rows = [f"T19,{area},2018-12-25,{2 if number else 1}" for number, area in enumerate(areas)]
    rows += [f"T18,{area},2018-12-25,5" for area in areas]
    path = tmp_path / "任务指标.csv"
    path.write_text("\n".join(["指标编号,地区,统计日期,完成值", *rows]) + "\n", encoding="utf-8")
    text = written(follow(find_sources([str(tmp_path)]), CheckOptions(as_of=date(2018, 12, 31))), "text")
    many = len(areas)
    assert f"held against the records of each: differ {many - 1} · agree 1" in text
    assert f"held against the records of each: can't be told {many}" in text
    assert text.count("reported 2, differs from the records") == 50
    assert f"\n  {many - 51} more\n" in text
    assert f"{2 * many - 1} / 1,412 ({many} areas, last 2018-12-25)" in text


def test_nothing_to_hold_against_targets_is_said(tmp_path: Path) -> None:
    path = tmp_path / "loan.csv"
    path.write_text("贷款编号,贷款金额（元）\n1,50000\n", encoding="utf-8")
    text = written(follow(find_sources([str(path)]), CheckOptions(as_of=date(2018, 12, 31))), "text")
    assert text == "There are no indicators, no task ledger and no records to hold them against.\n"
