"""From the readings of one submission to verdict counts and located findings."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pyarrow.compute as pc

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.evaluation.guilty import guilty_fields
from fupin.evaluation.table import Submission, combine
from fupin.evaluation.verdicts import FAIL, UNKNOWN, VERDICTS, Codes, counts
from fupin.mending import Mender, margin_of
from fupin.model.cell import shortened
from fupin.model.fields import TEXT_TYPES
from fupin.model.finding import EvidenceCell, Finding
from fupin.model.personal import mask_name, mask_numbers, without_numbers
from fupin.model.records import RECORDS
from fupin.model.repair import Change, Margin, MarginPlace
from fupin.model.verdict import Verdict
from fupin.reading.keys import key_part
from fupin.reading.sheets import SheetReading
from fupin.repair.margins import margins_of
from fupin.result import VerdictCount
from fupin.rulebook.changes import Changes
from fupin.rulebook.parsed import ParsedRule


@dataclass(frozen=True)
class Judgement:
    """What the rules say of one submission."""

    verdicts: tuple[VerdictCount, ...]
    findings: tuple[Finding, ...]
    margins: tuple[Margin, ...] = ()


def judge_submission(
    engine: DuckDBEngine,
    readings: Sequence[SheetReading],
    rules: Sequence[ParsedRule],
    as_of: date,
    *,
    show_personal: bool,
    changes: Changes | None = None,
    all_margins: bool = False,
) -> Judgement:
    """Judges all records of a submission by all rules of their kinds.

    Args:
        engine: what runs the rules.
        readings: the sheets of the submission, in order.
        rules: the rules to apply.
        as_of: the date that the check speaks of.
        show_personal: leave personal numbers and names unmasked.
        changes: by record kind, what may lawfully be changed to mend a record; None where no repair is wanted.
        all_margins: keep every record's margin, not only the smallest.

    Returns:
        Exact counts for every rule of a kind that the submission has, the findings by sheet, row and
        rule, and the margins by rule and limit.
    """
    by_record: dict[str, list[SheetReading]] = {}
    for reading in readings:
        by_record.setdefault(reading.record, []).append(reading)
    submission = {record: combine(record, [r.table for r in group]) for record, group in by_record.items()}
    county = _only_county(readings)
    verdicts: list[VerdictCount] = []
    margins: list[Margin] = []
    findings: dict[int, list[Finding]] = {id(reading): [] for reading in readings}
    for record, group in by_record.items():
        own = [rule for rule in rules if rule.rule.record == record]
        if not own:
            continue
        codes = engine.judge(submission, record, own, as_of)
        for number, rule in enumerate(own):
            verdicts.append(VerdictCount(rule.rule.id, record, *counts(codes[number])))
        writers = [_Writer(reading, county, as_of, show_personal=show_personal) for reading in group]
        mender = Mender(submission, record, own, changes, as_of)
        start = 0
        for writer in writers:
            rows = writer.reading.table.rows
            part = codes[:, start : start + rows]
            findings[id(writer.reading)] = list(_sheet_findings(writer, own, part, submission, mender, start))
            start += rows
        sheets = [(writer.reading.table.rows, writer) for writer in writers]
        distances = margins_of(engine, submission, record, own, codes, as_of)
        margins += [margin_of(found, sheets, every=all_margins) for found in distances]
    ordered = [finding for reading in readings for finding in findings[id(reading)]]
    return Judgement(tuple(verdicts), tuple(ordered), tuple(margins))


def _sheet_findings(
    writer: _Writer, rules: Sequence[ParsedRule], codes: Codes, submission: Submission, mender: Mender, start: int
) -> Iterator[Finding]:
    """Findings about the whole sheet first, then those about records by row and rule."""
    places: list[tuple[int, int]] = []
    for number, rule in enumerate(rules):
        row = codes[number]
        whole, missing = _whole_sheet(rule, writer.reading, submission)
        if whole and (row == UNKNOWN).any():
            yield writer.of_sheet(rule, missing)
        wanted = row == FAIL if whole else (row == FAIL) | (row == UNKNOWN)
        places += [(record, number) for record in np.flatnonzero(wanted).tolist()]
    for record, number in sorted(places):
        found = writer.of_record(rules[number], record, VERDICTS[codes[number, record]])
        if found.verdict is Verdict.FAIL:
            mended = mender.repair(rules[number], start + record, codes[:, record], writer, record)
            found = replace(found, repair=mended)
        yield found


def _whole_sheet(rule: ParsedRule, reading: SheetReading, submission: Submission) -> tuple[bool, str | None]:
    """Whether a rule's unknowns are said once for the sheet, and which table it misses."""
    if rule.reads and not any(field.name in reading.fields for field in rule.reads):
        return True, None
    for table, key in rule.tables:
        if table not in submission or key not in submission[table].columns:
            return True, table
    return False, None


def _only_county(readings: Sequence[SheetReading]) -> str | None:
    """The county of a submission whose records all name the same one."""
    names: set[str] = set()
    for reading in readings:
        column = reading.table.columns.get("county")
        if column is not None:
            names |= {name for name in pc.unique(column.values).to_pylist() if name}
    return names.pop() if len(names) == 1 else None


class _Writer:
    """Writes the findings of one sheet."""

    def __init__(self, reading: SheetReading, county: str | None, as_of: date, *, show_personal: bool) -> None:
        self.reading = reading
        self._as_of = as_of
        self._county = county
        self._show_personal = show_personal
        self._fields = RECORDS[reading.record].fields()
        self._path, self._sheet, self._headers = self._places()
        self._keys = {name: key_part(reading, name) for name in RECORDS[reading.record].key}
        self._seen: Counter[str] = Counter()

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
        county = self._county
        if "county" in self.reading.table.columns:
            county = self.reading.value(record, "county") or county
        return self._finding(rule, verdict, key, self.reading.row(record), cells, county, None)

    def margin_place(self, record: int, field: str, margin: str) -> MarginPlace:
        """A record with its margin."""
        reading = self.reading
        key = {name: self._shown(name, str(texts[record])) or "" for name, texts in self._keys.items()}
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
            key=None if key is None else {name: self._shown(name, text) or "" for name, text in key.items()},
            row=row,
            county=county if self._show_personal else without_numbers(county),
            fingerprint=self._fingerprint(rule.rule.id, key),
            cells=cells,
            missing_table=missing_table,
        )

    def _cell(self, record: int, field: str) -> EvidenceCell:
        reading = self.reading
        text, value = reading.text(record, field), reading.value(record, field)
        if value is None or self._fields[field].type in TEXT_TYPES:  # a number or date that was read is no identity
            text, value = self._shown(field, text), self._shown(field, value)
        return EvidenceCell(field, reading.cell(record, field), self._headers.get(field), text, value)

    def _shown(self, field: str, text: str | None) -> str | None:
        """A text as it may be shown: shortened, with names and personal numbers masked unless asked for."""
        return shown_text(text, field, name=self._fields[field].personal, show_personal=self._show_personal)

    def _fingerprint(self, rule: str, key: Mapping[str, str] | None) -> str:
        """The same wherever the record stands; records of one key are told apart by their order."""
        identity = json.dumps([rule, self.reading.record, key], ensure_ascii=False, sort_keys=True)
        self._seen[identity] += 1
        text = f"{identity}#{self._seen[identity]}"
        return hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT_LENGTH]


_FINGERPRINT_LENGTH = 32
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


def merge(judgements: Sequence[Judgement], order: Sequence[str]) -> tuple[VerdictCount, ...]:
    """The counts of several submissions added up, by rule in the given order."""
    totals: dict[tuple[str, str], list[int]] = {}
    for judgement in judgements:
        for count in judgement.verdicts:
            figures = totals.setdefault((count.rule, count.record), [0, 0, 0, 0])
            for at, figure in enumerate((count.passed, count.fail, count.unknown, count.not_applicable)):
                figures[at] += figure
    rank = {rule: number for number, rule in enumerate(order)}
    return tuple(
        VerdictCount(rule, record, *figures)
        for (rule, record), figures in sorted(totals.items(), key=lambda item: rank[item[0][0]])
    )
