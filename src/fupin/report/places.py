"""Where something stands, and which record it is, as a person would say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.text import Text
from fupin.report.names import field_name
from fupin.result import SheetReport


def place(item: Finding | Problem, *, several: bool) -> str:
    """File, sheet and cell, such as `扶贫小额信贷!I17`; the file where there are several or no sheets."""
    cell = item.cell if isinstance(item, Problem) else next((c.cell for c in item.cells if c.cell), None)
    if item.sheet is None:
        line = cell or item.row
        return item.path if line is None else f"{item.path}:{line}"
    inside = item.sheet if cell is None else f"{item.sheet}!{cell}"
    return f"{item.path}  {inside}" if several else inside


def key_text(finding: Finding) -> Text:
    """The record's key with the names of its fields; empty where it has none."""
    names = [(field_name(finding.record, name), text) for name, text in (finding.key or {}).items() if text]
    return Text(
        " · ".join(f"{name.zh} {text}" for name, text in names),
        " · ".join(f"{name.en} {text}" for name, text in names),
    )


def row_ranges(rows: Iterable[int]) -> Iterator[str]:
    """Row numbers in order, those that follow each other as one: 3, 7–9."""
    first = last = 0
    for row in rows:
        if last and row == last + 1:
            last = row
            continue
        if last:
            yield _range(first, last)
        first = last = row
    if last:
        yield _range(first, last)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def left_out_by_reason(sheet: SheetReport) -> Iterator[tuple[str, list[str], int]]:
    """The rows of a sheet that are not judged: by reason its code, the rows, and how many they are.

    Rows with error cells stand first, each by itself with its errors; the others in ranges.
    """
    plain: dict[str, list[int]] = {}
    noted: dict[str, list[str]] = {}
    for row in sheet.left_out:
        code, _, note = row.why.partition(" ")
        rows, notes = plain.setdefault(code, []), noted.setdefault(code, [])
        if note:
            notes.append(f"{row.row} {note}")
        else:
            rows.append(row.row)
    for code, rows in plain.items():
        yield code, [*noted[code], *row_ranges(rows)], len(rows) + len(noted[code])
