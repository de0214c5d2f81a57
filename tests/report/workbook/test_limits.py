"""What finds no room is left out, and the summary says so."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.workbook import book, choosing, copies
from fupin.report.workbook.inert import cut, inert, too_long, units
from fupin.report.workbook.limits import MAX_TEXT

Write = Callable[[Content, Language], bytes]


def test_the_summary_says_what_is_left_out(
    rich_content: Content, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MAX_COMMENTS", 3)
    monkeypatch.setattr(book, "MAX_LINKS", 2)
    monkeypatch.setattr(choosing, "MAX_COPIES", 1)
    read = load_workbook(io.BytesIO(write(rich_content, Language.ENGLISH)))
    assert len(read.worksheets) == 4
    comments = [cell for row in read.worksheets[3].iter_rows() for cell in row if cell.comment]
    assert len(comments) == 3
    texts = [str(row[0].value) for row in read["Summary"].iter_rows()]
    assert "1 more sheets are not copied here" in texts
    assert any(text.startswith("Findings: ") and text.endswith(" links are not written") for text in texts)
    assert any(text.endswith(" comments are not written; the colours are") for text in texts)


def test_texts_that_no_cell_can_hold_are_cut() -> None:
    for text in ("长" * 40_000, "\U00020000" * 20_000):
        assert too_long(text)
        assert units(cut(text)) <= MAX_TEXT
        assert cut(text).endswith(f"…[{len(text):,}]")
    assert not too_long("长" * MAX_TEXT)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\r\nb", "a\nb"), ("\x1b[31m", "␛[31m"), ("\ud800", "\ufffd"), ("\uffff", "\ufffd"), ("=1+1", "=1+1")],
)
def test_signs_that_break_a_workbook_are_replaced(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_sheets_that_are_alike_once_masked_are_not_marked(rich_content: Content, write: Write) -> None:
    content = replace(rich_content, copies=(rich_content.copies[0], rich_content.copies[0]))
    read = load_workbook(io.BytesIO(write(content, Language.CHINESE)))
    assert not [cell for sheet in read.worksheets[2:] for row in sheet.iter_rows() for cell in row if cell.comment]
    assert any("没有标记" in str(row[0].value) for row in read["检查汇总"].iter_rows())
