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
        self._rows: dict[tuple[str, ...], Mapping[_Keys, dict[int, None]]] = {}
        self._adds: dict[tuple[int, int], Fraction | None] = {}
        self._wholes: dict[tuple[int, _Keys], tuple[Fraction, int]] = {}
        self._keys: dict[str, tuple[frozenset[Exact], bool] | None] = {}

    def others(self, node: n.CountBy | n.SumBy, record: OneRecord) -> Fraction | None:
        """What the other records of the record's group come to; None where a key or one of them is unknown."""
        names = tuple(key.field.name for key in node.keys)
        keys = tuple(record.values.get(name) for name in names)
        if None in keys:
            return None
        total, unknown = self._whole(node, names, keys)
        if record.row is not None and record.row in self._places(names, keys):
            own = self._added(node, record.row)
            total, unknown = (total, unknown - 1) if own is None else (total - own, unknown)
        return None if unknown else total

    def _whole(self, node: n.CountBy | n.SumBy, names: tuple[str, ...], keys: _Keys) -> tuple[Fraction, int]:
        """What a whole group comes to, and how many of its records can't be told."""
        place = (id(node), keys)
        if place not in self._wholes:
            added = [self._added(node, row) for row in self._places(names, keys)]
            known = [each for each in added if each is not None]
            self._wholes[place] = sum(known, Fraction(0)), len(added) - len(known)
        return self._wholes[place]

    def _places(self, names: tuple[str, ...], keys: _Keys) -> Mapping[int, None]:
        return self._grouped(names).get(keys, {})

    def _grouped(self, names: tuple[str, ...]) -> Mapping[_Keys, dict[int, None]]:
        if names not in self._rows:
            groups: dict[_Keys, dict[int, None]] = {}
            columns = [self._column(name) for name in names]
            for row, keys in enumerate(zip(*columns, strict=True)):
                if None not in keys:
                    groups.setdefault(keys, {})[row] = None
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
