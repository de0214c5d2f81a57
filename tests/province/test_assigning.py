"""Whose a submission is, by its path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from fupin.model.county_names import is_period
from fupin.province.assigning import assigned
from fupin.reading.sources import Source, SourceFile, find_sources
from province.making import roster

COUNTIES = """  - {name: 阜平县, code: 130624, alias: [阜平]}
  - {name: 桥西区}
  - {name: 张家口桥西区, alias: 张家口市桥西区}
  - {name: 蔚县, files: [yu/*, "*-yuxian.xlsx"]}
"""


def source(*below: str, folder: str = "报送") -> Source:
    return Source(tuple(SourceFile(Path(folder, each), f"{folder}/{each}", each) for each in below))


def counties(folder: Path, sources: Sequence[Source]) -> list[tuple[str | None, bool, tuple[str, ...]]]:
    return [(each.county, each.listed, each.candidates) for each in assigned(sources, roster(folder, COUNTIES))]


@pytest.mark.parametrize(
    ("path", "county"),
    [
        ("阜平县/贷款.xlsx", "阜平县"),
        ("130624 阜 平.xlsx", "阜平县"),
        ("第一季度/１３０６２４.xlsx", "阜平县"),
        ("桥西区.xlsx", "桥西区"),
        ("张家口桥西区.xlsx", "张家口桥西区"),
        ("张家口市桥西区/表.xlsx", "张家口桥西区"),
        ("yu/表.xlsx", "蔚县"),
        ("2018/蔚-yuxian.xlsx", "蔚县"),
        ("yu/阜平县.xlsx", "蔚县"),
    ],
)
def test_a_path_tells_the_county(tmp_path: Path, path: str, county: str) -> None:
    assert counties(tmp_path, [source(path)]) == [(county, True, ())]


@pytest.mark.parametrize("path", ["蔚县.xlsx", "汇总.xlsx", "1306241.xlsx", "21306240阜.xlsx"])
def test_a_path_may_tell_none(tmp_path: Path, path: str) -> None:
    assert counties(tmp_path, [source(path)]) == [(None, False, ())]


@pytest.mark.parametrize(
    ("path", "candidates"),
    [
        ("阜平县/与桥西区对照.xlsx", ("阜平县", "桥西区")),
        ("130624张家口桥西区.xlsx", ("阜平县", "张家口桥西区")),
    ],
)
def test_of_two_counties_none_is_guessed(tmp_path: Path, path: str, candidates: tuple[str, ...]) -> None:
    assert counties(tmp_path, [source(path)]) == [(None, False, candidates)]


def test_the_folder_that_was_named_tells_where_nothing_below_does(tmp_path: Path) -> None:
    found = [source("表.xlsx", folder="报送/阜平县"), source("桥西区.xlsx", folder="报送/阜平县")]
    assert [county for county, _, _ in counties(tmp_path, found)] == ["阜平县", "桥西区"]
    named = [Source((SourceFile(Path(path), path),)) for path in ("阜平县/表.xlsx", "阜平县/报送/表.xlsx")]
    assert [county for county, _, _ in counties(tmp_path, named)] == ["阜平县", None]
    named = [
        Source((SourceFile(Path(path), path),)) for path in ("报送/yu/表.xlsx", "yu/表.xlsx", "报送/yu2/表.xlsx")
    ]
    assert [county for county, _, _ in counties(tmp_path, named)] == ["蔚县", "蔚县", None]


def test_a_county_s_own_folder_may_be_named(tmp_path: Path) -> None:
    found = [source("表.xlsx", folder="报送/yu"), source("阜平县.xlsx", folder="报送/yu")]
    assert [county for county, _, _ in counties(tmp_path, found)] == ["蔚县", "阜平县"]


def test_data_files_of_one_folder_are_divided_by_county(tmp_path: Path) -> None:
    others = (SourceFile(Path("报送/a.doc"), "报送/a.doc"),)
    whole = Source(source("阜平县_loan.csv", "桥西区_loan.csv", "阜平县_household.csv", "x.csv").files, others)
    found = assigned([whole], roster(tmp_path, COUNTIES))
    assert [(each.county, len(each.files), each.passed_over) for each in found] == [
        ("阜平县", 2, others),
        ("桥西区", 1, ()),
        (None, 1, ()),
    ]
    assert assigned([whole], None) == [whole]


def test_sub_folders_are_counties(tmp_path: Path) -> None:
    for path in ("阜平县/深/a.xlsx", "阜平县/b.csv", "c.xlsx", "某地/d.xlsx"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x")
    found = find_sources([str(tmp_path)])
    assert [(each.county, each.files[0].below) for each in found] == [
        (None, "c.xlsx"),
        ("某地", "某地/d.xlsx"),
        ("阜平县", "阜平县/b.csv"),
        ("阜平县", "阜平县/深/a.xlsx"),
    ]
    assert all(each.compared for each in assigned(found, None))
    beside = find_sources([str(tmp_path / "阜平县"), str(tmp_path / "某地")])
    assert [each.county for each in beside] == ["阜平县", "阜平县", None]
    assert [each.county for each in find_sources([str(tmp_path / "阜平县")])] == [None, "阜平县"]
    alone = find_sources([str(tmp_path / "某地")])
    assert [(each.county, each.compared) for each in assigned(alone, None)] == [(None, False)]
    assert [each.compared for each in assigned(alone, roster(tmp_path, COUNTIES))] == [True]


def test_a_folder_called_after_a_time_is_no_county(tmp_path: Path) -> None:
    for path in ("2018-09/阜平县/a.xlsx", "第三季度/b.xlsx", "01/c.xlsx", "130624/d.xlsx"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x")
    found = {each.files[0].path.name: each.county for each in find_sources([str(tmp_path)])}
    assert found == {"a.xlsx": "阜平县", "b.xlsx": None, "c.xlsx": "01", "d.xlsx": "130624"}


@pytest.mark.parametrize(
    "name", ["2018", "2018-09", "2018年", "2018年第三季度", "3季度", "2018Q3", "上半年", "９月", "201809"]
)
def test_names_of_times(name: str) -> None:
    assert is_period(name)


@pytest.mark.parametrize("name", ["01", "130624", "201300017", "阜平县2018", "第一批", "县01", "度", "四", ""])
def test_other_names(name: str) -> None:
    assert not is_period(name)
