"""Names of copied sheets: each once, and taken by every program."""

from __future__ import annotations

import numpy as np
import pytest

from fupin.model.sheet_copy import SheetCopy
from fupin.model.text import Language
from fupin.report.workbook.names import copy_names, link


def _copy(path: str, sheet: str | None) -> SheetCopy:
    return SheetCopy(path, sheet, (), np.array([], np.int64), None, 1, (), hidden=False)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ([("a.xlsx", "贷款")], ["贷款"]),
        ([("a/loan.csv", None)], ["loan"]),
        ([("甲.xlsx", "贷款"), ("乙.xlsx", "贷款")], ["甲·贷款", "乙·贷款"]),
        ([("甲/x.xlsx", "贷款"), ("乙/x.xlsx", "贷款")], ["x·贷款", "x·贷款 (2)"]),
        ([("a.xlsx", "A"), ("a.xlsx", "Ａ")], ["A", "Ａ (2)"]),
        ([("a.xlsx", "检查结果"), ("a.xlsx", "History")], ["检查结果 (2)", "History (2)"]),
        ([("a.xlsx", "'a[1]:*?/\\b'")], ["a［1］：＊？／＼b"]),
        ([("a.xlsx", "''")], ["表"]),
        ([("a.xlsx", "长" * 40), ("a.xlsx", "长" * 40 + "b")], ["长" * 31, "长" * 27 + " (2)"]),
        ([("a.xlsx", "_x000D_")], ["＿x000D_"]),
    ],
)
def test_names(given: list[tuple[str, str | None]], names: list[str]) -> None:
    assert copy_names([_copy(*each) for each in given], Language.CHINESE) == names


def test_sheets_of_a_province_are_called_after_their_counties() -> None:
    given = [_copy("报/甲县/loan.csv", None), _copy("报/乙县/x.xlsx", "贷款"), _copy("报/乙县/x.xlsx", "户")]
    counties = {"报/甲县/loan.csv": "甲县[1]", "报/乙县/x.xlsx": "乙县"}
    assert copy_names(given, Language.CHINESE, counties) == ["甲县［1］·loan", "乙县·贷款", "乙县·户"]


def test_links_quote_names() -> None:
    assert link("a'b", "I17") == "internal:'a''b'!I17"
