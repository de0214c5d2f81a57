"""The report for the log of a GitHub workflow: ten annotations, the rest in a group that opens, the figures."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from pathlib import Path
from typing import TextIO

from fupin.model.text import Language, Text
from fupin.model.verdict import Level
from fupin.report.entries import Entry, entries
from fupin.report.entry_words import one_line, spot, state_name
from fupin.report.log_lines import log_line, uncommanding
from fupin.report.names import LEVELS
from fupin.report.totals import totals_line
from fupin.result import CheckResult

MOST_ANNOTATIONS = 10
"""GitHub shows ten annotations of a kind from one step, and says nothing of those that it leaves out."""
_COMMANDS = ("error", "warning", "notice")
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {":": "%3A", ",": "%2C"}


def write_github(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the report: every entry once, the most severe as annotations, the others a line each."""
    first = nsmallest(MOST_ANNOTATIONS, enumerate(entries(result)), key=lambda each: (_severity(each[1]), each[0]))
    for _, entry in first:
        stream.write(_annotation(entry, language) + "\n")
    annotated = {number for number, _ in first}
    for line in _others(result, annotated, language):
        stream.write(line + "\n")
    stream.write(totals_line(result).in_language(language) + "\n")


def _severity(entry: Entry) -> tuple[int, int]:
    return _command(entry), list(Level).index(entry.level)


def _command(entry: Entry) -> int:
    """The number of an entry's command; what can't be judged is a step less severe than a failure."""
    return min(list(Level).index(entry.level) + entry.unknown, len(_COMMANDS) - 1)


def _annotation(entry: Entry, language: Language) -> str:
    properties = {"file": _file(entry.path), "title": _title(entry).in_language(language)}
    if entry.row is not None:
        properties["line"] = str(entry.row)
    listed = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    message = "\n".join(uncommanding(line) for line in _message(entry, language)).translate(_DATA)
    return f"::{_COMMANDS[_command(entry)]} {listed}::{message}"


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


def _others(result: CheckResult, annotated: set[int], language: Language) -> Iterator[str]:
    """The entries without an annotation in a group, in the order of the result; no line where there is none."""
    unread = sum(not report.readable for report in result.inputs)
    others = unread + len(result.findings) + len(result.problems) - len(annotated)
    if not others:
        return
    yield "::group::" + Text(f"其余 {others} 处", f"{others} more").in_language(language)
    for number, entry in enumerate(entries(result)):
        if number not in annotated:
            yield log_line(entry, language)
    yield "::endgroup::"
