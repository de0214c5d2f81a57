"""The quick reader of delimited text takes nothing that the careful one would read in another way."""

from __future__ import annotations

import csv
import io
from typing import Literal

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fupin.model.errors import UnreadableInputError
from fupin.reading.formats import uniform
from fupin.reading.formats.delimited import read_carefully, read_quickly
from fupin.reading.formats.uniform import read_uniform
from fupin.reading.raw import RawSheet
from support.examples import examples

CELL = st.one_of(
    st.sampled_from(["", "5", "贷款", " a ", "-", "\t", "x;y"]),
    st.text('a1贷"\n\r,;\t \u2028\x0b\x85', max_size=5),
)
ROW = st.lists(CELL, min_size=1, max_size=4)


def shape(sheet: RawSheet) -> tuple[list[list[str | None]], list[int], list[int]]:
    widths = [len(sheet.columns)] * len(sheet.rows) if sheet.widths is None else sheet.widths.tolist()
    return [column.to_pylist() for column in sheet.columns], sheet.rows.tolist(), widths


def written(rows: list[list[str]], delimiter: str, newline: str, *, quote_all: bool) -> str:
    out = io.StringIO()
    quoting: Literal[0, 1] = 1 if quote_all else 0
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)
    return out.getvalue()


def held_together(text: str, delimiter: str) -> bool:
    """Whether the quick reader took the text; then it must agree with the careful one."""
    body = text.encode()
    quick = read_quickly(body, delimiter)
    if quick is None:
        return False
    try:
        careful = read_carefully(body, delimiter)
    except UnreadableInputError:
        pytest.fail(f"the quick reader took what is no table: {text!r}")
    assert shape(quick) == shape(careful), text
    return True


@given(
    rows=st.lists(ROW, min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t"),
    newline=st.sampled_from(["\n", "\r\n"]),
    quote_all=st.booleans(),
    end=st.sampled_from(["", "\n", "\r\n", "\n\n", "\r"]),
)
@settings(max_examples=examples(250), deadline=None)
def test_written_tables(rows: list[list[str]], delimiter: str, newline: str, quote_all: bool, end: str) -> None:
    held_together(written(rows, delimiter, newline, quote_all=quote_all) + end, delimiter)


@given(text=st.text('ab,"\n\r 贷', max_size=24), delimiter=st.sampled_from(",;"))
@settings(max_examples=examples(250), deadline=None)
@example('a,b\n"c,d\n', ",")
@example('a,b\nc","d\n', ",")
@example('a,b\n"c"x,d\n', ",")
@example('a,b\n"""",d\n', ",")
@example('a,b\n"c\n\nc",d\n\ne,f', ",")
@example("a,b\rc,d\n\ne,f\n", ",")
@example("a,b\r\n\r\nc,d\r\n", ",")
@example("a\n\nb\n", ",")
@example('a\n""\nb\n', ",")
def test_any_text(text: str, delimiter: str) -> None:
    held_together(text, delimiter)


@given(cells=st.lists(st.text('a贷"\n, ', max_size=3), min_size=4, max_size=40), title=st.text("题: ", max_size=5))
@settings(max_examples=examples(80), deadline=None)
def test_tables_under_a_title_are_taken_as_a_whole(cells: list[str], title: str) -> None:
    rows = [cells[at : at + 2] for at in range(0, len(cells) - 1, 2)]
    text = written([[title]], ",", "\n", quote_all=True) + written(rows, ",", "\n", quote_all=True)
    assert held_together(text, ",")


def test_lines_are_counted_through_quoted_newlines_and_blank_lines() -> None:
    body = b'a,b\n\n"1\n1",x\n\n\ny,"2\n\n2"\nz,3'
    table = read_uniform(body, 0, ",", 2)
    assert table is not None
    assert table.lines.tolist() == [1, 2, 3, 5, 6, 7, 10]
    assert table.blank.tolist() == [False, True, False, True, True, False, False]
    assert table.columns[0].to_pylist() == ["a", None, "1\n1", None, None, "y", "z"]
    assert table.columns[1].to_pylist() == ["b", None, "x", None, None, "2\n\n2", "3"]


def test_a_table_is_read_from_where_it_begins() -> None:
    table = read_uniform("标题\na,b\n1,2\n".encode(), len("标题\n".encode()), ",", 2)
    assert table is not None
    assert table.lines.tolist() == [1, 2]
    assert table.columns[1].to_pylist() == ["b", "2"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"a,b\n1,2,3\n",
        b"a,b\n1\n",
        b'a,b\n1,"2\n',
        b'a,b\n1,x"2"\n',
        b'a,b\n1,"2"x\n',
        b"a,b\r1,2\n",
        b"a,b\n1,2\r",
    ],
)
def test_what_is_not_plainly_such_a_table_is_refused(body: bytes) -> None:
    assert read_uniform(body, 0, ",", 2) is None


def test_a_cell_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uniform, "LONGEST_FIELD", 5)
    assert read_uniform(b"a,b\n12345,2\n", 0, ",", 2) is not None
    assert read_uniform(b"a,b\n123456,2\n", 0, ",", 2) is None


def test_a_quick_sheet_keeps_the_widths_of_the_lines_above_the_table() -> None:
    sheet = read_quickly("2018年台账\n单位：万元,,,\nx,y\n1,2\n\n3,4\n".encode(), ",")
    assert sheet is not None
    assert sheet.widths is not None
    assert sheet.widths.tolist() == [1, 4, 2, 2, 0, 2]
    assert np.array_equal(sheet.rows, [1, 2, 3, 4, 5, 6])
    assert [column.to_pylist() for column in sheet.columns] == [
        ["2018年台账", "单位：万元", "x", "1", None, "3"],
        [None, None, "y", "2", None, "4"],
        [None] * 6,
        [None] * 6,
    ]
