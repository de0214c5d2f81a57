"""How far a failed record is from each figure that it misses: from the rule's comparisons and the values judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from fupin.comparison.excess import AS_OF
from fupin.model.calendar import months_later, quarter_start
from fupin.model.fields import FieldSpec, FieldType
from fupin.model.finding import Finding
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.comparing import HOLDS
from fupin.rulebook.parsed import ParsedRule

SHARE_UNIT, DAYS = "比例", "天"


Value: TypeAlias = Decimal | date | str
"""A value or a figure: a number, a day, or a text."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far one value, or the share of one in another, is from one figure.

    Attributes:
        fields: the field; of a share, the part's and the whole's.
        op: the comparison that doesn't hold.
        limit: the name of the limit that it is compared with, or that goes into what it is compared with.
        compared: the field that it is compared with, or `AS_OF`; None where it is neither.
        value: the value, or the share.
        figure: the figure, which is of the same kind.
        by: what lies between the two, never negative: in the unit, of shares as a fraction, of dates the days.
        unit: the unit; None where there is none.
        above: whether the value is the greater.
        aside: whether the rule's own message has to tell of it: the figure is a bare number, such as the 0 of
            `> 0`, or computed, or holds only in one case.
    """

    fields: tuple[FieldSpec, ...]
    op: n.Comparison
    limit: str | None
    compared: str | None
    value: Fraction | date
    figure: Fraction | date
    by: Fraction
    unit: str | None
    above: bool
    aside: bool


def distances(rule: ParsedRule, finding: Finding, as_of: date) -> Iterator[Distance]:
    """The distance for each comparison of a field with a figure that the record misses.

    Comparisons under NOT, and those with sums and counts over other records, have none.
    """
    values = _Values({cell.field: cell.value for cell in finding.cells}, as_of)
    for node, aside in _comparisons(rule.require, values, aside=False):
        found = (
            values.share(node, aside=aside) if isinstance(node, n.CompareShare) else values.plain(node, aside=aside)
        )
        if found is not None:
            yield found


def _comparisons(
    node: n.Node | None, values: _Values, *, aside: bool
) -> Iterator[tuple[n.Compare | n.CompareShare, bool]]:
    """The comparisons that stand for themselves, or in the branch of a CASE that holds for the record."""
    if isinstance(node, n.Both | n.Either):
        for item in node.items:
            yield from _comparisons(item, values, aside=aside)
    elif isinstance(node, n.Case):
        yield from _comparisons(values.branch(node), values, aside=True)
    elif isinstance(node, n.Compare | n.CompareShare):
        yield node, aside


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of a record by field, as text, and the day of the check."""

    texts: Mapping[str, str | None]
    as_of: date

    def plain(self, node: n.Compare, *, aside: bool) -> Distance | None:
        if not isinstance(node.left, n.FieldRef):
            return None
        field, value, figure = node.left.field, self.of(node.left), self.of(node.right)
        if value is None or type(value) is not type(figure) or HOLDS[node.op](value, figure):
            return None  # as most do, and quickly
        limit, compared = _names(node.right)
        aside = aside or not isinstance(node.right, _SIMPLE)
        if isinstance(value, Decimal) and isinstance(figure, Decimal):
            aside = aside or isinstance(node.right, n.Constant)
            of = (Fraction(value), Fraction(figure), abs(Fraction(value) - Fraction(figure)), field.unit)
            return Distance((field,), node.op, limit, compared, *of, value > figure, aside)
        if isinstance(value, date) and isinstance(figure, date):
            days = Fraction(abs((value - figure).days))
            return Distance((field,), node.op, limit, compared, value, figure, days, DAYS, value > figure, aside)
        return None

    def share(self, node: n.CompareShare, *, aside: bool) -> Distance | None:
        if not (isinstance(node.part, n.FieldRef) and isinstance(node.whole, n.FieldRef)):
            return None
        part, whole, wanted = self.of(node.part), self.of(node.whole), self.of(node.number)
        if not (isinstance(part, Decimal) and isinstance(whole, Decimal) and isinstance(wanted, Decimal)):
            return None
        if whole <= 0:
            return None
        share, figure, (limit, compared) = Fraction(part) / Fraction(whole), Fraction(wanted), _names(node.number)
        if HOLDS[node.op](share, figure):
            return None
        of = (share, figure, abs(share - figure), SHARE_UNIT)
        return Distance((node.part.field, node.whole.field), node.op, limit, compared, *of, share > figure, aside)

    def branch(self, node: n.Case) -> n.Node | None:
        """The branch of a CASE that holds; None where that isn't told by simple comparisons."""
        for condition, result in node.branches:
            holds = self._holds(condition)
            if holds is None:
                return None
            if holds:
                return result
        return node.default

    def _holds(self, node: n.Node) -> bool | None:
        if not isinstance(node, n.Compare):
            return None
        left, right = self.of(node.left), self.of(node.right)
        return None if left is None or type(left) is not type(right) else HOLDS[node.op](left, right)

    def of(self, node: n.Node) -> Value | None:
        """The value of a node; None where it is unknown, or needs more than this record."""
        if isinstance(node, n.FieldRef):
            return _typed(node.field, self.texts.get(node.field.name))
        if isinstance(node, n.LimitRef):
            return node.limit.at(self.as_of)
        if isinstance(node, n.Constant):
            return None if isinstance(node.value, bool) else node.value
        if isinstance(node, n.AddMonths):
            return self._moved(months_later, node.day, node.months)
        if isinstance(node, n.QuarterStart):
            return self._moved(quarter_start, node.day, node.quarters)
        if isinstance(node, n.Minus):
            number = self.of(node.item)
            return -number if isinstance(number, Decimal) else None
        return self.as_of if isinstance(node, n.AsOf) else None

    def _moved(self, move: Callable[[date, int], date | None], day: n.Node, by: n.Node) -> date | None:
        start, count = self.of(day), self.of(by)
        return move(start, int(count)) if isinstance(start, date) and isinstance(count, Decimal) else None


_SIMPLE = (n.LimitRef, n.FieldRef, n.Constant, n.AsOf)


def _names(right: n.Node) -> tuple[str | None, str | None]:
    """The limit, and the field or day, that something is compared with."""
    parts = list(n.walk(right))
    limit = next((part.name for part in parts if isinstance(part, n.LimitRef)), None)
    field = next((part.field.name for part in parts if isinstance(part, n.FieldRef)), None)
    return limit, field or (AS_OF if any(isinstance(part, n.AsOf) for part in parts) else None)


def _typed(field: FieldSpec, text: str | None) -> Value | None:
    """A field's value from its text; of a flag, nothing that can be compared."""
    if text is None or field.type is FieldType.FLAG:
        return None
    if field.numeric:
        return Decimal(text)
    return date.fromisoformat(text) if field.type is FieldType.DATE else text
