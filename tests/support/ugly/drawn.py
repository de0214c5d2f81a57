"""What is known of a table once it is drawn on a page: where each record stands and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from support.submissions.steering import Row

from .page import Block


@dataclass
class Drawn:
    """A table as it stands. Rows and columns count from 1.

    Attributes:
        record: the record kind.
        rows: the row of each record.
        truth: what each record holds, where a cell that can't be judged is unreadable.
        columns: for each field its column.
        units: for each field whose bare numbers are in a unit that is written nowhere, that unit.
        header_rows: the rows of the header.
        left_out: rows that hold something and are no records.
        merged: for a record and field whose cell is merged upwards, the row where its value stands.
        problems: code, row and column of each problem.
        unclear: blocks merged over records whose values they can't be; a problem stands somewhere in each.
        bottom: the last row.
        right: the last column.
    """

    record: str
    rows: list[int] = field(default_factory=list)
    truth: list[Row] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    header_rows: list[int] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    merged: dict[tuple[int, str], int] = field(default_factory=dict)
    problems: list[tuple[str, int, int]] = field(default_factory=list)
    unclear: list[Block] = field(default_factory=list)
    bottom: int = 0
    right: int = 0
