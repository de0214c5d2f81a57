"""What a Markdown report lists: groups of rows, in order, each below its heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from fupin.model.finding import Finding
from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import Entry, finding_entry, input_entries, problem_entries
from fupin.report.entry_words import as_written, spot
from fupin.report.markdown.group import Group
from fupin.report.markdown.text import escaped
from fupin.report.names import LEVELS, record_names, shown_header
from fupin.report.problem_groups import PROBLEM_GROUPS, group_of
from fupin.report.standing_words import (
    SINCE_BASELINE,
    WAIVER_HEADS,
    freshness,
    is_fresh,
    since_word,
    waiver_values,
)
from fupin.report.text.findings import grouped
from fupin.result import CheckResult, InputReport, SheetReport

_Item = TypeVar("_Item")

_FILE, _SHEET, _SPOT = Text("文件", "file"), Text("表", "sheet"), Text("格", "cell")
_RULE, _PROBLEM = Text("规则", "rule"), Text("问题", "problem")
_PLACE = (_FILE, _SHEET, _SPOT, Text("编号", "key"), SINCE_BASELINE, Text("情况", "message"))
_IN_FULL = (*_PLACE, Text("原文", "as written"), Text("怎样才符合", "how it would comply"))
_KNOWN_UNKNOWN = Text("基线里已有的无法判断", "Unknown in the baseline already")
_READ = (_FILE, _SHEET, Text("记录", "record"), Text("条数", "records"), Text("没有用到的列", "columns not used"))


class Groups:
    """Makes the groups of a result in a language."""

    def __init__(self, result: CheckResult, language: Language) -> None:
        self._result = result
        self._language = language

    def unread(self) -> Iterator[Group[Any]]:
        """The files that could not be read, where there are any."""
        unread = list(input_entries(self._result))
        if unread:
            title = self._title(Text("读不了的文件", "Files that could not be read"))
            yield Group(title, (_FILE, Text("原因", "reason")), unread, self._unread)

    def sheets(self) -> Iterator[Group[Any]]:
        """The sheets that were checked, where there are any."""
        sheets = [(report, sheet) for report in self._result.inputs for sheet in report.sheets]
        if sheets:
            yield Group(self._title(Text("检查了的表", "Sheets that were checked")), _READ, sheets, self._sheet)

    def told(self) -> Iterator[Group[Any]]:
        """Findings by rule, what can't be judged, what is waived, problems by kind, notes about the reading.

        Where there is a baseline, the findings that it has stand after those that it has not.
        """
        fresh = [finding for finding in self._result.findings if is_fresh(finding)]
        kept = [finding for finding in self._result.findings if not is_fresh(finding)]
        yield from self._findings(fresh, Text("不符合", "Not complied with"), Text("无法判断", "Unknown"))
        titles = Text("基线里已有的不符合", "Not complied with in the baseline already"), _KNOWN_UNKNOWN
        yield from (replace(group, kept=True) for group in self._findings(kept, *titles))
        yield from self._waived()
        problems: dict[str, list[Entry]] = defaultdict(list)
        notes: list[Entry] = []
        for entry in sorted(problem_entries(self._result), key=lambda entry: freshness(entry.since)):
            (notes if entry.level is Level.NOTE else problems[entry.rule]).append(entry)
        for group in PROBLEM_GROUPS:
            by_kind = (self._kind(problems[code]) for code in sorted(problems) if group_of(code) == group)
            yield from self._headed(group, by_kind)
        if notes:
            title = self._title(Text("阅读提示", "Reading notes"))
            yield Group(title, (_PROBLEM, *_PLACE), notes, lambda entry: (self._named(entry), *self._place(entry)))

    def _findings(self, findings: list[Finding], failing: Text, unknown: Text) -> Iterator[Group[Any]]:
        failed = grouped((each for each in findings if each.verdict is Verdict.FAIL), self._result)
        yield from self._headed(failing, map(self._rule, failed))
        unjudged = grouped((each for each in findings if each.verdict is Verdict.UNKNOWN), self._result)
        if unjudged:
            in_order = [finding for group in unjudged for finding in group]
            yield Group(self._title(unknown), (_RULE, *_PLACE), in_order, self._unknown)

    def _waived(self) -> Iterator[Group[Any]]:
        waived = [each for each in self._result.findings if each.verdict is Verdict.WAIVED]
        if waived:
            yield Group(self._title(Text("豁免", "Waived")), (_RULE, *_PLACE, *WAIVER_HEADS), waived, self._waiver)

    def _headed(self, title: Text, groups: Iterable[Group[_Item]]) -> Iterator[Group[_Item]]:
        """The groups, the title above the first."""
        for number, group in enumerate(groups):
            above = group.above if number else self._title(title) + group.above
            yield replace(group, above=above)

    def _told(self, text: Text) -> str:
        return text.in_language(self._language)

    def _title(self, title: Text) -> tuple[str, ...]:
        return (f"## {self._told(title)}",)

    def _unread(self, entry: Entry) -> Sequence[str]:
        return entry.path, self._told(entry.message)

    def _sheet(self, table: tuple[InputReport, SheetReport]) -> Sequence[str]:
        report, sheet = table
        unused = self._told(Text("、", ", ")).join(map(shown_header, sheet.unknown_columns))
        path = self._path(report.path)
        return path, sheet.sheet or "", self._told(record_names(sheet.record)), str(sheet.records), unused

    def _rule(self, findings: list[Finding]) -> Group[Finding]:
        rule = self._result.rules[findings[0].rule].rule
        name = f"{self._told(LEVELS[findings[0].level])} · {rule.id} · {escaped(self._told(rule.title))}"
        above = self._above(name, rule.clause, len(findings), rule.remedy)
        return Group(above, _IN_FULL, findings, self._finding)

    def _kind(self, found: list[Entry]) -> Group[Entry]:
        first = found[0]
        name = f"{self._told(LEVELS[first.level])} · {first.rule} · {escaped(self._told(first.title))}"
        return Group(self._above(name, None, len(found), first.remedy), _PLACE, found, self._place)

    def _above(self, name: str, clause: str | None, count: int, remedy: Text | None) -> tuple[str, ...]:
        where = "" if clause is None else f" · {escaped(clause)}"
        heading = f"### {name}{where} · " + self._told(Text(f"{count} 处", str(count)))
        if remedy is None:
            return (heading,)
        return heading, f"**{self._told(Text('怎么办：', 'What to do:'))}** {escaped(self._told(remedy))}"

    def _finding(self, finding: Finding) -> Sequence[str]:
        entry = finding_entry(finding, self._result)
        repairs = self._told(Text("；", "; ")).join(map(self._told, entry.repairs))
        return *self._place(entry), self._told(as_written(entry)), repairs

    def _unknown(self, finding: Finding) -> Sequence[str]:
        entry = finding_entry(finding, self._result)
        return f"{self._told(LEVELS[entry.level])} · {self._named(entry)}", *self._place(entry)

    def _waiver(self, finding: Finding) -> Sequence[str]:
        values = ("",) * len(WAIVER_HEADS) if finding.waiver is None else waiver_values(finding.waiver)
        return *self._unknown(finding), *values

    def _named(self, entry: Entry) -> str:
        return f"{entry.rule} {self._told(entry.title)}"

    def _place(self, entry: Entry) -> Sequence[str]:
        texts = (spot(entry), entry.key_text, since_word(entry.since), entry.message)
        return self._path(entry.path), entry.sheet or "", *map(self._told, texts)

    def _path(self, path: str) -> str:
        """A file, but for the only input, which the head of the report names."""
        return "" if [path] == [report.path for report in self._result.inputs] else path
