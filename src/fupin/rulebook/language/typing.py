"""The kinds of nodes, and how many digits a number can have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from fupin.model.errors import ExpressionError
from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.model.text import Text
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.nodes import Digits


class Kind(StrEnum):
    """What a node stands for."""

    CONDITION = "condition"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"

    @property
    def name_zh(self) -> str:
        """The kind's Chinese name."""
        return {"condition": "条件", "number": "数字", "date": "日期", "text": "文字"}[self.value]


MAX_PRECISION = 38
"""Digits that every engine's widest decimal holds."""
_GROUP_DIGITS = 9
"""Digits that a sum may gain: up to a billion records in a group."""
_COUNT_DIGITS = 12
_YEAR_DIGITS = 4

_NUMBERS = (n.Arithmetic, n.Minus, n.CountBy, n.SumBy, n.YearOf)
_DATES = (n.AsOf, n.QuarterStart, n.AddMonths)


def kind_of(node: n.Node) -> Kind:
    """The kind of a node; a flag field is a condition."""
    if isinstance(node, n.FieldRef):
        return _field_kind(node.field)
    if isinstance(node, n.Constant):
        return _value_kind(node.value)
    if isinstance(node, n.LimitRef):
        return _value_kind(node.limit.values[0].value)
    if isinstance(node, n.Case):
        return kind_of(node.branches[0][1])
    if isinstance(node, _NUMBERS):
        return Kind.NUMBER
    return Kind.DATE if isinstance(node, _DATES) else Kind.CONDITION


def _field_kind(field: FieldSpec) -> Kind:
    if field.numeric:
        return Kind.NUMBER
    if field.type is FieldType.DATE:
        return Kind.DATE
    return Kind.CONDITION if field.type is FieldType.FLAG else Kind.TEXT


def _value_kind(value: Decimal | date | str | bool) -> Kind:
    if isinstance(value, bool):
        return Kind.CONDITION
    if isinstance(value, Decimal):
        return Kind.NUMBER
    return Kind.DATE if isinstance(value, date) else Kind.TEXT


def field_digits(field: FieldSpec) -> Digits:
    """The digits that a numeric field's column holds."""
    return Digits(INTEGER_DIGITS, field.decimals)


def constant_digits(*values: Decimal) -> Digits:
    """The digits that hold each of the values exactly."""
    wholes, fractions = [1], [0]
    for value in values:
        exponent = value.as_tuple().exponent
        fraction = max(0, -exponent) if isinstance(exponent, int) else 0
        fractions.append(fraction)
        wholes.append(max(1, value.adjusted() + 1))
    return Digits(max(wholes), max(fractions))


def digits_of(node: n.Node) -> Digits:
    """The most digits that a number node can have.

    Raises:
        ExpressionError: more than 38 digits may be needed, so no engine could be exact.
    """
    digits = _digits(node)
    if digits.precision > MAX_PRECISION:
        raise ExpressionError(
            Text(
                f"运算结果可能超过 {MAX_PRECISION} 位，无法精确计算",
                f"the result may need more than {MAX_PRECISION} digits and could not be exact",
            )
        )
    return digits


def _digits(node: n.Node) -> Digits:
    if isinstance(node, n.FieldRef):
        return field_digits(node.field)
    if isinstance(node, n.Constant) and isinstance(node.value, Decimal):
        return constant_digits(node.value)
    if isinstance(node, n.LimitRef):
        return constant_digits(*(d.value for d in node.limit.values if isinstance(d.value, Decimal)))
    if isinstance(node, n.Minus):
        return digits_of(node.item)
    if isinstance(node, n.Arithmetic):
        return _arithmetic_digits(node)
    if isinstance(node, n.SumBy):
        inner = digits_of(node.number)
        return Digits(inner.whole + _GROUP_DIGITS, inner.fraction)
    if isinstance(node, n.Case):
        results = [result for _, result in node.branches]
        results += [] if node.default is None else [node.default]
        return common_digits(*(digits_of(result) for result in results))
    return Digits(_YEAR_DIGITS if isinstance(node, n.YearOf) else _COUNT_DIGITS, 0)


def _arithmetic_digits(node: n.Arithmetic) -> Digits:
    left, right = digits_of(node.left), digits_of(node.right)
    if node.op == "*":
        return Digits(left.whole + right.whole, left.fraction + right.fraction)
    both = common_digits(left, right)
    return Digits(both.whole + 1, both.fraction)


def common_digits(*digits: Digits) -> Digits:
    """The digits that hold numbers of all the given digits exactly."""
    return Digits(max(d.whole for d in digits), max(d.fraction for d in digits))


def check_digits(node: n.Node) -> None:
    """Makes sure that each comparison below can be carried out exactly.

    Raises:
        ExpressionError: one may need more than 38 digits.
    """
    for part in n.walk(node):
        if isinstance(part, n.CompareShare):
            product = n.Arithmetic("*", part.number, part.whole)
            _fit(common_digits(digits_of(part.part), digits_of(product)))
        elif isinstance(part, n.Compare) and kind_of(part.left) is Kind.NUMBER:
            _fit(common_digits(digits_of(part.left), digits_of(part.right)))
        elif isinstance(part, n.Listed) and kind_of(part.item) is Kind.NUMBER:
            _fit(common_digits(*(digits_of(item) for item in (part.item, *part.values))))


def _fit(digits: Digits) -> None:
    if digits.precision > MAX_PRECISION:
        raise ExpressionError(
            Text(
                f"比较两边可能超过 {MAX_PRECISION} 位，无法精确计算",
                f"the two sides may need more than {MAX_PRECISION} digits and could not be compared exactly",
            )
        )
