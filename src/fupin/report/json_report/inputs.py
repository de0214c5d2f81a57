"""The inputs of a check as the JSON formats have them."""

from __future__ import annotations

from typing import Any

from fupin.model.text import Language
from fupin.result import InputReport, SheetReport


def input_data(report: InputReport, language: Language) -> dict[str, Any]:
    """One input and how its sheets were read."""
    return {
        "path": report.path,
        "sha256": report.sha256,
        "status": "checked" if report.readable else "unreadable",
        "reason": None if report.reason is None else report.reason.in_language(language),
        "written_as": report.written_as,
        "sheets": [_sheet(sheet) for sheet in report.sheets],
    }


def _sheet(sheet: SheetReport) -> dict[str, Any]:
    return {
        "sheet": sheet.sheet,
        "record": sheet.record,
        "area": sheet.area,
        "recognised_by": sheet.recognised_by.value,
        "header_rows": list(sheet.header_rows),
        "units": list(sheet.units),
        "records": sheet.records,
        "ignored_rows": [{"row": row.row, "why": row.why} for row in sheet.left_out],
        "columns": [
            {
                "column": column.place,
                "header": column.header,
                "field": column.field,
                "unit": column.unit,
                "unit_from": None if column.unit_from is None else column.unit_from.value,
            }
            for column in sheet.columns
        ],
        "unknown_columns": list(sheet.unknown_columns),
        "hidden": sheet.hidden,
        "digests": sheet.digests,
    }
