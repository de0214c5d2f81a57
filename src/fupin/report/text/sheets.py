"""What the text report says of inputs and sheets: what was read, what can't be judged, which columns mean nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.text import Text as Styled

from fupin.model.finding import Finding
from fupin.model.text import visible
from fupin.report.names import field_name, record_name, shown_header
from fupin.report.printer import Printer
from fupin.report.sampling import sample
from fupin.report.text.entry_lines import HANG
from fupin.report.text.list_words import marked_rule, not_shown
from fupin.report.text.styles import ALARM, UNKNOWN_STYLE
from fupin.result import CheckResult, SheetReport

_MOST_INPUTS = 20
"""How many inputs have a line of their own where all can be read."""
_MOST_COLUMNS = 30


class SheetsPart:
    """Prints what concerns inputs and sheets rather than records."""

    def __init__(self, printer: Printer, result: CheckResult) -> None:
        self._printer = printer
        self._result = result
        self._several = len(result.inputs) > 1

    def inputs(self) -> None:
        """Prints what was read of each input, of many their sum; of those that can't be read, why."""
        readable = [report for report in self._result.inputs if report.readable]
        if len(readable) > _MOST_INPUTS:
            files = self._printer.say(f"{len(readable)} 个文件", f"{len(readable)} files")
            self._input(files, [sheet for report in readable for sheet in report.sheets])
        else:
            for report in readable:
                self._input(report.path, report.sheets)
        self.unreadable()

    def unreadable(self) -> None:
        """Prints which inputs can't be read, and why."""
        for report in self._result.inputs:
            if report.reason is not None:
                reason = self._printer.told(report.reason)
                line = Styled(visible(report.path), style="bold").append("   ")
                self._printer.print(
                    line.append(self._printer.say("读不了：", "unreadable: ") + reason, ALARM), hang=HANG
                )

    def _input(self, name: str, sheets: Sequence[SheetReport]) -> None:
        say, records = self._printer.say, sum(sheet.records for sheet in sheets)
        figures = say(f"{len(sheets)} 张表 · {records} 条记录", f"sheets {len(sheets)} · records {records}")
        self._printer.print(Styled(visible(name), style="bold").append("   " + figures, "not bold"), hang=HANG)
        hidden = dict.fromkeys(sheet.sheet for sheet in sheets if sheet.hidden and sheet.sheet)
        if hidden:
            names = say("、", ", ").join(hidden)
            self._printer.print(say(f"隐藏的表也已检查：{names}", f"hidden, checked too: {names}"), 2, hang=HANG)

    def not_judged(self, findings: Iterable[Finding], most: int) -> int:
        """Prints which rules can judge no record of a sheet, one entry a sheet, of at most `most` sheets.

        Returns:
            How many findings are not shown.
        """
        sheets = [list(group) for _, group in groupby(findings, key=lambda f: (f.path, f.sheet, f.record))]
        if not sheets:
            return 0
        title = self._printer.say("整张表无法判断的规则", "Rules that can judge no record of a sheet")
        self._printer.print()
        self._printer.print(Styled(title, UNKNOWN_STYLE))
        left = 0
        for shown in sample([sheets], most):
            for members in shown.items:
                self._not_judged(members)
            not_shown(self._printer, shown.left)
            left = sum(len(members) for members in sheets[len(shown.items) :])
        return left

    def _not_judged(self, findings: Sequence[Finding]) -> None:
        where = Styled(self._name(findings[0].path, findings[0].sheet), style="bold")
        rules = " ".join(marked_rule(finding, self._printer) for finding in findings)
        self._printer.prose(where.append("  " + rules, style="not bold"), 2, hang=HANG)
        self._printer.prose(self._lacking(findings), 4)

    def _lacking(self, findings: Sequence[Finding]) -> str:
        lacking_columns = [finding for finding in findings if finding.missing_table is None]
        columns = dict.fromkeys(cell.field for each in lacking_columns for cell in each.cells if cell.header is None)
        tables = dict.fromkeys(finding.missing_table for finding in findings if finding.missing_table)
        names = [self._printer.told(field_name(findings[0].record, name)) for name in columns]
        others = [self._printer.told(record_name(name)) for name in tables]
        parts = []
        if names:
            parts.append(self._printer.say(f"缺少列：{'、'.join(names)}", f"missing columns: {', '.join(names)}"))
        if others:
            parts.append(self._printer.say(f"缺少表：{'、'.join(others)}", f"missing tables: {', '.join(others)}"))
        return self._printer.say("；", "; ").join(parts)

    def unused_columns(self) -> None:
        """Prints columns that mean no field, so that nobody believes they were checked; sheets alike as one."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for report in self._result.inputs:
            for sheet in report.sheets:
                if sheet.unknown_columns:
                    alike.setdefault(sheet.unknown_columns, []).append(self._name(report.path, sheet.sheet))
        if not alike:
            return
        count = sum(len(sheets) for sheets in alike.values())
        self._printer.print()
        title = Styled(self._printer.say("没有用到的列", "Columns that were not used"), style="bold")
        self._printer.print(title.append(self._printer.say(f"  {count} 张表", f"  sheets {count}"), "not bold"))
        for columns, sheets in alike.items():
            names = Styled(self._some([shown_header(name) for name in columns]), style="bold")
            self._printer.prose(names.append("  " + self._some(sheets), style="not bold"), 2, hang=HANG)

    def _some(self, names: Sequence[str]) -> str:
        text = self._printer.say("、", ", ").join(names[:_MOST_COLUMNS])
        left = len(names) - _MOST_COLUMNS
        return text + self._printer.say(f"，另有 {left} 个", f" and {left} more") if left > 0 else text

    def _name(self, path: str, sheet: str | None) -> str:
        """A sheet as it is named in the report: behind its file where there are several."""
        if sheet is None:
            return path
        return f"{path}  {sheet}" if self._several else sheet
