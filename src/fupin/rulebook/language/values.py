"""Values: fields, limits, literals and arithmetic."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from sqlglot import exp

from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.reader import Construct, Reader
from fupin.rulebook.language.refusals import refusal, shown, unknown_name
from fupin.rulebook.language.typing import Kind
from fupin.rulebook.language.words import AS_OF

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OPERATIONS: dict[type[exp.Expr], Literal["+", "-", "*"]] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*"}


def _name(reader: Reader, tree: exp.Expr) -> n.Node:
    name = tree.name
    if name == AS_OF:
        return n.AsOf()
    if name in reader.scope.limits:
        return n.LimitRef(name, reader.scope.limits[name])
    if name not in reader.scope.fields:
        known = [*reader.scope.fields, *reader.scope.limits, AS_OF]
        raise unknown_name("字段或限额", "field or limit", name, known)
    return n.FieldRef(reader.scope.fields[name])


def _literal(_: Reader, tree: exp.Expr) -> n.Node:
    return n.Constant(str(tree.this) if tree.is_string else Decimal(str(tree.this)))


def _truth(_: Reader, tree: exp.Expr) -> n.Node:
    return n.Constant(bool(tree.this))


def _date(_: Reader, tree: exp.Expr) -> n.Node:
    if not (tree.args["to"].is_type("date") and tree.this.is_string):
        raise refusal(f"不能转换类型：{shown(tree)}", f"a cast is not part of the language: {shown(tree)}")
    text = str(tree.this.this)
    try:
        if _ISO_DATE.fullmatch(text) is None:
            raise ValueError(text)
        return n.Constant(date.fromisoformat(text))
    except ValueError as error:
        raise refusal(
            f"DATE '{text}' 不是日期，应为 YYYY-MM-DD", f"DATE '{text}' is no date; expected YYYY-MM-DD"
        ) from error


def _minus(reader: Reader, tree: exp.Expr) -> n.Node:
    return n.Minus(reader.value(tree.this, Kind.NUMBER))


def _arithmetic(reader: Reader, tree: exp.Expr) -> n.Node:
    left, right = reader.value(tree.this, Kind.NUMBER), reader.value(tree.expression, Kind.NUMBER)
    return n.Arithmetic(_OPERATIONS[type(tree)], left, right)


VALUES: dict[type[exp.Expr], Construct] = {
    exp.Column: Construct(_name, frozenset({"this"})),
    exp.Literal: Construct(_literal, frozenset({"this", "is_string"})),
    exp.Boolean: Construct(_truth, frozenset({"this"})),
    # how the parser reads DATE '...'
    exp.Cast: Construct(_date, frozenset({"this", "to"})),
    exp.Neg: Construct(_minus, frozenset({"this"})),
    **dict.fromkeys(_OPERATIONS, Construct(_arithmetic, frozenset({"this", "expression"}))),
}
