"""How far a failed record is from each figure that it misses: from the rule's comparisons and the values judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from fupin.model.fields import FieldSpec
from fupin.model.finding import Finding
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.comparing import HOLDS
from fupin.rulebook.parsed import ParsedRule

SHARE_UNIT, DAYS = "比例", "天"
AS_OF = "as_of"
"""What a date is compared with where that is the day of the check."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far one value, or the share of one in another, is from one figure.

    Attributes:
        fields: the field; of a share, the part's and the whole's.
        op: the comparison that doesn't hold.
        limit: the name of the limit that it is compared with; None where it is none.
        compared: the field that it is compared with, or `AS_OF`; None where it is neither.
        value: the value, or the share.
        figure: the figure, which is of the same kind.
        by: what lies between the two, never negative: in the unit, of shares as a fraction, of dates the days.
        unit: the unit; None where there is none.
        above: whether the value is the greater.
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


def distances(rule: ParsedRule, finding: Finding, as_of: date) -> Iterator[Distance]:
    """The distance for each comparison of a field with a figure that the record misses.

    A bare number in a rule, such as the 0 of `> 0`, is no figure of the policy and has no distance.

    Only comparisons that stand for themselves (not under NOT or CASE) are told; a rule without
    such has none.
    """
    values = {cell.field: cell.value for cell in finding.cells}
    for node in _comparisons(rule.require):
        found = _share(node, values, as_of) if isinstance(node, n.CompareShare) else _plain(node, values, as_of)
        if found is not None and not HOLDS[node.op](found.value, found.figure):
            yield found


def _comparisons(node: n.Node) -> Iterator[n.Compare | n.CompareShare]:
    if isinstance(node, n.Both | n.Either):
        for item in node.items:
            yield from _comparisons(item)
    elif isinstance(node, n.Compare | n.CompareShare):
        yield node


def _plain(node: n.Compare, values: Mapping[str, str | None], as_of: date) -> Distance | None:
    if not isinstance(node.left, n.FieldRef):
        return None
    if isinstance(node.right, n.Constant) and isinstance(node.right.value, Decimal):
        return None
    field = node.left.field
    value, figure = _value(field, values.get(field.name)), _figure(node.right, values, as_of)
    if isinstance(value, Decimal) and isinstance(figure, Decimal):
        return _distance(node.op, node.right, (field,), Fraction(value), Fraction(figure), field.unit)
    if isinstance(value, date) and isinstance(figure, date):
        days = Fraction(abs((value - figure).days))
        limit, compared = _names(node.right)
        return Distance((field,), node.op, limit, compared, value, figure, days, DAYS, value > figure)
    return None


def _share(node: n.CompareShare, values: Mapping[str, str | None], as_of: date) -> Distance | None:
    if not (isinstance(node.part, n.FieldRef) and isinstance(node.whole, n.FieldRef)):
        return None
    fields = (node.part.field, node.whole.field)
    part, whole = (_value(field, values.get(field.name)) for field in fields)
    wanted = _figure(node.number, values, as_of)
    if not (isinstance(part, Decimal) and isinstance(whole, Decimal) and isinstance(wanted, Decimal)) or whole <= 0:
        return None
    share = Fraction(part) / Fraction(whole)
    return _distance(node.op, node.number, fields, share, Fraction(wanted), SHARE_UNIT)


def _distance(
    op: n.Comparison,
    right: n.Node,
    fields: tuple[FieldSpec, ...],
    value: Fraction,
    figure: Fraction,
    unit: str | None,
) -> Distance:
    limit, compared = _names(right)
    return Distance(fields, op, limit, compared, value, figure, abs(value - figure), unit, value > figure)


def _names(right: n.Node) -> tuple[str | None, str | None]:
    """The limit, or the field or day, that something is compared with."""
    if isinstance(right, n.LimitRef):
        return right.name, None
    if isinstance(right, n.FieldRef):
        return None, right.field.name
    return None, AS_OF if isinstance(right, n.AsOf) else None


def _value(field: FieldSpec, text: str | None) -> Decimal | date | None:
    if text is None or not (field.numeric or field.type.value == "date"):
        return None
    return Decimal(text) if field.numeric else date.fromisoformat(text)


def _figure(node: n.Node, values: Mapping[str, str | None], as_of: date) -> Decimal | date | None:
    if isinstance(node, n.LimitRef):
        return node.limit.at(as_of)
    if isinstance(node, n.FieldRef):
        return _value(node.field, values.get(node.field.name))
    if isinstance(node, n.Constant) and isinstance(node.value, Decimal | date):
        return node.value
    return as_of if isinstance(node, n.AsOf) else None
