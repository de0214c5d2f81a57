"""The header of a table: one to three rows, and each column's header behind the heads of its groups."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from fupin.reading.layout.groups import Path
from fupin.reading.layout.headers import is_unit, measures
from fupin.reading.raw import RawSheet, Span

MOST_ROWS = 3
"""Rows that a header may have."""
_LEAST_HEADS = 2
"""An upper row with fewer different texts is a title."""


@dataclass(frozen=True)
class HeaderBlock:
    """The rows of a header.

    Attributes:
        rows: their positions, from the top; empty where the format has names for its columns.
        paths: for each column its header behind the heads of its groups.
    """

    rows: tuple[int, ...]
    paths: tuple[Path, ...]

    @property
    def last(self) -> int:
        """The position of the last row; -1 where there are none."""
        return self.rows[-1] if self.rows else -1

    @property
    def headers(self) -> tuple[str, ...]:
        """Each column's header without the heads of its groups; "" where there is none."""
        return tuple(path[-1] if path else "" for path in self.paths)

    @property
    def filled(self) -> int:
        """How many columns have a header."""
        return sum(any(text.strip() for text in path) for path in self.paths)


def named_block(names: Sequence[str]) -> HeaderBlock:
    """The header of a format that has names for its columns."""
    return HeaderBlock((), tuple((name,) if name else () for name in names))


def header_block(sheet: RawSheet, rows: Sequence[int]) -> HeaderBlock:
    """The header that some adjacent rows make."""
    merges = [span for span in sheet.merges if span.top <= rows[-1] and span.bottom >= rows[0]]
    lines = [_texts(sheet, row, merges) for row in rows]
    if not merges:
        lines = [*(_filled_right(line, below) for line, below in itertools.pairwise(lines)), lines[-1]]
    return HeaderBlock(tuple(rows), tuple(_path(texts) for texts in zip(*lines, strict=True)))


def is_title(sheet: RawSheet, row: int) -> bool:
    """Whether a row says too little to be a row of heads."""
    return len({text for text in sheet.row_texts(row) if text.strip()}) < _LEAST_HEADS


def _texts(sheet: RawSheet, row: int, merges: Sequence[Span]) -> list[str]:
    """The texts of a row, with that of a merged block in each of its cells."""
    texts = sheet.row_texts(row)
    for span in merges:
        if span.top <= row <= span.bottom:
            said = sheet.columns[span.left][span.top].as_py() or ""
            texts[span.left : span.right + 1] = [said] * (span.right - span.left + 1)
    return texts


def _filled_right(line: Sequence[str], below: Sequence[str]) -> list[str]:
    """A row of heads, each spread over the empty cells right of it as long as headers stand below."""
    filled: list[str] = []
    head = ""
    for text, under in zip(line, below, strict=True):
        if text.strip():
            head = text if under.strip() else ""
            filled.append(text)
        else:
            head = head if under.strip() else ""
            filled.append(head)
    return filled


def _path(texts: Sequence[str]) -> Path:
    """A column's texts from the top, each once; a unit that stands alone belongs to the text above it."""
    path: list[str] = []
    for text in texts:
        if not text.strip() or (path and text == path[-1]):
            continue
        if path and (is_unit(text) or measures(text, path[-1])):
            path[-1] = f"{path[-1]}（{text.strip().strip('()（）[]')}）"
        else:
            path.append(text)
    return tuple(path)
