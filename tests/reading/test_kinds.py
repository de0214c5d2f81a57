"""What a file is by how it begins, and what is said of those that hold no records."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.model.errors import UnreadableInputError
from fupin.reading.files import DATA_FILES, WORKBOOKS
from fupin.reading.kinds import ENDINGS, Kind, kind_of_head, promised
from support.examples import examples

TABLE = "贷款编号,县名\n1,甲县\n"
RECORD = b'{"loan_id": "1"}'


def refusal(head: bytes, name: str = "a") -> str:
    with pytest.raises(UnreadableInputError) as caught:
        kind_of_head(head, name)
    assert "；" in caught.value.text.zh
    return caught.value.text.en


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"PK\3\4" + bytes(9), "a.csv", Kind.PACKAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.csv", Kind.COMPOUND),
        (b"PAR1\x15\4", "a.csv", Kind.PARQUET),
        (b"PK,name\n1,2\n", "a.csv", Kind.DELIMITED),
        (TABLE.encode(), "a.csv", Kind.DELIMITED),
        (TABLE.encode(), "a", Kind.DELIMITED),
        (TABLE.encode("gb18030"), "a.xls", Kind.DELIMITED),
        (TABLE.encode("utf-16"), "a.xlsx", Kind.DELIMITED),
        (TABLE.replace(",", "\t").encode("utf-16-le"), "a.et", Kind.DELIMITED),
        (TABLE.encode(), "a.parquet", Kind.DELIMITED),
        (TABLE.encode(), "a.json", Kind.DELIMITED),
        ("[附件2]\n贷款编号,县名\n".encode(), "a.txt", Kind.DELIMITED),
        ("{甲},乙\n".encode(), "a.csv", Kind.DELIMITED),
        (b"<5,6\n", "a.csv", Kind.DELIMITED),
        (b"\tb\n1\t2\n", "a.tsv", Kind.DELIMITED),
        (b"BM,b\n1,2\n", "a.csv", Kind.DELIMITED),
        (b"0\1,b", "a.csv", Kind.DELIMITED),
        (b"From: x\n", "a.csv", Kind.DELIMITED),
        (b"ID;P;Q\n1;2;3\n", "a.csv", Kind.DELIMITED),
        (b"", "a.csv", Kind.DELIMITED),
        (b"\n \n", "a.txt", Kind.DELIMITED),
        (b"", "a.json", Kind.JSON),
        (b"", "a.jsonl", Kind.JSON_LINES),
        (b"", "a.parquet", Kind.PARQUET),
        (b"x", "a.parquet", Kind.PARQUET),
        (b"[" + RECORD + b"]", "a.csv", Kind.JSON),
        (b"\xef\xbb\xbf [\n" + RECORD + b"]", "a.xlsx", Kind.JSON),
        (b"[]", "a", Kind.JSON),
        (b"[1, 2]", "a.json", Kind.JSON),
        (b"[1, 2]", "a.csv", Kind.DELIMITED),
        (b"{", "a", Kind.JSON),
        (b"5", "a.json", Kind.JSON),
        (b"nul", "a.jsonl", Kind.JSON_LINES),
        (b'{"loan": [' + RECORD + b"]}", "a.txt", Kind.JSON),
        (b'{\n"loan": []}', "a.jsonl", Kind.JSON),
        (b'{"loan": []}\n{"loan": []}', "a", Kind.JSON),
        (RECORD, "a", Kind.JSON_LINES),
        (RECORD, "a.txt", Kind.JSON_LINES),
        (RECORD, "a.json", Kind.JSON),
        (RECORD + b"\r\n" + RECORD, "a.json", Kind.JSON_LINES),
        (RECORD + b"\n" + RECORD, "a.csv", Kind.JSON_LINES),
        (b'{"loan_id": 1,}\n' + RECORD, "a.jsonl", Kind.JSON_LINES),
        ('[{"贷款编号": 1}]'.encode("utf-16"), "a.json", Kind.JSON),
    ],
)
def test_readable_kinds(head: bytes, name: str, kind: Kind) -> None:
    assert kind_of_head(head, name) is kind


PAGE = "<html><head><meta charset=gb2312></head><table><tr><td>贷款编号</td></tr></table></html>"
SAVE = "not a workbook; open it in Excel or WPS and save it as .xlsx"
COPY = "not a workbook; put the tables in it into an .xlsx or a .csv"
UNPACK = "not a workbook; unpack it and hand in the workbooks in it"
PICTURE = "a picture, not a workbook; hand in the table itself, not a picture of it"


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (PAGE.encode("gb18030"), f"a web page (HTML), {SAVE}"),
        (PAGE.encode("utf-16"), f"a web page (HTML), {SAVE}"),
        (b"\xef\xbb\xbf\r\n<!-- a --> <TABLE border=1>", f"a web page (HTML), {SAVE}"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "">', f"a web page (HTML), {SAVE}"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", f"a web page in one file (MHTML), {SAVE}"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            f"an Excel 2003 XML spreadsheet, {SAVE}",
        ),
        (
            b'<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">',
            f"an Excel 2003 XML spreadsheet, {SAVE}",
        ),
        (
            b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
            f"a flat OpenDocument file (.fods), {SAVE}",
        ),
        (b'<?xml version="1.0"?><rows/>', "an XML file, not a workbook; hand in an .xlsx or a .csv"),
        (b"%PDF-1.7\n", f"a PDF file, {COPY}"),
        (b"\r\n%PDF-1.7\n", f"a PDF file, {COPY}"),
        (b"{\\rtf1\\ansi", f"an RTF document, {COPY}"),
        (b"Rar!\x1a\7\1\0", f"a RAR archive, {UNPACK}"),
        (b"7z\xbc\xaf\x27\x1c\0\4", f"a 7z archive, {UNPACK}"),
        (b"\x1f\x8b\x08\0", f"a gzip file, {UNPACK}"),
        (bytes(257) + b"ustar\x0000", f"a tar archive, {UNPACK}"),
        (b"\x89PNG\r\n\x1a\n", PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", PICTURE),
        (b"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28" + bytes(20), PICTURE),
        (b"\0\0\0\x18ftypheic\0\0", PICTURE),
        (b"\x03\x12\x03\x04" + bytes(60), f"a dBASE or FoxPro table (.dbf), {SAVE}"),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", f"a SYLK spreadsheet (.slk), {SAVE}"),
        (b"\t\x08\x10\0\0\5\5\0", f"a worksheet of Excel 4.0 or older, {SAVE}"),
        (b"SQLite format 3\0\x10", "an SQLite database, not a workbook; hand in an .xlsx or a .csv"),
    ],
)
@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a"])
def test_other_formats_are_named_whatever_their_name(head: bytes, says: str, name: str) -> None:
    assert refusal(head, name) == says


def test_the_reason_is_told_in_chinese() -> None:
    with pytest.raises(UnreadableInputError) as caught:
        kind_of_head(PAGE.encode(), "台账.xls")
    assert caught.value.text.zh == "这是网页（HTML）文件，不是工作簿；请用 Excel 或 WPS 打开后另存为 .xlsx"


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (b"", "the file is empty, not an .xlsx workbook"),
        (b" \n", "the file is empty, not an .xlsx workbook"),
        (b"PK", "not an .xlsx workbook, nor of another known format"),
        (b"words\n", "not an .xlsx workbook, nor of another known format"),
        (bytes(range(256)), "not an .xlsx workbook, nor of another known format"),
        (b"a,b\n\1\2\3,4\n", "not an .xlsx workbook, nor of another known format"),
        (b"a,b\n\xff\xfe\n", "not an .xlsx workbook, nor of another known format"),
    ],
)
def test_what_is_named_like_a_workbook_and_is_nothing_known(head: bytes, says: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        kind_of_head(head, "a.XLSX")
    assert caught.value.text.en.startswith(says)


def test_what_names_promise() -> None:
    assert promised("A.CSV") == frozenset({Kind.DELIMITED})
    assert promised("a.et") == frozenset({Kind.WORKBOOK, Kind.OLD_WORKBOOK})
    assert promised("a.doc") == frozenset()
    assert promised("a.dat") is None
    assert promised("a") is None


def test_every_workbook_ending_that_folders_are_searched_for_promises_something() -> None:
    assert all(ENDINGS[ending] for ending in {*WORKBOOKS, *DATA_FILES})


@given(st.binary(max_size=60), st.sampled_from(["a.csv", "a.xlsx", "a.json", "a.parquet", "a"]))
@settings(max_examples=examples(150), deadline=None)
def test_any_bytes_are_of_one_kind_or_refused(head: bytes, name: str) -> None:
    try:
        assert kind_of_head(head, name) in Kind
    except UnreadableInputError as error:
        assert error.text.zh
