"""The functions of the language. What each of them gives is written in the contract's `semantics.md`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from sqlglot import exp

from fupin.model.fields import TEXT_TYPES
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.reader import Construct, Reader
from fupin.rulebook.language.refusals import refusal, shown, unknown_name
from fupin.rulebook.language.typing import Kind

SHARE = "share"
MOST_STEPS = 12_000
"""Months or quarters by which a date may be moved: a thousand years and more stay inside every engine's calendar."""


def share_of(tree: exp.Expr) -> tuple[exp.Expr, exp.Expr] | None:
    """The part and the whole where a tree is a share, in brackets or not; None where it is something else."""
    call = tree.unnest()
    if not isinstance(call, exp.Anonymous) or call.name != SHARE:
        return None
    part, whole = _arguments(call, 2, 2)
    return part, whole


def _call(reader: Reader, tree: exp.Expr) -> n.Node:
    name = tree.name
    if name == SHARE:
        raise refusal("share 只能作为与数字比较的一边", "share stands only as one side of a comparison with a number")
    if name not in _FUNCTIONS:
        raise unknown_name("函数", "function", name, [*_FUNCTIONS, SHARE])
    return _FUNCTIONS[name](reader, tree)


def _arguments(call: exp.Expr, least: int, most: int | None) -> list[exp.Expr]:
    found = len(call.expressions)
    if found < least or (most is not None and found > most):
        expected = str(least) if least == most else f"{least}+"
        raise refusal(
            f"{call.name} 要 {expected} 个参数，写了 {found} 个：{shown(call)}",
            f"{call.name} takes {expected} arguments, found {found}: {shown(call)}",
        )
    return list(call.expressions)


def _field(reader: Reader, tree: exp.Expr) -> n.FieldRef:
    node = reader.node(tree)
    if not isinstance(node, n.FieldRef):
        raise refusal(f"这里要一个字段名：{shown(tree)}", f"a field name is expected: {shown(tree)}")
    return node


def _present(reader: Reader, call: exp.Expr) -> n.Node:
    (argument,) = _arguments(call, 1, 1)
    return n.Present(_field(reader, argument).field)


def _group(reader: Reader, call: exp.Expr) -> tuple[exp.Expr, tuple[n.FieldRef, ...]]:
    first, *keys = _arguments(call, 2, None)
    if reader.in_group:
        raise refusal(f"分组函数不能嵌套：{shown(call)}", f"group functions can't be nested: {shown(call)}")
    return first, tuple(_field(reader, key) for key in keys)


def _count_by(reader: Reader, call: exp.Expr) -> n.Node:
    first, keys = _group(reader, call)
    return n.CountBy(reader.inside_group().condition(first), keys)


def _sum_by(reader: Reader, call: exp.Expr) -> n.Node:
    first, keys = _group(reader, call)
    return n.SumBy(reader.inside_group().value(first, Kind.NUMBER), keys)


def _found_in(reader: Reader, call: exp.Expr) -> n.Node:
    argument, table = _arguments(call, 2, 2)
    if reader.in_group:
        raise refusal("found_in 不能放在分组函数里", "found_in can't stand inside a group function")
    record = table.name if isinstance(table, exp.Column) else ""
    if record not in reader.scope.keys:
        raise unknown_name("记录种类", "record kind", record or shown(table), reader.scope.keys)
    reference, key = _field(reader, argument), reader.scope.keys[record]
    if reference.field.type not in TEXT_TYPES or key.type not in TEXT_TYPES:
        raise refusal(f"found_in 要文本字段：{shown(call)}", f"found_in takes a text or an id: {shown(call)}")
    return n.FoundIn(reference, record, key.name)


def _quarter_start(reader: Reader, call: exp.Expr) -> n.Node:
    day, quarters = _arguments(call, 2, 2)
    return n.QuarterStart(reader.value(day, Kind.DATE), _steps(reader, quarters))


def _add_months(reader: Reader, call: exp.Expr) -> n.Node:
    day, months = _arguments(call, 2, 2)
    return n.AddMonths(reader.value(day, Kind.DATE), _steps(reader, months))


def _steps(reader: Reader, tree: exp.Expr) -> n.Node:
    """By how much a date is moved: a whole number that the rule states, not one of the record's."""
    node = reader.value(tree, Kind.NUMBER)
    inner = node.item if isinstance(node, n.Minus) else node
    figures: list[object] = []
    if isinstance(inner, n.Constant):
        figures = [inner.value]
    elif isinstance(inner, n.LimitRef):
        figures = [dated.value for dated in inner.limit.values]
    if not figures or not all(isinstance(figure, Decimal) and _whole(figure) for figure in figures):
        raise refusal(
            f"这里要一个整数或整数限额，不超过 {MOST_STEPS}：{shown(tree)}",
            f"a whole number or limit of at most {MOST_STEPS} is expected: {shown(tree)}",
        )
    return node


def _whole(figure: Decimal) -> bool:
    return abs(figure) <= MOST_STEPS and figure == figure.to_integral_value()


def _year_of(reader: Reader, call: exp.Expr) -> n.Node:
    (day,) = _arguments(call, 1, 1)
    return n.YearOf(reader.value(day, Kind.DATE))


_FUNCTIONS: dict[str, Callable[[Reader, exp.Expr], n.Node]] = {
    "present": _present,
    "count_by": _count_by,
    "sum_by": _sum_by,
    "found_in": _found_in,
    "quarter_start": _quarter_start,
    "add_months": _add_months,
    "year_of": _year_of,
}

CALLS: dict[type[exp.Expr], Construct] = {exp.Anonymous: Construct(_call, frozenset({"this", "expressions"}))}
