"""The files of two reports are told to be the same by their place below the folder of all, by content, by name."""

from __future__ import annotations

import pytest

from fupin.comparison.files import Files, below_folder
from fupin.past_reports.shapes import PastInput, PastReport
from support import comparing


def report(*files: str | tuple[str, str]) -> PastReport:
    """A report of these files; of a pair the second is the content."""
    pairs = [(each, each) if isinstance(each, str) else each for each in files]
    inputs = [{"path": path, "sha256": content, "status": "checked", "sheets": ()} for path, content in pairs]
    return comparing.report([]).model_copy(update={"inputs": tuple(map(PastInput.model_validate, inputs))})


@pytest.mark.parametrize(
    ("paths", "below"),
    [
        (["Q1/甲县/a.csv", "Q1/乙县/a.csv", "Q1/b.xlsx"], ["甲县/a.csv", "乙县/a.csv", "b.xlsx"]),
        (["/data/Q1/甲县/a.csv", "/data/Q1/甲县/b.csv"], ["a.csv", "b.csv"]),
        (["a.xlsx"], ["a.xlsx"]),
        ([r"C:\Q1\甲县\a.csv", r"C:\Q1\乙县\a.csv"], ["甲县/a.csv", "乙县/a.csv"]),
        ([], []),
    ],
)
def test_the_place_of_a_file_below_the_folder_of_all(paths: list[str], below: list[str]) -> None:
    assert list(below_folder(report(*paths)).values()) == below


def found(old: PastReport, new: PastReport, path: str) -> str | None:
    now = Files(old, new).now(path)
    return None if now is None else now.path


def test_a_quarter_s_folder_may_have_another_name() -> None:
    old = report("Q1/甲县/loan.csv", "Q1/乙县/loan.csv")
    new = report("Q2/甲县/loan.csv", "Q2/乙县/loan.csv")
    assert found(old, new, "Q1/乙县/loan.csv") == "Q2/乙县/loan.csv"


def test_a_county_s_file_that_is_missing_is_not_another_county_s_of_the_same_name() -> None:
    old = report("Q1/甲县/loan.csv", "Q1/乙县/loan.csv", "Q1/丙县/loan.csv")
    new = report("Q2/甲县/loan.csv", "Q2/丙县/loan.csv")
    assert found(old, new, "Q1/乙县/loan.csv") is None


def test_a_file_that_moved_is_known_by_its_content_else_by_a_name_of_its_own() -> None:
    old = report(("Q1/甲县/x.csv", "same"), "Q1/乙县/y.csv", "Q1/z.csv")
    new = report("Q1/a/b/other.csv", ("Q1/丁县/renamed.csv", "same"), "Q1/其他/y.csv")
    assert found(old, new, "Q1/甲县/x.csv") == "Q1/丁县/renamed.csv"
    assert found(old, new, "Q1/乙县/y.csv") == "Q1/其他/y.csv"
    assert found(old, new, "Q1/z.csv") is None


def test_the_only_file_of_each_report_is_the_same_whatever_it_is_called() -> None:
    assert found(report("a.xlsx"), report("b.xlsx"), "a.xlsx") == "b.xlsx"
    assert found(report("a.xlsx"), report("b.xlsx"), "no input") == "b.xlsx"
    assert not Files(report("a.xlsx"), report("b.xlsx")).known("no input")
