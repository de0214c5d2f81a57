"""From the readings of one submission to verdict counts and located findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pyarrow.compute as pc

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.evaluation.table import Submission, combine
from fupin.evaluation.verdicts import FAIL, UNKNOWN, VERDICTS, Codes, counts
from fupin.findings import SheetWriter
from fupin.mending import Mender, margin_of
from fupin.model.finding import Finding, GroupDistance
from fupin.model.repair import Margin
from fupin.model.verdict import Verdict
from fupin.reading.sheets import SheetReading
from fupin.repair.group_distances import Places, group_distances
from fupin.repair.margins import margins_of
from fupin.result import RecordKeys, VerdictCount
from fupin.rulebook.changes import Changes
from fupin.rulebook.parsed import ParsedRule


@dataclass(frozen=True)
class Judgement:
    """What the rules say of one submission."""

    verdicts: tuple[VerdictCount, ...]
    findings: tuple[Finding, ...]
    margins: tuple[Margin, ...] = ()
    keys: tuple[RecordKeys, ...] = ()


def judge_submission(
    engine: DuckDBEngine,
    readings: Sequence[SheetReading],
    rules: Sequence[ParsedRule],
    as_of: date,
    *,
    county: str | None = None,
    show_personal: bool,
    changes: Changes | None = None,
    all_margins: bool = False,
    no_margins: bool = False,
) -> Judgement:
    """Judges all records of a submission by all rules of their kinds.

    Args:
        engine: what runs the rules.
        readings: the sheets of the submission, in order.
        rules: the rules to apply.
        as_of: the date that the check speaks of.
        county: the submission's, for findings on records that name none; None where nothing tells it.
        show_personal: leave personal numbers and names unmasked.
        changes: by record kind, what may lawfully be changed to mend a record; None where no repair is wanted.
        all_margins: keep every record's margin, not only the smallest.
        no_margins: find no margins.

    Returns:
        Exact counts for every rule of a kind that the submission has, the findings by sheet, row and
        rule, the margins by rule and limit, and the keys of the records that a waiver could speak of.
    """
    by_record: dict[str, list[SheetReading]] = {}
    for reading in readings:
        by_record.setdefault(reading.record, []).append(reading)
    submission = {record: combine(record, [r.table for r in group]) for record, group in by_record.items()}
    verdicts: list[VerdictCount] = []
    margins: list[Margin] = []
    keys: list[RecordKeys] = []
    findings: dict[int, list[Finding]] = {id(reading): [] for reading in readings}
    for record, group in by_record.items():
        own = [rule for rule in rules if rule.rule.record == record]
        if not own:
            continue
        codes = engine.judge(submission, record, own, as_of)
        for number, rule in enumerate(own):
            verdicts.append(VerdictCount(rule.rule.id, record, *counts(codes[number])))
        writers = [SheetWriter(reading, county, as_of, show_personal=show_personal) for reading in group]
        if any(rule.rule.may_be_waived for rule in own):
            keys += [part for writer in writers for part in writer.record_keys()]
        mender = Mender(submission, record, own, changes, as_of)
        apart = group_distances(engine, submission, record, own, codes, as_of)
        start = 0
        for writer in writers:
            rows = writer.reading.table.rows
            part = codes[:, start : start + rows]
            findings[id(writer.reading)] = list(_sheet_findings(writer, own, part, submission, mender, apart, start))
            start += rows
        if not no_margins:
            sheets = [(writer.reading.table.rows, writer) for writer in writers]
            distances = margins_of(engine, submission, record, own, codes, as_of)
            margins += [margin_of(found, sheets, every=all_margins) for found in distances]
    ordered = [finding for reading in readings for finding in findings[id(reading)]]
    return Judgement(tuple(verdicts), tuple(ordered), tuple(margins), tuple(keys))


def _sheet_findings(
    writer: SheetWriter,
    rules: Sequence[ParsedRule],
    codes: Codes,
    submission: Submission,
    mender: Mender,
    apart: Mapping[Places, tuple[GroupDistance, ...]],
    start: int,
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
            found = replace(found, repair=mended, group_distances=apart.get((number, start + record), ()))
        yield found


def _whole_sheet(rule: ParsedRule, reading: SheetReading, submission: Submission) -> tuple[bool, str | None]:
    """Whether a rule's unknowns are said once for the sheet, and which table it misses."""
    if rule.reads and not any(field.name in reading.fields for field in rule.reads):
        return True, None
    for table, key in rule.tables:
        if table not in submission or key not in submission[table].columns:
            return True, table
    return False, None


def only_county(readings: Sequence[SheetReading]) -> str | None:
    """The county of a submission whose records all name the same one."""
    names: set[str] = set()
    for reading in readings:
        column = reading.table.columns.get("county")
        if column is not None:
            names |= {name for name in pc.unique(column.values).to_pylist() if name}
    return names.pop() if len(names) == 1 else None
