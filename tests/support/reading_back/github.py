"""A report for the log of a GitHub workflow, in English, read back as what runs the job reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin.report.entry_words import one_line
from support.reading_back import Told
from support.reading_back.words import cell_and_row_of, kind_and_verdict_of, level_of, told_in_line

LACKS = frozenset({"fingerprint"})
written = one_line
_TITLE = re.compile(r"(\w+) .*? \((\w+), ([\w ]+)(?:, (\w+))?\)")
_OTHERS = re.compile("::group::(?:Counties: |Receipt )")
"""The groups that hold no entries."""
_BREAK = "\u200b"


def read_back(data: bytes) -> list[Told]:
    """What the report tells: its annotations, and the lines of its group."""
    return list(_read(data.decode("utf-8").split("\n")[:-1]))


def commands(data: bytes) -> list[tuple[str, dict[str, str], str]]:
    """The commands that the runner of a job finds in a log: name, properties and message."""
    lines = (line.lstrip() for line in data.decode("utf-8").splitlines())
    return [_command(line) for line in lines if line.startswith("::")]


def _read(lines: list[str]) -> Iterator[Told]:
    others = [number for number, line in enumerate(lines) if _OTHERS.match(line)]
    last = max(number for number, line in enumerate(lines) if line.startswith("::"))
    for line in lines[: others[0] if others else last]:
        if not line.startswith("::"):
            yield told_in_line(line.replace(_BREAK, ""))
        elif "file=" in line:
            _, properties, message = _command(line)
            yield _annotation(properties, message.replace(_BREAK, ""))


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """As `ActionCommand.TryParseV2` of the runner does it."""
    head, _, message = line.removeprefix("::").partition("::")
    name, _, rest = head.partition(" ")
    pairs = [pair.partition("=") for pair in rest.split(",") if pair]
    return name, {key: _plain(value.lstrip("=")) for key, _, value in pairs}, _plain(message)


def _plain(text: str) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def _annotation(properties: dict[str, str], message: str) -> Told:
    title = _TITLE.fullmatch(properties["title"])
    if title is None:
        raise ValueError(f"no title: {properties['title']}")
    kind, verdict = kind_and_verdict_of(title[3])
    text, *rest = message.split("\n")
    sheet, spot, key_text = rest[0].split("\t") if rest and "\t" in rest[0] else ("", "", "")
    cell, row = cell_and_row_of(spot)
    if row != (int(properties["line"]) if "line" in properties else None):
        raise ValueError(f"two rows in one annotation: {properties}")
    path = properties["file"].replace(_BREAK, "")
    path = path[2:] if path.startswith("./=") else path
    return Told(
        kind, title[1], level_of(title[2]), verdict, path, sheet or None, row, cell, key_text, text, None, title[4]
    )
