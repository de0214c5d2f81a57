"""A submission put into files: which tables share a sheet, what sheets and files are called, what else lies there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fupin.model.records import RECORDS
from support.submissions.contents import Content

from . import ods, xls
from .clerk import WORKBOOK, Clerk
from .delimited import write_delimited_page
from .drawn import Drawn
from .ods import write_ods
from .page import Page
from .tables import draw_table
from .xls import write_xls
from .xlsx import write_xlsx

_INSTRUCTIONS = (
    *(
        "填表说明",
        "一、本表由各县扶贫办于每季度末填报。",
        "二、贷款金额填写合同金额，不得超过5万元。",
        "三、日期写作 2018-08-28。",
    ),
    *("四、“是否”类指标填 是 或 否。", "五、合计行由系统自动计算，请勿修改。", "联系人：张三，电话 0312-7221234"),
)


_CANNOT = {"xls": xls.CANNOT, "ods": ods.CANNOT, "xlsx": frozenset[str]()}
_LEAST_TO_SPLIT = 4
_FOREIGN = (
    ("扶贫小额贷款发放进度",),
    ("单位：户、万元",),
    ("填报机构", "本年度累计发放", "", "本月余额", ""),
    ("", "户数", "金额", "户数", "金额"),
    ("城关镇", "12", "48", "30", "110"),
    ("龙泉关镇", "8", "31.5", "22", "87"),
    ("天生桥镇", "15", "62", "41", "160"),
)
"""A table of no record kind."""


@dataclass(frozen=True)
class Written:
    """A table in a file.

    Attributes:
        path: the file as the check names it.
        page: the sheet.
        table: what is known of the table, by rows of the page.
        lines: for each row of the page the row that the user sees.
        clerk: who wrote it.
        first: how many records of the kind stand in tables before this one.
    """

    path: str
    page: Page
    table: Drawn
    lines: dict[int, int]
    clerk: Clerk
    first: int = 0


@dataclass(frozen=True)
class Files:
    """All that was written: the tables, and the path and name of each sheet that holds a table of no record kind."""

    tables: list[Written]
    strangers: list[tuple[str, str]]


def write_files(clerk: Clerk, contents: list[Content], folder: Path) -> Files:
    """Write the tables of a submission into a folder."""
    write = _workbook if clerk.medium == WORKBOOK else _texts
    files = write(clerk, _split(clerk, contents), folder)
    counts: Counter[str] = Counter()
    tables = []
    for table in files.tables:
        tables.append(replace(table, first=counts[table.table.record]))
        counts[table.table.record] += len(table.table.rows)
    return Files(tables, files.strangers)


def _split(clerk: Clerk, contents: list[Content]) -> list[Content]:
    """Cut the records of a kind in two; the second half goes behind all others."""
    able = [content for content in contents if len(content.rows) >= _LEAST_TO_SPLIT]
    if not able or not clerk.habit("split_kind"):
        return contents
    whole = clerk.random("split_kind").choice(able)
    at = clerk.random("split_kind").randint(2, len(whole.rows) - 2)
    halves = replace(whole, rows=whole.rows[:at]), replace(whole, rows=whole.rows[at:])
    return [halves[0] if content is whole else content for content in contents] + [halves[1]]


def _workbook(clerk: Clerk, contents: list[Content], folder: Path) -> Files:
    form = "xls" if clerk.habit("as_xls") else "ods" if clerk.habit("as_ods") else "xlsx"
    clerk = clerk.lacking(*_CANNOT[form])
    path = folder / f"示例县.{form}"
    from_1904 = clerk.habit("date_1904")
    written: list[Written] = []
    pages: list[Page] = []
    for number, group in enumerate(_shared_sheets(clerk, contents), 1):
        name = _sheet_name(clerk.at(f"sheet {number}"), [content.record for content in group], number)
        page = Page(name + "续" if name in [page.name for page in pages] else name)
        pages.append(page)
        for own, table in _draw_all(clerk, page, group, number, from_1904=from_1904):
            written.append(Written(str(path), page, table, {}, own))
    if len(pages) > 1 and clerk.habit("hidden_sheet"):
        clerk.random("hidden_sheet").choice(pages[1:]).hidden = True
    if clerk.habit("instruction_sheet"):
        sheet = _sheet_of("填表说明", [(text,) for text in _INSTRUCTIONS])
        pages.insert(clerk.random("instruction_sheet").choice([0, len(pages)]), sheet)
    strangers = [_sheet_of("发放进度", _FOREIGN)] if clerk.habit("foreign_sheet") else []
    pages += strangers
    match form:
        case "xls":
            write_xls(path, pages, from_1904=from_1904)
        case "ods":
            write_ods(path, pages)
        case _:
            write_xlsx(path, pages, from_1904=from_1904, shared=clerk.habit("shared_texts"))
    return Files(written, [(str(path), page.name) for page in strangers])


def _shared_sheets(clerk: Clerk, contents: list[Content]) -> Iterator[list[Content]]:
    """Give the contents sheet by sheet."""
    group: list[Content] = []
    for content in contents:
        together = group and (clerk.now("stacked") or clerk.now("side_by_side"))
        together = together and all(other.record != content.record for other in group)
        if group and not together:
            yield group
            group = []
        group.append(content)
    yield group


def _draw_all(
    clerk: Clerk, page: Page, group: list[Content], number: int, *, from_1904: bool
) -> Iterator[tuple[Clerk, Drawn]]:
    """Draw the tables of one sheet, below each other or side by side."""
    beside = len(group) > 1 and clerk.inclined("side_by_side") and clerk.now("side_by_side")
    top, left = 1, 1
    for at, content in enumerate(group):
        own = clerk.at(f"sheet {number} table {at + 1}")
        if at == 0:
            top += own.random("leading_rows").randint(1, 3) if own.habit("leading_rows") else 0
            left += own.random("leading_columns").randint(1, 2) if own.habit("leading_columns") else 0
        table = draw_table(page, own, content, top, left, from_1904=from_1904)
        yield own, table
        if beside:
            left = table.right + 2
        else:
            gap = 0 if clerk.now("stacked_close") else clerk.random("stacked").choice([1, 1, 2])
            top = table.bottom + 1 + gap


def _sheet_name(clerk: Clerk, records: list[str], number: int) -> str:
    canonical = RECORDS[records[0]].sheet
    if clerk.habit("sheet_numbered"):
        return clerk.pick("sheet_numbered", ["Sheet{}", "附件{}", "表{}", "附表{}", "工作表{}"]).format(number)
    if clerk.habit("sheet_dated"):
        return canonical + clerk.pick("sheet_dated", ["(2018年)", "（2018年）", "2018", "（示例县）"])
    return canonical


def _sheet_of(name: str, rows: Sequence[Sequence[str]]) -> Page:
    page = Page(name)
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            page.put(row, column, text)
    return page


def _texts(clerk: Clerk, contents: list[Content], folder: Path) -> Files:
    """Write a file for each kind, or for several."""
    written: list[Written] = []
    names: set[str] = set()
    for number, group in enumerate(_shared_files(clerk, contents), 1):
        own = clerk.at(f"file {number}")
        name = _sheet_name(own, [content.record for content in group], number)
        name += "续" if name in names else ""
        names.add(name)
        page = Page(name)
        top = 1 + (own.random("leading_rows").randint(1, 3) if own.habit("leading_rows") else 0)
        left = 1 + (own.random("leading_columns").randint(1, 2) if own.habit("leading_columns") else 0)
        tables = []
        for at, content in enumerate(group):
            each = own if len(group) == 1 else own.at(f"file {number} table {at + 1}").lacking("ragged_lines")
            table = draw_table(page, each, content, top, left, from_1904=False)
            top = table.bottom + 1 + own.random("tables_together").choice([1, 1, 2])
            tables.append((each, table))
        path = folder / f"{name}.csv"
        lines = write_delimited_page(path, own, page)
        written += [Written(str(path), page, table, lines, each) for each, table in tables]
    return Files(written, [])


def _shared_files(clerk: Clerk, contents: list[Content]) -> Iterator[list[Content]]:
    """Give the contents file by file."""
    group: list[Content] = []
    for content in contents:
        if group and (not clerk.now("tables_together") or content.record in [other.record for other in group]):
            yield group
            group = []
        group.append(content)
    yield group
