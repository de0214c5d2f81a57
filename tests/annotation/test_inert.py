"""Texts in an annotated copy: whatever stands in them, every reader gets them as texts."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from fupin.annotation.inert import LONGEST_CELL, ascii_xml, cell_text
from fupin.model.text import visible
from support.annotated import HEAD, SHEET, annotated, make_book
from support.copies import loaded

_DECODED = re.compile("_x([0-9A-Fa-f]{4})_")
HOSTILE = "=cmd|'/c calc'!A1</t></is>&lt;_x0041_]]>\u202e"


@given(st.text(st.characters(codec=None) | st.sampled_from("_x0041_<&\0\x1b\ufffe\u202e\ud800"), max_size=40))
def test_a_text_comes_back_as_it_is_shown(text: str) -> None:
    element = ElementTree.fromstring(b"<t>%s</t>" % ascii_xml(cell_text(text)))
    read = _DECODED.sub(lambda found: chr(int(found[1], 16)), element.text or "")
    expected = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", visible(text))
    assert (len(element), read) == (0, expected)


def test_a_long_text_is_cut_where_excel_would_refuse_it() -> None:
    assert len(cell_text("𠀀" * LONGEST_CELL).encode("utf-16-le")) == 2 * LONGEST_CELL + 2


def test_a_hostile_cell_is_only_quoted(tmp_path: Path) -> None:
    row = ("0001", "1399001", HOSTILE, 36, 4.35, "是")
    path = make_book(tmp_path / "表.xlsx", (HEAD, row), text_columns={3})
    _, copy, _ = annotated(path)
    book = loaded(copy)
    assert "=cmd|" in book[SHEET]["C2"].comment.text and "\u202e" not in book[SHEET]["C2"].comment.text
    quoting = [cell for line in book["合规检查"].iter_rows() for cell in line if "=cmd|" in str(cell.value)]
    assert quoting and all(cell.data_type != "f" for cell in quoting)
