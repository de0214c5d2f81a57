"""What finds no room in a workbook, in words for its summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fupin.model.text import Text

if TYPE_CHECKING:
    from fupin.report.workbook.book import Sheet


@dataclass(frozen=True)
class LeftOut:
    """What of a sheet found no room: how many rows, columns and comments."""

    rows: int = 0
    columns: int = 0
    comments: int = 0


def notes_on(name: str, left_out: LeftOut, sheet: Sheet) -> Iterator[Text]:
    """A note on each thing that a sheet leaves out.

    Args:
        name: the sheet's name.
        left_out: what found no room.
        sheet: the sheet, which has counted texts and links.
    """
    found = (
        (left_out.rows, "行没有写入", "rows are not written"),
        (left_out.columns, "列没有写入", "columns are not written"),
        (left_out.comments, "条批注没有写入，颜色仍在", "comments are not written; the colours are"),
        (sheet.cut, "处文字太长，只写了开头", "texts are too long and are cut"),
        (sheet.links_left_out, "个链接没有写入", "links are not written"),
    )
    for count, zh, en in found:
        if count:
            yield Text(f"“{name}”：{count:,} {zh}", f"{name}: {count:,} {en}")
