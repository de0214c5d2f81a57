"""Small terms of SQL that the writers share, as sqlglot expressions."""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.rulebook.language.nodes import Digits

PRESENT_SUFFIX = "__filled"
"""Behind a field's name: the column that tells whether its cells hold something."""


def column(name: str) -> exp.Expr:
    """A column by its name."""
    return exp.column(name, quoted=True)


def null_of(field: FieldSpec) -> exp.Expr:
    """An unknown value of a field's type."""
    if field.numeric:
        return decimal(exp.null(), Digits(INTEGER_DIGITS, field.decimals))
    kinds = {FieldType.DATE: "DATE", FieldType.FLAG: "BOOLEAN"}
    return exp.cast(exp.null(), kinds.get(field.type, "VARCHAR"))


def unknown() -> exp.Expr:
    """The condition that is unknown."""
    return exp.cast(exp.null(), "BOOLEAN")


def is_null(value: exp.Expr) -> exp.Expr:
    """Whether a value is unknown."""
    return exp.Is(this=exp.paren(value.copy()), expression=exp.null())


def integer(value: int) -> exp.Expr:
    """A whole number."""
    return exp.Literal.number(value)


def decimal(value: exp.Expr, digits: Digits) -> exp.Expr:
    """A value as a decimal of exactly these digits."""
    return exp.cast(value, f"DECIMAL({max(digits.precision, 1)}, {digits.fraction})", copy=False)


def day(value: date) -> exp.Expr:
    """A date."""
    return exp.cast(exp.Literal.string(value.isoformat()), "DATE")


def moved(value: exp.Expr, months: int) -> exp.Expr:
    """A date moved by months, to the month's last day where there is no such day."""
    interval = exp.Interval(this=exp.Literal.string(str(months)), unit=exp.var("MONTH"))
    return exp.cast(exp.Add(this=value, expression=interval), "DATE")


def one_if(condition: exp.Expr) -> exp.Expr:
    """1 where a condition is true, else 0."""
    return exp.Case(ifs=[exp.If(this=condition, true=integer(1))], default=integer(0))
