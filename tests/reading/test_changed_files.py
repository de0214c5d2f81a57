"""Changed files to the submissions that they belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin.reading.changed_files import changed_sources
from fupin.reading.sources import Source

OWN_REPORT = '{"format": "fupin-report", "version": 1}'
FILES = {
    "甲县/loan.csv": "a",
    "甲县/household.csv": "a",
    "甲县/~$甲县.xlsx": "a",
    "甲县/甲县.xlsx": "a",
    "甲县/乡/loan.csv": "a",
    "甲县/说明.md": "a",
    "甲县/结果.json": OWN_REPORT,
    "乙县/loan.csv": "a",
    "乙县/乙县.xlsx": "a",
    "丙县/结果.json": OWN_REPORT,
    "root.csv": "a",
}


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def labels(sources: list[Source]) -> list[list[str]]:
    return [[file.label for file in source.files] for source in sources]


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (["甲县/甲县.xlsx"], [["甲县/甲县.xlsx"]]),
        (["甲县/loan.csv"], [["甲县/household.csv", "甲县/loan.csv"]]),
        (["甲县/loan.csv", "./甲县/household.csv"], [["甲县/household.csv", "甲县/loan.csv"]]),
        (["甲县/乡/loan.csv"], [["甲县/乡/loan.csv"]]),
        (["乙县/loan.csv", "甲县/loan.csv"], [["乙县/loan.csv"], ["甲县/household.csv", "甲县/loan.csv"]]),
        (["乙县/loan.csv", "乙县/乙县.xlsx"], [["乙县/乙县.xlsx"], ["乙县/loan.csv"]]),
        (["root.csv"], [["root.csv"]]),
        (["甲县/~$甲县.xlsx"], []),
        (["甲县/说明.md"], []),
        (["甲县/结果.json", "丙县/结果.json"], []),
        (["乙县"], [["乙县/乙县.xlsx"], ["乙县/loan.csv"]]),
        ([], []),
    ],
)
def test_a_changed_file_stands_for_what_it_belongs_to(changed: list[str], expected: list[list[str]]) -> None:
    assert labels(changed_sources(changed)) == expected


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize(
    ("gone", "expected"),
    [("甲县.xlsx", [["甲县.xlsx"]]), ("x/no.csv", [["x/no.csv"]]), ("no.md", []), ("~$a.xls", [])],
)
def test_a_table_that_is_not_there_is_told_of(gone: str, expected: list[list[str]]) -> None:
    assert labels(changed_sources([gone])) == expected


def test_it_is_the_file_that_counts_and_not_how_its_name_is_written(province: Path) -> None:
    other = province / "别名"
    other.symlink_to(province / "甲县", target_is_directory=True)
    (source,) = changed_sources(["别名/../甲县/loan.csv"])
    assert [file.path.name for file in source.files] == ["household.csv", "loan.csv"]


def test_a_folder_that_cannot_be_listed_still_has_the_files_that_are_named(
    province: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("fupin.reading.changed_files.looked_at", refused)
    assert labels(changed_sources(["甲县/loan.csv", "甲县/甲县.xlsx", "甲县/说明.md"])) == [
        ["甲县/甲县.xlsx"],
        ["甲县/loan.csv"],
    ]


def test_reports_and_files_passed_over_are_told_beside_the_changed_ones(province: Path) -> None:
    (province / "甲县" / "扫描.pdf").write_bytes(b"x")
    (source,) = changed_sources(["甲县/loan.csv"])
    assert [file.path.name for file in source.reports] == ["结果.json"]
    assert [file.path.name for file in source.passed_over] == ["扫描.pdf"]


@pytest.mark.usefixtures("province")
def test_a_submission_is_told_to_be_of_the_county_whose_folder_it_is_in() -> None:
    sources = changed_sources(["甲县/loan.csv", "甲县/乡/loan.csv", "root.csv"])
    assert [source.county for source in sources] == ["甲县", "甲县", None]


def test_standard_input_stays_standard_input(province: Path) -> None:
    (source,) = changed_sources(["-"], province / "root.csv")
    assert (source.files[0].path, source.files[0].label) == (province / "root.csv", "-")
