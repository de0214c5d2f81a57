"""The tables of a sheet: one as a rule; several side by side or one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fupin.model.origins import Recognition
from fupin.reading.layout.claims import claim_columns
from fupin.reading.layout.found_headers import (
    LEAST_CELLS,
    FoundHeader,
    cells,
    plain_headers,
    seen_from,
    table_headers,
    top_of,
    top_rows,
    units_above,
)
from fupin.reading.layout.header_block import HeaderBlock, named_block
from fupin.reading.layout.recognise import Evidence, Score, block_scores, choose, header_scores
from fupin.reading.layout.windows import filled_columns, runs, window
from fupin.reading.raw import RawSheet, Span

_NEAREST = 3


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


def find_tables(sheet: RawSheet, evidence: Evidence) -> list[Table]:
    """Finds the tables of a sheet, each with its record kind and its header.

    Args:
        sheet: the sheet.
        evidence: what besides the headers tells the record kind.
    """
    if sheet.header is not None:
        return [_with_names(sheet, sheet.header, evidence)]
    parts = _side_by_side(sheet)
    return [table for part in parts for table in _stacked(part, evidence, alone=len(parts) == 1)]


def table_at(sheet: RawSheet, block: HeaderBlock, evidence: Evidence) -> Table:
    """The one table of a sheet whose header the user points at."""
    if evidence.pinned is not None:
        above = units_above(sheet, block.rows[0]) if block.rows else ()
        return Table(sheet, Layout(evidence.pinned, block, above, Recognition.MAPPING))
    scores = block_scores(block)
    if not scores:
        return Table(sheet, _not_recognised(sheet, scores))
    return _table(sheet, FoundHeader(scores, block), evidence)


def _with_names(sheet: RawSheet, names: Sequence[str], evidence: Evidence) -> Table:
    block = named_block(names)
    scores = block_scores(block)
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
    if len(parts) < LEAST_CELLS:
        return [sheet]
    together = max((found.scores[0].fields for found in plain_headers(sheet)), default=0)
    windows = [window(sheet, Span(0, left, len(sheet.rows) - 1, right)) for left, right in parts]
    best = [next(iter(plain_headers(part)), None) for part in windows]
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
    one = together >= sum(found.scores[0].fields for found in best if found)
    return [sheet] if one and _run_alongside(windows) else windows


def _run_alongside(parts: Sequence[RawSheet]) -> bool:
    """Whether the parts begin and end together, as those of one table do; notes of one cell don't count."""
    rows = [{row for row in range(len(part.rows)) if cells(part, row) >= LEAST_CELLS} for part in parts]
    above = [min(found, default=0) for found in rows]
    titled = any(cells(part, row) for part, first in zip(parts[1:], above[1:], strict=True) for row in range(first))
    return not titled and all(found == rows[0] for found in rows)


# --- one below the other ---------------------------------------------------------------------------


def _stacked(sheet: RawSheet, evidence: Evidence, *, alone: bool) -> Iterator[Table]:
    """The tables of a part of a sheet from the top; `alone` says that it is all of the sheet."""
    starts = table_headers(sheet)
    if not starts:
        scores = header_scores(sheet, top_rows(sheet))
        chosen = choose(scores, evidence)
        yield Table(sheet, _not_recognised(sheet, scores)) if chosen is None else _layout(sheet, *chosen)
        return
    alone &= len(starts) == 1
    tops = [
        0,
        *(top_of(sheet, header.first, above.block.last) for above, header in pairwise(starts)),
    ]
    ends = [*(start - 1 for start in tops[1:]), len(sheet.rows) - 1]
    for start, end, header in zip(tops, ends, starts, strict=True):
        part = window(sheet, Span(start, 0, end, len(sheet.columns) - 1))
        yield _table(part, seen_from(header, start), evidence, alone=alone)


# --- one table -------------------------------------------------------------------------------------


def _table(sheet: RawSheet, found: FoundHeader, evidence: Evidence, *, alone: bool = True) -> Table:
    """The table of a header; a sheet's name counts for one of several only where it suits the header."""
    titles = tuple(text for row in range(found.first) for text in sheet.row_texts(row) if text)
    name = evidence.name if alone or _suits(found, evidence.name) else None
    option = evidence.option if alone else None
    chosen = choose(found.scores, replace(evidence, name=name, titles=titles, option=option))
    if chosen is not None:
        return _layout(sheet, *chosen)
    unknown = _not_recognised(sheet, found.scores)
    return Table(sheet, unknown if alone else replace(unknown, table=True))


def _suits(found: FoundHeader, name: str | None) -> bool:
    chosen = choose(found.scores, Evidence(name))
    return chosen is not None and chosen[0].fit >= found.scores[0].fit


def _layout(sheet: RawSheet, score: Score, source: Recognition) -> Table:
    units = units_above(sheet, score.block.rows[0])
    return Table(sheet, Layout(score.record, score.block, units, source))


def _not_recognised(sheet: RawSheet, scores: Sequence[Score]) -> NotRecognised:
    rows = top_rows(sheet)
    wide = sum(cells(sheet, row) >= LEAST_CELLS for row in rows)
    nearest = tuple(score.record for score in scores[:_NEAREST])
    return NotRecognised(empty=not rows, table=wide >= LEAST_CELLS, nearest=nearest)
