"""What the lists of the text report share: which entries are shown, the mark of what is new, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.since import Since
from fupin.report.names import SINCE
from fupin.report.printer import Printer
from fupin.report.sampling import spread
from fupin.report.standing_words import freshness
from fupin.result import CheckResult

_Item = TypeVar("_Item", Finding, Problem)

_MARKED = frozenset({Since.NEW, Since.WORSENED})


def marked(item: Finding | Problem, message: str, printer: Printer) -> str:
    """A message behind the mark of what is new or worsened; what is kept has none."""
    if item.since not in _MARKED:
        return message
    word = SINCE[item.since]
    return printer.say(f"【{word.zh}】{message}", f"({word.en}) {message}")


def marked_rule(finding: Finding, printer: Printer) -> str:
    """A rule's id with the same mark behind it."""
    if finding.since not in _MARKED:
        return finding.rule
    word = SINCE[finding.since]
    return printer.say(f"{finding.rule}（{word.zh}）", f"{finding.rule} ({word.en})")


def chosen(items: Sequence[_Item], most: int, result: CheckResult) -> Sequence[_Item]:
    """Which of a list are shown: the first, but where there are several counties some of each file."""
    if not result.counties or len(items) <= most:
        return items[:most]
    return spread(items, most, lambda item: item.path, lambda item: freshness(item.since))


def not_shown(printer: Printer, left: int) -> None:
    """Says how many entries of a list are not shown."""
    if left:
        printer.print(printer.say(f"另有 {left} 处未显示", f"{left} more not shown"), 2)
