"""Terms of the solver: what an expression's value is, together with whether it is known.

A condition carries two formulas, one for being true and one for being false; where neither holds it
is unknown, so Kleene's AND, OR and NOT need no third value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import z3

from fupin.rulebook.language.comparing import HOLDS
from fupin.rulebook.language.nodes import Comparison

Formula: TypeAlias = Any
"""A term of the solver; its library has no types of its own."""

YES: Formula = z3.BoolVal(True)
NO: Formula = z3.BoolVal(False)


def all_of(parts: Iterable[Formula]) -> Formula:
    """True where all parts are."""
    listed = [part for part in parts if not z3.is_true(part)]
    return listed[0] if len(listed) == 1 else z3.And(*listed) if listed else YES


def any_of(parts: Iterable[Formula]) -> Formula:
    """True where one of the parts is."""
    listed = [part for part in parts if not z3.is_false(part)]
    return listed[0] if len(listed) == 1 else z3.Or(*listed) if listed else NO


@dataclass(frozen=True, slots=True)
class Truth:
    """A condition: where it is true, and where it is false."""

    yes: Formula
    no: Formula

    @property
    def known(self) -> Formula:
        """Where it is one of the two."""
        return any_of((self.yes, self.no))


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number: a whole number of units of the last digit, and the digits behind the point."""

    known: Formula
    units: Formula
    scale: int

    def at(self, scale: int) -> Formula:
        """The units of the same number with more digits behind the point."""
        return self.units if scale == self.scale else self.units * 10 ** (scale - self.scale)


@dataclass(frozen=True, slots=True)
class Day:
    """A date: its year, its month from 0, its day from 1."""

    known: Formula
    year: Formula
    month: Formula
    day: Formula

    @property
    def months(self) -> Formula:
        """The months since the beginning of the calendar."""
        return self.year * 12 + self.month

    @property
    def order(self) -> Formula:
        """A number that grows with the date, another for each date."""
        return self.months * 31 + self.day


@dataclass(frozen=True, slots=True)
class Word:
    """A text, as its code."""

    known: Formula
    code: Formula


Term: TypeAlias = Truth | Number | Day | Word


def _alike(left: Term, right: Term) -> tuple[Formula, Formula]:
    """Two values of one kind as formulas that have the order of the values.

    Raises:
        TypeError: they are conditions, or of two kinds.
    """
    if isinstance(left, Number) and isinstance(right, Number):
        scale = max(left.scale, right.scale)
        return left.at(scale), right.at(scale)
    if isinstance(left, Day) and isinstance(right, Day):
        return left.order, right.order
    if isinstance(left, Word) and isinstance(right, Word):
        return left.code, right.code
    raise TypeError(f"terms of two kinds: {left!r}, {right!r}")


def compared(op: Comparison, left: Term, right: Term) -> Truth:
    """A comparison of two values of one kind; unknown where one of them is."""
    holds, known = HOLDS[op](*_alike(left, right)), all_of((left.known, right.known))
    return Truth(z3.And(known, holds), z3.And(known, z3.Not(holds)))


def same(left: Term, right: Term) -> Formula:
    """Where two values of one kind are known and equal."""
    if isinstance(left, Truth) and isinstance(right, Truth):
        return z3.Or(z3.And(left.yes, right.yes), z3.And(left.no, right.no))
    one, other = _alike(left, right)
    return all_of((left.known, right.known, one == other))


def either(condition: Formula, one: Term, other: Term) -> Term:
    """One term where a formula holds, the other of the same kind where it doesn't."""
    if isinstance(one, Truth) and isinstance(other, Truth):
        return Truth(z3.If(condition, one.yes, other.yes), z3.If(condition, one.no, other.no))
    known = z3.If(condition, one.known, other.known)
    if isinstance(one, Number) and isinstance(other, Number):
        scale = max(one.scale, other.scale)
        return Number(known, z3.If(condition, one.at(scale), other.at(scale)), scale)
    if isinstance(one, Day) and isinstance(other, Day):
        parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
        return Day(known, *(z3.If(condition, left, right) for left, right in parts))
    if isinstance(one, Word) and isinstance(other, Word):
        return Word(known, z3.If(condition, one.code, other.code))
    raise TypeError(f"terms of two kinds: {one!r}, {other!r}")


def where(known: Formula, term: Term) -> Term:
    """A term that is unknown but where a formula holds."""
    if isinstance(term, Truth):
        return Truth(z3.And(known, term.yes), z3.And(known, term.no))
    return replace(term, known=z3.And(known, term.known))
