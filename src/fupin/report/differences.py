"""By how much a failed record misses a figure: from the rule's comparisons and the values judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from fupin.model.fields import FieldSpec
from fupin.model.finding import Finding
from fupin.model.text import Text
from fupin.report.figures import shown_number
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.comparing import HOLDS
from fupin.rulebook.parsed import ParsedRule


def differences(rule: ParsedRule, finding: Finding, as_of: date) -> Iterator[Text]:
    """For each comparison of a field with a figure that the record misses: by how much.

    A bare number in a rule, such as the 0 of `> 0`, is no figure of the policy and has no distance.

    Only comparisons that stand for themselves (not under NOT or CASE) are told; a rule without
    such has none.
    """
    values = {cell.field: cell.value for cell in finding.cells}
    for node in _comparisons(rule.require):
        if isinstance(node, n.CompareShare):
            yield from _share(node, values, as_of)
        else:
            yield from _plain(node, values, as_of)


def _comparisons(node: n.Node) -> Iterator[n.Compare | n.CompareShare]:
    if isinstance(node, n.Both | n.Either):
        for item in node.items:
            yield from _comparisons(item)
    elif isinstance(node, n.Compare | n.CompareShare):
        yield node


def _plain(node: n.Compare, values: Mapping[str, str | None], as_of: date) -> Iterator[Text]:
    if not isinstance(node.left, n.FieldRef):
        return
    field = node.left.field
    value, figure = _value(field, values.get(field.name)), _figure(node.right, values, as_of)
    if isinstance(node.right, n.Constant) and isinstance(node.right.value, Decimal):
        return
    if value is None or figure is None or type(value) is not type(figure) or HOLDS[node.op](value, figure):
        return
    if isinstance(value, Decimal) and isinstance(figure, Decimal):
        over = value > figure
        amount = shown_number(abs(value - figure), field.unit)
        yield Text(f"{'超出' if over else '差'} {amount.zh}", f"{amount.en} too {'much' if over else 'little'}")
    elif isinstance(value, date) and isinstance(figure, date):
        days = abs((value - figure).days)
        late = value > figure
        yield Text(f"{'晚' if late else '早'} {days} 天", f"{days} days too {'late' if late else 'early'}")


def _share(node: n.CompareShare, values: Mapping[str, str | None], as_of: date) -> Iterator[Text]:
    if not (isinstance(node.part, n.FieldRef) and isinstance(node.whole, n.FieldRef)):
        return
    part = _value(node.part.field, values.get(node.part.field.name))
    whole = _value(node.whole.field, values.get(node.whole.field.name))
    wanted = _figure(node.number, values, as_of)
    if not (isinstance(part, Decimal) and isinstance(whole, Decimal) and isinstance(wanted, Decimal)) or whole <= 0:
        return
    share = Fraction(part) / Fraction(whole)
    if HOLDS[node.op](share, Fraction(wanted)):
        return
    names = (node.part.field.header, node.whole.field.header)
    percent = _percent(share)
    want = shown_number(wanted, "比例")
    yield Text(
        f"{names[0]} ÷ {names[1]} {percent}，应{_OPS_ZH[node.op]} {want.zh}",
        f"{node.part.field.name} / {node.whole.field.name} {percent}, must be {node.op} {want.en}",
    )


_OPS_ZH = {">=": "达到", ">": "高于", "<=": "不超过", "<": "低于", "=": "等于", "<>": "不等于"}


def _percent(share: Fraction) -> str:
    """A share as a percent behind `=`, or behind `≈` and cut off where it has more than two decimals."""
    hundredths = share * 10_000
    whole, rest = divmod(int(hundredths), 100)
    return f"{'=' if hundredths.denominator == 1 else '≈'} {whole}.{rest:02}%"


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
