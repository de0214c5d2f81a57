"""The header of a table: one to three rows, and each column's header behind the heads of its groups."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fupin.model.units import units_of_line
from fupin.model.values import is_empty
from fupin.reading.layout.groups import Path, speaks_of_columns
from fupin.reading.layout.headers import is_unit, matches, measures, normalised
from fupin.reading.layout.windows import merges_at
from fupin.reading.raw import RawSheet

MOST_ROWS = 3
"""Rows that a header may have."""
_LEAST_HEADS = 2
"""An upper row with fewer different texts is a title."""
_LONGEST_HEAD, _LONGEST_MERGED = 12, 30
ROW_NUMBERS = frozenset({"", "序号", "编号", "行号", "行次", "no", "no.", "顺序号"})
"""Headers, normalised, of columns that are filled in before there is a record."""
_MOST_LABELS = 8
_TITLE_ENDS = ("表", "台账", "清单", "名单", "名册", ")", "）")
_UNIT_LABELS = frozenset({"单位", "计量单位"})
"""What may stand at the left of a row of units."""
_FIGURE = re.compile(r"^\s*(?!(?:19|20)\d\d\s*年?度?\s*$)[-+(（#]?[0-9０-９A-Za-z√]")
"""What stands in a record and in no head; years may."""
_HEAD = re.compile(r"^\s*(?:[(（]?[\u4e00-\u9fff]|(?:19|20)\d\d\s*年?度?\s*$|[(（]?[%‰])")
_LABELLED = re.compile(r"(?:单位|部门|日期|时间|人|年度|电话)\s*[:：]")
"""A label of the form: 填报单位：, 填报日期：, 填表人：."""


@dataclass(frozen=True)
class HeaderBlock:
    """The rows of a header.

    Attributes:
        rows: their positions, from the top; empty where the format has names for its columns.
        paths: for each column its header behind the heads of its groups.
    """

    rows: tuple[int, ...]
    paths: tuple[Path, ...]

    @property
    def last(self) -> int:
        """The position of the last row; -1 where there are none."""
        return self.rows[-1] if self.rows else -1

    @property
    def headers(self) -> tuple[str, ...]:
        """Each column's header without the heads of its groups; "" where there is none."""
        return tuple(path[-1] if path else "" for path in self.paths)

    @property
    def filled(self) -> int:
        """How many columns have a header."""
        return sum(any(text.strip() for text in path) for path in self.paths)

    @property
    def headed(self) -> bool:
        """Whether the upper rows are plainly heads: the first column has none, or one that covers the next as well.

        A row of records above the last row would put its key there, and figures elsewhere.
        """
        if any(_FIGURE.match(text) for path in self.paths for text in path[:-1]):
            return False
        filled = [path for path in self.paths if path][:2]
        return bool(filled) and (len(filled[0]) == 1 or (len(filled) > 1 and filled[0][:-1] == filled[1][:-1]))


def named_block(names: Sequence[str]) -> HeaderBlock:
    """The header of a format that has names for its columns."""
    return HeaderBlock((), tuple((name,) if name else () for name in names))


def header_block(sheet: RawSheet, rows: Sequence[int]) -> HeaderBlock:
    """The header that some adjacent rows make."""
    lines = [_without_label(_texts(sheet, row)) for row in rows]
    merged = [{at for span in merges_at(sheet, row) for at in range(span.left, span.right + 1)} for row in rows]
    upper = zip(itertools.pairwise(lines), merged[:-1], strict=True)
    lines = [*(_filled_right(line, below, ends) for (line, below), ends in upper), lines[-1]]
    return HeaderBlock(tuple(rows), tuple(_path(texts) for texts in zip(*lines, strict=True)))


def is_title(sheet: RawSheet, row: int) -> bool:
    """Whether a row says too little to be a row of heads, or belongs to the form above the table.

    One text alone is a head where it is merged over some of the columns and stands right of the first.
    A label of the form has something below it; with nothing below, it is a header with a colon.
    """
    line = _texts(sheet, row)
    below = sheet.row_texts(row + 1) if row + 1 < len(sheet.rows) else line
    texts = {text for text in line if text.strip()}
    labels = {text for text, under in zip(line, below, strict=True) if under.strip() and _LABELLED.search(text)}
    if len(texts) <= _MOST_LABELS and (labels or any(units_of_line(text) and not matches(text) for text in texts)):
        return True
    return len(texts) < _LEAST_HEADS and not _is_lone_head(sheet, row, line)


def goes_on_below(sheet: RawSheet, block: HeaderBlock) -> bool:
    """Whether the row below a header splits one of its columns in two, as 2017年 and 2018年 under 贷款金额 do.

    Such a row holds words only, nothing in the first column, and something under an empty cell of the header.
    """
    row = block.last + 1
    if row >= len(sheet.rows):
        return False
    over, under = _texts(sheet, block.last), sheet.row_texts(row)
    filled = [at for at, text in enumerate(under) if text.strip()]
    named = (at for at, path in enumerate(block.paths) if path and normalised(path[-1]) not in ROW_NUMBERS)
    first = next(named, 0)
    if len(filled) < _LEAST_HEADS or filled[0] <= first or not all(_HEAD.match(under[at]) for at in filled):
        return False
    return any(
        at - 1 in filled and bool(over[at - 1].strip()) and (not over[at].strip() or over[at] == over[at - 1])
        for at in filled
    )


def _is_lone_head(sheet: RawSheet, row: int, texts: Sequence[str]) -> bool:
    at = next((at for at, text in enumerate(texts) if text.strip()), 0)
    merged = any(span.left == at and span.right > at and span.top == row for span in merges_at(sheet, row))
    longest = _LONGEST_MERGED if merged else _LONGEST_HEAD
    if at == 0 or len(texts[at]) > longest or texts[at].strip().endswith(_TITLE_ENDS):
        return False
    return merged or speaks_of_columns(texts[at])


def _texts(sheet: RawSheet, row: int) -> list[str]:
    """The texts of a row, with that of a merged block in each of its cells."""
    texts = sheet.row_texts(row)
    for span in merges_at(sheet, row):
        said = sheet.columns[span.left][span.top].as_py() or ""
        texts[span.left : span.right + 1] = [said] * (span.right - span.left + 1)
    return texts


def _without_label(line: list[str]) -> list[str]:
    """A row of units without the label that says so; in any other row 单位 is a header."""
    if not any(is_unit(text) for text in line if text):
        return line
    return ["" if normalised(text) in _UNIT_LABELS else text for text in line]


def _filled_right(line: Sequence[str], below: Sequence[str], ends: Collection[int]) -> list[str]:
    """A row of heads, each spread over the empty cells right of it as long as headers stand below.

    A head that is merged says itself how far it goes.
    """
    filled: list[str] = []
    head = ""
    for at, (text, under) in enumerate(zip(line, below, strict=True)):
        if at in ends:
            head = ""
            filled.append(text)
        elif text.strip():
            head = text if under.strip() else ""
            filled.append(text)
        else:
            head = head if under.strip() else ""
            filled.append(head)
    return filled


def _path(texts: Sequence[str]) -> Path:
    """A column's texts from the top, each once; a unit that stands alone belongs to the text above it."""
    path: list[str] = []
    for text in texts:
        if is_empty(text) or (path and text == path[-1]):
            continue
        if path and (is_unit(text) or measures(text, path[-1])):
            path[-1] = f"{path[-1]}（{text.strip().strip('()（）[]')}）"
        else:
            path.append(text)
    return tuple(path)
