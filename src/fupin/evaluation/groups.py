"""The other records of a submission, as a record that is judged alone needs them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from fupin.evaluation.one_record import Alone, Exact, OneRecord, exact
from fupin.evaluation.scalar import Scalar
from fupin.evaluation.table import RecordTable, Submission
from fupin.rulebook.language import nodes as n

_Keys = tuple[Exact | None, ...]


def record_at(table: RecordTable, row: int) -> OneRecord:
    """A record of a table, with the fields that its sheet has."""
    start = 0
    columns = frozenset(table.columns)
    for rows, present in table.parts:
        if row < start + rows:
            columns = present
            break
        start += rows
    values = {name: exact(table.columns[name].values[row].as_py()) for name in columns}
    filled = {name: bool(table.columns[name].filled[row].as_py()) for name in columns}
    return OneRecord(values, filled, row)


class SubmittedRecords:
    """The surroundings of the records of one kind in a submission.

    Args:
        submission: its tables.
        record: the record kind.
        as_of: the date that the check speaks of.
    """

    def __init__(self, submission: Submission, record: str, as_of: date) -> None:
        self._submission = submission
        self._table = submission[record]
        self._scalar = Scalar(as_of, Alone())  # groups are never nested
        self._rows: dict[tuple[str, ...], Mapping[_Keys, list[int]]] = {}
        self._adds: dict[tuple[int, int], Fraction | None] = {}
        self._others: dict[tuple[int, int | None, _Keys], Fraction | None] = {}
        self._keys: dict[str, tuple[frozenset[Exact], bool] | None] = {}

    def others(self, node: n.CountBy | n.SumBy, record: OneRecord) -> Fraction | None:
        """What the other records of the record's group come to; None where a key or one of them is unknown."""
        names = tuple(key.field.name for key in node.keys)
        keys = tuple(record.values.get(name) for name in names)
        if None in keys:
            return None
        place = (id(node), record.row, keys)
        if place not in self._others:
            self._others[place] = self._sum_of_others(node, names, keys, record.row)
        return self._others[place]

    def _sum_of_others(
        self, node: n.CountBy | n.SumBy, names: tuple[str, ...], keys: _Keys, own_row: int | None
    ) -> Fraction | None:
        total = Fraction(0)
        for row in self._grouped(names).get(keys, ()):
            if row == own_row:
                continue
            added = self._added(node, row)
            if added is None:
                return None
            total += added
        return total

    def _grouped(self, names: tuple[str, ...]) -> Mapping[_Keys, list[int]]:
        if names not in self._rows:
            groups: dict[_Keys, list[int]] = {}
            columns = [self._column(name) for name in names]
            for row, keys in enumerate(zip(*columns, strict=True)):
                if None not in keys:
                    groups.setdefault(keys, []).append(row)
            self._rows[names] = groups
        return self._rows[names]

    def _column(self, name: str) -> list[Exact | None]:
        column = self._table.columns.get(name)
        if column is None:
            return [None] * self._table.rows
        return [exact(value) for value in column.values.to_pylist()]

    def _added(self, node: n.CountBy | n.SumBy, row: int) -> Fraction | None:
        place = (id(node), row)
        if place not in self._adds:
            self._adds[place] = self._scalar.own(node, record_at(self._table, row))
        return self._adds[place]

    def found(self, node: n.FoundIn, value: Exact) -> bool | None:
        """Whether a value is a key of another table; None where that can't be told."""
        if node.record not in self._keys:
            self._keys[node.record] = self._known_keys(node)
        known = self._keys[node.record]
        if known is None:
            return None
        keys, some_unread = known
        return True if value in keys else None if some_unread else False

    def _known_keys(self, node: n.FoundIn) -> tuple[frozenset[Exact], bool] | None:
        table = self._submission.get(node.record)
        column = None if table is None else table.columns.get(node.key)
        if column is None:
            return None
        values, filled = column.values.to_pylist(), column.filled.to_pylist()
        unread = any(there and value is None for value, there in zip(values, filled, strict=True))
        return frozenset(value for value in values if value is not None), unread
