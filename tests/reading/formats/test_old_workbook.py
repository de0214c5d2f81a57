"""Old workbooks say what the same workbook says as .xlsx."""

from __future__ import annotations

import struct
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.model.errors import UnreadableInputError
from fupin.reading.formats.old_workbook import has_macros, read_old_workbook
from fupin.reading.formats.workbook import read_workbook
from fupin.reading.guard.inspection import inspect_file
from fupin.reading.guard.limits import Limits
from support.books import Book, Cell, Sheet, make_book, write_old, write_xml
from support.grids import all_of, cells, faults
from support.hostile.compound import compound, number, old_workbook, record

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("name", ["county", "kinds", "kinds_1904"])
def test_converted_workbooks_say_the_same(name: str) -> None:
    old, new = read_old_workbook(DATA / f"{name}.xls"), read_workbook(DATA / f"{name}.xlsx")
    assert [all_of(sheet) for sheet in old] == [all_of(sheet) for sheet in new]
    assert {sheet.epoch for sheet in old} == {sheet.epoch for sheet in new}
    assert sum(len(cells(sheet)) for sheet in old) > 150


@pytest.mark.parametrize("name", ["county", "kinds", "kinds_1904"])
def test_converted_workbooks_pass_the_guard(name: str) -> None:
    inspect_file(DATA / f"{name}.xls", Limits())


def plain(book: Book) -> Book:
    """A workbook with values in the place of formulas, and only what .xls has room for."""
    sheets = [
        Sheet(
            sheet.name,
            sheet.state,
            {
                place: Cell(cell.kind, cell.value, cell.code, form=cell.form)
                for place, cell in sheet.cells.items()
                if place[1] <= 256 and place not in sheet.covered() and not (cell.built_in and cell.kind == "day")
            },
            [merge for merge in sheet.merges if merge[3] <= 256],
            sheet.hidden_rows,
            [column for column in sheet.hidden_columns if column <= 256],
        )
        for sheet in book.sheets
    ]
    return Book(sheets, book.from_1904)


@pytest.mark.parametrize("part", range(4))
def test_made_workbooks_say_the_same(part: int, tmp_path: Path) -> None:
    for seed in range(part, 80, 4):
        book = plain(make_book(seed))
        inspect_file(write_old(book, tmp_path / "a.xls"), Limits())
        old = read_old_workbook(tmp_path / "a.xls")
        new = read_workbook(write_xml(book, tmp_path / "a.xlsx"))
        assert [all_of(sheet) for sheet in old] == [all_of(sheet) for sheet in new], seed
        assert {sheet.epoch for sheet in old} == {date(1904, 1, 1) if book.from_1904 else date(1899, 12, 30)}


def written(path: Path, *records: bytes, globals_: bytes = b"") -> Path:
    path.write_bytes(old_workbook(records, globals_))
    return path


def formula(column: int, result: bytes, options: int) -> bytes:
    return record(0x0006, struct.pack("<HHH8sHIH", 0, column, 0, result, options, 0, 0))


def test_a_formula_that_waits_to_be_calculated_has_no_result(tmp_path: Path) -> None:
    nothing = b"\3\0\0\0\0\0\xff\xff"
    stored = [struct.pack("<d", 0), struct.pack("<d", 7), nothing]
    records = [
        formula(at, result, options) for at, (result, options) in enumerate([(r, o) for o in (0, 2) for r in stored])
    ]
    path = written(tmp_path / "a.xls", *records, globals_=record(0x0042, b"\xb0\4"))
    (sheet,) = read_old_workbook(path)
    assert cells(sheet) == {"A1": "0", "B1": "7", "D1": "=…", "E1": "7", "F1": "=…"}
    assert faults(sheet) == {"D1": "DATA09", "F1": "DATA09"}


def test_built_in_formats_of_chinese_programs_are_dates(tmp_path: Path) -> None:
    formats = [0, 14, 27, 31, 36, 50, 58, 9, 10]
    styles = b"".join(record(0x00E0, struct.pack("<HH16x", 0, form)) for form in formats)
    numbers = [record(0x0203, struct.pack("<HHHd", 0, at, at, 43340)) for at in range(len(formats))]
    (sheet,) = read_old_workbook(written(tmp_path / "a.xls", *numbers, globals_=record(0x0042, b"\xb0\4") + styles))
    assert list(cells(sheet).values()) == ["43340", *["2018-08-28"] * 6, "4334000%", "4334000%"]


def biff5(*strings: bytes, globals_: bytes) -> bytes:
    """A workbook of Excel 5 with texts in its first row."""
    start = record(0x0809, struct.pack("<HHHH", 0x500, 5, 0, 0)) + globals_
    sheet_at = len(start) + 4 + 9 + 4
    start += record(0x0085, struct.pack("<IBB", sheet_at, 0, 0) + b"\2S1") + record(0x000A)
    texts = [record(0x0204, struct.pack("<HHHH", 0, at, 0, len(text)) + text) for at, text in enumerate(strings)]
    sheet = record(0x0809, struct.pack("<HHHH", 0x500, 0x10, 0, 0)) + b"".join(texts) + record(0x000A)
    return compound({"Book": start + sheet})


def test_texts_of_a_chinese_code_page(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(
        biff5("贷款金额（万元）".encode("gbk"), b"0017", globals_=record(0x0042, struct.pack("<H", 936)))
    )
    (sheet,) = read_old_workbook(path)
    assert cells(sheet) == {"A1": "贷款金额（万元）", "B1": "0017"}
    inspect_file(path, Limits())


def test_texts_of_no_code_page_are_no_guess(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(biff5(b"loan_id", globals_=b""))
    assert cells(read_old_workbook(path)[0]) == {"A1": "loan_id"}
    path.write_bytes(biff5("贷款".encode("gbk"), globals_=b""))
    with pytest.raises(UnreadableInputError, match="UnicodeDecodeError"):
        read_old_workbook(path)


def test_the_reader_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "a.xls", number(0, 0), record(0x0201, bytes(6)), record(0x1234, b"?"))
    read_old_workbook(path)
    assert capfd.readouterr() == ("", "")


def test_macros_are_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xls", number(0, 0))
    assert not has_macros(path)
    start = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    path.write_bytes(compound({"Workbook": start + record(0x000A), "_VBA_PROJECT": b"x"}))
    assert has_macros(path)
    path.write_bytes(compound({"Workbook": start + record(0x0085, b"\0\0\0\0\0\1\1\0M") + record(0x000A)}))
    assert has_macros(path)


SMALL = (DATA / "kinds.xls").read_bytes()


@given(st.lists(st.tuples(st.integers(512, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_damaged_workbook_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL)
    for at, byte in changes:
        data[at] = byte
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xls"
        path.write_bytes(bytes(data))
        try:
            inspect_file(path, Limits())
            read_old_workbook(path)
        except UnreadableInputError as error:
            assert error.text.zh and error.text.en
