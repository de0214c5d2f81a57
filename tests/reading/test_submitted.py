"""The sheets of a file: recognised, pinned by the user, skipped, hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fupin.model.origins import Recognition, UnitSource
from fupin.model.problems import ProblemCode
from fupin.model.units import UNITS
from fupin.reading.files import NamedSheet
from fupin.reading.pins import ColumnPin, Pins, SheetPin
from fupin.reading.submitted import SubmittedTables, read_tables, unused_pins
from support.sheets import Cells, make_sheet, values

ROWS: Cells = [["某县"], ["甲", "乙", "丙"], ["L1", "5", "3"], ["L2", "6", "3"]]
KNOWN: Cells = [["贷款编号", "贷款金额", "贷款期限（月）"], ["L1", "5", "36"]]


def read(rows: Cells, *pins: SheetPin, assumed: str = "", name: str = "Sheet1") -> SubmittedTables:
    units = {("loan", "amount_yuan"): UNITS[assumed]} if assumed else {}
    sheet = NamedSheet(name, make_sheet(rows, name=name))
    return read_tables("some/county.xlsx", [sheet], None, Pins(pins, units, "m.yaml"))


def pin(**columns: ColumnPin) -> SheetPin:
    return SheetPin(record="loan", header_rows=(2,), columns=columns, line=2)


def column(field: str | None, unit: str | None = None, line: int = 5) -> ColumnPin:
    return ColumnPin(field, None if unit is None else UNITS[unit], line)


def codes(tables: SubmittedTables) -> list[tuple[str, str | None]]:
    return [(problem.code.value, problem.cell) for problem in tables.problems]


def test_headers_that_nobody_knows_are_pinned_by_letter_and_by_header() -> None:
    found = read(ROWS, pin(A=column("loan_id"), 乙=column("amount_yuan", "万元")))
    (reading,) = found.readings
    assert values(reading, "amount_yuan") == ["50000", "60000"]
    assert reading.header_rows == (2,)
    assert reading.layout.recognised_by is Recognition.MAPPING
    assert reading.units["amount_yuan"].source is UnitSource.MAPPING
    assert reading.unknown_columns == ("丙",)
    assert codes(found) == [("DATA25", "B2")]
    assert found.used_pins == {0}


def test_without_a_pin_they_are_a_sheet_of_no_known_kind() -> None:
    assert [problem.code for problem in read(ROWS).problems] == [ProblemCode.SHEET_UNKNOWN]


def test_a_column_that_is_not_there_is_named_with_its_line() -> None:
    found = read(ROWS, pin(A=column("loan_id"), Z=column("amount_yuan", line=7)))
    (problem,) = [problem for problem in found.problems if problem.code is ProblemCode.MAPPING_UNUSED]
    assert problem.params["line"] == "7"


def test_a_column_pinned_to_nothing_belongs_to_no_field() -> None:
    found = read(KNOWN, SheetPin(record="loan", columns={"贷款金额": column("")}, line=2))
    assert "amount_yuan" not in found.readings[0].fields
    assert found.readings[0].unknown_columns == ("贷款金额",)


def test_a_field_that_is_pinned_belongs_to_no_other_column() -> None:
    found = read(
        [["贷款编号", "贷款金额（元）", "乙"], ["L1", "1", "5"]],
        SheetPin(record="loan", columns={"C": column("amount_yuan", "万元")}),
    )
    assert values(found.readings[0], "amount_yuan") == ["50000"]


def test_a_pinned_unit_holds_against_the_header_and_the_note_says_so() -> None:
    found = read(
        [["贷款编号", "贷款金额（元）"], ["L1", "5"], ["L2", "7元"]], SheetPin(columns={"B": column(None, "万元")})
    )
    assert values(found.readings[0], "amount_yuan") == ["50000", "7"]
    assert codes(found)[:2] == [("DATA21", "B1"), ("DATA25", "B1")]


def test_an_assumed_unit_holds_where_nothing_declares_one() -> None:
    assert values(read(KNOWN, assumed="万元").readings[0], "amount_yuan") == ["50000"]
    assert values(read(KNOWN).readings[0], "amount_yuan") == [None]
    declared = [["贷款编号", "贷款金额（元）"], ["L1", "5"]]
    assert values(read(declared, assumed="万元").readings[0], "amount_yuan") == ["5"]


def test_a_pinned_record_decides_the_kind() -> None:
    rows: Cells = [["县名", "是否建档立卡贫困户"], ["甲县", "是"]]
    assert read(rows, SheetPin(record="household")).readings[0].record == "household"
    assert read(rows, SheetPin(record="loan"), name="贫困户").readings[0].record == "loan"


def test_a_skipped_sheet_is_said() -> None:
    found = read(KNOWN, SheetPin(sheet="Sheet*", skip=True, line=3))
    assert found.readings == ()
    assert codes(found) == [("DATA24", None)]


@pytest.mark.parametrize("entry", [SheetPin(file="other*"), SheetPin(sheet="Sheet2"), SheetPin(file="*.csv")])
def test_entries_that_fit_no_sheet_are_named(entry: SheetPin) -> None:
    found = read(KNOWN, replace(entry, skip=True, line=4))
    assert len(found.readings) == 1
    pins = Pins((replace(entry, line=4),), {}, "m.yaml")
    (problem,) = unused_pins(pins, found.used_pins)
    assert (problem.code, problem.path, problem.params["line"]) == (ProblemCode.MAPPING_UNUSED, "m.yaml", "4")


def test_the_first_entry_that_fits_holds() -> None:
    found = read(KNOWN, SheetPin(sheet="Sheet1", line=2), SheetPin(skip=True, line=9))
    assert len(found.readings) == 1
    assert found.used_pins == {0}


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    raw = replace(make_sheet([*KNOWN, ["L2", "7元", "12"]]), hidden_rows=(2,), hidden_columns=(2,))
    found = read_tables("a.xlsx", [NamedSheet("Sheet1", raw)], None, Pins())
    assert values(found.readings[0], "term_months") == ["36", "12"]
    (note,) = [problem for problem in found.problems if problem.code is ProblemCode.HIDDEN]
    assert (note.params["zh"], note.params["en"]) == ("第 3 行、C 列", "rows 3, columns C")


def test_a_part_of_a_sheet_that_is_unknown_is_named_with_its_first_cell() -> None:
    rows: Cells = [*KNOWN, [None], ["联系人名单"], ["姓名", "职务", "电话"], ["张三", "主任", "13300000000"]]
    (problem,) = [p for p in read(rows).problems if p.code is ProblemCode.SHEET_UNKNOWN]
    assert (problem.cell, problem.row) == ("A4", 4)


def test_a_suggestion_where_one_unit_alone_makes_sense() -> None:
    (problem,) = read(KNOWN).problems
    assert problem.code is ProblemCode.NO_UNIT
    assert problem.params["suggestion"] == "--assume loan.amount_yuan=万元"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("填表说明", ProblemCode.SHEET_SKIPPED),
        ("下拉选项", ProblemCode.SHEET_SKIPPED),
        ("Sheet2", ProblemCode.SHEET_UNKNOWN),
    ],
)
def test_a_sheet_of_instructions_is_passed_over_with_a_note(name: str, code: ProblemCode) -> None:
    rows: Cells = [["列", "怎么填"], ["甲", "填写全称"], ["乙", "按月填写"]]
    assert [problem.code for problem in read(rows, name=name).problems] == [code]


def test_records_in_a_sheet_that_is_called_instructions_are_read() -> None:
    assert len(read(KNOWN, name="填表说明").readings) == 1
