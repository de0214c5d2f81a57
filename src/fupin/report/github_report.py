"""The report for the log of a GitHub workflow: ten annotations, groups that open, the figures.

Annotations are given to what is most severe, where there is a baseline to what is new or worsened first, and never to
what is waived. The groups hold all other entries, the counties, and what the report was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import islice
from pathlib import Path
from typing import TextIO

from fupin.model.text import Language, Text, joined
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import Entry, entries
from fupin.report.entry_words import one_line, spot, state_name
from fupin.report.line_groups import county_lines, receipt_lines
from fupin.report.log_lines import log_line, log_text, uncommanding
from fupin.report.names import LEVELS
from fupin.report.standing_words import baseline_line, is_fresh, since_word
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
    ranks = list(_ranks(result))
    annotated = (number for number, rank in enumerate(ranks) if rank is not None)
    first = nsmallest(MOST_ANNOTATIONS, annotated, key=lambda number: (ranks[number], number))
    for entry in _chosen(result, first):
        stream.write(_annotation(entry, language) + "\n")
    others = len(ranks) - len(first)
    if others:
        told = enumerate(entries(result))
        lines = (log_line(entry, language) for number, entry in told if number not in first)
        _write_group(stream, Text(f"其余 {others} 处", f"{others} more").in_language(language), lines)
    for title, texts in (*county_lines(result), *receipt_lines(result)):
        _write_group(stream, title.in_language(language), (log_text(text.in_language(language)) for text in texts))
    if result.baseline is not None:
        stream.write(baseline_line(result.baseline).in_language(language) + "\n")
    stream.write(summary_line(result).in_language(language) + "\n")


def _write_group(stream: TextIO, title: str, lines: Iterable[str]) -> None:
    stream.write(f"::group::{title}\n")
    stream.writelines(f"{line}\n" for line in lines)
    stream.write("::endgroup::\n")


def _ranks(result: CheckResult) -> Iterator[tuple[bool, int, int] | None]:
    """The rank of each entry, without making its words; None of what gets no annotation.

    What the baseline has stands last; then the number of the command counts, then that of the level.
    """
    for report in result.inputs:
        if not report.readable:
            yield False, *_severity(Level.ERROR)
    for finding in result.findings:
        waived = finding.verdict is Verdict.WAIVED
        severity = _severity(finding.level, unknown=finding.verdict is Verdict.UNKNOWN)
        yield None if waived else (not is_fresh(finding), *severity)
    for problem in result.problems:
        yield not is_fresh(problem), *_severity(problem.level)


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
    words = [LEVELS[entry.level], state_name(entry)]
    words += [since_word(entry.since)] if entry.since is not None else []
    said = joined(words, "，", ", ")
    return Text(f"{entry.rule} {entry.title.zh}（{said.zh}）", f"{entry.rule} {entry.title.en} ({said.en})")


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
