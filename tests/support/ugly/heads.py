"""What stands above the records of a table: titles, the unit line, and a header of one to three rows."""

from __future__ import annotations

from collections.abc import Iterator

from fupin.model.records import RECORDS

from .clerk import WORKBOOK, Clerk
from .columns import Column, UnitLine
from .page import Page

_TITLES = (
    "阜平县{}情况统计表",
    "附件2",
    "（2018年度）",
    "填报单位：阜平县扶贫办",
    "××县2018年{}汇总表",
    "阜平县2018年度{}",
)


def write_titles(page: Page, clerk: Clerk, record: str, line: UnitLine, width: int, top: int, left: int) -> int:
    """Write titles and the unit line, and give the row of the header."""
    row = top
    random = clerk.random("titles")
    titles = random.sample(_TITLES, random.randint(1, 3)) if clerk.habit("titles") else []
    beside = bool(titles and line.text and width > 3 and clerk.habit("unit_line_beside"))
    for number, title in enumerate(titles):
        page.put(row, left, title.format(RECORDS[record].sheet))
        right = left + width - (3 if beside and number == len(titles) - 1 else 1)
        if clerk.habit("title_merged"):
            page.merge(row, left, row, right)
        page.titles.add(row)
        row += 1
    if line.text:
        row = row - 1 if beside else row
        corner = left + width - 1 if beside else left + clerk.random("unit_line").choice([0, width - 1, width - 2])
        page.put(row, corner, line.text)
        page.titles.add(row)
        row += 1
    return row


def write_header(page: Page, clerk: Clerk, columns: list[Column], top: int, left: int) -> list[int]:
    """Write the header and give its rows."""
    grouped = any(column.group for column in columns)
    deep = grouped and clerk.habit("deep_heads")
    units = any(column.below for column in columns)
    tall = units or (not grouped and clerk.medium == WORKBOOK and clerk.habit("tall_header"))
    bottom = top + grouped + deep + tall
    merges = clerk.medium == WORKBOOK and not (grouped and clerk.habit("heads_not_merged"))
    for at, column in enumerate(columns):
        alone = not column.group
        page.put(top if alone else bottom, left + at, column.header)
        if column.below:
            page.put(bottom, left + at, column.below)
        if alone and merges and not column.below:
            page.merge(top, left + at, bottom, left + at)
    for first, last, head in _stretches([column.group for column in columns]):
        page.put(bottom - 1, left + first, head)
        if merges:
            page.merge(bottom - 1, left + first, bottom - 1, left + last)
    if deep:
        for first, last, _ in _stretches(["业务信息" if column.group else "" for column in columns]):
            page.put(top, left + first, "业务信息")
            if merges:
                page.merge(top, left + first, top, left + last)
    return list(range(top, bottom + 1))


def _stretches(heads: list[str]) -> Iterator[tuple[int, int, str]]:
    """Give first, last and head of each stretch of columns under one head."""
    first = 0
    for at in range(1, len(heads) + 1):
        if at == len(heads) or heads[at] != heads[first]:
            if heads[first]:
                yield first, at - 1, heads[first]
            first = at
