"""How every input and sheet was read, as the page's data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text
from fupin.report.messages import problem_message
from fupin.report.names import LEFT_OUT, RECOGNISED_BY, field_name, shown_header
from fupin.report.page.texts import Texts
from fupin.report.places import left_out_by_reason, row_ranges
from fupin.report.reading.columns import column_unit
from fupin.result import CheckResult, ColumnReport, InputReport, SheetReport

_NOT_READ = (ProblemCode.SHEET_UNKNOWN, ProblemCode.SHEET_SKIPPED)
_MOST_RANGES = 200


class ReadingData:
    """Makes the data of inputs; lists of columns that many sheets share stand once.

    Args:
        texts: the table of texts.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._columns: dict[tuple[tuple[int | bool | None, ...], ...], int] = {}

    def inputs(self, result: CheckResult) -> list[dict[str, Any]]:
        """All inputs with their sheets."""
        not_read = [problem for problem in result.problems if problem.code in _NOT_READ]
        return [self._input(each, [p for p in not_read if p.path == each.path]) for each in result.inputs]

    def column_lists(self) -> list[list[list[int | bool | None]]]:
        """The lists of columns by number: place, header, field, unit, hidden of each column; no field is None."""
        return [[list(column) for column in columns] for columns in self._columns]

    def _input(self, report: InputReport, not_read: list[Problem]) -> dict[str, Any]:
        return {
            "path": self._texts.add(report.path),
            "sha256": report.sha256,
            "reason": self._texts.add_if(report.reason),
            "written_as": self._texts.add(report.written_as),
            "sheets": [self._sheet(sheet) for sheet in report.sheets],
            "not_read": [self._texts.add(problem_message(problem)) for problem in not_read],
        }

    def _sheet(self, sheet: SheetReport) -> dict[str, Any]:
        columns = tuple(self._column(sheet.record, column) for column in sheet.columns)
        return {
            "sheet": self._texts.add_if(sheet.sheet),
            "record": sheet.record,
            "area": sheet.area,
            "by": self._texts.add(RECOGNISED_BY[sheet.recognised_by]),
            "header": "、".join(row_ranges(sheet.header_rows)),
            "units": [self._texts.add(unit) for unit in sheet.units],
            "records": sheet.records,
            "hidden": sheet.hidden,
            "columns": self._columns.setdefault(columns, len(self._columns)),
            "unused": [] if sheet.columns else [self._texts.add(shown_header(h)) for h in sheet.unknown_columns],
            "left_out": list(self._left_out(sheet)),
        }

    def _column(self, record: str, column: ColumnReport) -> tuple[int | bool | None, ...]:
        add, field = self._texts.add, column.field
        name = unit = None
        if field is not None:
            name, unit = add(field_name(record, field)), add(column_unit(record, field, column))
        return add(column.place), add(shown_header(column.header)), name, unit, column.hidden

    def _left_out(self, sheet: SheetReport) -> Iterator[list[int]]:
        """By reason: its name, the rows in ranges (those with error cells by themselves), how many rows."""
        for code, shown, total in left_out_by_reason(sheet):
            listed = "、".join(shown[:_MOST_RANGES]) + ("、…" if len(shown) > _MOST_RANGES else "")
            name = LEFT_OUT.get(code, Text(code, code))
            yield [self._texts.add(name), self._texts.add(listed), total]
