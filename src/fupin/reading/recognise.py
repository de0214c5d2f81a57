"""What a sheet holds: its record kind, its header row and the units declared above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fupin.model.records import RECORDS
from fupin.model.units import squeeze, units_of_line
from fupin.reading.headers import EXACT, match_row
from fupin.reading.raw import RawSheet

HEADER_SEARCH = 40
"""How many rows from the top are looked through for a header row."""
_LEAST_MATCHES = 2
_LEAST_SHARE = 3
"""Without a telling name, at least one header in this many must be known."""


@dataclass(frozen=True)
class Layout:
    """How a sheet is laid out.

    Attributes:
        record: the record kind.
        header_at: position of the header row; -1 where the format has names for its columns.
        headers: the header of each column, "" where there is none.
        units: units that lines above the header declare.
    """

    record: str
    header_at: int
    headers: tuple[str, ...]
    units: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class _Score:
    fields: int
    exact: int
    record: str
    at: int
    filled: int

    @property
    def order(self) -> tuple[int, int]:
        return self.fields, self.exact


def recognise(sheet: RawSheet, name: str | None, record: str | None) -> Layout | NotRecognised:
    """Finds the record kind and the header row of a sheet.

    Args:
        sheet: the sheet.
        name: what it is called: the sheet's name or the file's name without its ending.
        record: the kind that the user says it holds, or None.
    """
    rows = [sheet.row_texts(position) for position in range(min(HEADER_SEARCH, len(sheet.rows)))]
    if sheet.header is not None:
        rows, offset = [list(sheet.header)], -1
    else:
        offset = 0
    named = record or record_of_name(name)
    kinds = [named] if named is not None else list(RECORDS)
    scores = sorted(_scores(rows, kinds), key=lambda score: score.order, reverse=True)
    best = scores[0] if scores else None
    if best is None or not (named or _convincing(best, scores)):
        return _not_recognised(sheet, rows, scores)
    units = tuple(unit for row in rows[: best.at] for text in row if text for unit in units_of_line(text))
    return Layout(best.record, best.at + offset, tuple(rows[best.at]), units)


def record_of_name(name: str | None) -> str | None:
    """The record kind that a sheet's or file's name says, or None."""
    squeezed = squeeze(name or "").casefold()
    for record, model in RECORDS.items():
        if squeezed in (record, model.sheet.casefold()):
            return record
    within = [
        record
        for record, model in RECORDS.items()
        if squeeze(model.sheet) in squeezed and len(model.sheet) > _SHORT_NAME
    ]
    return within[0] if len(within) == 1 else None


_SHORT_NAME = 3
"""Names such as 乡镇 say too little inside a longer name."""


def _scores(rows: list[list[str]], kinds: list[str]) -> Iterator[_Score]:
    for record in kinds:
        best: _Score | None = None
        for at, row in enumerate(rows):
            matches = [match for _, match in match_row(row, record)]
            fields = {match.field.name for match in matches}
            exact = sum(match.rank == EXACT for match in matches)
            score = _Score(len(fields), exact, record, at, sum(bool(text) for text in row))
            if fields and (best is None or score.order > best.order):
                best = score
        if best is not None:
            yield best


def _convincing(best: _Score, scores: list[_Score]) -> bool:
    alone = len(scores) == 1 or scores[1].order < best.order
    return alone and best.fields >= _LEAST_MATCHES and best.fields * _LEAST_SHARE >= best.filled


def _not_recognised(sheet: RawSheet, rows: list[list[str]], scores: list[_Score]) -> NotRecognised:
    filled = [sum(bool(text) for text in row) for row in rows]
    table = sum(count >= _LEAST_MATCHES for count in filled) >= _LEAST_MATCHES
    nearest = tuple(score.record for score in scores[:3] if score.fields)
    return NotRecognised(empty=not any(filled), table=table and len(sheet.columns) > 1, nearest=nearest)
