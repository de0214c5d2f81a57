"""The report for the log of a GitHub workflow: ten annotations, the rest in a group that opens, the figures."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from itertools import islice
from pathlib import Path
from typing import TextIO

from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import Entry, entries
from fupin.report.entry_words import one_line, spot, state_name
from fupin.report.log_lines import log_line, uncommanding
from fupin.report.names import LEVELS
from fupin.report.totals import summary_line
from fupin.result import CheckResult

MOST_ANNOTATIONS = 10
"""GitHub shows ten annotations of a kind from one step, and says nothing of those that it leaves out."""
_LEVELS = tuple(Level)
_COMMANDS = ("error", "warning", "notice")
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {":": "%3A", ",": "%2C"}


def write_github(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the report: every entry once, the most severe as annotations, the others a line each."""
    severities = list(_severities(result))
    first = nsmallest(MOST_ANNOTATIONS, range(len(severities)), key=lambda number: (severities[number], number))
    for entry in _chosen(result, first):
        stream.write(_annotation(entry, language) + "\n")
    others = len(severities) - len(first)
    if others:
        stream.write("::group::" + Text(f"其余 {others} 处", f"{others} more").in_language(language) + "\n")
        for number, entry in enumerate(entries(result)):
            if number not in first:
                stream.write(log_line(entry, language) + "\n")
        stream.write("::endgroup::\n")
    stream.write(summary_line(result).in_language(language) + "\n")


def _severities(result: CheckResult) -> Iterator[tuple[int, int]]:
    """How severe each entry is, without making its words: the number of its command, then of its level."""
    for report in result.inputs:
        if not report.readable:
            yield _severity(Level.ERROR)
    for finding in result.findings:
        yield _severity(finding.level, unknown=finding.verdict is Verdict.UNKNOWN)
    for problem in result.problems:
        yield _severity(problem.level)


def _severity(level: Level, *, unknown: bool = False) -> tuple[int, int]:
    """What can't be judged has the command that is a step less severe than a failure's."""
    number = _LEVELS.index(level)
    return min(number + unknown, len(_COMMANDS) - 1), number


def _chosen(result: CheckResult, numbers: list[int]) -> list[Entry]:
    """The entries with these numbers, in the order of the numbers."""
    first = enumerate(islice(entries(result), max(numbers, default=-1) + 1))
    found = {number: entry for number, entry in first if number in numbers}
    return [found[number] for number in numbers]


def _annotation(entry: Entry, language: Language) -> str:
    properties = {"file": _file(entry.path), "title": _title(entry).in_language(language)}
    if entry.row is not None:
        properties["line"] = str(entry.row)
    listed = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    message = "\n".join(uncommanding(line) for line in _message(entry, language)).translate(_DATA)
    command, _ = _severity(entry.level, unknown=entry.unknown)
    return f"::{_COMMANDS[command]} {listed}::{message}"


def _title(entry: Entry) -> Text:
    level, state = LEVELS[entry.level], state_name(entry)
    return Text(
        f"{entry.rule} {entry.title.zh}（{level.zh}，{state.zh}）",
        f"{entry.rule} {entry.title.en} ({level.en}, {state.en})",
    )


def _message(entry: Entry, language: Language) -> Iterator[str]:
    """The message; sheet, spot and key with tabs between them; the remedy: a line each, where there is one."""
    yield one_line(entry.message.in_language(language))
    parts = (entry.sheet or "", spot(entry).in_language(language), entry.key_text.in_language(language))
    if any(parts):
        yield "\t".join(one_line(part) for part in parts)
    if entry.remedy is not None:
        yield Text(f"怎么办：{entry.remedy.zh}", f"What to do: {entry.remedy.en}").in_language(language)


def _file(path: str) -> str:
    """A path as GitHub writes it; its reader drops an equals sign that a value starts with."""
    written = one_line(Path(path).as_posix())
    return f"./{written}" if written.startswith("=") else written


def _property(text: str) -> str:
    return uncommanding(text).translate(_DATA | str.maketrans(_PROPERTY))
