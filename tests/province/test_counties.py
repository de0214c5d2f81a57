"""Results by county: whose what is, what is missing, and figures that add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import fupin
from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.province.counties import province_of
from fupin.reading.sources import Source
from fupin.result import InputReport, SubmissionResult, VerdictCount
from province.making import loans, province, roster, submission, table, told

ROW = ("0001", "H1", "李四", "5", "1", "")
THREE = "  - {name: 东山县, alias: 东山}\n  - {name: 西山县}\n  - {name: 南山县}\n"


def counted(made: SubmissionResult, passed: int, fail: int) -> SubmissionResult:
    return replace(made, verdicts=(VerdictCount("LOAN01", "loan", passed, fail, 0, 0),))


def test_one_county_by_itself_has_no_results_by_county() -> None:
    assert province(loans("东山县", ROW)).counties == ()
    nothing = submission(None, table("甲.xlsx", [("贷款编号",), ("1",)]))
    other = submission(None, table("d/乙.csv", [("贷款编号",), ("2",)]))
    assert province(nothing, other).counties == ()
    assert province(loans("东山县", ROW), nothing).counties == ()


def test_counties_stand_in_order_of_their_first_submissions_and_add_up() -> None:
    made = [
        counted(loans("西山县", ROW), 5, 1),
        counted(loans("东山县", ROW, path="a.xlsx"), 3, 0),
        counted(loans("西山县", ("0002", *ROW[1:]), path="b.xlsx"), 2, 2),
        replace(submission(None), inputs=(InputReport("南川区/坏.xlsx", None, Text("坏", "bad")),)),
    ]
    found = province_of([*made[:3], replace(made[3], county="南川区")], [], None, ["LOAN01"]).counties
    assert [each.county for each in found] == ["西山县", "东山县", "南川区"]
    assert found[0].paths == ("西山县.xlsx", "b.xlsx")
    assert found[0].verdicts == (VerdictCount("LOAN01", "loan", 7, 3, 0, 0),)
    assert (found[0].summary.records, found[0].submitted, found[2].unreadable) == (2, True, 1)


def test_flat_files_are_called_after_their_counties() -> None:
    files = [
        submission(None, table(f"p/{name}.xlsx", [("贷款编号",), ("1",)])) for name in ("139001东山县", "西山县")
    ]
    assert [each.county for each in province(*files).counties] == ["139001东山县", "西山县"]


def test_the_roster_tells_who_is_missing_and_who_is_none_of_its(tmp_path: Path) -> None:
    listed = roster(tmp_path, THREE)
    stray = submission("北山县", table("汇总.xlsx", [("贷款编号", "县名"), ("9", "北山县")]))
    found = province(loans("东山", ROW, path="东.xlsx"), stray, roster=listed)
    assert [(each.county, each.submitted, each.listed) for each in found.counties] == [
        ("东山县", True, True),
        ("西山县", False, True),
        ("南山县", False, True),
        ("北山县", True, False),
    ]
    assert [(each.code.value, each.path, each.row, each.county) for each in found.problems] == [
        ("DATA35", str(tmp_path / "counties.yaml"), 4, "西山县"),
        ("DATA35", str(tmp_path / "counties.yaml"), 5, "南山县"),
        ("DATA36", "汇总.xlsx", None, None),
    ]
    assert [each.summary.problems for each in found.counties] == [0, 1, 1, 1]


@pytest.mark.parametrize(("county", "told_of"), [("东山县", ["DATA35"]), ("北山县", ["DATA35", "DATA36"])])
def test_records_decide_between_candidates_only(tmp_path: Path, county: str, told_of: list[str]) -> None:
    listed = roster(tmp_path, "  - {name: 东山县}\n  - {name: 西山县}\n")
    sources = [Source((), candidates=("东山县", "西山县"))]
    found = province(loans(county, ROW), roster=listed, sources=sources)
    codes = [code for code, *_ in told(found.problems)]
    assert codes == (told_of if county == "东山县" else ["DATA35", "DATA35", "DATA36"])


def test_what_is_on_no_roster_is_not_the_county_that_it_is_called_like(tmp_path: Path) -> None:
    listed = roster(tmp_path, "  - {name: 东山县}\n  - {name: 西山县}\n  - {name: 南山县}\n")
    sources = [Source((), county="东山县", listed=True), Source((), candidates=("西山县", "南山县"))]
    files = [replace(loans("东山县", ROW, path=path), county="东山县") for path in ("东.xlsx", "西山县和南山县.xlsx")]
    found = province(*files, roster=listed, sources=sources)
    assert [(each.county, each.listed, each.paths) for each in found.counties] == [
        ("东山县", True, ("东.xlsx",)),
        ("西山县", True, ()),
        ("南山县", True, ()),
        ("东山县", False, ("西山县和南山县.xlsx",)),
    ]


@pytest.mark.parametrize(("folder", "listed"), [("汇总", True), (None, True), ("北山县", False)])
def test_records_tell_the_county_where_the_folder_is_none(tmp_path: Path, folder: str | None, listed: bool) -> None:
    made = replace(loans("东山县", ROW), county=folder)
    found = province(made, roster=roster(tmp_path, "  - {name: 东山县}\n"))
    assert [each.submitted for each in found.counties] == ([True] if listed else [False, True])
    assert ("DATA36" in [each.code.value for each in found.problems]) is not listed


def test_candidates_are_named(tmp_path: Path) -> None:
    listed = roster(tmp_path, THREE)
    nothing = submission(None, table("甲.xlsx", [("贷款编号",), ("1",)]))
    found = province(nothing, roster=listed, sources=[Source((), candidates=("东山县", "西山县"))])
    (problem,) = [each for each in found.problems if each.code is ProblemCode.NOT_ON_ROSTER]
    assert problem.params["candidates"] == "东山县,西山县"


def test_records_that_name_another_county_are_told_once_a_sheet(tmp_path: Path) -> None:
    rows = [
        ("贷款编号", "县名"),
        ("1", "东山县"),
        ("2", "西山县"),
        ("3", "西山县"),
        ("4", "东山"),
        ("5", "东山县一乡"),
    ]
    made = submission("东山县", table("d.xlsx", rows))
    for listed in (None, roster(tmp_path, THREE)):
        (problem,) = [each for each in province(made, roster=listed).problems if each.code.value == "DATA39"]
        assert (problem.cell, problem.row, problem.text, problem.params["records"]) == ("B3", 3, "西山县", "2")
        assert problem.level.value == "warning"


def test_a_folder_that_is_no_county_doubts_no_record() -> None:
    made = submission("第一季度", table("d.xlsx", [("贷款编号", "县名"), ("1", "东山县"), ("2", "西山县")]))
    assert province(made).problems == ()


def test_a_frame_of_counties_by_rule(tmp_path: Path) -> None:
    for county, amount in (("东山县", 5), ("西山县", 60000)):
        (tmp_path / county).mkdir()
        (tmp_path / county / "loan.csv").write_text(f"loan_id,amount_yuan\n1,{amount}\n2,5\n3,\n", encoding="utf-8")
    result = fupin.check(tmp_path, select=["LOAN01"])
    frame = result.counties_frame()
    assert frame.columns[0] == "county"
    assert frame["listed"].all()
    assert frame[["county", "judged", "fail", "unknown"]].to_numpy().tolist() == [
        ["东山县", 2, 0, 1],
        ["西山县", 2, 1, 1],
    ]
    assert [str(rate) for rate in frame["rate"]] == ["0", "1/2"]
    assert [finding.county for finding in result.findings if finding.row == 2] == ["西山县"]
    assert fupin.check(tmp_path / "东山县", select=["LOAN01"]).counties_frame().empty
