"""How a delimited text is written, as its first lines show: the sign between its cells, and its first records."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from fupin.reading.kinds import HEAD

DELIMITERS = "\t,;|"
HEAD_RECORDS = 40
_DECLARED = re.compile(rb"\"?sep=([\t,;|])\"?\1*+(?:\r\n|\r|\n|\Z)", re.IGNORECASE)


def cut_at_line(data: bytes) -> bytes:
    """The first lines of a text that keeps ASCII; a line that is cut off is left out where others are whole."""
    head = data[:HEAD]
    return head if len(data) <= HEAD else head[: max(head.rfind(b"\n"), head.rfind(b"\r")) + 1] or head


def declared_delimiter(body: bytes) -> tuple[str, int] | None:
    """The delimiter that a first line `sep=;` names, as Excel has it, and how many bytes that line takes."""
    found = _DECLARED.match(body)
    return None if found is None else (found[1].decode(), found.end())


def delimiter_of(head: str) -> str:
    """The delimiter under which most of the first records have one width, above 1; else a comma.

    Where several do as well, a tab goes first, for it stands in no text by chance; then the one
    that makes more cells.
    """

    def evidence(mark: str) -> tuple[int, bool, int]:
        widths = Counter(len(row) for _, row in first_records(head, mark) if len(row) > 1)
        width, records = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return records, mark == "\t", width

    best = max((mark for mark in DELIMITERS if mark in head), key=evidence, default=",")
    return best if evidence(best)[0] else ","


def first_records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The first records of a text, each with the last physical line it takes; it ends where the quoting does."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(reader):
            if number >= HEAD_RECORDS:
                return
            yield reader.line_num, row
    except csv.Error:
        return
