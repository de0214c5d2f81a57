"""Steering records to where a rule about several cells turns: both sides equal, or one last digit apart."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from fupin.model.fields import FieldSpec
from reference import expression as ex
from reference.evaluator import Cell, Value

from .rules import RuleText
from .values import number_kind

Row = dict[str, Cell]


class Steering:
    """Moves the records of one kind to the turning points of its rules."""

    def __init__(self, random: Random, fields: Mapping[str, FieldSpec], rules: Sequence[RuleText]) -> None:
        """Take the fields and the rules of the kind."""
        self._random = random
        self._fields = fields
        self._ties = [
            (node, rule.limits)
            for rule in rules
            for node in rule.walk()
            if isinstance(node, ex.Comparison) and len(ex.names(node) - rule.limits.keys()) > 1
        ]

    def steer(self, rows: list[Row], at: int) -> None:
        """Change one cell of a record so that a rule turns there, where one of the kind's rules can."""
        if self._ties:
            self._steer(rows, at, *self._random.choice(self._ties))

    def steer_all(self, row: Row) -> None:
        """Change a record that stands alone so that every comparison of several cells turns there."""
        for node, limits in self._ties:
            self._steer([row], 0, node, limits)

    def _steer(self, rows: list[Row], at: int, node: ex.Comparison, limits: Mapping[str, Value]) -> None:
        solved = self._solved(node, limits, rows, at)
        if solved is None:
            return
        field, value = solved
        if isinstance(value, date):
            rows[at][field] = Cell(value + timedelta(days=self._random.choice([-1, 0, 0, 1])), True)
            return
        kind = number_kind(self._fields[field])
        moved = self._beside(value, kind.step)
        if kind.holds(moved):
            rows[at][field] = Cell(moved, True)

    def _beside(self, value: Fraction, step: Fraction) -> Fraction:
        """Give a number, one a last digit or a whole one beside it, or a neighbour where the field cannot hold it."""
        whole = value // step
        if whole * step != value:
            return (whole + self._random.choice([0, 1])) * step
        return value + self._random.choice([-1, 0, 0, 1]) * self._random.choice([step, Fraction(1)])

    def _solved(
        self, node: ex.Comparison, limits: Mapping[str, Value], rows: list[Row], at: int
    ) -> tuple[str, Fraction | date] | None:
        """Give a field and the value of it that makes both sides of the comparison equal."""
        row = rows[at]
        match node.left, node.right:
            case ex.Name(left), ex.Name(right) if right in self._fields:
                return _set(left, _known(row, right))
            case ex.Name(left), ex.AddMonths(ex.Name(right), months):
                return _set(left, _later(_known(row, right), _constant(months, limits)))
            case ex.Share(ex.Name(part), ex.Name(whole)), figure:
                return _set(part, _product(_known(row, whole), _constant(figure, limits)))
            case ex.Arithmetic("*", ex.Name(a), ex.Name(b)), ex.Arithmetic("*", ex.Name(c), ex.Name(d)):
                product = _product(_known(row, c), _known(row, d))
                divisor = _known(row, b)
                if product is None or not isinstance(divisor, Fraction) or divisor == 0:
                    return None
                return _set(a, product / divisor)
            case ex.SumBy(ex.Name(number), keys), figure:
                return _set(number, _rest(rows, at, number, keys, self._figure(figure, limits, rows, at)))
        return None

    def _figure(self, node: ex.Node, limits: Mapping[str, Value], rows: list[Row], at: int) -> Value | None:
        """Give what a sum is compared with: a field of the record, another sum of its group, or a constant."""
        match node:
            case ex.Name(name) if name in self._fields:
                return _known(rows[at], name)
            case ex.SumBy(ex.Name(number), keys):
                rest = _rest(rows, at, number, keys, Fraction(0))
                own = _known(rows[at], number)
                return own - rest if isinstance(rest, Fraction) and isinstance(own, Fraction) else None
        return _constant(node, limits)


def _set(field: str, value: Value | None) -> tuple[str, Fraction | date] | None:
    return (field, value) if isinstance(value, Fraction | date) else None


def _known(row: Row, field: str) -> Value | None:
    value = row[field].value
    return value if isinstance(value, Fraction | date) else None


def _constant(node: ex.Node, limits: Mapping[str, Value]) -> Value | None:
    if isinstance(node, ex.Name):
        return limits.get(node.name)
    return node.value if isinstance(node, ex.Number | ex.Day) else None


def _product(left: Value | None, right: Value | None) -> Fraction | None:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left * right
    return None


def _later(day: Value | None, months: Value | None) -> date | None:
    if not isinstance(day, date) or not isinstance(months, Fraction):
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + int(months), 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _rest(rows: list[Row], at: int, number: str, keys: Sequence[str], figure: Value | None) -> Fraction | None:
    """Give what is left of a figure for one record of a group; None where the others cannot be summed."""
    key = [rows[at][name] for name in keys]
    others = [row[number].value for row in rows if row is not rows[at] and [row[name] for name in keys] == key]
    numbers = [value for value in others if isinstance(value, Fraction)]
    if not isinstance(figure, Fraction) or len(numbers) < len(others):
        return None
    return figure - sum(numbers, Fraction(0))
