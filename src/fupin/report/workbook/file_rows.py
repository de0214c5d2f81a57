"""The summary's list of files: each table that was recognised, and each file or sheet of which nothing was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fupin.model.problems import ProblemCode
from fupin.model.text import Text, joined
from fupin.report.names import LEFT_OUT, record_name
from fupin.report.workbook.kinds import Kind
from fupin.report.workbook.placing import PlacedCopies
from fupin.result import CheckResult, InputReport, SheetReport

FILE_HEADINGS = (
    Text("工作表", "Sheet"),
    Text("怎样读的", "How it was read"),
    Text("记录种类", "Record kind"),
    Text("格式", "Format"),
    Text("记录", "Records"),
    Text("未判断的行", "Rows not judged"),
)
_NOTHING = Text("", "")
_NOT_READ = {
    ProblemCode.SHEET_UNKNOWN: Text("没有认出是哪种记录，没有检查", "it matches no record kind and was not checked"),
    ProblemCode.SHEET_SKIPPED: Text("不像记录表，没有检查", "it looks like no table of records and was not checked"),
}
_HIDDEN = Text("隐藏的工作表", "a hidden sheet")


@dataclass(frozen=True)
class FileRow:
    """A row of the list.

    Attributes:
        path: the file.
        told: how it was read, or why not.
        kind: in which colour that is told; None for none.
        sheet: the sheet's name; "" where there is none.
        target: the name of its copy in the workbook; None where it isn't copied.
        record: the record kind.
        format: the file's format.
        records: how many rows were judged; None where nothing was read.
        not_judged: how many rows were not.
    """

    path: str
    told: Text
    kind: Kind | None = None
    sheet: str = ""
    target: str | None = None
    record: Text = _NOTHING
    format: str = ""
    records: int | None = None
    not_judged: int | None = None


def file_rows(result: CheckResult, copies: PlacedCopies) -> list[FileRow]:
    """The rows, by file and sheet; sheets of which nothing was read stand behind the others of their file."""
    rows: list[FileRow] = []
    for report in result.inputs:
        rows += _of_input(report, _not_read(result, report.path), copies)
    return rows


def _of_input(report: InputReport, not_read: Sequence[tuple[str, Text]], copies: PlacedCopies) -> list[FileRow]:
    if report.reason is not None:
        reason = Text(f"读不了：{report.reason.zh}", f"unreadable: {report.reason.en}")
        return [FileRow(report.path, reason, Kind.PROBLEM)]
    rows = [_of_table(report, table, copies) for table in report.sheets]
    rows += [FileRow(report.path, told, Kind.PROBLEM, name) for name, told in not_read]
    return rows or [FileRow(report.path, Text("没有内容", "nothing in it"), Kind.PROBLEM)]


def _of_table(report: InputReport, table: SheetReport, copies: PlacedCopies) -> FileRow:
    placed = copies.of(report.path, table.sheet)
    reasons = Counter(LEFT_OUT.get(row.why.partition(" ")[0], Text(row.why, row.why)) for row in table.left_out)
    told = [_HIDDEN] if table.hidden else []
    if reasons:
        counted = [Text(f"{name.zh} {count} 行", f"{name.en} {count}") for name, count in reasons.items()]
        rows = joined(counted, "、", ", ")
        told.append(Text(f"未判断：{rows.zh}", f"rows not judged: {rows.en}"))
    return FileRow(
        path=report.path,
        told=joined(told, "；", "; "),
        sheet=table.sheet or ("" if placed is None else placed.name),
        target=None if placed is None else placed.name,
        record=record_name(table.record),
        format=report.written_as,
        records=table.records,
        not_judged=len(table.left_out),
    )


def _not_read(result: CheckResult, path: str) -> list[tuple[str, Text]]:
    return [
        (problem.params.get("name", problem.sheet or ""), _NOT_READ[problem.code])
        for problem in result.problems
        if problem.path == path and problem.code in _NOT_READ
    ]
