"""The faults of the county: what seeds.yaml changes in the clean records, and what a check must find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .grid import Grid, WrittenRecord
from .layout import Column, SheetLayout, read_yaml
from .values import GENERAL, TEXT, Cell

KEYS: Mapping[str, tuple[str, ...]] = {
    "village": ("village_id", "year"),
    "township": ("township_id", "bank"),
    "county": ("county", "year"),
    "fund_line": ("fund_line", "year"),
    "progress_report": ("unit", "year", "period"),
    "task": ("unit", "task_no", "milestone"),
    "indicator": ("indicator_id", "reported_on"),
}
"""The key fields of kinds with several; every other kind's key is its id."""


@dataclass(frozen=True)
class Seed:
    """One fault: where, what is written instead, why it is wrong, and what a check must say.

    Attributes:
        record: the record kind.
        at: the clean key of the record; empty for a fault of the whole sheet.
        set: what stands in its cells instead, by field.
        why: the fault in words.
        fail: rules that this record must fail, or, by rule, the clean keys of the records that must.
        unknown: the same for rules that can't be judged.
        problems: codes of data problems by field.
    """

    record: str
    at: tuple[str, ...]
    set: Mapping[str, Any]
    why: str
    fail: Mapping[str, tuple[tuple[str, ...], ...]]
    unknown: Mapping[str, tuple[tuple[str, ...], ...]]
    problems: Mapping[str, str]


_NOTHING = "无"
"""How a clerk writes that there is none, which a reader takes for an empty cell."""


def seeds() -> list[Seed]:
    """All faults, as seeds.yaml lists them."""
    return [_seed(record, entry) for record, entries in read_yaml("seeds.yaml").items() for entry in entries]


def _seed(record: str, entry: Mapping[str, Any]) -> Seed:
    at = _key(entry.get("at", []))
    return Seed(
        record,
        at,
        entry.get("set", {}),
        entry["why"],
        _rules(entry.get("fail", []), at),
        _rules(entry.get("unknown", []), at),
        entry.get("problems", {}),
    )


def _key(entry: Any) -> tuple[str, ...]:
    return tuple(str(part) for part in (entry if isinstance(entry, list) else [entry]))


def _rules(entry: Any, at: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    if isinstance(entry, list):
        return dict.fromkeys(entry, (at,))
    return {rule: tuple(_key(key) for key in keys) for rule, keys in entry.items()}


def clean_key(record: str, written: WrittenRecord) -> tuple[str, ...]:
    """A record's key before seeding."""
    return tuple(str(written.record[name]) for name in _key_fields(record, written))


def _key_fields(record: str, written: WrittenRecord) -> tuple[str, ...]:
    return KEYS.get(record) or (next(iter(written.record)),)


def sown(layout: SheetLayout, records: Sequence[WrittenRecord]) -> list[WrittenRecord]:
    """The records of a sheet with their faults.

    Raises:
        KeyError: a seed names a record or a field that isn't there.
    """
    found = {clean_key(layout.record, record): dict(record.cells) for record in records}
    for seed in seeds():
        if seed.record == layout.record:
            for field, value in seed.set.items():
                found[seed.at][field] = _cell(value, layout.columns[layout.place(field)])
    return [WrittenRecord(record.record, found[clean_key(layout.record, record)]) for record in records]


def _cell(value: Any, column: Column) -> Cell:
    """A seeded value: YAML's number or date as Excel's, anything else as text."""
    if value is None:
        return Cell(None)
    if isinstance(value, int | float):
        number = Decimal(str(value))
        for number_format in (column.format, GENERAL):
            cell = Cell(number, number_format if number_format != TEXT else GENERAL)
            try:
                if cell.shown:
                    return cell
            except ValueError:
                continue
    if isinstance(value, date):
        return Cell(value, column.format)
    return Cell(str(value))


def expected(grids: Mapping[str, Grid], records: Mapping[str, Sequence[WrittenRecord]]) -> dict[str, list[Any]]:
    """What a check must find: findings and problems with the row and the CSV line of each."""
    sheets = {record: _Sown(record, grids[record], records[record]) for record in grids}
    findings = [finding for seed in seeds() for finding in sheets[seed.record].findings(seed)]
    problems = [problem for seed in seeds() for problem in sheets[seed.record].problems(seed)]
    problems += [problem for each in grids.values() for problem in _wrong_totals(each)]
    return {
        "findings": sorted(findings, key=lambda item: (item["rule"], item["row"] or 0)),
        "problems": sorted(problems, key=lambda item: (item["record"], item["row"], item["field"])),
    }


def _wrong_totals(grid: Grid) -> Iterator[dict[str, Any]]:
    """The data problems of a sheet whose last total leaves something out."""
    if not grid.layout.forgotten:
        return
    row, line = grid.last_total()
    for field in grid.layout.forgotten:
        text = grid.rows[row - 1].cells[grid.layout.place(field)].shown
        place = {"record": grid.layout.record, "key": None, "row": row, "line": line}
        yield {"code": "DATA16", **place, "field": field, "text": text, "why": "合计漏加了一笔"}


class _Sown:
    """A sheet with its faults, to look up where each record stands."""

    def __init__(self, record: str, grid: Grid, records: Sequence[WrittenRecord]) -> None:
        self._record = record
        self._records = records
        self._places = grid.places()
        self._numbers = {clean_key(record, written): number for number, written in enumerate(records)}

    def findings(self, seed: Seed) -> Iterator[dict[str, Any]]:
        """The findings that a seed leads to."""
        for verdict, rules in (("fail", seed.fail), ("unknown", seed.unknown)):
            for rule, keys in rules.items():
                for key in keys:
                    yield {"rule": rule, "verdict": verdict, **self._place(key), "why": seed.why}

    def problems(self, seed: Seed) -> Iterator[dict[str, Any]]:
        """The data problems that a seed leads to."""
        for field, code in seed.problems.items():
            text = self._records[self._numbers[seed.at]].cells[field].shown
            place = self._place(seed.at)
            yield {"code": code, **place, "field": field, "text": text, "why": seed.why}

    def _place(self, key: tuple[str, ...]) -> dict[str, Any]:
        if not key:
            return {"record": self._record, "key": None, "row": None, "line": None}
        number = self._numbers[key]
        row, line = self._places[number]
        cells = self._records[number].cells
        names = _key_fields(self._record, self._records[number])
        shown = {name: cells[name].shown.strip().removeprefix(_NOTHING) for name in names}
        return {"record": self._record, "key": shown, "row": row, "line": line}
