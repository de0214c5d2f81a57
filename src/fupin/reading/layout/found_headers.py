"""The headers of a sheet from the top: which rows begin a table, and what belongs to each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from fupin.model.records import RECORDS
from fupin.model.units import squeeze, units_of_line
from fupin.reading.layout.claims import claim_columns
from fupin.reading.layout.further_headers import rows_like_headers
from fupin.reading.layout.header_block import MOST_ROWS, HeaderBlock, header_block
from fupin.reading.layout.recognise import Score, header_scores, record_of_name
from fupin.reading.layout.windows import filled_rows
from fupin.reading.raw import RawSheet
from fupin.reading.row_words import BARE_TOTALS

HEADER_SEARCH = 40
"""How many rows that hold something are looked through for the first header."""
LEAST_CELLS = 2
_LEAST_STRANGE = 3
_LONGEST_HEADER = 20
_WORDS = re.compile(r"[\u4e00-\u9fff]{3}")
_HEAD = re.compile(r"^[\u4e00-\u9fff、（）()]{2,12}$")
_DIGIT = re.compile(r"[0-9０-９]")
_TITLE = re.compile(r"表|台账|清单|名单|名册|情况|统计|汇总|附件|单位\s*[:：]")
_LABEL = re.compile(r"^\s*附[件表]|(?:单位|部门|日期|时间|年度)\s*[:：]|(?:表|台账|清单|名单|名册|（续）|\(续\))\s*$")
_CODE = re.compile(r"^\s*[0-9A-Za-z][!-~]*\s*$")
_MOST_LABELS = 6


@dataclass(frozen=True)
class FoundHeader:
    """A header that was found, with how well it suits the kinds, the best first; none where it suits none."""

    scores: Sequence[Score]
    block: HeaderBlock

    @property
    def first(self) -> int:
        """The position of its first row."""
        return self.block.rows[0]


def table_headers(sheet: RawSheet) -> list[FoundHeader]:
    """The headers that begin a table, from the top; none where no header tells a record kind by itself."""
    found = plain_headers(sheet)
    return _tables(sheet, _with_further(sheet, found)) if found else []


def plain_headers(sheet: RawSheet) -> list[FoundHeader]:
    """The headers among the first rows that tell their kind by themselves, from the top."""
    return _headers(sheet, top_rows(sheet))


def seen_from(found: FoundHeader, by: int) -> FoundHeader:
    """A header as seen from a window that begins at a row."""
    if not by:
        return found

    def moved(block: HeaderBlock) -> HeaderBlock:
        return replace(block, rows=tuple(row - by for row in block.rows))

    scores = [replace(score, block=moved(score.block)) for score in found.scores]
    return FoundHeader(scores, moved(found.block))


def top_rows(sheet: RawSheet) -> list[int]:
    """Positions of the first rows that hold something other than blanks."""
    rows = np.flatnonzero(filled_rows(sheet)).tolist()
    return list(islice((row for row in rows if any(text.strip() for text in sheet.row_texts(row))), HEADER_SEARCH))


def _headers(sheet: RawSheet, rows: Sequence[int]) -> list[FoundHeader]:
    """The headers that tell their kind by themselves, from the top; of those that overlap the best."""
    found: list[FoundHeader] = []
    rows = list(rows)
    under = -1
    for row in rows:
        scores = header_scores(sheet, [row]) if row > under and not _is_total(sheet, row) else ()
        if not scores or not scores[0].convincing:
            if scores and scores[0].foreign and scores[0].block.headed:
                under = scores[0].block.last  # its lower rows by themselves would lose the heads over them
            continue
        here = FoundHeader(scores, scores[0].block)
        rows += range(rows[-1] + 1, here.block.last + 1)  # a later row's header may be the better one
        if found and here.first <= found[-1].block.last:
            if _order(here) > _order(found[-1]):
                found[-1] = here
        else:
            found.append(here)
    return found


def _order(found: FoundHeader) -> tuple[int, int, int, int, int, bool, bool, int]:
    return *found.scores[0].understood, -len(found.block.rows)


def _with_further(sheet: RawSheet, found: list[FoundHeader]) -> list[FoundHeader]:
    """The headers of the first rows, and those below them."""
    last = found[-1]
    claims = claim_columns(last.block, last.scores[0].record)
    key = claims.at.get(RECORDS[last.scores[0].record].key[0])
    rows = rows_like_headers(sheet, claims, key, last.block.last + 1)
    further = _headers(sheet, rows)
    taken = {row for header in further for row in header.block.rows}
    strange = [
        FoundHeader([], header_block(sheet, [row]))
        for row in rows
        if row not in taken and _begins_unknown(sheet, row)
    ]
    return found + sorted([*further, *strange], key=lambda header: header.first)


def _is_total(sheet: RawSheet, row: int) -> bool:
    return any(text in BARE_TOTALS for text in sheet.row_texts(row) if text)


def _begins_unknown(sheet: RawSheet, row: int) -> bool:
    """Whether a row of words stands below a blank row and a title: the header of a table of no known kind."""
    texts = {text for text in sheet.row_texts(row) if text.strip()}
    if len(texts) < _LEAST_STRANGE or any(_DIGIT.search(text) or len(text) > _LONGEST_HEADER for text in texts):
        return False
    above = row - 1
    while above > 0 and cells(sheet, above) == 1:
        above -= 1
    titles = ["".join(sheet.row_texts(title)) for title in range(above + 1, row)]
    return bool(titles) and not cells(sheet, above) and all(_WORDS.search(title) for title in titles)


def _tables(sheet: RawSheet, found: list[FoundHeader]) -> list[FoundHeader]:
    """The headers that begin a table: no form's head line without rows, no header that stands once more."""
    once: list[FoundHeader] = []
    for here in found:
        if not once or not _repeats(sheet, here, once[-1]):
            once.append(here)
    once = [here for number, here in enumerate(once) if not number or _begins_table(sheet, here)]
    return [
        here
        for here, below in zip(once, [*once[1:], None], strict=True)
        if below is None or _fields(here) > _fields(below) or _has_rows(sheet, here, below.first)
    ]


def _begins_table(sheet: RawSheet, header: FoundHeader) -> bool:
    """Whether a header below a table begins another: two known words alone do only behind a blank row or a title."""
    few = 0 < _fields(header) <= LEAST_CELLS
    return not few or cells(sheet, header.first - 1) <= 1


def _fields(header: FoundHeader) -> int:
    return header.scores[0].fields if header.scores else 0


def _repeats(sheet: RawSheet, here: FoundHeader, above: FoundHeader) -> bool:
    """Whether a header is that of the table above once more, with no unit line of its own."""
    if here.block.paths != above.block.paths:
        return False
    return not units_above(sheet, here.first, top_of(sheet, here.first, above.block.last))


def _has_rows(sheet: RawSheet, header: FoundHeader, end: int) -> bool:
    """Whether a row between a header and a position fills one of its fields' columns and another column."""
    if not header.scores:
        return True
    columns = claim_columns(header.block, header.scores[0].record).columns
    return any(
        cells(sheet, row) >= LEAST_CELLS
        and any(column[row].as_py() for column in map(sheet.columns.__getitem__, columns))
        for row in range(header.block.last + 1, end)
        if not _may_stand_above(sheet, row)
    )


def top_of(sheet: RawSheet, header: int, above: int) -> int:
    """Where what belongs to a header begins: its titles and unit lines, behind a blank row or plainly such.

    A row that may be a record of the table above stays there. What stands below a title belongs to it, and so does
    a row of heads below a title or a blank row.
    """
    row, blank, start = header, None, header
    while header - row < MOST_ROWS - 1 and row - 1 > above and _may_be_heads(sheet, row - 1, header):
        row -= 1
    while row - 1 > above and _may_stand_above(sheet, row - 1):
        row -= 1
        if not cells(sheet, row):
            blank = row
        elif (start == row + 1 or cells(sheet, row) == 1) and _says_so(sheet, row):
            start = row
    return start if blank is None else min(start, blank + 1)


def _says_so(sheet: RawSheet, row: int) -> bool:
    """Whether a row has a text that names a table or a record kind."""
    return any(_TITLE.search(text) or record_of_name(text) for text in sheet.row_texts(row))


def _may_be_heads(sheet: RawSheet, row: int, header: int) -> bool:
    """Whether a row may be the heads over a header: short words without digits, fewer than its own."""
    texts = [squeeze(text) for text in sheet.row_texts(row) if text.strip()]
    return 1 < len(texts) < cells(sheet, header) and all(map(_HEAD.match, texts))


def _may_stand_above(sheet: RawSheet, row: int) -> bool:
    """Whether a row may be a title, a unit line or the head line of a form: blank, one text, or labels."""
    texts = [text for text in sheet.row_texts(row) if text.strip()]
    if len(texts) <= 1:
        return not texts or not _CODE.match(texts[0])
    return any(units_of_line(text) for text in texts) or (
        len(texts) <= _MOST_LABELS and any(_LABEL.search(text) for text in texts)
    )


def cells(sheet: RawSheet, row: int) -> int:
    """How many cells of a row hold something other than white space."""
    return sum(bool(text.strip()) for text in sheet.row_texts(row))


def units_above(sheet: RawSheet, header: int, top: int = 0) -> tuple[str, ...]:
    """The units that the rows from `top` to a header's first declare."""
    lines = (text for row in range(top, header) for text in sheet.row_texts(row) if text)
    return tuple(unit for text in lines for unit in units_of_line(text))
