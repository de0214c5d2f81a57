"""What the JSON report says of how the inputs were read."""

from __future__ import annotations

import io
import json
from typing import Any

from fupin.model.text import Language
from fupin.report.json_report.report import write_json
from report.readings import made_result


def inputs() -> list[dict[str, Any]]:
    stream = io.StringIO()
    write_json(made_result(), stream, Language.CHINESE)
    found: list[dict[str, Any]] = json.loads(stream.getvalue())["inputs"]
    return found


def test_how_the_inputs_were_written() -> None:
    assert [(each["path"], each["status"], each["written_as"]) for each in inputs()] == [
        ("示例县.xlsx", "checked", "Excel (.xlsx)"),
        ("household.csv", "checked", "CSV, GB18030, ;"),
        ("空.xlsx", "checked", ""),
        ("旧.xls", "unreadable", ""),
    ]


def test_how_a_sheet_was_read() -> None:
    sheet = inputs()[0]["sheets"][0]
    assert len(sheet.pop("ignored_rows")) == 39
    assert sheet == {
        "sheet": "附件2",
        "record": "loan",
        "area": "A3:L260",
        "recognised_by": "title",
        "header_rows": [3, 4],
        "units": ["万元", "户"],
        "records": 120,
        "columns": [
            column("A", "序号"),
            column("B", "贷款编号", "loan_id"),
            column("C", "贷款人\n姓名", "borrower_name"),
            column("I", "扶贫小额信贷/贷款金额", "amount_yuan", "万元", "line"),
            column("J", "贷款期限", "term_months", "年", "mapping"),
            column("K", "贷款利率", "annual_rate"),
            column("L", "备 注"),
        ],
        "unknown_columns": ["备 注"],
        "hidden": True,
        "digests": None,
    }


def column(
    place: str, header: str, field: str | None = None, unit: str | None = None, unit_from: str | None = None
) -> dict[str, str | None]:
    return {"column": place, "header": header, "field": field, "unit": unit, "unit_from": unit_from}


def test_a_table_without_a_sheet() -> None:
    sheet = inputs()[1]["sheets"][0]
    assert (sheet["sheet"], sheet["area"], sheet["recognised_by"]) == (None, "", "option")
    assert sheet["columns"] == sheet["units"] == []
