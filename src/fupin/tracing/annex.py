"""The annex of a policy: a list of tasks, its cells behind tabs, a row for each number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fupin.tracing.passages import Passage, passage

_BEGINS = re.compile(r"\s*附件\s*[0-9一二三四五六七八九十]{0,2}\s*[:：]")
_NUMBER = re.compile(r"[0-9]{1,2}")
_CELLS_OF_ROW = 3
_LOCAL = re.compile(r"[，,、]?市、县.*$", re.DOTALL)
_BETWEEN = re.compile(r"[、，,\s]+")
_Lines = list[tuple[int, str]]


@dataclass(frozen=True)
class AnnexRow:
    """A task of the annex.

    Attributes:
        no: its number.
        title: the task's short name, in the cell before the number.
        text: what is to be done.
        departments: the cell of the departments in charge.
        deadline: the cell of the deadline.
    """

    no: str
    title: Passage
    text: Passage
    departments: Passage
    deadline: Passage

    def named_departments(self) -> tuple[tuple[str, ...], bool]:
        """The province's departments, and whether those of cities and counties share the task."""
        return departments_of(self.departments.text)


@dataclass(frozen=True)
class Annex:
    """The annex.

    Attributes:
        titles: its title and heads, all that is no row.
        rows: its rows by number, in order.
        repeated: numbers that stand before more than one row.
    """

    titles: Passage
    rows: dict[str, AnnexRow]
    repeated: tuple[str, ...]


def begins_annex(line: str) -> bool:
    """Whether the annex begins with this line."""
    return _BEGINS.match(line) is not None


def annex_of(lines: _Lines) -> Annex:
    """The annex, from the line where it begins on."""
    cells = [cell for cell in _cells(lines) if any(text.strip() for _, text in cell)]
    numbers = [index for index, cell in enumerate(cells) if _is_number(cell)]
    titles: _Lines = []
    rows: dict[str, AnnexRow] = {}
    repeated: list[str] = []
    before = 0
    for index in numbers:
        between = cells[before : index - 1] if index > before else []
        titles += [(number, f" {text}") for cell in between for number, text in cell]
        row = _row(cells[max(index - 1, before) : index + _CELLS_OF_ROW + 1])
        repeated += [row.no] if row.no in rows else []
        rows[row.no] = row
        before = index + _CELLS_OF_ROW + 1
    titles += [(number, f" {text}") for cell in cells[before:] for number, text in cell]
    return Annex(passage(titles, lines[0][0]), rows, tuple(repeated))


def departments_of(text: str) -> tuple[tuple[str, ...], bool]:
    """The departments that a text lists, without those of cities and counties, and whether it names these."""
    own = _LOCAL.sub("", text)
    return tuple(name for name in _outside_brackets(own) if name), own != text


def _row(cells: list[_Lines]) -> AnnexRow:
    """A row: its title, number, text, departments and deadline; cells that are missing are empty."""
    at = next(index for index, cell in enumerate(cells) if _is_number(cell))
    line = cells[at][0][0]
    parts = [passage(cell, line) for cell in (cells[at - 1] if at else [], *cells[at + 1 :])]
    parts += [passage([], line)] * (_CELLS_OF_ROW + 1 - len(parts))
    title, text, departments, deadline = parts
    return AnnexRow(_words(cells[at]), title, text, departments, deadline)


def _cells(lines: _Lines) -> Iterator[_Lines]:
    """The cells in order; a line without a tab goes on with the cell before it."""
    cell: _Lines = []
    for number, line in lines:
        first, *others = line.split("\t")
        cell.append((number, first))
        for other in others:
            yield cell
            cell = [(number, other)]
    yield cell


def _is_number(cell: _Lines) -> bool:
    return _NUMBER.fullmatch(_words(cell)) is not None


def _words(cell: _Lines) -> str:
    return "".join(text.strip() for _, text in cell)


def _outside_brackets(text: str) -> Iterator[str]:
    depth, name = 0, ""
    for sign in text:
        depth += (sign in "（(") - (sign in "）)")
        if depth == 0 and _BETWEEN.fullmatch(sign):
            yield name
            name = ""
        else:
            name += sign
    yield name
