"""Workbooks: every cell at its place, as the user sees it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from fupin.model.errors import UnreadableInputError
from fupin.reading.formats.workbook import read_workbook
from fupin.reading.raw import RawSheet
from support.grids import cells, faults, hidden, merges
from support.sheets import filled, found, left_out, read, values
from support.workbooks import inline, make_package, make_workbook

State = Literal["visible", "hidden", "veryHidden"]
Rows = list[list[Any]]
HEADER = ["贷款编号", "贷款金额（元）", "贷款利率", "放款日期", "是否财政贴息"]


def only(path: Path) -> RawSheet:
    (sheet,) = read_workbook(path)
    return sheet


def reason(path: Path) -> str:
    with pytest.raises(UnreadableInputError) as caught:
        read_workbook(path)
    return caught.value.text.en


def test_values_of_every_type_as_the_user_sees_them(tmp_path: Path) -> None:
    row = ["0017", 50000, 0.1 + 0.2, 1e-5, True, False, date(2018, 8, 28), datetime(2018, 8, 28, 9, 30), time(9, 30)]
    sheet = only(make_workbook(tmp_path / "a.xlsx", [[*row, timedelta(hours=30), " 甲 ", "", "=1"]]))
    texts = [cells(sheet).get(f"{letter}1") for letter in "ABCDEFGHIJKL"]
    assert texts[:6] == ["0017", "50000", "0.3", "0.00001", "TRUE", "FALSE"]
    assert texts[6:] == ["2018-08-28", "2018-08-28 09:30:00", "09:30:00", "1 day, 6:00:00", " 甲 ", None]


@pytest.mark.parametrize("start", ["A1", "C5", "AA100"])
def test_a_table_keeps_its_place_in_the_sheet(tmp_path: Path, start: str) -> None:
    sheet = only(make_workbook(tmp_path / "a.xlsx", [["贷款编号", None], [None, "x"]], start=start))
    column, row = start.rstrip("0123456789"), int(start.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    following = {"A": "B", "C": "D", "AA": "AB"}[column]
    assert cells(sheet) == {start: "贷款编号", f"{following}{row + 1}": "x"}
    assert sheet.rows.tolist() == [row, row + 1]


def test_a_percent_format_is_a_percent_sign_only_on_numbers(tmp_path: Path) -> None:
    rows: Rows = [
        HEADER,
        ["1", 0.05, 0.0435, None, None],
        ["2", None, "0.05", None, None],
        ["3", None, -0.3, None, None],
    ]
    formats = {"B2": "0%", "C2": "0.00%", "C3": "0%", "C4": "0.0%;[Red]-0.0%", "D2": "0%", "A2": "0%"}
    sheet = only(make_workbook(tmp_path / "a.xlsx", rows, formats=formats))
    assert [cells(sheet)[place] for place in ("B2", "C2", "C3", "C4", "A2")] == ["5%", "4.35%", "0.05", "-30%", "1"]
    reading = read(sheet)
    assert values(reading, "annual_rate") == ["0.0435", None, "-0.3"]
    assert found(reading)[:2] == [("DATA03", "B2", "amount_yuan", "5%"), ("DATA02", "C3", "annual_rate", "0.05")]


def test_formats_that_write_zeros_or_a_unit(tmp_path: Path) -> None:
    rows: Rows = [HEADER, [17, 5.2, 4.35, None, None], ["x", 50000, None, None, None]]
    formats = {"A2": "0000", "B2": '0.0"万元"', "B3": '0.0,"万元"', "C2": '0.00"%"'}
    reading = read(only(make_workbook(tmp_path / "a.xlsx", rows, formats=formats)))
    assert values(reading, "loan_id") == ["0017", "x"]
    assert values(reading, "amount_yuan") == ["52000", "50000"]
    assert values(reading, "annual_rate") == ["0.0435", None]
    assert found(reading) == [("DATA21", "B2", "amount_yuan", "5.2万元")]


def test_errors_and_formulas_without_a_result_are_problems_at_their_cells(tmp_path: Path) -> None:
    data = (
        f'<row r="1">{inline("A1", "贷款编号")}{inline("B1", "贷款金额（元）")}{inline("C1", "县名")}</row>'
        f'<row r="2">{inline("A2", "1")}<c r="B2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>'
        '<c r="C2" t="e"><v>#N/A</v></c></row>'
        f'<row r="3">{inline("A3", "2")}<c r="B3"><f>SUM(B1:B2)</f></c><c r="C3" t="str"><f>""</f><v></v></c></row>'
        f'<row r="4">{inline("A4", "3")}<c r="B4"><f>250*2</f><v>500</v></c></row>'
        f'<row r="5">{inline("A5", "合计")}<c r="B5" t="e"><v>#REF!</v></c></row>'
    )
    sheet = only(make_package(tmp_path / "a.xlsx", data))
    reading = read(sheet)
    assert found(reading) == [
        ("DATA06", "B2", "amount_yuan", "#DIV/0!"),
        ("DATA06", "C2", "county", "#N/A"),
        ("DATA09", "B3", "amount_yuan", "=SUM(B1:B2)"),
    ]
    assert values(reading, "amount_yuan") == [None, None, "500"]
    assert filled(reading, "amount_yuan") == [True, True, True]
    assert filled(reading, "county") == [True, False, False]
    assert left_out(reading) == [(5, "total (#REF! B5)")]


def test_cells_that_only_the_scan_sees_make_room_on_every_side(tmp_path: Path) -> None:
    data = (
        '<row r="2"><c r="B2"><f>X</f></c></row>'
        f'<row r="4">{inline("D4", "甲")}{inline("E4", "乙")}</row><row r="5">{inline("D5", "丙")}</row>'
        '<row r="9"><c r="G9"><f>Y</f></c></row>'
    )
    sheet = only(make_package(tmp_path / "a.xlsx", data))
    assert cells(sheet) == {"B2": "=X", "D4": "甲", "E4": "乙", "D5": "丙", "G9": "=Y"}
    assert faults(sheet) == {"B2": "DATA09", "G9": "DATA09"}
    assert (sheet.rows.tolist(), sheet.first_column, len(sheet.columns)) == ([*range(2, 10)], 2, 6)


def test_a_sheet_of_nothing_but_unresolved_formulas(tmp_path: Path) -> None:
    sheet = only(make_package(tmp_path / "a.xlsx", '<row r="3"><c r="C3"><f>X</f></c></row>'))
    assert cells(sheet) == {"C3": "=X"}


def test_an_empty_sheet_has_no_cells(tmp_path: Path) -> None:
    sheet = only(make_package(tmp_path / "a.xlsx", ""))
    assert (len(sheet.columns), len(sheet.rows)) == (0, 0)


def test_styles_of_cells_outside_the_values_matter_to_nobody(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1" s="1"><v>0.5</v></c></row><row r="9"><c r="Z9" s="1"/></row>'
    assert cells(only(make_package(tmp_path / "a.xlsx", data, formats=["0%"]))) == {"A1": "50%"}


def test_numbers_of_16_digits_have_lost_some_in_ids_and_amounts(tmp_path: Path) -> None:
    rows: Rows = [
        HEADER,
        [130123198001011234, 1e15, None, None, None],
        [123456789012345, 99999999999999.0, None, None, None],
    ]
    reading = read(only(make_workbook(tmp_path / "a.xlsx", rows)))
    assert values(reading, "loan_id") == [None, "123456789012345"]
    assert [row[:3] for row in found(reading)[:2]] == [("DATA08", "A2", "loan_id"), ("DATA08", "B2", "amount_yuan")]
    assert values(reading, "amount_yuan") == [None, "99999999999999"]


def test_an_id_of_18_digits_as_text_is_kept(tmp_path: Path) -> None:
    reading = read(only(make_workbook(tmp_path / "a.xlsx", [HEADER, ["130123198001011234", 1]])))
    assert values(reading, "loan_id") == ["130123198001011234"]


@pytest.mark.parametrize(("epoch", "serial"), [(None, 43340), (CALENDAR_MAC_1904, 41878)])
def test_dates_and_serials_of_both_calendars(tmp_path: Path, epoch: datetime | None, serial: int) -> None:
    rows: Rows = [
        HEADER,
        ["1", None, None, date(2018, 8, 28), 1],
        ["2", None, None, serial, 0],
        ["3", None, None, str(serial), None],
    ]
    rows += [["4", None, None, datetime(2018, 8, 28, 23, 59), True], ["5", None, None, 2018, False]]
    reading = read(only(make_workbook(tmp_path / "a.xlsx", rows, epoch=epoch)))
    assert values(reading, "issued_on") == ["2018-08-28"] * 4 + [None]
    assert values(reading, "interest_subsidised") == ["true", "false", None, "true", "false"]
    assert found(reading) == [("DATA01", "D6", "issued_on", "2018")]


def test_chinese_date_formats_that_no_reader_knows_leave_a_serial(tmp_path: Path) -> None:
    formats = {"D2": 'yyyy"年"m"月"d"日"', "D3": "[$-804]yyyy/m/d", "D4": "General"}
    rows: Rows = [HEADER, *[[str(at), None, None, 43340, None] for at in range(3)]]
    reading = read(only(make_workbook(tmp_path / "a.xlsx", rows, formats=formats)))
    assert values(reading, "issued_on") == ["2018-08-28"] * 3


def test_a_date_or_a_flag_where_a_number_is_wanted_is_a_problem(tmp_path: Path) -> None:
    reading = read(only(make_workbook(tmp_path / "a.xlsx", [HEADER, ["1", date(2018, 8, 28)], ["2", True]])))
    assert found(reading) == [("DATA01", "B2", "amount_yuan", "2018-08-28"), ("DATA01", "B3", "amount_yuan", "TRUE")]


@pytest.mark.parametrize(("state", "hidden"), [("visible", False), ("hidden", True), ("veryHidden", True)])
def test_hidden_sheets_are_read_and_said_to_be(tmp_path: Path, state: State, hidden: bool) -> None:
    sheets = read_workbook(make_workbook(tmp_path / "a.xlsx", [HEADER], state=state))
    assert (sheets[0].name, sheets[0].hidden) == ("扶贫小额信贷", hidden)
    assert cells(sheets[0])["A1"] == "贷款编号"


def test_sheets_stand_in_their_order_and_charts_are_none(tmp_path: Path) -> None:
    book = Workbook()
    book.create_chartsheet("图").add_chart(BarChart())
    book.create_sheet("乙 & <丙>")["B2"] = "x"
    book.save(tmp_path / "a.xlsx")
    sheets = read_workbook(tmp_path / "a.xlsx")
    assert [sheet.name for sheet in sheets] == ["Sheet", "乙 & <丙>"]
    assert cells(sheets[1]) == {"B2": "x"}


def test_merged_cells_hide_what_they_cover(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2" t="e"><v>#REF!</v></c></row>'
        '<row r="3" hidden="1"><c r="B3"><v>3</v></c><c r="C3"><f>A1</f></c><c r="D3"><v>4</v></c></row>'
    )
    path = make_package(
        tmp_path / "a.xlsx",
        rows,
        epilogue='<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="D1:D2"/></mergeCells>',
    )
    sheet = only(path)
    assert (cells(sheet), faults(sheet)) == ({"B2": "1", "D3": "4"}, {})
    assert (merges(sheet), hidden(sheet)) == ({"B2:C3"}, ([3], []))


def test_merged_cells_that_overlap_are_damage(tmp_path: Path) -> None:
    areas = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A1:A1"/></mergeCells>'
    path = make_package(
        tmp_path / "a.xlsx", f'<row r="1">{inline("A1", "x")}{inline("B1", "y")}</row>', epilogue=areas
    )
    assert reason(path) == "not an intact .xlsx workbook (ValueError)"


def test_hidden_columns(tmp_path: Path) -> None:
    path = make_package(
        tmp_path / "a.xlsx",
        f'<row r="1">{inline("B1", "x")}{inline("D1", "y")}</row>',
        prefix='<cols><col min="1" max="2" hidden="1"/><col min="4" max="16384" hidden="true"/></cols>',
    )
    assert hidden(only(path)) == ([], [2, 4])


def test_errors_of_newer_programs_keep_their_code(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1" t="str"><f>A1</f><v>#SPILL!</v></c>'
        '<c r="C1" t="e" s="0"><f t="array" ref="C1">SORT(A1:A2)</f><v>#CALC!</v></c><c r="D1"><v>5</v></c></row>'
    )
    sheet = only(make_package(tmp_path / "a.xlsx", rows))
    assert cells(sheet) == {"A1": "#SPILL!", "B1": "#SPILL!", "C1": "#CALC!", "D1": "5"}
    assert faults(sheet) == {"A1": "DATA06", "C1": "DATA06"}


def test_a_strict_workbook(tmp_path: Path) -> None:
    plain = make_package(
        tmp_path / "a.xlsx", f'<row r="1">{inline("A1", "甲")}<c r="B1" s="1"><v>0.5</v></c></row>', formats=["0%"]
    )
    strict = tmp_path / "b.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            old_relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            new.writestr(name, text.replace(old_relations, "http://purl.oclc.org/ooxml/officeDocument/relationships"))
    assert cells(only(strict)) == {"A1": "甲", "B1": "50%"}


def test_numbers_that_are_none_are_problems(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e400</v></c><c r="C1"><v>5</v></c></row>'
    assert faults(only(make_package(tmp_path / "a.xlsx", rows))) == {"A1": "DATA08", "B1": "DATA08"}


def test_sheets_of_macros_are_called_that(tmp_path: Path) -> None:
    whole = make_package(tmp_path / "a.xlsx", "")
    path = tmp_path / "b.xlsm"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            to = name.replace("worksheets", "macrosheets")
            text = old.read(name).replace(b"worksheets/", b"macrosheets/")
            new.writestr(to, text.replace(b"relationships/worksheet", b"relationships/xlIntlMacrosheet"))
    assert reason(path) == "it has sheets of Excel 4 macros; save it as .xlsx without macros"


def test_cells_of_the_type_date(tmp_path: Path) -> None:
    days = ["2018-08-28", "2018-08-28T09:30:00", "09:30:00", "2018-08-28T09:30:00Z", "2018"]
    row = "".join(f'<c r="{letter}1" t="d"><v>{day}</v></c>' for letter, day in zip("ABCDE", days, strict=True))
    found = list(cells(only(make_package(tmp_path / "a.xlsx", f'<row r="1">{row}</row>'))).values())
    assert found == ["2018-08-28", "2018-08-28 09:30:00", "09:30:00", "2018-08-28T09:30:00Z", "2018"]


def test_a_time_longer_than_any_is_damage(tmp_path: Path) -> None:
    path = make_package(tmp_path / "a.xlsx", '<row r="1"><c r="A1" s="1"><v>1e10</v></c></row>', formats=["[h]:mm"])
    assert reason(path) == "not an intact .xlsx workbook (OverflowError)"


def test_escaped_characters_are_read_as_excel_does(tmp_path: Path) -> None:
    cells_ = inline("A1", "a_x000D_b") + inline("B1", "_x005F_x000D_")
    assert cells(only(make_package(tmp_path / "a.xlsx", f'<row r="1">{cells_}</row>'))) == {
        "A1": "a\rb",
        "B1": "_x000D_",
    }


def test_merged_cells_hold_their_text_once(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", [["题", None, None], HEADER])
    assert cells(only(path))["A1"] == "题"
    assert "B1" not in cells(only(path))


def test_files_that_are_no_intact_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing else")
    assert reason(path) == "not an intact .xlsx workbook (BadZipFile)"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "x")
    assert reason(path) == "not an intact .xlsx workbook (KeyError)"
    whole = make_workbook(tmp_path / "b.xlsx", [HEADER]).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert reason(path).startswith("not an intact .xlsx workbook")


def test_a_sheet_that_is_no_xml_makes_the_workbook_unreadable(tmp_path: Path) -> None:
    assert reason(make_package(tmp_path / "a.xlsx", '<row r="1"><c r="A1"')).startswith(
        "not an intact .xlsx workbook"
    )
