"""Conditions: AND, OR, NOT, comparisons, IN, BETWEEN, LIKE and CASE."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from fupin.model.fields import FieldSpec, FieldType
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.calls import share_of
from fupin.rulebook.language.reader import Construct, Reader, check_parts
from fupin.rulebook.language.refusals import refusal, shown, unknown_name
from fupin.rulebook.language.typing import Kind, kind_of

_COMPARISONS: dict[type[exp.Expr], n.Comparison] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
_FLIPPED: dict[n.Comparison, n.Comparison] = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
    "=": "=",
    "<>": "<>",
}
_BRANCH_PARTS = frozenset({"this", "true"})


def _both(reader: Reader, tree: exp.Expr) -> n.Node:
    return n.Both(tuple(reader.condition(part) for part in _chain(tree)))


def _either(reader: Reader, tree: exp.Expr) -> n.Node:
    return n.Either(tuple(reader.condition(part) for part in _chain(tree)))


def _chain(tree: exp.Expr) -> Iterator[exp.Expr]:
    """The members of a chain of AND or of OR from left to right, without recursion: it may be long."""
    pending = [tree]
    while pending:
        part = pending.pop()
        if type(part) is type(tree):
            pending += [part.expression, part.this]
        else:
            yield part


def _not(reader: Reader, tree: exp.Expr) -> n.Node:
    return n.Negation(reader.condition(tree.this))


def _bracket(reader: Reader, tree: exp.Expr) -> n.Node:
    return reader.node(tree.this)


def _comparison(reader: Reader, tree: exp.Expr) -> n.Node:
    return _compared(reader, _COMPARISONS[type(tree)], tree.this, tree.expression)


def _between(reader: Reader, tree: exp.Expr) -> n.Node:
    low = _compared(reader, ">=", tree.this, tree.args["low"])
    return n.Both((low, _compared(reader, "<=", tree.this, tree.args["high"])))


def _compared(reader: Reader, op: n.Comparison, left: exp.Expr, right: exp.Expr) -> n.Node:
    for call, other, seen in ((left, right, op), (right, left, _FLIPPED[op])):
        share = share_of(call)
        if share is not None:
            part, whole = (reader.value(tree, Kind.NUMBER) for tree in share)
            return n.CompareShare(seen, part, whole, reader.value(other, Kind.NUMBER))
    one, two = reader.node(left), reader.node(right)
    _check_comparable(one, two, left, right)
    _check_listed(one, two)
    return n.Compare(op, one, two)


def _check_comparable(one: n.Node, two: n.Node, left: exp.Expr, right: exp.Expr) -> None:
    kinds = kind_of(one), kind_of(two)
    if kinds[0] is kinds[1] is not Kind.CONDITION:
        return
    both = f"{shown(left)}, {shown(right)}"
    if Kind.CONDITION in kinds:
        raise refusal(
            f"条件和是/否字段本身成立或不成立，不作比较：{both}",
            f"a condition or a flag stands by itself (or behind NOT) and is not compared: {both}",
        )
    raise refusal(
        f"不能拿{kinds[0].name_zh}与{kinds[1].name_zh}比较：{both}",
        f"a {kinds[0].value} can't be compared with a {kinds[1].value}: {both}",
    )


def _in(reader: Reader, tree: exp.Expr) -> n.Node:
    item = reader.node(tree.this)
    values = tuple(_literal(reader, part) for part in tree.expressions)
    for value, part in zip(values, tree.expressions, strict=True):
        _check_comparable(item, value, tree.this, part)
    _check_listed(item, *values)
    return n.Listed(item, values)


def _literal(reader: Reader, tree: exp.Expr) -> n.Node:
    node = reader.node(tree)
    inner = node.item if isinstance(node, n.Minus) else node
    if not isinstance(inner, n.Constant | n.LimitRef):
        raise refusal(f"IN 列表只能写字面值：{shown(tree)}", f"IN takes literals only: {shown(tree)}")
    return node


def _like(reader: Reader, tree: exp.Expr) -> n.Node:
    pattern = str(tree.expression.this)
    if "\\" in pattern:
        # one SQL engine reads it as itself, the next as an escape
        raise refusal("LIKE 的模式里不能有反斜杠", "a LIKE pattern holds no backslash")
    like = n.Like(reader.value(tree.this, Kind.TEXT), pattern)
    return n.Negation(like) if tree.args.get("negate") else like


def _case(reader: Reader, tree: exp.Expr) -> n.Node:
    for branch in tree.args["ifs"]:
        check_parts(branch, _BRANCH_PARTS)
    branches = tuple((reader.condition(part.this), reader.node(part.args["true"])) for part in tree.args["ifs"])
    default = tree.args.get("default")
    node = n.Case(branches, None if default is None else reader.node(default))
    if len({kind_of(result) for result in _results(node)}) != 1:
        raise refusal(
            f"CASE 各分支的类型不同：{shown(tree)}", f"the branches of CASE have different types: {shown(tree)}"
        )
    return node


# --- values of an enum ---------------------------------------------------------------------------


def _check_listed(*nodes: n.Node) -> None:
    """Refuses a text that the enum field beside it can never hold."""
    results = [result for node in nodes for result in _results(node)]
    fields = [result.field for result in results if isinstance(result, n.FieldRef)]
    texts = [result.value for result in results if isinstance(result, n.Constant) and isinstance(result.value, str)]
    if not fields or any(field.type is not FieldType.ENUM for field in fields):
        return
    for text in texts:
        if not any(text in field.values for field in fields):
            raise _not_listed(text, fields)


def _not_listed(text: str, fields: list[FieldSpec]) -> Exception:
    names = "/".join(field.name for field in fields)
    values = [value for field in fields for value in field.values]
    zh, en = f"{names} 取值（{'、'.join(values)}）", f"value of {names} ({', '.join(values)})"
    return unknown_name(zh, en, text, values)


def _results(node: n.Node) -> Iterator[n.Node]:
    """What a node may come out as: itself, or the results of a CASE."""
    if not isinstance(node, n.Case):
        yield node
        return
    for _, result in node.branches:
        yield from _results(result)
    if node.default is not None:
        yield from _results(node.default)


_BINARY = frozenset({"this", "expression"})

CONDITIONS: dict[type[exp.Expr], Construct] = {
    exp.And: Construct(_both, _BINARY),
    exp.Or: Construct(_either, _BINARY),
    exp.Not: Construct(_not, frozenset({"this"})),
    exp.Paren: Construct(_bracket, frozenset({"this"})),
    exp.Between: Construct(_between, frozenset({"this", "low", "high"})),
    exp.In: Construct(_in, frozenset({"this", "expressions"})),
    exp.Like: Construct(_like, frozenset({"this", "expression", "negate"})),
    exp.Case: Construct(_case, frozenset({"ifs", "default"})),
    **dict.fromkeys(_COMPARISONS, Construct(_comparison, _BINARY)),
}
