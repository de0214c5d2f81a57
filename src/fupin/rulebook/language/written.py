"""Nodes written as an expression again, for readers: what is parsed from it is the same node."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.words import AS_OF


def written(node: n.Node) -> str:
    """The text of a node in the expression language."""
    return _WRITERS[type(node)](node)


def _inner(node: n.Node) -> str:
    """The text of a node that stands inside another, in brackets where it would fall apart."""
    text = written(node)
    return f"({text})" if isinstance(node, n.Both | n.Either | n.Arithmetic | n.Minus) else text


def _constant(node: n.Constant) -> str:
    value = node.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return f"DATE '{value.isoformat()}'" if isinstance(value, date) else "'" + value.replace("'", "''") + "'"


def _call(name: str, *parts: str) -> str:
    return f"{name}({', '.join(parts)})"


def _case(node: n.Case) -> str:
    branches = " ".join(f"WHEN {written(condition)} THEN {written(result)}" for condition, result in node.branches)
    default = "" if node.default is None else f" ELSE {written(node.default)}"
    return f"CASE {branches}{default} END"


def _negation(node: n.Negation) -> str:
    item = node.item
    if isinstance(item, n.Listed):
        return f"{written(item.item)} NOT IN ({_values(item)})"
    if isinstance(item, n.Like):
        return f"{written(item.item)} NOT LIKE {written(n.Constant(item.pattern))}"
    simple = isinstance(item, n.FieldRef | n.Constant | n.Present | n.FoundIn | n.Case)
    return f"NOT {written(item)}" if simple else f"NOT ({written(item)})"


def _values(node: n.Listed) -> str:
    return ", ".join(written(value) for value in node.values)


def _compare_share(node: n.CompareShare) -> str:
    return f"{_call('share', written(node.part), written(node.whole))} {node.op} {written(node.number)}"


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    n.FieldRef: lambda node: str(node.field.name),
    n.LimitRef: lambda node: str(node.name),
    n.Constant: _constant,
    n.AsOf: lambda _: AS_OF,
    n.Compare: lambda node: f"{written(node.left)} {node.op} {written(node.right)}",
    n.CompareShare: _compare_share,
    n.Both: lambda node: " AND ".join(_inner(item) for item in node.items),
    n.Either: lambda node: " OR ".join(_inner(item) for item in node.items),
    n.Negation: _negation,
    n.Listed: lambda node: f"{written(node.item)} IN ({_values(node)})",
    n.Like: lambda node: f"{written(node.item)} LIKE {written(n.Constant(node.pattern))}",
    n.Case: _case,
    n.Arithmetic: lambda node: f"{_inner(node.left)} {node.op} {_inner(node.right)}",
    n.Minus: lambda node: f"-{_inner(node.item)}",
    n.Present: lambda node: _call("present", node.field.name),
    n.CountBy: lambda node: _call("count_by", written(node.condition), *(written(key) for key in node.keys)),
    n.SumBy: lambda node: _call("sum_by", written(node.number), *(written(key) for key in node.keys)),
    n.FoundIn: lambda node: _call("found_in", written(node.field), node.record),
    n.QuarterStart: lambda node: _call("quarter_start", written(node.day), written(node.quarters)),
    n.AddMonths: lambda node: _call("add_months", written(node.day), written(node.months)),
    n.YearOf: lambda node: _call("year_of", written(node.day)),
}
