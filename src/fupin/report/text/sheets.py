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
_MOST_NAMES = 30
"""How many names of sheets or columns stand in a line."""


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
        """Prints which rules can judge no record of a sheet, sheets alike as one entry, at most `most` entries.

        Returns:
            How many findings are not shown.
        """
        alike: dict[tuple[str, str], list[list[Finding]]] = {}
        for _, group in groupby(findings, key=lambda f: (f.path, f.sheet, f.record)):
            members = list(group)
            rules = " ".join(marked_rule(finding, self._printer) for finding in members)
            alike.setdefault((rules, self._lacking(members)), []).append(members)
        if not alike:
            return 0
        title = self._printer.say("整张表无法判断的规则", "Rules that can judge no record of a sheet")
        self._printer.print()
        self._printer.print(Styled(title, UNKNOWN_STYLE))
        (shown,) = sample([list(alike.items())], most)
        for (rules, lacking), sheets in shown.items:
            self._not_judged(rules, lacking, [self._name(each[0].path, each[0].sheet) for each in sheets], most)
        not_shown(self._printer, shown.left)
        return sum(len(members) for _, sheets in shown.group[shown.share :] for members in sheets)

    def _not_judged(self, rules: str, lacking: str, sheets: Sequence[str], most: int) -> None:
        """Prints one entry: the sheet, or how many there are, with the rules; what it lacks; the sheets."""
        several = len(sheets) > 1
        name = self._printer.say(f"{len(sheets)} 张表", f"{len(sheets)} sheets") if several else sheets[0]
        where = Styled(name, style="bold")
        self._printer.prose(where.append("  " + rules, style="not bold"), 2, hang=HANG)
        self._printer.prose(lacking, 4)
        if several:
            self._printer.prose(self._some(sheets, max(most, _MOST_NAMES)), 4, hang=2)

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

    def _some(self, names: Sequence[str], most: int = _MOST_NAMES) -> str:
        text = self._printer.say("、", ", ").join(names[:most])
        left = len(names) - most
        return text + self._printer.say(f"，另有 {left} 个", f" and {left} more") if left > 0 else text

    def _name(self, path: str, sheet: str | None) -> str:
        """A sheet as it is named in the report: behind its file where there are several."""
        if sheet is None:
            return path
        return f"{path}  {sheet}" if self._several else sheet
