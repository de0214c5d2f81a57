"""The progress report as text: how every target and task stands, in 80 columns, without need of colour."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from fupin.model.text import Language, Text, visible
from fupin.progress.result import ProgressResult, Tally, TargetProgress
from fupin.progress.states import State, TaskState
from fupin.progress.tallies import target_states, task_states
from fupin.report.messages import problem_message
from fupin.report.places import place
from fupin.report.printer import Printer
from fupin.report.progress.tables import (
    DEADLINE,
    DEPARTMENT,
    TALLY_HEADS,
    TASK_HEADS,
    UNIT_HEADS,
    tally_row,
    task_rows,
    unit_row,
)
from fupin.report.progress.words import (
    NOTHING,
    SCOPE,
    STATES,
    TASK_STATES,
    all_shown_words,
    counts_text,
    difference_words,
    due_words,
    needed,
    percent,
    place_text,
    reach,
    reported_by,
    target_bar,
    target_name,
)

_STYLES = {State.MET: "green", State.OVERDUE: "bold red", State.UNKNOWN: "yellow"}
_INDENT, _DEEPER = 2, 7
_MOST = 50
"""How many problems, differences or rows of the ledger are listed; all are counted."""


class ProgressText:
    """Prints a result to a console.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._printer = Printer(console, language)
        self._say, self._told = self._printer.say, self._printer.told

    def write(self, result: ProgressResult) -> None:
        """Prints the whole report."""
        self._several, self._as_of = len(result.inputs) > 1, result.as_of
        self._inputs(result)
        if not result.records:
            self._printer.print(self._told(NOTHING))
            self._problems(result)
            return
        self._head(result)
        self._differences(result)
        self._targets(result)
        self._tasks(result)
        self._tallies(result.departments, DEPARTMENT)
        self._tallies(result.deadlines, DEADLINE)
        self._units(result)
        self._unused(result)
        self._problems(result)

    def _inputs(self, result: ProgressResult) -> None:
        for report in result.inputs:
            line = Styled(report.path, style="bold")
            if report.reason is not None:
                reason = self._told(report.reason)
                line.append("   " + self._say(f"读不了：{reason}", f"unreadable: {reason}"), "bold red")
                self._printer.print(line)

    def _head(self, result: ProgressResult) -> None:
        readable = sum(report.readable for report in result.inputs)
        book, day = result.book, result.as_of
        self._printer.print(
            self._say(
                f"{readable} 个文件 · {result.records} 条记录 · 规则库 {book} · 截至 {day}",
                f"files {readable} · records {result.records} · rule book {book} · as of {day}",
            )
        )
        targets = counts_text([(STATES[s], n) for s, n in target_states(result.targets).items()])
        self._labelled(Text("目标", "Targets"), len(result.targets), targets)
        milestones = [milestone for task in result.tasks for milestone in task.milestones]
        states = counts_text([(TASK_STATES[s], n) for s, n in task_states(milestones).items()])
        self._labelled(Text("任务节点", "Milestones"), len(milestones), states)
        self._printer.print(Styled(self._told(SCOPE), "dim"))

    def _labelled(self, label: Text, count: int, counts: Text) -> None:
        self._printer.print(self._say(f"{label.zh} {count} 项：{counts.zh}", f"{label.en} {count}: {counts.en}"))

    def _heading(self, zh: str, en: str) -> None:
        self._printer.print()
        self._printer.print(Styled(self._say(zh, en), "bold"))

    def _differences(self, result: ProgressResult) -> None:
        found = result.differences
        if not found:
            return
        self._heading(
            f"填报数与记录不符  {len(found)} 处", f"Reported values that differ from the records: {len(found)}"
        )
        for target, shown in found[:_MOST]:
            where = "" if shown.place is None else place_text(shown.place, several=self._several)
            self._printer.print(f"{where}   {target.name} {self._told(target_name(target))}", _INDENT)
            self._printer.print(self._told(difference_words(target, shown)), _DEEPER)
        self._more(len(found))

    def _targets(self, result: ProgressResult) -> None:
        silent: list[TargetProgress] = []
        for task in result.tasks:
            own = [item for item in result.targets if item.target.task == task.task.no]
            spoken = [item for item in own if item.areas or item.shown]
            silent += [item for item in own if item not in spoken]
            if spoken:
                name = self._told(task.task.name.text())
                no = task.task.no
                self._heading(f"任务 {no}  {name}", f"Task {no}  {name}")
                self._printer.print("、".join(task.task.departments), _INDENT)
            for item in spoken:
                self._target(item)
        self._silent(silent)

    def _target(self, item: TargetProgress) -> None:
        self._printer.print(f"{item.name}  {self._told(target_name(item))}", _INDENT)
        line = Styled(target_bar(item))
        if item.share is not None:
            line.append(f" {self._told(percent(item.share))}")
        line.append("  ").append(self._told(STATES[item.state]), _STYLES.get(item.state, ""))
        line.append(f" · {self._told(due_words(item.due, self._as_of))}")
        self._printer.print(line, _DEEPER)
        if item.areas:
            by = self._told(reported_by(item))
            self._printer.print(
                self._say(f"{self._told(reach(item))}（{by}）", f"{self._told(reach(item))} ({by})"), _DEEPER
            )
        missing = needed(item)
        if missing is not None and item.areas:
            self._printer.print(self._told(missing), _DEEPER)
        if item.reason is not None:
            self._printer.print(self._why(item), _DEEPER)
        for words in all_shown_words(item):
            self._printer.print(self._told(words), _DEEPER)

    def _why(self, item: TargetProgress) -> str:
        reason = self._told(item.reason or Text("", ""))
        unread = next((area for area in item.areas if area.reason is not None), None)
        where = "" if unread is None else f"{place_text(unread.place, several=self._several)}   "
        return f"{where}{reason}"

    def _silent(self, items: Sequence[TargetProgress]) -> None:
        for state in (State.NOT_REPORTED, State.NOT_BEGUN):
            own = [item for item in items if item.state is state]
            if own:
                label = self._told(STATES[state])
                self._heading(f"{label}的目标  {len(own)} 项", f"Targets {label}: {len(own)}")
                for item in own:
                    due = self._told(due_words(item.due, self._as_of))
                    self._printer.print(f"{item.name}  {self._told(target_name(item))} · {due}", _INDENT)

    def _tasks(self, result: ProgressResult) -> None:
        self._heading("任务节点", "Milestones of the tasks")
        table = self._table(TASK_HEADS)
        for cells in task_rows(result, self._printer.language):
            table.add_row(*cells)
        self._printer.table(table, _INDENT)
        late = [row for task in result.tasks for row in task.rows if row.state is TaskState.OVERDUE]
        if late:
            self._heading(f"逾期的台账任务  {len(late)} 条", f"Overdue rows of the ledger: {len(late)}")
        for row in late[:_MOST]:
            where = place_text(row.place, several=self._several)
            name = " · ".join(filter(None, (row.unit, row.milestone)))
            due = self._say(f"{row.deadline} 到期", f"was due {row.deadline}")
            self._printer.print(f"{where}   {row.task}  {name} · {due}", _INDENT)
        self._more(len(late))

    def _tallies(self, tallies: Sequence[Tally], head: Text) -> None:
        self._heading(f"按{head.zh}", f"By {head.en}")
        table = self._table((head, *TALLY_HEADS))
        for tally in tallies:
            table.add_row(*map(Styled, tally_row(tally)))
        self._printer.table(table, _INDENT)

    def _units(self, result: ProgressResult) -> None:
        if not result.units:
            return
        self._heading("按台账单位", "By unit of the ledger")
        table = self._table(UNIT_HEADS)
        for tally in result.units:
            table.add_row(*(Styled(visible(cell)) for cell in unit_row(tally, self._printer.language)))
        self._printer.table(table, _INDENT)

    def _table(self, heads: Sequence[Text]) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for head in heads:
            table.add_column(self._told(head), overflow="fold")
        return table

    def _unused(self, result: ProgressResult) -> None:
        if not result.unused:
            return
        self._heading(f"没有用到的行  {len(result.unused)} 行", f"Rows that were not used: {len(result.unused)}")
        for row in result.unused[:_MOST]:
            where = place_text(row.place, several=self._several)
            self._printer.print(f"{where}   {self._told(row.reason)}", _INDENT)
        self._more(len(result.unused))

    def _problems(self, result: ProgressResult) -> None:
        if not result.problems:
            return
        count = len(result.problems)
        self._heading(f"有关各表中的数据问题  {count} 个", f"Problems of the data in these sheets: {count}")
        for problem in result.problems[:_MOST]:
            where = place(problem, several=self._several)
            self._printer.print(f"{where}   {self._told(problem_message(problem))}", _INDENT)
        self._more(count)

    def _more(self, count: int) -> None:
        if count > _MOST:
            self._printer.print(self._say(f"另有 {count - _MOST} 个", f"{count - _MOST} more"), _INDENT)
