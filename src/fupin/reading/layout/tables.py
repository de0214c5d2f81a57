"""The tables of a sheet: one as a rule; several side by side or one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

import numpy as np

from fupin.model.origins import Recognition
from fupin.model.records import RECORDS
from fupin.model.units import units_of_line
from fupin.reading.layout.claims import claim_columns
from fupin.reading.layout.further_headers import rows_like_headers
from fupin.reading.layout.header_block import HeaderBlock, named_block
from fupin.reading.layout.recognise import Evidence, Score, block_scores, choose, header_scores
from fupin.reading.layout.windows import filled_columns, filled_rows, runs, window
from fupin.reading.raw import RawSheet, Span

HEADER_SEARCH = 40
"""How many rows that hold something are looked through for the first header."""
_NEAREST = 3
_LEAST_CELLS = 2
_TITLE = re.compile(r"表|台账|清单|名单|名册|情况|统计|汇总|附件|单位\s*[:：]")


@dataclass(frozen=True)
class Layout:
    """How a table is laid out.

    Attributes:
        record: the record kind.
        block: its header.
        units: units that lines above the header declare.
        recognised_by: what told the record kind.
    """

    record: str
    block: HeaderBlock
    units: tuple[str, ...] = ()
    recognised_by: Recognition = Recognition.HEADERS


@dataclass(frozen=True)
class NotRecognised:
    """A sheet that matches no record kind.

    Attributes:
        empty: it holds nothing at all.
        table: it looks like a table, so its rows may be records.
        nearest: the kinds whose headers it shares most, best first.
    """

    empty: bool
    table: bool
    nearest: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table: the part of the sheet that it takes, and how it is laid out."""

    raw: RawSheet
    layout: Layout | NotRecognised


@dataclass(frozen=True)
class _Found:
    """A header that was found, with how well it suits the kinds, the best first."""

    scores: Sequence[Score]

    @property
    def block(self) -> HeaderBlock:
        return self.scores[0].block

    @property
    def first(self) -> int:
        return self.block.rows[0]


def find_tables(sheet: RawSheet, evidence: Evidence) -> list[Table]:
    """Finds the tables of a sheet, each with its record kind and its header.

    Args:
        sheet: the sheet.
        evidence: what besides the headers tells the record kind.
    """
    if sheet.header is not None:
        return [_with_names(sheet, sheet.header, evidence)]
    return [table for part in _side_by_side(sheet) for table in _stacked(part, evidence)]


def table_at(sheet: RawSheet, block: HeaderBlock, evidence: Evidence) -> Table:
    """The one table of a sheet whose header the user points at."""
    scores = sorted(block_scores(block), key=lambda score: score.order, reverse=True)
    if evidence.pinned is not None:
        above = _units_above(sheet, block.rows[0]) if block.rows else ()
        return Table(sheet, Layout(evidence.pinned, block, above, Recognition.MAPPING))
    return _table(sheet, _Found(scores), evidence) if scores else Table(sheet, _not_recognised(sheet, scores))


def _with_names(sheet: RawSheet, names: Sequence[str], evidence: Evidence) -> Table:
    block = named_block(names)
    scores = sorted(block_scores(block), key=lambda score: score.order, reverse=True)
    chosen = choose(scores, evidence)
    if chosen is not None:
        return Table(sheet, Layout(chosen[0].record, block, (), chosen[1]))
    records = len(sheet.columns) > 0 and len(sheet.rows) > 0
    nearest = tuple(score.record for score in scores[:_NEAREST])
    return Table(sheet, NotRecognised(empty=not records and not any(names), table=records, nearest=nearest))


# --- side by side ----------------------------------------------------------------------------------


def _side_by_side(sheet: RawSheet) -> list[RawSheet]:
    """The parts of a sheet between empty columns, if each is plainly a table of its own; else the whole."""
    parts = runs(filled_columns(sheet))
    if len(parts) < _LEAST_CELLS:
        return [sheet]
    windows = [window(sheet, Span(0, left, len(sheet.rows) - 1, right)) for left, right in parts]
    best = [next(iter(_headers(part, _top_rows(part))), None) for part in windows]
    fields: set[str] = set()
    kinds = set()
    for found in best:
        if found is None:
            return [sheet]
        record = found.scores[0].record
        claimed = {match.field.name for match in claim_columns(found.block, record).columns.values()}
        if record in kinds and not claimed & fields:
            return [sheet]
        kinds.add(record)
        fields |= claimed
    return windows


# --- one below the other ---------------------------------------------------------------------------


def _stacked(sheet: RawSheet, evidence: Evidence) -> Iterator[Table]:
    """The tables of a sheet from the top."""
    top = _top_rows(sheet)
    found = _headers(sheet, top)
    if not found:
        scores = header_scores(sheet, top)
        chosen = choose(scores, evidence)
        yield Table(sheet, _not_recognised(sheet, scores)) if chosen is None else _layout(sheet, *chosen)
        return
    starts = _tables(sheet, _with_further(sheet, found))
    alone = len(starts) == 1
    tops = [
        0,
        *(_top_of(sheet, header.first, above.block.last) for above, header in pairwise(starts)),
    ]
    ends = [*(start - 1 for start in tops[1:]), len(sheet.rows) - 1]
    for start, end, header in zip(tops, ends, starts, strict=True):
        part = window(sheet, Span(start, 0, end, len(sheet.columns) - 1))
        yield _table(part, _moved(header, start), evidence, alone=alone)


def _moved(found: _Found, by: int) -> _Found:
    """A header as seen from a window that begins at a row."""

    def moved(block: HeaderBlock) -> HeaderBlock:
        return replace(block, rows=tuple(row - by for row in block.rows))

    return _Found([replace(score, block=moved(score.block)) for score in found.scores]) if by else found


def _top_rows(sheet: RawSheet) -> list[int]:
    """Positions of the first rows that hold something other than blanks."""
    rows = np.flatnonzero(filled_rows(sheet)).tolist()
    return list(islice((row for row in rows if any(text.strip() for text in sheet.row_texts(row))), HEADER_SEARCH))


def _headers(sheet: RawSheet, rows: Sequence[int]) -> list[_Found]:
    """The headers that tell their kind by themselves, from the top; of those that overlap the best."""
    found: list[_Found] = []
    for row in rows:
        scores = header_scores(sheet, [row])
        if not scores or not scores[0].convincing:
            continue
        here = _Found(scores)
        if found and here.first <= found[-1].block.last:
            if _order(here) > _order(found[-1]):
                found[-1] = here
        else:
            found.append(here)
    return found


def _order(found: _Found) -> tuple[int, int, int, int]:
    return *found.scores[0].order, -len(found.block.rows)


def _with_further(sheet: RawSheet, found: list[_Found]) -> list[_Found]:
    """The headers of the first rows, and those below them."""
    last = found[-1]
    claims = claim_columns(last.block, last.scores[0].record)
    keys = {match.field.name: at for at, match in claims.columns.items()}
    key = keys.get(RECORDS[last.scores[0].record].key[0])
    rows = rows_like_headers(sheet, claims, key, last.block.last + 1)
    return found + _headers(sheet, rows)


def _tables(sheet: RawSheet, found: list[_Found]) -> list[_Found]:
    """The headers that begin a table: no form's head line without rows, no header that stands once more."""
    once: list[_Found] = []
    for here in found:
        if not once or not _repeats(sheet, here, once[-1]):
            once.append(here)
    return [
        here
        for here, below in zip(once, [*once[1:], None], strict=True)
        if below is None or _has_rows(sheet, here, below.first)
    ]


def _repeats(sheet: RawSheet, here: _Found, above: _Found) -> bool:
    """Whether a header is that of the table above once more, with no unit line of its own."""
    if here.block.paths != above.block.paths:
        return False
    return not _units_above(sheet, here.first, _top_of(sheet, here.first, above.block.last))


def _has_rows(sheet: RawSheet, header: _Found, end: int) -> bool:
    """Whether a row between a header and a position fills two of the header's columns."""
    columns = claim_columns(header.block, header.scores[0].record).columns
    for row in range(header.block.last + 1, end):
        texts = sheet.row_texts(row)
        if sum(bool(texts[at].strip()) for at in columns) >= _LEAST_CELLS:
            return True
    return False


def _top_of(sheet: RawSheet, header: int, above: int) -> int:
    """Where what belongs to a header begins: its titles and unit lines, behind a blank row or plainly such."""
    row, blank = header, None
    while row - 1 > above and _cells(sheet, row - 1) <= _LEAST_CELLS:
        row -= 1
        if not _cells(sheet, row):
            blank = row
    if blank is not None:
        return blank + 1
    start = header
    while start > row and any(_TITLE.search(text) for text in sheet.row_texts(start - 1)):
        start -= 1
    return start


def _cells(sheet: RawSheet, row: int) -> int:
    return sum(bool(text.strip()) for text in sheet.row_texts(row))


# --- one table -------------------------------------------------------------------------------------


def _table(sheet: RawSheet, found: _Found, evidence: Evidence, *, alone: bool = True) -> Table:
    """The table of a header; a sheet's name counts for one of several only where it suits the header."""
    titles = tuple(text for row in range(found.first) for text in sheet.row_texts(row) if text)
    name = evidence.name if alone or _suits(found, evidence.name) else None
    chosen = choose(found.scores, Evidence(name, titles, evidence.option if alone else None))
    return Table(sheet, _not_recognised(sheet, found.scores)) if chosen is None else _layout(sheet, *chosen)


def _suits(found: _Found, name: str | None) -> bool:
    chosen = choose(found.scores, Evidence(name))
    return chosen is not None and 2 * chosen[0].fields >= found.scores[0].fields


def _layout(sheet: RawSheet, score: Score, source: Recognition) -> Table:
    units = _units_above(sheet, score.block.rows[0])
    return Table(sheet, Layout(score.record, score.block, units, source))


def _units_above(sheet: RawSheet, header: int, top: int = 0) -> tuple[str, ...]:
    lines = (text for row in range(top, header) for text in sheet.row_texts(row) if text)
    return tuple(unit for text in lines for unit in units_of_line(text))


def _not_recognised(sheet: RawSheet, scores: Sequence[Score]) -> NotRecognised:
    rows = _top_rows(sheet)
    wide = sum(_cells(sheet, row) >= _LEAST_CELLS for row in rows)
    nearest = tuple(score.record for score in scores[:_NEAREST])
    return NotRecognised(empty=not rows, table=wide >= _LEAST_CELLS, nearest=nearest)
