"""The verdict of one rule for one record, in plain Python with exact fractions.

Every value is a ``bool``, ``Fraction``, ``date`` or ``str``; None is unknown. A value of the wrong type is a
mistake of the rule or of the test, not of the data, and raises.
"""

from __future__ import annotations

import calendar
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from . import expression as ex

Value = bool | Fraction | date | str
Groups = Mapping[tuple[Value, ...], Fraction | None]

_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class EvaluationError(Exception):
    """A value of a type that the expression cannot take, or a table or key that was not given."""


@dataclass(frozen=True)
class Cell:
    """What one cell gave: the value, None where unknown, and whether the cell holds anything at all.

    A cell that holds something unreadable is ``Cell(None, True)``, an empty one ``Cell(None, False)``.
    """

    value: object | None
    filled: bool

    def __post_init__(self) -> None:
        """Refuse a value in a cell that holds nothing."""
        if self.value is not None and not self.filled:
            raise ValueError(f"a cell with the value {self.value!r} must be filled")


EMPTY = Cell(None, False)


@dataclass
class Table:
    """One sheet: its columns, and a row for every record; a column that a row leaves out is empty there."""

    columns: frozenset[str]
    rows: list[dict[str, Cell]]


@dataclass(frozen=True)
class _Scope:
    """Where an expression is judged: the table of a record kind, and the limits by name."""

    record: str
    table: Table
    limits: Mapping[str, Value]

    def cell(self, row: int, field: str) -> Cell | None:
        """Give the cell of a field in the row (0-based), None where the table has no such column."""
        if field in self.limits:
            raise EvaluationError(f"{field} is a limit, where a field is needed")
        if field not in self.table.columns:
            return None
        return self.table.rows[row].get(field, EMPTY)

    def value(self, row: int, field: str) -> Value | None:
        """Give the value of a field in the row (0-based), None where it is unknown."""
        cell = self.cell(row, field)
        return None if cell is None else _exact(cell.value)


@dataclass(frozen=True)
class _Rule:
    """A rule as it was parsed, with the fields that it reads."""

    when: ex.Node | None
    require: ex.Node
    names: frozenset[str]


class Reference:
    """Judges the records of one submission. The tables must not be changed once it is made."""

    def __init__(self, tables: Mapping[str, Table], keys: Mapping[str, str], as_of: date) -> None:
        """Take the tables by record kind, the first key field of each kind, and the date of the check."""
        self._tables = tables
        self._keys = keys
        self._as_of = as_of
        self._groups: dict[tuple[str, ex.Node, tuple[object, ...]], Groups] = {}
        self._known_keys: dict[str, tuple[frozenset[Value], bool] | None] = {}

    def verdict(
        self,
        record: str,
        row: int,
        when: str | None,
        require: str,
        limits: Mapping[str, object] | None = None,
    ) -> str:
        """Judge the record in a row (0-based) of the table of a record kind.

        Args:
            record: the record kind.
            row: the place of the record in the rows of its table, from 0.
            when: whom the rule asks, None for everyone.
            require: what it asks.
            limits: named constants (int, Fraction, date or str) that the expressions may use.

        Returns:
            'pass', 'fail', 'unknown' or 'not_applicable'.

        Raises:
            ExpressionError: an expression is not of the language.
            EvaluationError: a value is of a type that the expression cannot take, a limit has the name of a
                column, or the record kind has no table.
            IndexError: there is no such row.
        """
        rule = _rule(when, require)
        scope = self._scope(record, limits or {})
        if not 0 <= row < len(scope.table.rows):
            raise IndexError(f"{record} has no row {row}")
        read = rule.names - scope.limits.keys()
        if read and not read & scope.table.columns:
            return "unknown"
        applies = True if rule.when is None else self._condition(rule.when, row, scope)
        if applies is False:
            return "not_applicable"
        met = self._condition(rule.require, row, scope)
        if met is True:
            return "pass"
        return "fail" if met is False and applies is True else "unknown"

    def _scope(self, record: str, limits: Mapping[str, object]) -> _Scope:
        if record not in self._tables:
            raise EvaluationError(f"the submission has no table of {record}")
        table = self._tables[record]
        if clash := table.columns & limits.keys():
            raise EvaluationError(f"limits with the name of a column of {record}: {sorted(clash)}")
        known = {name: value for name, given in limits.items() if (value := _exact(given)) is not None}
        return _Scope(record, table, known)

    def _evaluate(self, node: ex.Node, row: int, scope: _Scope) -> Value | None:
        match node:
            case ex.Name(name):
                return scope.limits[name] if name in scope.limits else scope.value(row, name)
            case ex.Number(value) | ex.Text(value) | ex.Day(value) | ex.Flag(value):
                return value
            case ex.AsOf():
                return self._as_of
            case ex.Comparison() | ex.In() | ex.Between() | ex.Like():
                return self._predicate(node, row, scope)
            case ex.And(left, right):
                return _and(self._condition(left, row, scope), self._condition(right, row, scope))
            case ex.Or(left, right):
                return _or(self._condition(left, row, scope), self._condition(right, row, scope))
            case ex.Not(operand):
                return _not(self._condition(operand, row, scope))
            case ex.Negative() | ex.Arithmetic() | ex.Share():
                return self._number_of(node, row, scope)
            case ex.Case():
                return self._case(node, row, scope)
            case ex.Present(field):
                cell = scope.cell(row, field)
                return None if cell is None else cell.filled
            case ex.CountBy() | ex.SumBy():
                return self._aggregate(node, row, scope)
            case ex.FoundIn(field, record):
                return self._found_in(scope.value(row, field), record)
            case ex.QuarterStart() | ex.AddMonths() | ex.YearOf():
                return self._calendar(node, row, scope)

    def _condition(self, node: ex.Node, row: int, scope: _Scope) -> bool | None:
        value = self._evaluate(node, row, scope)
        if value is not None and not isinstance(value, bool):
            raise EvaluationError(f"a condition is needed, not {value!r}")
        return value

    def _number(self, node: ex.Node, row: int, scope: _Scope) -> Fraction | None:
        value = self._evaluate(node, row, scope)
        if value is not None and not isinstance(value, Fraction):
            raise EvaluationError(f"a number is needed, not {value!r}")
        return value

    def _day(self, node: ex.Node, row: int, scope: _Scope) -> date | None:
        value = self._evaluate(node, row, scope)
        if value is not None and not isinstance(value, date):
            raise EvaluationError(f"a date is needed, not {value!r}")
        return value

    def _predicate(self, node: ex.Comparison | ex.In | ex.Between | ex.Like, row: int, scope: _Scope) -> bool | None:
        match node:
            case ex.Comparison(op, left, right):
                return _compare(op, self._evaluate(left, row, scope), self._evaluate(right, row, scope))
            case ex.In(operand, items):
                value = self._evaluate(operand, row, scope)
                return _any([_compare("=", value, self._item(item, row, scope)) for item in items])
            case ex.Between(operand, low, high):
                value = self._evaluate(operand, row, scope)
                return _and(
                    _compare(">=", value, self._evaluate(low, row, scope)),
                    _compare("<=", value, self._evaluate(high, row, scope)),
                )
            case ex.Like(operand, pattern):
                return _like(self._evaluate(operand, row, scope), self._evaluate(pattern, row, scope))

    def _item(self, item: ex.Node, row: int, scope: _Scope) -> Value | None:
        if foreign := ex.names(item) - scope.limits.keys():
            raise EvaluationError(f"a list of IN holds literals and limits, not the field {sorted(foreign)}")
        return self._evaluate(item, row, scope)

    def _number_of(self, node: ex.Negative | ex.Arithmetic | ex.Share, row: int, scope: _Scope) -> Fraction | None:
        match node:
            case ex.Negative(operand):
                number = self._number(operand, row, scope)
                return None if number is None else -number
            case ex.Arithmetic(op, left, right):
                return _arithmetic(op, self._number(left, row, scope), self._number(right, row, scope))
            case ex.Share(part, whole):
                return _share(self._number(part, row, scope), self._number(whole, row, scope))

    def _case(self, node: ex.Case, row: int, scope: _Scope) -> Value | None:
        for condition, value in node.branches:
            holds = self._condition(condition, row, scope)
            if holds is None:
                return None
            if holds:
                return self._evaluate(value, row, scope)
        return None if node.otherwise is None else self._evaluate(node.otherwise, row, scope)

    def _calendar(self, node: ex.QuarterStart | ex.AddMonths | ex.YearOf, row: int, scope: _Scope) -> Value | None:
        day = self._day(node.day, row, scope)
        match node:
            case ex.YearOf():
                return None if day is None else Fraction(day.year)
            case ex.QuarterStart(_, quarters):
                return _quarter_start(day, self._number(quarters, row, scope))
            case ex.AddMonths(_, months):
                return _add_months(day, self._number(months, row, scope))

    def _aggregate(self, node: ex.Aggregate, row: int, scope: _Scope) -> Fraction | None:
        key = self._group_key(node.keys, row, scope)
        if key is None:
            return None
        used = sorted(name for name in ex.names(node) if name in scope.limits)
        place = (
            scope.record,
            node,
            tuple((name, type(scope.limits[name]), scope.limits[name]) for name in used),
        )
        if place not in self._groups:
            self._groups[place] = self._group_results(node, scope)
        return self._groups[place][key]

    def _group_key(self, keys: Sequence[str], row: int, scope: _Scope) -> tuple[Value, ...] | None:
        values = [scope.value(row, key) for key in keys]
        known = tuple(value for value in values if value is not None)
        return known if len(known) == len(values) else None

    def _group_results(self, node: ex.Aggregate, scope: _Scope) -> Groups:
        results: dict[tuple[Value, ...], Fraction | None] = {}
        for row in range(len(scope.table.rows)):
            key = self._group_key(node.keys, row, scope)
            if key is not None:
                results[key] = _arithmetic("+", results.get(key, Fraction(0)), self._contribution(node, row, scope))
        return results

    def _contribution(self, node: ex.Aggregate, row: int, scope: _Scope) -> Fraction | None:
        match node:
            case ex.CountBy(condition, _):
                met = self._condition(condition, row, scope)
                return None if met is None else Fraction(int(met))
            case ex.SumBy(number, _):
                return self._number(number, row, scope)

    def _found_in(self, value: Value | None, record: str) -> bool | None:
        if record not in self._known_keys:
            self._known_keys[record] = self._read_keys(record)
        known = self._known_keys[record]
        if known is None or value is None:
            return None
        keys, some_unreadable = known
        if value in keys:
            return True
        return None if some_unreadable else False

    def _read_keys(self, record: str) -> tuple[frozenset[Value], bool] | None:
        """Give a table's keys and whether one could not be read; None without the table or its key column."""
        if record not in self._tables:
            return None
        if record not in self._keys:
            raise EvaluationError(f"the key of {record} was not given")
        table, field = self._tables[record], self._keys[record]
        if field not in table.columns:
            return None
        cells = [row.get(field, EMPTY) for row in table.rows]
        known = frozenset(value for cell in cells if (value := _exact(cell.value)) is not None)
        return known, any(cell.filled and cell.value is None for cell in cells)


@cache
def _rule(when: str | None, require: str) -> _Rule:
    condition = None if when is None else ex.parse(when)
    requirement = ex.parse(require)
    asked = frozenset() if condition is None else ex.names(condition)
    return _Rule(condition, requirement, asked | ex.names(requirement))


def _exact(value: object | None) -> Value | None:
    """Give the value as one of the four types, a whole number as a fraction."""
    if value is None or isinstance(value, bool | Fraction | str) or type(value) is date:
        return value
    if isinstance(value, int):
        return Fraction(value)
    raise EvaluationError(f"a value must be bool, int, Fraction, date or str, not {value!r}")


def _and(left: bool | None, right: bool | None) -> bool | None:
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def _or(left: bool | None, right: bool | None) -> bool | None:
    if left is True or right is True:
        return True
    return None if left is None or right is None else False


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _any(values: Sequence[bool | None]) -> bool | None:
    result: bool | None = False
    for value in values:
        result = _or(result, value)
    return result


def _compare(op: str, left: Value | None, right: Value | None) -> bool | None:
    if left is None or right is None:
        return None
    if type(left) is not type(right):
        raise EvaluationError(f"{left!r} and {right!r} cannot be compared")
    if isinstance(left, bool) and op not in ("=", "<>"):
        raise EvaluationError(f"flags have no order: {left!r} {op} {right!r}")
    return _ORDER[op](left, right)


def _like(value: Value | None, pattern: Value | None) -> bool | None:
    if value is None or pattern is None:
        return None
    if not isinstance(value, str) or not isinstance(pattern, str):
        raise EvaluationError(f"LIKE takes texts, not {value!r} and {pattern!r}")
    return _like_pattern(pattern).fullmatch(value) is not None


@cache
def _like_pattern(pattern: str) -> re.Pattern[str]:
    wild = {"%": ".*", "_": "."}
    return re.compile("".join(wild.get(sign, re.escape(sign)) for sign in pattern), re.DOTALL)


def _arithmetic(op: str, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None:
        return None
    match op:
        case "+":
            return left + right
        case "-":
            return left - right
        case _:
            return left * right


def _share(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    if part is None or whole is None or whole <= 0:
        return None
    return part / whole


def _quarter_start(day: date | None, quarters: Fraction | None) -> date | None:
    """Give the first day of a quarter; None too where the number is not whole or the year out of range."""
    if day is None or quarters is None:
        return None
    first_month = (day.month - 1) // 3 * 3 + 1
    return _add_months(day.replace(month=first_month, day=1), quarters * 3 if _whole(quarters) else None)


def _add_months(day: date | None, months: Fraction | None) -> date | None:
    """Give the day moved by months; None too where their number is not whole or the year out of range."""
    if day is None or months is None or not _whole(months):
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    if not date.min.year <= year <= date.max.year:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _whole(number: Fraction) -> bool:
    return number.denominator == 1
