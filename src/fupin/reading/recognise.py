"""What a sheet holds: its record kind, its header row and the units declared above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from fupin.model.records import RECORDS
from fupin.model.units import squeeze, units_of_line
from fupin.reading.headers import EXACT, match_row
from fupin.reading.raw import RawSheet

HEADER_SEARCH = 40
"""How many rows that hold something are looked through for a header row."""
_LEAST_MATCHES = 2
_LEAST_SHARE = 3
"""Without a telling name, at least one header in this many must be known."""
_NEAREST = 3


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
class _Row:
    """A row that may be the header: its position and texts."""

    at: int
    texts: tuple[str, ...]

    @property
    def filled(self) -> int:
        return sum(bool(text.strip()) for text in self.texts)


@dataclass(frozen=True, slots=True)
class _Score:
    """How well a row suits a record kind as its header."""

    record: str
    row: _Row
    fields: int
    exact: int

    @property
    def order(self) -> tuple[int, int]:
        return self.fields, self.exact


def recognise(sheet: RawSheet, name: str | None, record: str | None) -> Layout | NotRecognised:
    """Finds the record kind and the header row of a sheet.

    Args:
        sheet: the sheet.
        name: what it is called: the sheet's name or the file's name without its ending.
        record: the kind that the user says it holds where its name doesn't say so, or None.
    """
    rows = _top(sheet)
    scores = sorted(_scores(rows), key=lambda score: score.order, reverse=True)
    best = _best(scores, name, record)
    if best is None:
        return _not_recognised(sheet, rows, scores)
    above = [text for row in rows if row.at < best.row.at for text in row.texts if text]
    units = tuple(unit for text in above for unit in units_of_line(text))
    return Layout(best.record, best.row.at, best.row.texts, units)


def record_of_name(name: str | None) -> str | None:
    """The record kind that a sheet's or file's name says, or None."""
    return _called(name) or _called_within(name)


def _called(name: str | None) -> str | None:
    squeezed = squeeze(name or "").casefold()
    return next((r for r, model in RECORDS.items() if squeezed in (r, squeeze(model.sheet).casefold())), None)


_SHORT_NAME = 3
"""Names such as 乡镇 say too little inside a longer name."""


def _called_within(name: str | None) -> str | None:
    squeezed = squeeze(name or "").casefold()
    within = [
        record
        for record, model in RECORDS.items()
        if squeeze(model.sheet) in squeezed and len(model.sheet) > _SHORT_NAME
    ]
    return within[0] if len(within) == 1 else None


def _top(sheet: RawSheet) -> list[_Row]:
    """The first rows that hold something; the names of the columns where the format has them."""
    if sheet.header is not None:
        return [_Row(-1, sheet.header)]
    rows = (_Row(at, tuple(sheet.row_texts(at))) for at in range(len(sheet.rows)))
    return list(islice((row for row in rows if row.filled), HEADER_SEARCH))


def _scores(rows: list[_Row]) -> Iterator[_Score]:
    """For each record kind the first of the rows that suit it best."""
    for record in RECORDS:
        best: _Score | None = None
        for row in rows:
            matches = [match for _, match in match_row(row.texts, record)]
            fields = {match.field.name for match in matches}
            score = _Score(record, row, len(fields), sum(match.rank == EXACT for match in matches))
            if fields and (best is None or score.order > best.order):
                best = score
        if best is not None:
            yield best


def _best(scores: list[_Score], name: str | None, record: str | None) -> _Score | None:
    """The kind that the name says, else that the user says, else that the headers say."""
    of_kind = {score.record: score for score in scores}
    if (called := _called(name)) is not None:
        return of_kind.get(called)
    within = of_kind.get(_called_within(name) or "")
    if within is not None and within.fields >= _LEAST_MATCHES:
        return within
    if record is not None:
        return of_kind.get(record)
    return scores[0] if scores and _convincing(scores) else None


def _convincing(scores: list[_Score]) -> bool:
    best = scores[0]
    alone = len(scores) == 1 or scores[1].order < best.order
    return alone and best.fields >= _LEAST_MATCHES and best.fields * _LEAST_SHARE >= best.row.filled


def _not_recognised(sheet: RawSheet, rows: list[_Row], scores: list[_Score]) -> NotRecognised:
    nearest = tuple(score.record for score in scores[:_NEAREST])
    if sheet.header is None:
        wide = sum(row.filled >= _LEAST_MATCHES for row in rows)
        return NotRecognised(empty=not rows, table=wide >= _LEAST_MATCHES, nearest=nearest)
    records = len(sheet.columns) > 0 and len(sheet.rows) > 0
    return NotRecognised(empty=not records and not any(sheet.header), table=records, nearest=nearest)
