"""A page written as a text file of delimited cells, and the physical line on which each of its rows begins."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Literal

from .clerk import Clerk
from .page import Page

_LINE_END = re.compile("\r\n|\r|\n")


def write_delimited_page(path: Path, clerk: Clerk, page: Page) -> dict[int, int]:
    """Write a page as a file and give the line of each row."""
    delimiter = ";" if clerk.habit("semicolons") else "\t" if clerk.habit("tabs") else ","
    newline = "\n" if clerk.habit("line_feeds") else "\r" if clerk.habit("carriage_returns") else "\r\n"
    all_quoted = clerk.habit("all_quoted") or newline == "\r"  # csv would leave a line break among them unquoted
    quoting: Literal[0, 1] = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    width = max(column for _, column in page.cells)
    short = clerk.inclined("short_titles")
    lines: dict[int, int] = {}
    text = f"sep={delimiter}{newline}" if clerk.habit("separator_line") else ""
    line = 2 if text else 1
    for row in range(1, page.rows[-1] + 1):
        cells = [
            page.cells[row, column].text if (row, column) in page.cells else "" for column in range(1, width + 1)
        ]
        empty = not any(cells)
        if short and (empty or row in page.titles) and clerk.shows("short_titles"):
            cells = _without_tail(cells)
        if row in page.ragged:
            _spoil(clerk, cells)
        record = _record(cells, delimiter, newline, quoting)
        lines[row] = line
        line += len(_LINE_END.findall(record))
        text += record
    path.write_bytes(text.encode(_encoding(clerk)))
    return lines


def _spoil(clerk: Clerk, cells: list[str]) -> None:
    """Put a cell too many among others, or take one away."""
    if clerk.random("ragged_lines").random() < 0.6:
        cells.insert(len(cells) // 2, "多出的一格")
    else:
        del cells[len(cells) // 2]


def _without_tail(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _record(cells: list[str], delimiter: str, newline: str, quoting: Literal[0, 1]) -> str:
    if not cells:
        return newline
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerow(cells)
    return out.getvalue()


def _encoding(clerk: Clerk) -> str:
    if clerk.habit("gb18030"):
        return "gb18030"
    if clerk.habit("utf_16"):
        return "utf-16"
    return "utf-8-sig" if clerk.habit("byte_order_mark") else "utf-8"
