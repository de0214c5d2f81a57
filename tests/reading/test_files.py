"""Which reader takes a file, and what is said of a file that none takes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fupin.model.errors import UnreadableInputError
from fupin.model.problems import ProblemCode
from fupin.reading.files import FileContents, NamedSheet, Notes, read_file
from fupin.reading.guard.child import read_guarded
from fupin.reading.guard.inspection import inspect_file
from fupin.reading.guard.limits import Limits
from fupin.reading.raw import Addressing, RawSheet
from support.hostile.compound import compound
from support.hostile.ods import cell, ods, row
from support.hostile.zips import Entry, archive
from support.workbooks import make_workbook

OTHERWISE = ProblemCode.NAMED_OTHERWISE
HEADER = ["贷款编号", "县名"]


def names(path: Path) -> list[str]:
    return [sheet.name for sheet in read_file(path).sheets]


def reason(path: Path) -> str:
    with pytest.raises(UnreadableInputError) as caught:
        read_file(path)
    assert caught.value.text.zh
    return caught.value.text.en


@pytest.mark.parametrize("ending", ["xlsx", "csv", "txt"])
def test_a_workbook_is_known_by_its_content(tmp_path: Path, ending: str) -> None:
    path = make_workbook(tmp_path / f"a.{ending}", [HEADER], sheet="甲")
    assert names(path) == ["甲"]


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_parquet_is_known_by_its_content(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"loan.{ending}"
    pq.write_table(pa.table({"loan_id": ["1"]}), path)
    (sheet,) = read_file(path).sheets
    assert (sheet.name, sheet.raw.header) == ("loan", ("loan_id",))


@pytest.mark.parametrize(("ending", "text"), [("csv", "a,b\n1,2\n"), ("tsv", "a\tb\n1\t2\n"), ("txt", "a;b\n1;2\n")])
def test_delimited_text_is_called_after_its_file(tmp_path: Path, ending: str, text: str) -> None:
    path = tmp_path / f"贷款.2018.{ending}"
    path.write_text(text, encoding="utf-8")
    (sheet,) = read_file(path).sheets
    assert sheet.name == "贷款.2018"
    assert [column.to_pylist() for column in sheet.raw.columns] == [["a", "1"], ["b", "2"]]


def test_json_is_called_after_its_file_or_by_its_own_names(tmp_path: Path) -> None:
    rows = [{"loan_id": "1"}]
    for name, data in (("loan.json", rows), ("all.JSON", {"loan": rows, "": rows})):
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
    for name in ("loan.jsonl", "loan.ndjson"):
        (tmp_path / name).write_text(json.dumps(rows[0]), encoding="utf-8")
        assert names(tmp_path / name) == ["loan"]
    assert names(tmp_path / "loan.json") == ["loan"]
    assert names(tmp_path / "all.JSON") == ["loan", "all"]


def test_files_that_are_not_what_they_are_called_are_named(tmp_path: Path) -> None:
    old, text, damaged = tmp_path / "a.xls", tmp_path / "a.xlsx", tmp_path / "a.parquet"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    text.write_bytes(b"<html>")
    damaged.write_bytes(b"x")
    assert "the structure of the old file is broken or cut off" in reason(old)
    assert reason(text).startswith("a web page (HTML), not a workbook; open it in Excel or WPS")
    assert reason(damaged) == "not an intact Parquet file"


TEXT = "贷款编号,县名\n0017,甲县\n"
RECORDS = [{"loan_id": "0017"}]


def parquet() -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table({"loan_id": ["1"]}), sink)
    return sink.getvalue()


def workbook() -> bytes:
    sink = io.BytesIO()
    book = openpyxl.Workbook()
    book.create_sheet("甲", 0).append(HEADER)
    book.remove(book.worksheets[1])
    book.save(sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "written_as", "named_otherwise"),
    [
        ("a.csv", lambda: TEXT.encode(), "CSV, UTF-8", None),
        ("a.txt", lambda: TEXT.encode(), "CSV, UTF-8", None),
        ("a.dat", lambda: TEXT.encode(), "CSV, UTF-8", None),
        ("a", lambda: TEXT.encode("gb18030"), "CSV, GB18030", None),
        ("a.csv", lambda: TEXT.replace(",", "\t").encode(), "TSV, UTF-8", None),
        ("a.xls", lambda: TEXT.replace(",", "\t").encode("gb18030"), "TSV, GB18030", "TSV"),
        ("a.xlsx", lambda: TEXT.replace(",", "\t").encode("utf-16"), "TSV, UTF-16 LE", "TSV"),
        ("a.parquet", lambda: TEXT.encode(), "CSV, UTF-8", "CSV"),
        ("a.json", lambda: TEXT.encode(), "CSV, UTF-8", "CSV"),
        ("a.doc", lambda: TEXT.replace(",", ";").encode(), "CSV, UTF-8, ;", "CSV"),
        ("a.xlsx", workbook, "XLSX", None),
        ("a.et", workbook, "XLSX", None),
        ("a.XLSM", workbook, "XLSX", None),
        ("a.xls", workbook, "XLSX", "XLSX"),
        ("a.csv", workbook, "XLSX", "XLSX"),
        ("a.pdf", workbook, "XLSX", "XLSX"),
        ("a.parquet", parquet, "Parquet", None),
        ("a.csv", parquet, "Parquet", "Parquet"),
        ("a.json", lambda: json.dumps(RECORDS).encode(), "JSON", None),
        ("a.csv", lambda: json.dumps(RECORDS).encode(), "JSON", "JSON"),
        ("a.txt", lambda: json.dumps(RECORDS).encode(), "JSON", None),
        ("a.jsonl", lambda: json.dumps(RECORDS).encode(), "JSON", "JSON"),
        ("a.jsonl", lambda: b'{"loan_id": 1}\n', "JSON Lines", None),
        ("a.json", lambda: b'{"loan_id": 1}\n{"loan_id": 2}\n', "JSON Lines", "JSON Lines"),
    ],
)
def test_the_content_decides_and_a_note_says_so(
    tmp_path: Path, name: str, make: Callable[[], bytes], written_as: str, named_otherwise: str | None
) -> None:
    (tmp_path / name).write_bytes(make())
    contents = read_file(tmp_path / name)
    notes: Notes = () if named_otherwise is None else ((OTHERWISE, {"name": name, "format": named_otherwise}),)
    assert (contents.written_as, contents.notes) == (written_as, notes)
    assert len(contents.sheets) == 1


def test_the_user_says_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("loan_id,county\n1,é\n".encode())
    assert "UTF-8 and as GB18030" in reason(path)
    for encoding, county in (("utf-8", "é"), ("gb18030", "茅")):
        for contents in (read_file(path, encoding), read_guarded(path, Limits(), encoding)):
            assert contents.sheets[0].raw.columns[1].to_pylist() == ["county", county]


RAW = RawSheet("甲", [], np.empty(0, np.int64), Addressing.A1)


@pytest.mark.parametrize("macros", [False, True])
def test_old_workbooks_go_to_their_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, macros: bool) -> None:
    monkeypatch.setattr("fupin.reading.formats.old_workbook.read_old_workbook", lambda _: [RAW])
    monkeypatch.setattr("fupin.reading.formats.old_workbook.has_macros", lambda _: macros)
    for name in ("a.xls", "a.et", "a.xlsx"):
        (tmp_path / name).write_bytes(compound({"Workbook": b"x"}))
        otherwise = ((OTHERWISE, {"name": name, "format": "XLS"}),) if name == "a.xlsx" else ()
        notes: Notes = (*otherwise, *([(ProblemCode.MACROS, {})] if macros else []))
        assert read_file(tmp_path / name) == FileContents((NamedSheet("甲", RAW),), "XLS", notes)


@pytest.mark.parametrize("macros", [False, True])
def test_open_documents_go_to_their_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, macros: bool) -> None:
    monkeypatch.setattr("fupin.reading.formats.open_document.read_open_document", lambda _: [RAW])
    path = tmp_path / "a.ods"
    path.write_bytes(ods(row(cell()), more=Entry("Basic/Standard/Module1.xml", b"<a/>") if macros else None))
    notes: Notes = ((ProblemCode.MACROS, {}),) if macros else ()
    assert read_file(path) == FileContents((NamedSheet("甲", RAW),), "ODS", notes)


def test_a_workbook_with_macros_is_read_and_named(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsm", [HEADER])
    assert read_file(path).notes == ()
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    assert read_file(path).notes == ((ProblemCode.MACROS, {}),)


def test_packages_that_cannot_be_opened_or_are_no_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\3\4" + bytes(40))
    assert reason(path) == "not an intact workbook: its zip package is damaged"
    path.write_bytes(archive([Entry("word/document.xml", b"<a/>")]))
    assert reason(path).startswith("a Word document (.docx), not a workbook")
    path.write_bytes(archive([Entry("mimetype", b"application/vnd.oasis.opendocument.text"), Entry("content.xml")]))
    assert reason(path).startswith("an OpenDocument file of another kind")


@pytest.mark.parametrize("name", ["a.csv", "a.xls"])
def test_the_guard_names_what_the_reader_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for data in (
        b"<html>",
        b"%PDF-1.4",
        archive([Entry("ppt/presentation.xml", b"<a/>")]),
        archive([Entry("a.csv", b"x")]),
        compound({"WordDocument": b"x"}),
        compound({"EncryptedPackage": b"x"}),
    ):
        path.write_bytes(data)
        with pytest.raises(UnreadableInputError) as caught:
            inspect_file(path, Limits())
        assert caught.value.text.en == reason(path)


@pytest.mark.parametrize("name", ["a.xlsx", "a.json", "a.parquet"])
def test_an_empty_file_is_none_of_these(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert reason(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_an_empty_text_holds_no_records(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert sum(len(sheet.raw.rows) for sheet in read_file(tmp_path / name).sheets) == 0


def test_a_file_that_is_not_there_or_is_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.csv") == "can't be opened: No such file or directory"
    assert reason(tmp_path) == "can't be opened: Is a directory"
