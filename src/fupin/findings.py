"""Findings as they are written: located in their sheet, with their evidence, and what is personal masked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from fupin.evaluation.guilty import guilty_fields
from fupin.model.cell import shortened
from fupin.model.fields import TEXT_TYPES
from fupin.model.finding import EvidenceCell, Finding
from fupin.model.fingerprints import finding_fingerprint, key_digest
from fupin.model.personal import mask_name, mask_numbers, without_numbers
from fupin.model.records import RECORDS
from fupin.model.repair import Change, MarginPlace
from fupin.model.verdict import Verdict
from fupin.reading.keys import county_of_record, key_parts
from fupin.reading.sheets import SheetReading
from fupin.result import RecordKeys
from fupin.rulebook.parsed import ParsedRule


class SheetWriter:
    """Writes the findings of one sheet.

    Args:
        reading: the sheet.
        county: the county of the whole submission, where it has one.
        as_of: the date that the check speaks of.
        show_personal: leave personal numbers and names unmasked.
    """

    def __init__(self, reading: SheetReading, county: str | None, as_of: date, *, show_personal: bool) -> None:
        self.reading = reading
        self._as_of = as_of
        self._county = county
        self._show_personal = show_personal
        self._fields = RECORDS[reading.record].fields()
        self._path, self._sheet, self._headers = self._places()
        self._keys = key_parts(reading)

    def _places(self) -> tuple[str, str | None, Mapping[str, str]]:
        """The names of file, sheet and columns as they may be shown."""
        places = (self.reading.path, self.reading.sheet, self.reading.headers)
        return places if self._show_personal else without_numbers(places)

    def of_sheet(self, rule: ParsedRule, missing_table: str | None) -> Finding:
        """The one finding for all records of a sheet that a rule can't judge."""
        cells = tuple(
            EvidenceCell(field.name, None, self._headers.get(field.name), None, None) for field in rule.reads
        )
        return self._finding(rule, Verdict.UNKNOWN, None, None, cells, self._county, missing_table)

    def of_record(self, rule: ParsedRule, record: int, verdict: Verdict) -> Finding:
        """The finding for one record."""
        key = {name: str(texts[record]) for name, texts in self._keys.items()}
        cells = tuple(self._cell(record, name) for name in self._evidence(rule, record, verdict))
        return self._finding(rule, verdict, key, self.reading.row(record), cells, self._county_of(record), None)

    def record_keys(self) -> Iterator[RecordKeys]:
        """The keys of all records, by county in the order in which these come."""
        record = self.reading.record
        parts = {name: texts.to_pylist() for name, texts in self._keys.items()}
        counties: dict[str | None, list[str]] = {}
        for number in range(self.reading.table.rows):
            key = [str(texts[number]) for texts in parts.values()]
            counties.setdefault(self._county_of(number), []).append(key_digest(record, key))
        for county, digests in counties.items():
            yield RecordKeys(self._path, self._sheet, record, self._may_show(county), tuple(sorted(digests)))

    def _county_of(self, record: int) -> str | None:
        """The county that a record names, or else its submission."""
        return county_of_record(self.reading, record, self._county)

    def _may_show(self, county: str | None) -> str | None:
        return county if self._show_personal else without_numbers(county)

    def margin_place(self, record: int, field: str, margin: str) -> MarginPlace:
        """A record with its margin."""
        reading = self.reading
        key = self._shown_key({name: str(texts[record]) for name, texts in self._keys.items()})
        return MarginPlace(margin, self._path, self._sheet, reading.row(record), reading.cell(record, field), key)

    def shown_change(self, record: int, change: Change) -> Change:
        """A change with the header and cell that it has here."""
        cell, header = self.reading.cell(record, change.field), self._headers.get(change.field, change.header)
        old = change.value_from
        if self._fields[change.field].type in TEXT_TYPES:
            old = self._shown(change.field, old)
        return replace(change, cell=cell, header=header, value_from=old)

    def _evidence(self, rule: ParsedRule, record: int, verdict: Verdict) -> tuple[str, ...]:
        """The fields that the rule reads: first those that made it fail, or those that are unknown."""
        columns = self.reading.table.columns
        names = [field.name for field in rule.reads]
        values = {name: columns[name].values[record].as_py() if name in columns else None for name in names}
        first = [name for name in names if values[name] is None]
        if verdict is Verdict.FAIL:
            first = list(guilty_fields(rule.require, values, self._as_of))
        return tuple(dict.fromkeys([*first, *names]))

    def _finding(
        self,
        rule: ParsedRule,
        verdict: Verdict,
        key: dict[str, str] | None,
        row: int | None,
        cells: tuple[EvidenceCell, ...],
        county: str | None,
        missing_table: str | None,
    ) -> Finding:
        return Finding(
            rule=rule.rule.id,
            level=rule.rule.level,
            verdict=verdict,
            clause=rule.rule.clause,
            path=self._path,
            sheet=self._sheet,
            record=self.reading.record,
            key=None if key is None else self._shown_key(key),
            row=row,
            county=self._may_show(county),
            fingerprint=finding_fingerprint(
                rule.rule.id, self.reading.record, county, None if key is None else list(key.values())
            ),
            cells=cells,
            missing_table=missing_table,
        )

    def _cell(self, record: int, field: str) -> EvidenceCell:
        reading = self.reading
        text, value = reading.text(record, field), reading.value(record, field)
        if value is None or self._fields[field].type in TEXT_TYPES:  # a number or date that was read is no identity
            text, value = self._shown(field, text), self._shown(field, value)
        return EvidenceCell(field, reading.cell(record, field), self._headers.get(field), text, value)

    def _shown_key(self, key: Mapping[str, str]) -> dict[str, str]:
        return shown_key(self.reading.record, key, show_personal=self._show_personal)

    def _shown(self, field: str, text: str | None) -> str | None:
        """A text as it may be shown: shortened, with names and personal numbers masked unless asked for."""
        return shown_text(text, field, name=self._fields[field].personal, show_personal=self._show_personal)


def shown_key(record: str, key: Mapping[str, str], *, show_personal: bool) -> dict[str, str]:
    """A record's key as it may be shown: names and personal numbers masked unless asked for."""
    fields = RECORDS[record].fields()
    return {
        name: shown_text(text, name, name=fields[name].personal, show_personal=show_personal) or ""
        for name, text in key.items()
    }


_NOT_PERSONAL = frozenset({"credit_code"})


def shown_text(text: str | None, field: str | None, *, name: bool, show_personal: bool) -> str | None:
    """A cell's text as it may be shown: shortened, and what is personal in it masked unless it may be shown.

    Args:
        text: what stands in the cell, or None.
        field: the field's English name, where the cell belongs to one.
        name: the field holds a person's name.
        show_personal: leave it unmasked.
    """
    if text is None:
        return None
    if show_personal or field in _NOT_PERSONAL:
        return shortened(text)
    return shortened(text, mask_name if name else mask_numbers)
