"""CSV and TSV: encodings, delimiters, quoting, physical lines, ragged rows."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.model.errors import UnreadableInputError
from fupin.reading.formats import delimited
from fupin.reading.formats.delimited import read_carefully, read_delimited, read_delimited_file, read_quickly
from fupin.reading.raw import Addressing, RawSheet
from support.examples import examples

TABLE = "贷款编号,县名\n0017,甲县\n"
CELLS = [["贷款编号", "0017"], ["县名", "甲县"]]


def cells(sheet: RawSheet) -> list[list[str | None]]:
    return [column.to_pylist() for column in sheet.columns]


def only(data: bytes | str) -> RawSheet:
    (sheet,) = read_delimited(data if isinstance(data, bytes) else data.encode())
    return sheet


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableInputError) as caught:
        read_delimited(data)
    return caught.value.text.en


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("gb18030"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        ("\ufeff" + TABLE).encode("utf-16-be"),
        ("\ufeff" + TABLE).encode("gb18030"),
        ("\ufeff\ufeff" + TABLE).encode(),
        (TABLE + "\x1a").encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    sheet = only(data)
    assert cells(sheet) == CELLS
    assert sheet.rows.tolist() == [1, 2]
    assert (sheet.name, sheet.addressing, sheet.header, sheet.widths, sheet.hidden) == (
        None,
        Addressing.LINE,
        None,
        None,
        False,
    )


def test_signs_that_only_gb18030_of_all_the_gb_encodings_has() -> None:
    assert cells(only("编号,村\n1,𠮷䶮村\n".encode("gb18030"))) == [["编号", "1"], ["村", "𠮷䶮村"]]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\r\n", b" \t\n"])
def test_a_file_that_holds_nothing_has_no_table(data: bytes) -> None:
    assert read_delimited(data) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\n1\t2\n", [["a", "1"], ["b", "2"]]),
        ("a;b\n1;2\n", [["a", "1"], ["b", "2"]]),
        ("a\tb\n拆,铺,设\t2\n铺,设,管\t3\n", [["a", "拆,铺,设", "铺,设,管"], ["b", "2", "3"]]),
        ("a\tb\n1,5,0\t2\n", [["a", "1,5,0"], ["b", "2"]]),
        ("a,b\n一;二,2\n三;四,3\n", [["a", "一;二", "三;四"], ["b", "2", "3"]]),
        ('a,b\n"x;y;z",2\n', [["a", "x;y;z"], ["b", "2"]]),
        ("单位：万元\na,b\n1,2\n", [["单位：万元", "a", "1"], [None, "b", "2"]]),
        ("a\n1\n2\n", [["a", "1", "2"]]),
        ("a|b\n1,5|2\n", [["a", "1,5"], ["b", "2"]]),
        ("a,b\n1|2|3,4\n5|6|7,8\n", [["a", "1|2|3", "5|6|7"], ["b", "4", "8"]]),
    ],
)
def test_the_delimiter_is_the_one_that_makes_a_table(text: str, expected: list[list[str | None]]) -> None:
    assert cells(only(text)) == expected


def test_quoted_cells_keep_what_is_in_them_and_lines_are_counted_physically() -> None:
    sheet = only('a,b\n"甲\n乙, ""丙""",1\n\n"x\r\ny",2\n')
    assert cells(sheet) == [["a", '甲\n乙, "丙"', None, "x\r\ny"], ["b", "1", None, "2"]]
    assert sheet.rows.tolist() == [1, 2, 4, 5]
    assert sheet.widths is not None
    assert sheet.widths.tolist() == [2, 2, 0, 2]


def test_a_cell_that_is_empty_in_quotes_is_empty() -> None:
    assert cells(only('a,b\n"",1\n')) == [["a", None], ["b", "1"]]


@pytest.mark.parametrize(
    ("text", "column", "lines"),
    [
        ("a,b\r1,2\r3,4", ["a", "1", "3"], [1, 2, 3]),
        ("a,b\r1,2\r3,4\r", ["a", "1", "3"], [1, 2, 3]),
        ("a,b\r\n1,2\r3,4\n5,6", ["a", "1", "3", "5"], [1, 2, 3, 4]),
        ('a,b\r"1\r2",2\r3,4\r', ["a", "1\r2", "3"], [1, 2, 4]),
        ('a,b\r\n"1\r\n2",2\r\n3,4\r\n', ["a", "1\r\n2", "3"], [1, 2, 4]),
        ('a,b\r"1\n2",2\r3,4\r', ["a", "1\n2", "3"], [1, 2, 4]),
        ("a,b\r\r\n1,2\r\r\n", ["a", None, "1", None], [1, 2, 3, 4]),
    ],
)
def test_lines_are_counted_as_an_editor_counts_them(text: str, column: list[str | None], lines: list[int]) -> None:
    sheet = only(text)
    assert cells(sheet)[0] == column
    assert sheet.rows.tolist() == lines


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_large_file_of_any_ends_of_lines_keeps_its_lines(end: str) -> None:
    sheet = only((end.join(["贷款编号,县名", *LARGE]) + end).encode())
    assert cells(sheet)[0] == ["贷款编号", *(line.partition(",")[0] for line in LARGE)]
    assert sheet.rows.tolist() == list(range(1, len(LARGE) + 2))


@pytest.mark.parametrize(
    ("line", "mark"), [("sep=;", ";"), ("SEP=,", ","), ('"sep=|"', "|"), ("sep=\t", "\t"), ("sep=;;;", ";")]
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_first_line_that_names_the_delimiter_is_a_line_and_no_record(line: str, mark: str, codec: str) -> None:
    text = f"{line}\r\n" + TABLE.replace(",", mark).replace("\n", "\r\n")
    sheet = only(text.encode(codec))
    assert cells(sheet) == CELLS
    assert sheet.rows.tolist() == [2, 3]


def test_a_first_line_that_names_the_delimiter_counts_in_large_files_and_in_refusals() -> None:
    sheet = only(b"sep=,\n" + large())
    assert sheet.rows.tolist()[:2] == [2, 3]
    assert len(sheet.rows) == len(LARGE) + 1
    assert reason(b'sep=;\na;b\n1;"2"x\n').startswith("near line 3")
    assert read_delimited(b"sep=;") == []


def test_a_header_that_only_begins_like_that_line_is_a_header() -> None:
    assert cells(only("sep=率,b\n1,2\n")) == [["sep=率", "1"], ["b", "2"]]


def test_signs_that_only_look_like_ends_of_lines_end_none() -> None:
    sheet = only("a,b\n1\u2028x,2\x0b\n3\x85,4\n")
    assert cells(sheet) == [["a", "1\u2028x", "3\x85"], ["b", "2\x0b", "4"]]
    assert sheet.rows.tolist() == [1, 2, 3]


@pytest.mark.parametrize("text", ['a,b\n1,"2\n3,4\n', 'a,b\n1,"2"x\n'])
def test_quotes_that_are_not_paired_are_refused_with_their_line(text: str) -> None:
    assert reason(text.encode()).startswith("near line ")


def test_a_field_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LONGEST_FIELD", 10)
    assert reason(b"a,b\n12345678901,1\n") == "near line 2: field larger than field limit (10)"


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "loan.csv"
    path.write_text(TABLE, encoding="gb18030")
    contents = read_delimited_file(path)
    (sheet,) = contents.sheets
    assert cells(sheet) == CELLS
    assert contents.written_as == "CSV, GB18030"


@pytest.mark.parametrize(
    ("data", "written_as"),
    [
        (TABLE.encode(), "CSV, UTF-8"),
        (TABLE.encode("utf-8-sig"), "CSV, UTF-8 BOM"),
        (TABLE.encode("utf-16"), "CSV, UTF-16 LE"),
        (TABLE.replace(",", ";").encode("gb18030"), "CSV, GB18030, ;"),
        (TABLE.replace(",", "|").encode("utf-16-be"), "CSV, UTF-16 BE, |"),
        (TABLE.replace(",", "\t").encode(), "TSV, UTF-8"),
        (b"", "CSV, UTF-8"),
    ],
)
def test_how_it_is_written_is_told(tmp_path: Path, data: bytes, written_as: str) -> None:
    path = tmp_path / "loan.csv"
    path.write_bytes(data)
    assert read_delimited_file(path).written_as == written_as


LARGE = [f"L{number},甲县" for number in range(8000)]


def large(*changes: tuple[int, str], above: str = "") -> bytes:
    lines = ["贷款编号,县名", *LARGE]
    for at, line in changes:
        lines[at] = line
    return (above + "\n".join(lines) + "\n").encode()


@pytest.mark.parametrize(
    "body",
    [
        large(),
        large(above="2018年台账\n单位：万元\n"),
        large((5000, "")),
        large((5000, '"x\ny","甲"')),
        large((5000, "L5000,甲县,多")),
        large((5000, '5"管,甲县')),
        large(above="只有标题\r"),
        large().replace(b"\n", b"\r\n"),
        large(above='"题\n目",\n'),
    ],
)
def test_a_large_file_is_read_as_the_careful_reader_reads_it(body: bytes) -> None:
    sheet, careful = only(body), read_carefully(body, ",")
    assert cells(sheet) == cells(careful)
    assert sheet.rows.tolist() == careful.rows.tolist()
    same = [None if one.widths is None else one.widths.tolist() for one in (sheet, careful)]
    assert same[0] == same[1]


def test_a_large_file_in_gb18030_is_read_quickly_too() -> None:
    body = large()
    assert cells(only(body.decode().encode("gb18030"))) == cells(only(body))


def test_only_large_files_go_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def watched(body: bytes, delimiter: str) -> RawSheet | None:
        taken.append(len(body))
        return read_quickly(body, delimiter)

    monkeypatch.setattr(delimited, "read_quickly", watched)
    only(TABLE)
    only(large())
    assert taken == [len(large())]


def test_what_has_no_table_below_its_first_lines_is_not_read_quickly() -> None:
    assert read_quickly(b"", ",") is None
    assert read_quickly('"不成对'.encode(), ",") is None
    assert read_quickly(b"a\rb\n1,2\n", ",") is None


HEADERS = ["贷款编号", "户编号", "贷款人姓名", "县名", "乡镇", "贷款金融机构", "是否财政贴息", "贷款金额（万元）"]
CELL = st.text(st.sampled_from('县镇是否一二（）、Aa01.- \t,;|"\n𠮷䶮'), max_size=6).map(str.strip)
CODECS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 BOM",
    "gb18030": "GB18030",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    headers = draw(st.permutations(HEADERS))[: draw(st.integers(3, 8))]
    row = st.lists(CELL, min_size=len(headers), max_size=len(headers)).filter(any)
    return [headers, *draw(st.lists(row, min_size=1, max_size=6))]


def written(rows: list[list[str]], delimiter: str, end: str) -> tuple[str, list[int]]:
    """The text of a table, and the physical line of each of its rows."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    lines = []
    for row in rows:
        lines.append(1 + len(re.findall("\r\n|\r|\n", buffer.getvalue())))
        writer.writerow(row)
    return buffer.getvalue(), lines


@given(tables(), st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@settings(max_examples=examples(40), deadline=None)
def test_a_table_is_the_same_in_every_encoding(rows: list[list[str]], delimiter: str, end: str, marked: bool) -> None:
    text, lines = written(rows, delimiter, end)
    mark = "\ufeff" if marked else ""
    for codec in CODECS:
        sheet = only((mark + text).encode(codec))
        found = [list(row) for row in zip(*cells(sheet), strict=True)]
        assert found == [[cell or None for cell in row] for row in rows], codec
        assert sheet.rows.tolist() == lines
