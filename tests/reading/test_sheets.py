"""A sheet as read: exact places, values, and one problem for every cell that does not parse."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.model.cell import unread
from fupin.model.problems import Problem, ProblemCode
from fupin.reading import sheets
from fupin.reading.formats.delimited import read_delimited
from support.examples import examples
from support.sheets import PATH, Cells, filled, found, left_out, make_sheet, read, read_csv, read_rows, values

HEADER = ["贷款编号", "贷款金额（元）", "贷款期限（月）", "贷款利率（%）", "放款日期", "是否财政贴息"]
GOOD = ["0017", "50000", "36", "4.35", "2018-08-28", "是"]


def test_a_table_that_stands_somewhere_in_its_sheet_keeps_its_places() -> None:
    rows: Cells = [
        ["台账"],
        [None, "单位：万元"],
        ["贷款编号", "贷款金额", "备注"],
        ["0017", "5.2", "x"],
        ["0018", "五万多", None],
    ]
    reading = read_rows(rows, first_row=3, first_column=8)
    assert (reading.path, reading.sheet, reading.record) == (PATH, "Sheet1", "loan")
    assert reading.header_rows == (5,)
    assert reading.headers == {"loan_id": "贷款编号", "amount_yuan": "贷款金额"}
    assert reading.unknown_columns == ("备注",)
    assert (reading.row(0), reading.row(1)) == (6, 7)
    assert (reading.cell(0, "loan_id"), reading.cell(1, "amount_yuan")) == ("H6", "I7")
    assert values(reading, "amount_yuan") == ["52000", None]
    assert reading.text(0, "amount_yuan") == "5.2"
    assert found(reading) == [("DATA01", "I7", "amount_yuan", "五万多")]
    assert reading.problems[0] == Problem(
        ProblemCode.UNREADABLE, PATH, "Sheet1", "I7", 7, "amount_yuan", "贷款金额", "五万多", {"detail": ""}
    )


def test_a_field_without_a_column_has_no_cell_text_or_value() -> None:
    reading = read_rows([["贷款编号", "县名"], ["1", "甲县"]])
    assert reading.cell(0, "amount_yuan") is None
    assert reading.text(0, "amount_yuan") is None
    assert reading.value(0, "amount_yuan") is None
    assert "amount_yuan" not in reading.table.columns
    assert reading.table.parts == ((1, frozenset({"loan_id", "county"})),)


def test_a_good_row_has_values_and_no_problems() -> None:
    reading = read_rows([HEADER, GOOD])
    names = ["loan_id", "amount_yuan", "term_months", "annual_rate", "issued_on", "interest_subsidised"]
    assert [reading.value(0, name) for name in names] == ["0017", "50000", "36", "0.0435", "2018-08-28", "true"]
    assert set(reading.table.columns) == set(names)
    assert found(reading) == []


def test_columns_are_in_the_records_order_wherever_they_stand() -> None:
    reading = read_rows([["放款日期", "贷款金额（元）", "贷款编号"], ["2018-08-28", "5000", "1"]])
    assert list(reading.table.columns) == list(reading.fields) == ["loan_id", "amount_yuan", "issued_on"]
    assert reading.fields == {"loan_id": 2, "amount_yuan": 1, "issued_on": 0}


@pytest.mark.parametrize(
    ("line", "header", "cell", "value", "problems"),
    [
        ("单位：万元", "贷款金额", "5", "50000", []),
        ("单位：万元", "贷款金额（元）", "5000", "5000", [("DATA21", "B2", "贷款金额（元）")]),
        ("单位：万元", "贷款金额（万元）", "5", "50000", []),
        ("单位：户、万元", "贷款金额", "5", "50000", []),
        ("单位：元、万元", "贷款金额", "5", None, [("DATA02", "B3", "5")]),
        ("单位：亩", "贷款金额", "5", None, [("DATA02", "B3", "5")]),
        (None, "贷款金额", "5", None, [("DATA02", "B3", "5")]),
        (None, "贷款金额", "5万元", "50000", []),
        (None, "贷款金额（元）", "5万元", "50000", [("DATA21", "B3", "5万元")]),
        ("单位：元", "贷款金额", "5万元", "50000", [("DATA21", "B3", "5万元")]),
        ("单位：元", "贷款金额（万元）", "5万元", "50000", [("DATA21", "B2", "贷款金额（万元）")]),
        (None, "贷款金额（亩）", "5", None, [("DATA03", "B3", "5")]),
        ("单位：万元", "贷款金额（亩）", "5", None, [("DATA03", "B3", "5")]),
        (None, "贷款金额（亩）", "5万元", "50000", [("DATA21", "B3", "5万元")]),
        ("单位：万元", "amount_yuan", "5000", "5000", [("DATA21", "B2", "amount_yuan")]),
        (None, "贷款金额（元）", "5亩", None, [("DATA03", "B3", "5亩")]),
    ],
)
def test_the_nearest_unit_wins_and_a_note_says_where_two_differ(
    line: str | None, header: str, cell: str, value: str | None, problems: list[tuple[str, str, str]]
) -> None:
    reading = read_rows([[None, line], ["贷款编号", header], ["1", cell]])
    assert values(reading, "amount_yuan") == [value]
    assert [(code, place, text) for code, place, _, text in found(reading)] == problems


def test_the_notes_on_units_name_both() -> None:
    reading = read_rows([["单位：万元"], ["贷款编号", "贷款金额（元）"], ["1", "5千元"]])
    assert [problem.params for problem in reading.problems] == [{"units": "元 / 万元"}, {"units": "千元 / 元"}]


def test_a_unit_line_counts_households_too() -> None:
    reading = read_rows(
        [["单位：万户、万元"], ["项目编号", "受益贫困户", "受益贫困人口"], ["1", "1.2", "30"]], "project"
    )
    assert values(reading, "poor_households") == ["12000"]
    assert values(reading, "poor_persons") == ["30"]
    assert found(reading) == []


@pytest.mark.parametrize(
    ("header", "value", "problems"),
    [
        ("受益贫困户", "12", []),
        ("受益贫困户（户）", "12", []),
        ("受益贫困户（万户）", "120000", []),
        ("受益贫困户（人）", None, [("DATA03", "B2", "poor_households", "12")]),
    ],
)
def test_a_count_needs_no_unit_and_takes_no_other(
    header: str, value: str | None, problems: list[tuple[str, str, str, str]]
) -> None:
    reading = read_rows([["项目编号", header], ["1", "12"]], "project")
    assert values(reading, "poor_households") == [value]
    assert found(reading) == problems


def test_every_cell_that_does_not_parse_is_one_problem_at_its_cell() -> None:
    bad = ["L2", "五万三", "三年半左右", "高", "2018-02-30", "可能"]
    reading = read_rows([HEADER, GOOD, bad, ["L3", "5亩", "3", "#REF!", "03/04/2018", "是"]])
    assert found(reading) == [
        ("DATA01", "B3", "amount_yuan", "五万三"),
        ("DATA01", "C3", "term_months", "三年半左右"),
        ("DATA01", "D3", "annual_rate", "高"),
        ("DATA01", "E3", "issued_on", "2018-02-30"),
        ("DATA01", "F3", "interest_subsidised", "可能"),
        ("DATA03", "B4", "amount_yuan", "5亩"),
        ("DATA06", "D4", "annual_rate", "#REF!"),
        ("DATA07", "E4", "issued_on", "03/04/2018"),
    ]
    for name in ("amount_yuan", "annual_rate", "issued_on"):
        assert values(reading, name)[1:] == [None, None]
        assert filled(reading, name) == [True, True, True]


def test_an_empty_cell_is_no_problem_and_is_not_filled() -> None:
    reading = read_rows([HEADER, ["L1", "-", None, "—", " ", "/"]])
    assert found(reading) == []
    for name in reading.fields:
        assert values(reading, name) == (["L1"] if name == "loan_id" else [None])
        assert filled(reading, name) == [name == "loan_id"]


def test_sizes_out_of_the_usual_are_notes_and_change_no_value() -> None:
    reading = read_rows([HEADER, ["L1", "99", "361", "24.1", None, None], ["L2", "100", "360", "24", None, None]])
    assert values(reading, "amount_yuan") == ["99", "100"]
    assert found(reading) == [
        ("DATA22", "B2", "amount_yuan", "99"),
        ("DATA22", "C2", "term_months", "361"),
        ("DATA22", "D2", "annual_rate", "24.1"),
    ]
    assert [problem.params for problem in reading.problems] == [
        {"value": "99", "usual": "100–1000000"},
        {"value": "361", "usual": "1–360"},
        {"value": "0.241", "usual": "0–0.24"},
    ]


def test_a_header_seen_twice_makes_the_column_unknown_and_present_still_works() -> None:
    rows: Cells = [
        ["贷款编号", "贷款金额（元）", "贷款金额（万元）"],
        ["1", "5", None],
        ["2", None, "x"],
        ["3", "-", None],
    ]
    reading = read_rows(rows, first_column=2)
    assert values(reading, "amount_yuan") == [None, None, None]
    assert filled(reading, "amount_yuan") == [True, True, False]
    assert found(reading) == [("DATA13", "D1", "amount_yuan", "贷款金额（万元）")]
    assert reading.problems[0].params == {"cells": "C1、D1"}
    assert (reading.problems[0].row, reading.problems[0].header) == (1, "贷款金额（元）")
    assert reading.unknown_columns == ()


def test_a_canonical_header_beats_a_variant_which_is_listed() -> None:
    reading = read_rows([["贷款编号", "借款金额（元）", "贷款金额（元）"], ["1", "7", "500"]])
    assert values(reading, "amount_yuan") == ["500"]
    assert reading.cell(0, "amount_yuan") == "C2"
    assert reading.unknown_columns == ("借款金额（元）",)
    assert found(reading) == []


def test_faults_of_the_format_stand_at_their_cells_also_below_rows_left_out() -> None:
    faults = {(3, 1): unread(ProblemCode.NO_RESULT), (1, 1): unread(ProblemCode.DIGITS_LOST)}
    rows: Cells = [["贷款编号", "贷款金额（元）"], ["1", "1e+15"], [None], ["2", "=A1"], ["3", "500"]]
    reading = read(make_sheet(rows, faults=faults))
    assert values(reading, "amount_yuan") == [None, None, "500"]
    assert found(reading) == [("DATA08", "B2", "amount_yuan", "1e+15"), ("DATA09", "B4", "amount_yuan", "=A1")]
    assert left_out(reading) == [(3, "blank")]


def test_serial_numbers_are_dates_in_a_workbook_only() -> None:
    rows: Cells = [["贷款编号", "放款日期"], ["1", "43340"]]
    assert values(read(make_sheet(rows, epoch=date(1899, 12, 30))), "issued_on") == ["2018-08-28"]
    assert values(read(make_sheet(rows, epoch=date(1904, 1, 1))), "issued_on") == ["2022-08-29"]
    csv = read_csv("贷款编号,放款日期\n1,43340\n")
    assert values(csv, "issued_on") == [None]
    assert found(csv) == [("DATA01", "2:2", "issued_on", "43340")]


def test_a_ragged_line_is_one_problem_and_all_of_it_unknown() -> None:
    reading = read_csv("贷款编号,贷款金额（元）,县名\n1,5000,甲县\n2,5,000,乙县\n3,7000\n4,8000,丙县,\n")
    assert values(reading, "amount_yuan") == ["5000", None, None, None]
    assert values(reading, "county") == ["甲县", None, None, None]
    assert filled(reading, "county") == [True] * 4
    assert found(reading) == [("DATA10", f"{line}:1", None, None) for line in (3, 4, 5)]
    assert [problem.params for problem in reading.problems] == [
        {"cells": "4", "headers": "3"},
        {"cells": "2", "headers": "3"},
        {"cells": "4", "headers": "3"},
    ]
    assert [problem.row for problem in reading.problems] == [3, 4, 5]


def test_lines_above_the_header_and_blank_lines_are_not_ragged() -> None:
    reading = read_csv("台账\n单位：万元\n贷款编号,贷款金额\n1,5\n\n2,6\n合计,11\n\n")
    assert values(reading, "amount_yuan") == ["50000", "60000"]
    assert reading.header_rows == (3,)
    assert [reading.row(record) for record in range(2)] == [4, 6]
    assert found(reading) == []
    assert left_out(reading) == [(1, "title"), (2, "unit_line"), (5, "blank"), (7, "total")]


def test_problems_are_in_the_order_of_rows_and_columns_those_of_the_header_first() -> None:
    rows: Cells = [
        ["单位：万元"],
        ["贷款编号", "贷款金额（元）", "贷款余额", "县名", "县名"],
        ["1", "x", "y", "甲", "乙"],
        ["2", "z", "9", "", ""],
    ]
    places = [(code, cell) for code, cell, _, _ in found(read_rows(rows))]
    assert places == [("DATA21", "B2"), ("DATA13", "E2"), ("DATA01", "B3"), ("DATA01", "C3"), ("DATA01", "B4")]


def test_long_sheets_are_typed_side_by_side_to_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: Cells = [
        HEADER,
        *[[f"L{at}", str(at), "3年" if at % 2 else "x", "4.35", "2018-08-28", "是"] for at in range(50)],
    ]
    alone = read_rows(rows)
    monkeypatch.setattr(sheets, "_LONG", 1)
    together = read_rows(rows)
    assert together.problems == alone.problems
    assert len(alone.problems) == 50 + sum(at < 100 for at in range(50))
    for name in alone.fields:
        assert values(together, name) == values(alone, name)


@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.text('5万元亩-#,"\n 年', max_size=4)), min_size=6, max_size=6), max_size=5
    )
)
@settings(max_examples=examples(100), deadline=None)
def test_no_cell_is_lost(cells: list[list[str | None]]) -> None:
    """Each record's cell has a value, is empty, or is exactly one problem that is no note."""
    reading = read_rows([HEADER, *cells])
    errors = [(problem.row, problem.field) for problem in reading.problems if problem.level.value == "error"]
    assert len(set(errors)) == len(errors)
    for record in range(reading.table.rows):
        for name in reading.fields:
            has_value = reading.value(record, name) is not None
            is_problem = (reading.row(record), name) in errors
            assert has_value + is_problem == reading.table.columns[name].filled[record].as_py()
    seen = {reading.row(record) for record in range(reading.table.rows)} | {row.row for row in reading.left_out}
    held = [at for at, row in enumerate(cells, 2) if any(text and text.strip() for text in row)]
    assert seen >= {row for row in held if any(text and text.strip(" \n-") for text in cells[row - 2])}


def test_a_csv_names_its_places_by_physical_line_and_column() -> None:
    (raw,) = read_delimited('贷款编号,县名,贷款金额（元）\n1,"甲\n县",x\n2,乙县,y\n'.encode())
    reading = read(raw)
    assert [reading.row(record) for record in range(2)] == [2, 4]
    assert found(reading) == [("DATA01", "2:3", "amount_yuan", "x"), ("DATA01", "4:3", "amount_yuan", "y")]
