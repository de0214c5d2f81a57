"""The progress report as Markdown: tables that render everywhere, with bars in code spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from fupin.model.text import Language, Text
from fupin.progress.result import Place, ProgressResult, TargetProgress
from fupin.progress.states import State, TaskState
from fupin.progress.tallies import target_states, task_states
from fupin.report.markdown.text import escaped, table_head, table_row
from fupin.report.messages import problem_message
from fupin.report.places import place
from fupin.report.progress.tables import (
    DEADLINE,
    DEPARTMENT,
    SHORT_BAR,
    TALLY_HEADS,
    TASK_HEADS,
    UNIT_HEADS,
    tally_row,
    task_rows,
    unit_row,
)
from fupin.report.progress.words import (
    SCOPE,
    STATES,
    TASK_STATES,
    all_shown_words,
    counts_text,
    difference_words,
    needed,
    percent,
    place_text,
    reach,
    reported_by,
    target_bar,
    target_name,
)

_TARGET_HEADS = (
    Text("目标", "target"),
    Text("名称", "name"),
    Text("到期", "due"),
    Text("状态", "state"),
    Text("进度", "progress"),
    Text("完成", "reached"),
    Text("说明", "remarks"),
)
_BAR = re.compile(r"\[[-#.]+\](?= |$)")


def write_progress_markdown(result: ProgressResult, stream: TextIO, language: Language) -> None:
    """Writes the report; what stands in cells and names of files is escaped."""
    stream.write("\n".join(_Report(result, language).lines()) + "\n")


class _Report:
    def __init__(self, result: ProgressResult, language: Language) -> None:
        self._result = result
        self._language = language
        self._several = len(result.inputs) > 1

    def lines(self) -> Iterable[str]:
        yield from self._head()
        yield from self._differences()
        yield from self._section(Text("目标", "Targets"), _TARGET_HEADS, map(self._target, self._result.targets))
        rows = task_rows(self._result, self._language)
        yield from self._section(Text("任务节点", "Milestones of the tasks"), TASK_HEADS, rows)
        yield from self._overdue()
        for tallies, head in ((self._result.departments, DEPARTMENT), (self._result.deadlines, DEADLINE)):
            title = Text(f"按{head.zh}", f"By {head.en}")
            yield from self._section(title, (head, *TALLY_HEADS), map(tally_row, tallies))
        if self._result.units:
            units = (unit_row(tally, self._language) for tally in self._result.units)
            yield from self._section(Text("按台账单位", "By unit of the ledger"), UNIT_HEADS, units)
        yield from self._listed(
            Text("没有用到的行", "Rows that were not used"),
            ((self._place(row.place), self._told(row.reason)) for row in self._result.unused),
        )
        yield from self._listed(
            Text("有关各表中的数据问题", "Problems of the data in these sheets"),
            ((place(p, several=self._several), self._told(problem_message(p))) for p in self._result.problems),
        )

    def _told(self, text: Text) -> str:
        return text.in_language(self._language)

    def _say(self, zh: str, en: str) -> str:
        return self._told(Text(zh, en))

    def _place(self, where: Place) -> str:
        return place_text(where, several=self._several)

    def _head(self) -> Iterable[str]:
        result = self._result
        yield "# " + self._say(f"目标任务进度（截至 {result.as_of}）", f"Progress as of {result.as_of}")
        yield ""
        for report in result.inputs:
            reason = "" if report.reason is None else "：" + self._told(report.reason)
            yield f"- {escaped(report.path)}{escaped(reason)}"
        yield ""
        targets = self._told(counts_text([(STATES[s], n) for s, n in target_states(result.targets).items()]))
        milestones = [milestone for task in result.tasks for milestone in task.milestones]
        states = self._told(counts_text([(TASK_STATES[s], n) for s, n in task_states(milestones).items()]))
        yield (
            self._say(f"目标 {len(result.targets)} 项：{targets}", f"Targets {len(result.targets)}: {targets}") + "  "
        )
        yield self._say(f"任务节点 {len(milestones)} 项：{states}", f"Milestones {len(milestones)}: {states}")
        yield ""
        yield escaped(self._told(SCOPE))

    def _differences(self) -> Iterable[str]:
        return self._listed(
            Text("填报数与记录不符", "Reported values that differ from the records"),
            (
                (
                    "" if shown.place is None else self._place(shown.place),
                    f"{item.name} {self._told(target_name(item))} — {self._told(difference_words(item, shown))}",
                )
                for item, shown in self._result.differences
            ),
        )

    def _target(self, item: TargetProgress) -> Sequence[str]:
        progress = target_bar(item, SHORT_BAR) if item.areas else ""
        if item.share is not None:
            progress += f" {self._told(percent(item.share))}"
        reached = f"{self._told(reach(item))} — {self._told(reported_by(item))}" if item.areas else ""
        remarks = [needed(item) if item.areas else None, item.reason, *all_shown_words(item)]
        words = [self._told(text) for text in remarks if text is not None]
        name, state = self._told(target_name(item)), self._told(STATES[item.state])
        if item.state is State.OVERDUE:
            state = f"{state} !"
        return item.name, name, item.due.isoformat(), state, progress, reached, self._say("；", "; ").join(words)

    def _overdue(self) -> Iterable[str]:
        rows = [row for task in self._result.tasks for row in task.rows if row.state is TaskState.OVERDUE]
        return self._listed(
            Text("逾期的台账任务", "Overdue rows of the ledger"),
            (
                (
                    self._place(row.place),
                    f"{row.task} " + " · ".join(filter(None, (row.unit, row.milestone, f"{row.deadline}"))),
                )
                for row in rows
            ),
        )

    def _section(self, title: Text, heads: Sequence[Text], rows: Iterable[Sequence[str]]) -> Iterable[str]:
        yield from ("", f"## {self._told(title)}", "")
        yield from table_head([self._told(head) for head in heads])
        for row in rows:
            yield table_row(map(_cell, row))

    def _listed(self, title: Text, items: Iterable[tuple[str, str]]) -> Iterable[str]:
        found = list(items)
        if found:
            yield from ("", f"## {self._told(title)}", "")
            yield from (f"- {escaped(where)}: {escaped(what)}" for where, what in found)


def _cell(text: str) -> str:
    """A text in a cell, a bar that it begins with in a code span; of other texts nothing stands in one."""
    found = _BAR.match(text)
    return f"`{found[0]}` {escaped(text[found.end() :])}".rstrip() if found else escaped(text)
