"""The unknowns of a question: the cells of some records of one kind, the date, the other tables.

An unreadable cell is filled but not known; a column that is not there is the same for all records.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import z3

from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.verification.proofs import calendar
from fupin.verification.proofs.terms import Day, Formula, Number, Term, Truth, Word, either
from fupin.verification.proofs.words import Words

_MOST = 10**INTEGER_DIGITS


class Cell:
    """A cell of the solver.

    Attributes:
        field: its field.
        there: whether the table has the column.
        filled: whether the cell holds something.
        known: whether what it holds could be read.
        term: its value.
    """

    def __init__(self, field: FieldSpec, place: str, there: Formula, words: Words) -> None:
        self.field = field
        self.there = there
        self.filled = z3.Bool(f"{place}.filled")
        self.known = z3.Bool(f"{place}.known")
        self.term = _TERMS[_sort(field)](self.known, place, field)
        self.facts = (
            z3.Implies(self.known, self.filled),
            z3.Implies(self.filled, there),
            z3.Implies(self.known, _possible(self.term, field, words)),
        )


class Space:
    """The unknowns of a question.

    Args:
        record: the record kind.
        words: the texts that its fields may have.
        rows: how many records there are; the first is the one to judge.
    """

    def __init__(self, record: str, words: Words, rows: int = 1) -> None:
        self.record = record
        self.words = words
        self.rows = range(rows)
        self.as_of = Day(z3.BoolVal(True), z3.Int("as_of.y"), z3.Int("as_of.m"), z3.Int("as_of.d"))
        self.facts: list[Formula] = [calendar.real_day(self.as_of)]
        self.columns: dict[FieldSpec, Formula] = {}
        self.cells: dict[tuple[int, FieldSpec], Cell] = {}
        self.looked_for: dict[tuple[str, str], list[Formula]] = {}

    def cell(self, row: int, field: FieldSpec) -> Cell:
        """The cell of a field in a record, from 0."""
        place = row, field
        if place not in self.cells:
            cell = Cell(field, f"cell {row}.{field.name}", self.column(field), self.words)
            self.facts += cell.facts
            self.cells[place] = cell
        return self.cells[place]

    def column(self, field: FieldSpec) -> Formula:
        """Whether the table has the column of a field."""
        return self.columns.setdefault(field, z3.Bool(f"column {field.name} there"))

    def other_table(self, record: str, key: str) -> tuple[Formula, Formula]:
        """Whether another table is there, with its key column; and whether a key in it can't be read."""
        self.looked_for.setdefault((record, key), [])
        return z3.Bool(f"table {record} there"), z3.Bool(f"table {record} unreadable")

    def is_key(self, record: str, key: str, code: Formula) -> Formula:
        """Whether a text is a key in another table."""
        self.looked_for.setdefault((record, key), []).append(code)
        return is_key(record, code)

    def value_at(self, values: list[tuple[date, Term]], otherwise: Term) -> Term:
        """The value whose day is the last that is not after the date of the check."""
        chosen = otherwise
        for since, value in values:
            chosen = either(self.as_of.order >= calendar.day_of(since).order, value, chosen)
        return chosen


def is_key(record: str, code: Formula) -> Formula:
    """Whether a text is a key in the table of another kind."""
    return z3.Function(f"table {record} keys", z3.IntSort(), z3.BoolSort())(code)


# --- cells of each type --------------------------------------------------------------------------


def _sort(field: FieldSpec) -> FieldType | None:
    return (
        field.type if field.type in (FieldType.FLAG, FieldType.DATE) else FieldType.NUMBER if field.numeric else None
    )


def _flag(known: Formula, place: str, _: FieldSpec) -> Term:
    holds = z3.Bool(f"{place}.holds")
    return Truth(z3.And(known, holds), z3.And(known, z3.Not(holds)))


def _number(known: Formula, place: str, field: FieldSpec) -> Term:
    return Number(known, z3.Int(f"{place}.units"), field.decimals)


def _day(known: Formula, place: str, _: FieldSpec) -> Term:
    return Day(known, z3.Int(f"{place}.y"), z3.Int(f"{place}.m"), z3.Int(f"{place}.d"))


def _word(known: Formula, place: str, _: FieldSpec) -> Term:
    return Word(known, z3.Int(f"{place}.code"))


_TERMS: dict[FieldType | None, Callable[[Formula, str, FieldSpec], Term]] = {
    FieldType.FLAG: _flag,
    FieldType.NUMBER: _number,
    FieldType.DATE: _day,
    None: _word,
}


def _possible(term: Term, field: FieldSpec, words: Words) -> Formula:
    """What every readable value of a field is like."""
    if isinstance(term, Number):
        most = _MOST * 10**term.scale
        least = 0 if field.type is FieldType.COUNT else 1 - most
        return z3.And(term.units >= least, term.units < most)
    if isinstance(term, Day):
        return calendar.real_day(term)
    return words.possible(term.code, field) if isinstance(term, Word) else z3.BoolVal(True)


def number_of(value: Decimal) -> Number:
    """A number that is fixed."""
    exponent = value.as_tuple().exponent
    scale = max(0, -exponent) if isinstance(exponent, int) else 0
    return Number(z3.BoolVal(True), z3.IntVal(int(value.scaleb(scale))), scale)
