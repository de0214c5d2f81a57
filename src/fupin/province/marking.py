"""From the tables of one submission to what is kept of them for the comparison with others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from fupin.findings import shown_text
from fupin.model.personal import without_numbers
from fupin.model.records import RECORDS
from fupin.province.digests import digests_of
from fupin.province.kinds import BORROWER, HOUSEHOLD, LOANS, OF_ONE_COUNTY, PLACES
from fupin.province.numbers import strength_of
from fupin.province.telling import is_name, telling
from fupin.reading.keys import comparable_keys, key_part
from fupin.reading.raw import Addressing
from fupin.reading.sheets import SheetReading
from fupin.result.marks import MarkedColumn, NamedCounty, SheetMarks

_SEPARATOR = "\x1f"
_MOST_NAMES = 100
"""Names of counties that are kept of a sheet; a table with more is no county's."""


def named_counties(readings: Sequence[SheetReading], *, show_personal: bool) -> Iterator[NamedCounty]:
    """The counties that the records of each table name, in order of their first records."""
    for reading in readings:
        column = reading.table.columns.get("county")
        if column is None:
            continue
        names = column.values.dictionary_encode()
        codes = names.indices.to_numpy(zero_copy_only=False)
        counts = pc.value_counts(column.values.drop_null()).to_pylist()
        for count in counts[:_MOST_NAMES]:
            number = names.dictionary.index(count["values"]).as_py()
            record = int((codes == number).argmax())
            shown = NamedCounty(
                count["values"],
                count["counts"],
                reading.path,
                reading.sheet,
                reading.cell(record, "county"),
                reading.row(record),
                reading.headers["county"],
            )
            yield shown if show_personal else without_numbers(shown)


def marks_of(
    readings: Sequence[SheetReading], digests: Sequence[str | None], *, show_personal: bool
) -> Iterator[SheetMarks]:
    """The records of each table as they are compared.

    Args:
        readings: the tables.
        digests: of each table those of its records, by which these are known again in later reports; there may be
            more than there are tables.
        show_personal: leave personal numbers and names unmasked.
    """
    for reading, known in zip(readings, digests, strict=False):
        if reading.table.rows and RECORDS[reading.record].key[0] in reading.fields:
            yield replace(_Marking(reading, show_personal=show_personal).marks(), known=known)


class _Marking:
    """Makes the marks of one table."""

    def __init__(self, reading: SheetReading, *, show_personal: bool) -> None:
        self._reading = reading
        self._show_personal = show_personal
        self._fields = RECORDS[reading.record].fields()
        self._keys = RECORDS[reading.record].key

    def marks(self) -> SheetMarks:
        reading, place = self._reading, (self._reading.path, self._reading.sheet)
        path, sheet = place if self._show_personal else without_numbers(place)
        apart = reading.record in OF_ONE_COUNTY
        compared = [(self._fields[name], reading.table.columns[name]) for name in self._contents()] if apart else []
        bits = telling(compared, reading.table.rows).tolist() if apart else ()
        return SheetMarks(
            path=path,
            sheet=sheet,
            record=reading.record,
            workbook=reading.raw.addressing is Addressing.A1,
            rows=tuple(reading.raw.rows[reading.positions].tolist()),
            key=self._key(),
            further_keys=tuple((name, self._shown(name)) for name in self._keys[1:]),
            contents=digests_of(self._content_texts()) if apart else "",
            telling="".join(chr(ord("A") + each) for each in bits),
            household=self._column(HOUSEHOLD) if reading.record == LOANS and HOUSEHOLD in reading.fields else None,
            names=self._names() if reading.record == LOANS else "",
        )

    def _key(self) -> MarkedColumn:
        parts = [_plain(key_part(self._reading, name)).to_pylist() for name in self._keys]
        known = comparable_keys(self._reading).tolist()
        texts = [
            _SEPARATOR.join(each) if there else None
            for each, there in zip(zip(*parts, strict=True), known, strict=True)
        ]
        strengths = [strength_of(each, self._keys[0]) for each in zip(*parts, strict=True)]
        return self._marked(self._keys[0], texts, "".join(strengths))

    def _column(self, field: str) -> MarkedColumn:
        texts = [text or None for text in _plain(self._reading.table.columns[field].values).to_pylist()]
        strengths = "".join(strength_of([text or ""], field) for text in texts)
        return self._marked(field, texts, strengths)

    def _marked(self, field: str, texts: Sequence[str | None], strengths: str) -> MarkedColumn:
        reading = self._reading
        header = reading.headers[field]
        return MarkedColumn(
            field,
            header if self._show_personal else without_numbers(header),
            reading.raw.column_place(reading.fields[field]),
            digests_of(texts),
            strengths,
            self._shown(field),
        )

    def _shown(self, field: str) -> tuple[str, ...]:
        personal, name = self._show_personal, self._fields[field].personal
        texts = key_part(self._reading, field).to_pylist()
        return tuple(shown_text(text, field, name=name, show_personal=personal) or "" for text in texts)

    def _names(self) -> str:
        column = self._reading.table.columns.get(BORROWER)
        if column is None:
            return digests_of([None] * self._reading.table.rows)
        texts = _plain(column.values).to_pylist()
        return digests_of(text if text is not None and is_name(text) else None for text in texts)

    def _contents(self) -> list[str]:
        """The fields whose values are compared."""
        apart = {*self._keys, *PLACES}
        return [name for name in self._fields if name in self._reading.table.columns and name not in apart]

    def _content_texts(self) -> list[str]:
        """What each record is filled with, by field; a column that isn't there is like one that is empty."""
        columns = self._reading.table.columns
        texts = pa.array([""] * self._reading.table.rows, pa.string())
        for name in self._contents():
            value = pc.fill_null(_plain(columns[name].values), "")
            filled = pc.binary_join_element_wise(name, value, "", _SEPARATOR)
            texts = pc.binary_join_element_wise(texts, pc.if_else(pc.equal(value, ""), "", filled), "")
        joined: list[str] = texts.to_pylist()
        return joined


def _plain(values: pa.Array) -> pa.StringArray:
    """Values as texts in which blanks, width and capitals make no difference."""
    texts = pc.utf8_normalize(values.cast(pa.string()), form="NFKC")
    return pc.utf8_upper(pc.replace_substring_regex(texts, r"\s+", ""))
