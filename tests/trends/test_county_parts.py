"""Whose a report is: as it says, as its findings or its files' names say, or its file's."""

from __future__ import annotations

from typing import Any

import pytest

from fupin.report.trend.notes import remarks_of
from fupin.trends.county_parts import county_parts
from fupin.trends.figures import Gap
from fupin.trends.making import trend_of
from support.past import County, given, one_county, province, sheet

CLEAN = County({})
DAY = "2018-06-30"


def report(**members: Any) -> Any:
    return given("r.json", one_county(DAY, "甲县", CLEAN, **members))


def inputs(*paths: str) -> list[dict[str, Any]]:
    """Files of which the first has the records of a clean county."""
    sheets = [[sheet(CLEAN.records)], *[[]] * len(paths)]
    return [
        {"path": path, "sha256": None, "status": "checked", "sheets": own}
        for path, own in zip(paths, sheets, strict=False)
    ]


@pytest.mark.parametrize(
    ("members", "county"),
    [
        ({"county": "丁县"}, "丁县"),
        ({"inputs": inputs("报送/乙县-2018.xlsx")}, "乙县"),
        ({"inputs": inputs("乙县/a.csv", "乙县/b.csv")}, "乙县"),
        ({"inputs": inputs("a.xlsx")}, "a.xlsx"),
        ({"inputs": inputs("x\\y\\a.csv")}, "a.csv"),
        ({"inputs": inputs("x/a.csv", "x/b.csv")}, "x"),
        ({"inputs": inputs("a.csv", "b.csv")}, "a.csv"),
    ],
)
def test_the_county_of_a_report_of_one(members: dict[str, Any], county: str) -> None:
    other = given("p.json", province(DAY, {"乙县": CLEAN, "小乙县": CLEAN}))
    found = [part.county for part in county_parts([report(**members), other])]
    assert found == [county, "乙县", "小乙县"]


def test_the_longest_name_in_a_path_is_the_county() -> None:
    other = given("p.json", province(DAY, {"乙县": CLEAN, "小乙县": CLEAN}))
    assert next(county_parts([report(inputs=inputs("小乙县.xlsx")), other])).county == "小乙县"


def test_findings_name_the_county_where_they_name_but_one() -> None:
    found = one_county(DAY, "甲县", County({"LOAN01": 2}), inputs=inputs("x.xlsx"))
    for finding in found["findings"]:
        finding["path"] = "x.xlsx"
    assert next(county_parts([given("r.json", found)])).county == "甲县"
    found["findings"][0]["county"] = "乙县"
    assert next(county_parts([given("r.json", found)])).county == "x.xlsx"


@pytest.mark.parametrize(
    ("county", "gap"),
    [
        (County({}, records=0, unreadable=1), Gap.UNREADABLE),
        (County({}, records=0, files=2, unreadable=1), Gap.NO_RECORDS),
        (County({}, records=0), Gap.NO_RECORDS),
        (County({}, records=0, files=0), Gap.NOT_SUBMITTED),
        (County({}), None),
    ],
)
def test_without_records_there_are_no_figures(county: County, gap: Gap | None) -> None:
    for report in (one_county(DAY, "甲县", county), province(DAY, {"甲县": county})):
        assert [part.gap for part in county_parts([given("r.json", report)])] == [gap]


def test_a_county_that_no_report_names_is_told() -> None:
    other = given("p.json", province("2018-03-31", {"乙县": CLEAN}))
    trend = trend_of([report(inputs=inputs("乙县.xlsx")), other], [])
    assert trend.unnamed == (("r.json", "乙县"),)
    assert [len([point for point in each.points if point.path]) for each in trend.counties] == [2]
    assert "r.json names no county; by the names of its files it is taken for: 乙县" in [
        note.en for note in remarks_of(trend)
    ]
