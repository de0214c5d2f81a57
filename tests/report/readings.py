"""A finished result, made by hand, with every kind of thing that reading a submission can say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fupin.model.origins import Recognition, UnitSource
from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text
from fupin.model.units import UNITS, YEAR
from fupin.reading.pins import ColumnPin, Pins, SheetPin
from fupin.reading.rows import LeftOutRow
from fupin.result import CheckResult, ColumnReport, InputReport, SheetReport
from fupin.rulebook.book import RuleBook

_LOANS = SheetReport(
    sheet="附件2",
    record="loan",
    header_rows=(3, 4),
    records=120,
    left_out=(
        *(LeftOutRow(row, "blank") for row in range(7, 10)),
        LeftOutRow(12, "total"),
        LeftOutRow(25, "total (#REF! I25)"),
        LeftOutRow(26, "total"),
        LeftOutRow(41, "header"),
        LeftOutRow(60, "something"),
        LeftOutRow(130, "footnote"),
        *(LeftOutRow(row, "blank") for row in range(200, 260, 2)),
    ),
    unknown_columns=("备 注",),
    hidden=True,
    area="A3:L260",
    recognised_by=Recognition.TITLE,
    units=("万元", "户"),
    columns=(
        ColumnReport("A", "序号"),
        ColumnReport("B", "贷款编号", "loan_id"),
        ColumnReport("C", "贷款人\n姓名", "borrower_name", hidden=True),
        ColumnReport("I", "扶贫小额信贷/贷款金额", "amount_yuan", "万元", UnitSource.LINE),
        ColumnReport("J", "贷款期限", "term_months", "年", UnitSource.MAPPING),
        ColumnReport("K", "贷款利率", "annual_rate"),
        ColumnReport("L", "备 注"),
    ),
)
_HOUSEHOLDS = SheetReport(
    sheet=None,
    record="household",
    header_rows=(),
    records=5,
    left_out=(),
    unknown_columns=("phone no",),
    hidden=False,
    recognised_by=Recognition.OPTION,
)


def made_result() -> CheckResult:
    """A workbook with a messy sheet and two that were not read, a data file, and others without anything."""
    return CheckResult(
        book=RuleBook("test", "1", Text("测试", "test"), "0" * 64, ()),
        rules={},
        as_of=date(2018, 12, 31),
        inputs=(
            InputReport("示例县.xlsx", "1", None, (_LOANS,), "Excel (.xlsx)"),
            InputReport("household.csv", "2", None, (_HOUSEHOLDS,), "CSV, GB18030, ;"),
            InputReport("空.xlsx", "3", None),
            InputReport("旧.xls", None, Text("有密码", "protected")),
        ),
        verdicts=(),
        findings=(),
        problems=(
            Problem(
                ProblemCode.SHEET_UNKNOWN,
                "示例县.xlsx",
                "Sheet3",
                params={"name": "Sheet3", "nearest": "loan,hiring,household"},
            ),
            Problem(ProblemCode.SHEET_UNKNOWN, "示例县.xlsx", "Sheet4", params={"name": "Sheet4", "nearest": ""}),
            Problem(ProblemCode.SHEET_SKIPPED, "示例县.xlsx", "说明", params={"name": "说明", "nearest": ""}),
            Problem(ProblemCode.SHEET_SKIPPED, "示例县.xlsx", "草稿", params={"name": "草稿"}),
        ),
    )


def made_pins() -> Pins:
    """A mapping file that says something of every kind."""
    loans = SheetPin(
        file="某县*.xlsx",
        sheet="Sheet1",
        record="loan",
        header_rows=(3, 4),
        columns={
            "I": ColumnPin("amount_yuan", UNITS["万元"], 7),
            "贷款利率": ColumnPin("annual_rate", None, 8),
            "J": ColumnPin(None, YEAR, 9),
            "K": ColumnPin("", None, 10),
        },
        line=2,
    )
    text = SheetPin(file="*.csv", header_rows=(2,), encoding="gb18030", line=13)
    sheets = (loans, SheetPin(sheet="填表说明", skip=True, line=11), text, SheetPin(line=16))
    return Pins(sheets, {("loan", "amount_yuan"): UNITS["万元"]}, str(Path("某县.yaml")))
