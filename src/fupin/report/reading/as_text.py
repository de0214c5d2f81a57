"""How every sheet was understood, for `check --explain-reading`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text as Styled

from fupin.model.personal import mask_numbers
from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Language
from fupin.report.names import LEFT_OUT, RECOGNISED_BY, record_names, shown_header
from fupin.report.places import left_out_by_reason, row_ranges
from fupin.report.printer import Printer
from fupin.report.reading.columns import columns_table
from fupin.report.reading.pins import pins_lines
from fupin.result import CheckResult, InputReport, SheetReport

if TYPE_CHECKING:
    from fupin.reading.pins import Pins

_LABEL = {Language.CHINESE: 12, Language.ENGLISH: 13}
"""Terminal cells of the labels in front of the facts of a sheet."""
_MOST_RANGES = 12
_NOT_READ = (ProblemCode.SHEET_UNKNOWN, ProblemCode.SHEET_SKIPPED)


class ReadingText:
    """Prints how the inputs of a check were read.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._printer = Printer(console, language)
        self._say = self._printer.say

    def write(self, result: CheckResult, pins: Pins) -> None:
        """Prints every input with its sheets, then what the user pinned."""
        not_read = [problem for problem in result.problems if problem.code in _NOT_READ]
        for report in result.inputs:
            self._input(report, [problem for problem in not_read if problem.path == report.path])
        lines = list(pins_lines(pins))
        if lines:
            self._printer.print(Styled(self._say("使用者指明的", "What the user says"), style="bold cyan"))
            for place, text in lines:
                self._fact(self._printer.told(place), mask_numbers(self._printer.told(text)), 2)
            self._printer.print()

    def _input(self, report: InputReport, not_read: list[Problem]) -> None:
        line = Styled(report.path, style="bold")
        if report.reason is not None:
            reason = self._printer.told(report.reason)
            self._printer.print(
                line.append("   " + self._say(f"读不了：{reason}", f"unreadable: {reason}"), "bold red")
            )
        else:
            self._printer.print(line.append("   " + report.written_as if report.written_as else "", "not bold"))
        for sheet in report.sheets:
            self._sheet(sheet)
        for problem in not_read:
            self._not_read(problem)
        if report.readable and not report.sheets and not not_read:
            self._printer.print(self._say("没有内容", "nothing in it"), 2)
        self._printer.print()

    def _sheet(self, sheet: SheetReport) -> None:
        title = Styled(self._say("表", "table") if sheet.sheet is None else sheet.sheet, style="bold cyan")
        title.append(f"   {sheet.area}" if sheet.area else "", "not bold")
        title.append(self._say("   隐藏", "   hidden") if sheet.hidden else "", "magenta not bold")
        self._printer.print(title, 2)
        kind, source = self._printer.told(record_names(sheet.record)), RECOGNISED_BY[sheet.recognised_by]
        self._fact(self._say("记录种类", "record kind"), kind + self._say("，", ", ") + self._printer.told(source))
        self._fact(self._say("表头", "header"), self._header(sheet))
        if sheet.units:
            self._fact(self._say("单位行", "unit line"), self._say("、", ", ").join(sheet.units))
        self._fact(self._say("记录", "records"), self._say(f"{sheet.records} 条", f"{sheet.records}"))
        if any(column.field for column in sheet.columns):
            self._printer.table(columns_table(sheet, self._printer.language), 4)
        unused = self._say("、", ", ").join(_unused(sheet))
        if unused:
            self._fact(self._say("没有用到的列", "not used"), unused)
        left_out = self._say("；", "; ").join(self._left_out(sheet))
        if left_out:
            self._fact(self._say("不判断的行", "rows left out"), left_out)

    def _fact(self, label: str, text: str, indent: int = 4) -> None:
        self._printer.behind(label, text, indent, _LABEL[self._printer.language] + 2)

    def _header(self, sheet: SheetReport) -> str:
        rows = self._say("、", ", ").join(row_ranges(sheet.header_rows))
        if not rows:
            return self._say("文件自带列名", "the names of the file's own columns")
        return self._say(f"第 {rows} 行", f"row{'s' if len(sheet.header_rows) > 1 else ''} {rows}")

    def _left_out(self, sheet: SheetReport) -> Iterator[str]:
        """The rows that are not judged, by reason; of each reason some are shown, those with error cells first."""
        for code, shown, total in left_out_by_reason(sheet):
            text = self._say("、", ", ").join(shown[:_MOST_RANGES])
            if len(shown) > _MOST_RANGES:
                text += self._say(f" …（共 {total} 行）", f" … ({total} rows in all)")
            name = self._printer.told(LEFT_OUT[code]) if code in LEFT_OUT else code
            yield f"{name} {text}"

    def _not_read(self, problem: Problem) -> None:
        self._printer.print(Styled(problem.params.get("name", ""), style="bold cyan"), 2)
        nearest = [record_names(record) for record in problem.params.get("nearest", "").split(",") if record]
        text = self._say("没有认出是哪种记录", "it matches no record kind")
        if problem.code is ProblemCode.SHEET_SKIPPED:
            text = self._say("不像记录表", "it looks like no table of records")
            if "nearest" not in problem.params:  # nobody looked for the kinds that are nearest
                text = self._say("对照文件指明跳过", "skipped, as the mapping file says")
        elif nearest:
            hint = self._say("、", ", ").join(self._printer.told(each) for each in nearest)
            text += self._say(f"；最接近：{hint}", f"; nearest: {hint}")
        self._fact(self._say("没有读", "not read"), text)


def _unused(sheet: SheetReport) -> Iterator[str]:
    """The columns that hold no field, with their place where it is known."""
    unknown = [column for column in sheet.columns if column.field is None]
    if not sheet.columns:
        yield from map(shown_header, sheet.unknown_columns)
    for column in unknown:
        yield f"{column.place} {shown_header(column.header)}"
