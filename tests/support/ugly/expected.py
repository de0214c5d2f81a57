"""What a check of an ugly submission must say, and how what it says differs from that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from fupin.model.verdict import Level
from fupin.result import CheckResult
from support.submissions.contents import Submission, fields_of
from support.submissions.expected import canonical_text, expected_findings, reference_verdicts
from support.submissions.places import Form, Place
from support.submissions.spelling import Spelled

from .clerk import WORKBOOK
from .files import Written
from .xray import PREFIX

Spot = tuple[str, str | None]
"""The path and the sheet of a table."""
Records = dict[tuple[Spot, str, int], dict[str, tuple[str | None, str | None]]]
"""By table, kind and row the cell and value of each field of a record."""
_Item = TypeVar("_Item", bound=Hashable)


@dataclass(frozen=True)
class Ugly:
    """A submission as written.

    Attributes:
        seed: it was made from.
        folder: where it lies.
        submission: what it truly holds; cells that can't be judged are unreadable.
        tables: where everything stands.
        strangers: path and name of each sheet that holds a table of no record kind.
        used: by place, the uglinesses that were written there.
        seeded: rule, kind and number of each record that was turned beyond a limit.
    """

    seed: str
    folder: Path
    submission: Submission
    tables: tuple[Written, ...]
    strangers: tuple[Spot, ...]
    used: Mapping[str, set[str]]
    seeded: tuple[tuple[str, str, int], ...]


def differences(result: CheckResult, ugly: Ugly) -> list[str]:
    """Give all that a check says and must not, or must say and does not."""
    unread = [f"not read: {report.path}: {report.reason}" for report in result.inputs if report.reason is not None]
    places = [place_of(table) for table in ugly.tables]
    return [
        *unread,
        *_record_differences(_expected_records(ugly, places), _records_found(result, ugly)),
        *_difference("findings", _expected_findings(ugly, places), _findings_found(result)),
        *_difference("problems", _expected_problems(ugly), _problems_found(result, ugly)),
        *_rows_unaccounted(result, ugly),
    ]


def _spot(table: Written) -> Spot:
    return table.path, table.page.name if table.clerk.medium == WORKBOOK else None


def _line(table: Written, row: int) -> int:
    return table.lines.get(row, row)


def place_of(table: Written) -> Place:
    """Give the place of a table's records."""
    lettered = table.clerk.medium == WORKBOOK
    rows = [_line(table, row) for row in table.table.rows]
    cells: list[dict[str, Spelled]] = [{} for _ in rows]
    return Place(
        table.table.record, *_spot(table), table.first, rows, table.table.columns, {}, cells, lettered=lettered
    )


def _expected_records(ugly: Ugly, places: list[Place]) -> Records:
    found: Records = {}
    for place in places:
        rows = ugly.submission.contents[place.record].rows
        for at, row in enumerate(place.rows):
            found[place.name, place.record, row] = {
                name: (place.address(row, name), canonical_text(rows[place.first + at].get(name)))
                for name in fields_of(place.record)
            }
    return found


def _records_found(result: CheckResult, ugly: Ugly) -> Records:
    """Give the records as read; a cell merged upwards may be named by itself or by where its value stands."""
    moved = _moved_cells(ugly)
    found: Records = {}
    for finding in result.findings:
        if finding.rule.startswith(PREFIX):
            spot, row = (finding.path, finding.sheet), finding.row or 0
            cells = {c.field: (moved.get((spot, row, c.field, c.cell), c.cell), c.value) for c in finding.cells}
            found[spot, finding.record, row] = cells
    return found


def _record_differences(expected: Records, found: Records) -> Iterator[str]:
    """Give the rows that were judged and are no records or the other way about, and each cell read otherwise."""
    for (spot, record, row), cells in sorted(expected.items(), key=lambda item: (str(item[0][0]), item[0][2])):
        where = f"{_name(spot)} row {row} ({record})"
        if (spot, record, row) not in found:
            yield f"not judged: {where}"
            continue
        read = found[spot, record, row]
        for name, cell in cells.items():
            if read.get(name) != cell:
                yield f"cell: {where} {name}: expected {cell}, found {read.get(name)}"
    for spot, record, row in sorted(found.keys() - expected.keys(), key=str):
        yield f"judged: {_name(spot)} row {row} ({record})"


def _name(spot: Spot) -> str:
    return f"{Path(spot[0]).name}!{spot[1] or ''}"


def _moved_cells(ugly: Ugly) -> dict[tuple[Spot, int, str, str | None], str | None]:
    return {
        (_spot(table), place.rows[number], name, place.address(_line(table, row), name)): place.address(
            place.rows[number], name
        )
        for table in ugly.tables
        for place in [place_of(table)]
        for (number, name), row in table.table.merged.items()
    }


def _expected_findings(ugly: Ugly, places: list[Place]) -> Counter[tuple[str, str, Spot, int | None]]:
    verdicts = reference_verdicts(ugly.submission)
    found = expected_findings(ugly.submission, Form([], tuple(places)), verdicts)
    return Counter((finding.rule, finding.verdict, finding.place, finding.row) for finding in found.elements())


def _findings_found(result: CheckResult) -> Counter[tuple[str, str, Spot, int | None]]:
    return Counter(
        (finding.rule, finding.verdict.value, (finding.path, finding.sheet), finding.row)
        for finding in result.findings
        if not finding.rule.startswith(PREFIX)
    )


def _expected_problems(ugly: Ugly) -> Counter[tuple[str, Spot, str | None]]:
    found: Counter[tuple[str, Spot, str | None]] = Counter(("DATA14", spot, None) for spot in ugly.strangers)
    for table in ugly.tables:
        for code, row, column in table.table.problems:
            cell = str(_line(table, row)) if code == "DATA10" else _address(table, row, column)
            found[code, _spot(table), cell] += 1
        for top, left, _, _ in table.table.unclear:
            found["DATA15", _spot(table), _address(table, top, left)] += 1
    return found


def _problems_found(result: CheckResult, ugly: Ugly) -> Counter[tuple[str, Spot, str | None]]:
    """Give the problems that are no notes; those of one merged block count as one, at its first cell."""
    blocks = dict(_cells_of_blocks(ugly))
    merged = set()
    found: Counter[tuple[str, Spot, str | None]] = Counter()
    for problem in result.problems:
        spot = (problem.path, problem.sheet)
        first = blocks.get((spot, problem.cell)) if problem.code.value == "DATA15" else None
        if first is not None:
            merged.add(("DATA15", spot, first))
        elif problem.level is not Level.NOTE:
            cell = str(problem.row) if problem.code.value == "DATA10" else problem.cell
            found[problem.code.value, spot, cell] += 1
    return found + Counter(merged)


def _cells_of_blocks(ugly: Ugly) -> Iterator[tuple[tuple[Spot, str | None], str]]:
    for table in ugly.tables:
        for top, left, bottom, _ in table.table.unclear:
            for row in range(top, bottom + 1):
                yield (_spot(table), _address(table, row, left)), _address(table, top, left)


def _address(table: Written, row: int, column: int) -> str:
    place = place_of(table)
    names = {number: name for name, number in place.columns.items()}
    return place.address(_line(table, row), names[column]) or ""


def _rows_unaccounted(result: CheckResult, ugly: Ugly) -> Iterator[str]:
    """Give the rows that hold something and are neither a header nor left out by name, by any table of the sheet."""
    said: dict[Spot, set[int]] = {}
    for report in result.inputs:
        for sheet in report.sheets:
            rows = said.setdefault((report.path, sheet.sheet), set())
            rows |= {*sheet.header_rows, *(left_out.row for left_out in sheet.left_out)}
    for table in ugly.tables:
        own = said.get(_spot(table), set())
        for row in sorted({*table.table.header_rows, *table.table.left_out} & {*table.page.rows}):
            if _line(table, row) not in own:
                yield f"row not accounted for: {_name(_spot(table))} row {_line(table, row)}"


def _difference(name: str, expected: Counter[_Item], found: Counter[_Item]) -> list[str]:
    """Give what is missing and what is too much of findings or problems."""
    missing, extra = sorted((expected - found).elements(), key=repr), sorted((found - expected).elements(), key=repr)
    return [*(f"{name}: missing {item}" for item in missing), *(f"{name}: extra {item}" for item in extra)]
