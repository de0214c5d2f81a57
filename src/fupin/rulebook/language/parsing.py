"""From the text of an expression to typed nodes: sqlglot parses, an allow-list lets through.

Only what is named in `_CONDITIONS` and `_VALUES` passes; every other construct of SQL is refused
by name. Types are checked on the way against the record model and the rule's limits.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from fupin.model.errors import ExpressionError
from fupin.model.fields import TEXT_TYPES, FieldSpec, FieldType
from fupin.model.text import Text
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.typing import Kind, check_digits, kind_of
from fupin.rulebook.limits import Limit

MAX_CHARACTERS = 2000
MAX_DEPTH = 32


@dataclass(frozen=True)
class Scope:
    """The names that an expression may use.

    Attributes:
        fields: fields of the rule's record, by name.
        limits: limits of the rule, by name.
        keys: for each record kind, its first key field (for `found_in`).
    """

    fields: Mapping[str, FieldSpec]
    limits: Mapping[str, Limit]
    keys: Mapping[str, FieldSpec]


def parse_condition(text: str, scope: Scope) -> n.Node:
    """Parses an expression that is true, false or unknown.

    Raises:
        ExpressionError: it is too long or too deep, isn't in the language, uses an unknown name,
            or compares what can't be compared. The text names the place and what was expected.
    """
    tree = _tree(text)
    node = _Reader(scope).condition(tree)
    check_digits(node)
    return node


def _tree(text: str) -> exp.Expr:
    if len(text) > MAX_CHARACTERS:
        raise _error(
            f"表达式有 {len(text)} 个字符，最多 {MAX_CHARACTERS} 个",
            f"the expression has {len(text)} characters; at most {MAX_CHARACTERS} are allowed",
        )
    if _nesting(text) > MAX_DEPTH:
        raise _too_deep()
    try:
        tree = sqlglot.parse_one(text)
    except SqlglotError as error:
        reason = re.sub(r"\x1b\[\d+m", "", str(error)).splitlines()[0]
        raise _error(f"不是 SQL 条件式：{reason}", f"not a SQL condition: {reason}") from error
    except RecursionError as error:
        raise _too_deep() from error
    return tree


def _nesting(text: str) -> int:
    bare = re.sub(r"'(?:[^']|'')*'", "", text)
    depth = deepest = 0
    for character in bare:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    return max(deepest, len(re.findall(r"(?i)(?:\bNOT\s+){33}", bare)) * (MAX_DEPTH + 1))


def _too_deep() -> ExpressionError:
    return _error(f"表达式嵌套超过 {MAX_DEPTH} 层", f"the expression is nested deeper than {MAX_DEPTH} levels")


def _error(zh: str, en: str) -> ExpressionError:
    return ExpressionError(Text(zh, en))


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
_ISO_DATE = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_PLAIN_NUMBER = re.compile(r"^[0-9]+(\.[0-9]+)?$")


class _Reader:
    """Turns sqlglot's tree into nodes; one method a construct, `_level` guards the depth."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._level = 0
        self._in_group = False

    # --- conditions ---

    def condition(self, tree: exp.Expr) -> n.Node:
        node = self._any(tree)
        if kind_of(node) is not Kind.CONDITION:
            raise _error(
                f"这里要一个条件，而 {_shown(tree)} 是{kind_of(node).name_zh}",
                f"a condition is expected here, but {_shown(tree)} is a {kind_of(node).value}",
            )
        return node

    def _value(self, tree: exp.Expr, kind: Kind) -> n.Node:
        node = self._any(tree)
        if kind_of(node) is not kind:
            raise _error(
                f"这里要{kind.name_zh}，而 {_shown(tree)} 是{kind_of(node).name_zh}",
                f"a {kind.value} is expected here, but {_shown(tree)} is a {kind_of(node).value}",
            )
        return node

    def _any(self, tree: exp.Expr) -> n.Node:
        read = _CONSTRUCTS.get(type(tree))
        if read is None:
            raise _error(
                f"表达式里不能用 {_construct(tree)}：{_shown(tree)}",
                f"{_construct(tree)} is not part of the language: {_shown(tree)}",
            )
        self._level += 1
        if self._level > MAX_DEPTH:
            raise _too_deep()
        node = read(self, tree)
        self._level -= 1
        return node

    def _connective(self, tree: exp.Expr) -> n.Node:
        items: list[n.Node] = []
        self._flatten(tree, type(tree), items)
        return n.Both(tuple(items)) if isinstance(tree, exp.And) else n.Either(tuple(items))

    def _flatten(self, tree: exp.Expr, kind: type[exp.Expr], items: list[n.Node]) -> None:
        pending = [tree]
        while pending:
            part = pending.pop()
            if type(part) is kind:
                pending += [part.expression, part.this]
            else:
                items.append(self.condition(part))

    def _not(self, tree: exp.Expr) -> n.Node:
        return n.Negation(self.condition(tree.this))

    def _paren(self, tree: exp.Expr) -> n.Node:
        return self._any(tree.this)

    def _compare(self, tree: exp.Expr) -> n.Node:
        op = _COMPARISONS[type(tree)]
        if _function(tree.this) == "share":
            return self._share(op, tree.this, tree.expression)
        if _function(tree.expression) == "share":
            return self._share(_FLIPPED[op], tree.expression, tree.this)
        left, right = self._any(tree.this), self._any(tree.expression)
        if kind_of(left) is not kind_of(right) or kind_of(left) is Kind.CONDITION:
            raise _error(
                f"不能拿{kind_of(left).name_zh}与{kind_of(right).name_zh}比较：{_shown(tree)}",
                f"a {kind_of(left).value} can't be compared with a {kind_of(right).value}: {_shown(tree)}",
            )
        for one, other in ((left, right), (right, left)):
            _check_listed(one, other)
        return n.Compare(op, left, right)

    def _share(self, op: n.Comparison, call: exp.Expr, other: exp.Expr) -> n.Node:
        part, whole = self._arguments(call, 2, 2)
        return n.CompareShare(
            op,
            self._value(part, Kind.NUMBER),
            self._value(whole, Kind.NUMBER),
            self._value(other, Kind.NUMBER),
        )

    def _between(self, tree: exp.Expr) -> n.Node:
        _only(tree, "this", "low", "high")
        low = exp.GTE(this=tree.this, expression=tree.args["low"])
        high = exp.LTE(this=tree.this, expression=tree.args["high"])
        return n.Both((self._compare(low), self._compare(high)))

    def _in(self, tree: exp.Expr) -> n.Node:
        _only(tree, "this", "expressions")
        item = self._any(tree.this)
        values = tuple(self._literal(value) for value in tree.expressions)
        for value in values:
            if kind_of(value) is not kind_of(item):
                raise _error(
                    f"IN 列表中的值与 {_shown(tree.this)} 类型不同",
                    f"a value of the IN list has another type than {_shown(tree.this)}",
                )
            _check_listed(item, value)
        return n.Listed(item, values)

    def _literal(self, tree: exp.Expr) -> n.Node:
        node = self._any(tree)
        if not isinstance(node, n.Constant | n.LimitRef | n.Minus):
            raise _error(f"IN 列表只能写字面值：{_shown(tree)}", f"IN takes literals only: {_shown(tree)}")
        return node

    def _like(self, tree: exp.Expr) -> n.Node:
        _only(tree, "this", "expression", "negate")
        pattern = tree.expression
        if not (isinstance(pattern, exp.Literal) and pattern.is_string):
            raise _error("LIKE 后面要写文字", "LIKE takes a literal text")
        like = n.Like(self._value(tree.this, Kind.TEXT), str(pattern.this))
        return n.Negation(like) if tree.args.get("negate") else like

    def _case(self, tree: exp.Expr) -> n.Node:
        _only(tree, "ifs", "default")
        branches = [(self.condition(branch.this), self._any(branch.args["true"])) for branch in tree.args["ifs"]]
        default = tree.args.get("default")
        node = n.Case(tuple(branches), None if default is None else self._any(default))
        kinds = {kind_of(result) for _, result in branches}
        kinds |= set() if node.default is None else {kind_of(node.default)}
        if len(kinds) != 1:
            raise _error("CASE 各分支的类型不同", "the branches of CASE have different types")
        return node

    # --- values ---

    def _column(self, tree: exp.Expr) -> n.Node:
        _only(tree, "this")
        if tree.this.args.get("quoted"):
            raise _error(f"名称不加引号：{_shown(tree)}", f"names are not quoted: {_shown(tree)}")
        name = tree.name
        if name == "as_of":
            return n.AsOf()
        if name in self._scope.limits:
            return n.LimitRef(name, self._scope.limits[name])
        return n.FieldRef(self._field(name))

    def _field(self, name: str) -> FieldSpec:
        if name not in self._scope.fields:
            known = [*self._scope.fields, *self._scope.limits, "as_of"]
            raise _unknown("字段或限额", "field or limit", name, known)
        return self._scope.fields[name]

    def _constant(self, tree: exp.Expr) -> n.Node:
        if isinstance(tree, exp.Boolean):
            return n.Constant(bool(tree.this))
        if tree.is_string:
            return n.Constant(str(tree.this))
        if not _PLAIN_NUMBER.match(str(tree.this)):
            raise _error(f"数字写法不允许：{tree.this}", f"not a plain decimal number: {tree.this}")
        return n.Constant(Decimal(str(tree.this)))

    def _date(self, tree: exp.Expr) -> n.Node:
        if tree.args["to"].sql() != "DATE" or not (isinstance(tree.this, exp.Literal) and tree.this.is_string):
            raise _error(f"不能转换类型：{_shown(tree)}", f"a cast is not part of the language: {_shown(tree)}")
        text = str(tree.this.this)
        try:
            if not _ISO_DATE.match(text):
                raise ValueError(text)
            return n.Constant(date.fromisoformat(text))
        except ValueError as error:
            raise _error(f"不是日期：{text}", f"not a date: {text}") from error

    def _minus(self, tree: exp.Expr) -> n.Node:
        return n.Minus(self._value(tree.this, Kind.NUMBER))

    def _arithmetic(self, tree: exp.Expr) -> n.Node:
        left, right = self._value(tree.this, Kind.NUMBER), self._value(tree.expression, Kind.NUMBER)
        if isinstance(tree, exp.Add):
            return n.Arithmetic("+", left, right)
        return n.Arithmetic("-" if isinstance(tree, exp.Sub) else "*", left, right)

    # --- functions ---

    def _call(self, tree: exp.Expr) -> n.Node:
        name = _function(tree)
        if name == "share":
            raise _error(
                "share 只能作为与数字比较的一边",
                "share stands only as one side of a comparison with a number",
            )
        if name not in _FUNCTIONS:
            raise _unknown("函数", "function", name or str(tree.name), [*_FUNCTIONS, "share"])
        return _FUNCTIONS[name](self, tree)

    def _arguments(self, call: exp.Expr, least: int, most: int | None) -> list[exp.Expr]:
        arguments = [call.this, call.expression] if isinstance(call, exp.AddMonths) else call.expressions
        if len(arguments) < least or (most is not None and len(arguments) > most):
            raise _error(f"参数个数不对：{_shown(call)}", f"wrong number of arguments: {_shown(call)}")
        return list(arguments)

    def _present(self, call: exp.Expr) -> n.Node:
        (argument,) = self._arguments(call, 1, 1)
        return n.Present(self._reference(argument).field)

    def _reference(self, tree: exp.Expr) -> n.FieldRef:
        node = self._any(tree)
        if not isinstance(node, n.FieldRef):
            raise _error(f"这里要一个字段名：{_shown(tree)}", f"a field name is expected: {_shown(tree)}")
        return node

    def _group(self, call: exp.Expr) -> tuple[exp.Expr, tuple[n.FieldRef, ...]]:
        first, *keys = self._arguments(call, 2, None)
        if self._in_group:
            raise _error(f"分组函数不能嵌套：{_shown(call)}", f"group functions can't be nested: {_shown(call)}")
        return first, tuple(self._reference(key) for key in keys)

    def _count_by(self, call: exp.Expr) -> n.Node:
        first, keys = self._group(call)
        self._in_group = True
        condition = self.condition(first)
        self._in_group = False
        return n.CountBy(condition, keys)

    def _sum_by(self, call: exp.Expr) -> n.Node:
        first, keys = self._group(call)
        self._in_group = True
        number = self._value(first, Kind.NUMBER)
        self._in_group = False
        return n.SumBy(number, keys)

    def _found_in(self, call: exp.Expr) -> n.Node:
        argument, table = self._arguments(call, 2, 2)
        if self._in_group:
            raise _error("found_in 不能放在分组函数里", "found_in can't stand inside a group function")
        record = table.name if isinstance(table, exp.Column) else ""
        if record not in self._scope.keys:
            raise _unknown("记录种类", "record kind", record or _shown(table), list(self._scope.keys))
        reference, key = self._reference(argument), self._scope.keys[record]
        if reference.field.type not in TEXT_TYPES or key.type not in TEXT_TYPES:
            raise _error(f"found_in 要文本字段：{_shown(call)}", f"found_in takes a text or id: {_shown(call)}")
        return n.FoundIn(reference, record, key.name)

    def _quarter_start(self, call: exp.Expr) -> n.Node:
        day, quarters = self._arguments(call, 2, 2)
        return n.QuarterStart(self._value(day, Kind.DATE), self._whole(quarters))

    def _add_months(self, call: exp.Expr) -> n.Node:
        day, months = self._arguments(call, 2, 2)
        return n.AddMonths(self._value(day, Kind.DATE), self._whole(months))

    def _whole(self, tree: exp.Expr) -> n.Node:
        node = self._value(tree, Kind.NUMBER)
        inner = node.item if isinstance(node, n.Minus) else node
        values: list[object] = []
        if isinstance(inner, n.Constant):
            values = [inner.value]
        elif isinstance(inner, n.LimitRef):
            values = [dated.value for dated in inner.limit.values]
        if not values or any(not isinstance(v, Decimal) or v % 1 or v > _MOST_STEPS for v in values):
            raise _error(f"这里要一个整数：{_shown(tree)}", f"a whole number is expected: {_shown(tree)}")
        return node

    def _year_of(self, call: exp.Expr) -> n.Node:
        (day,) = self._arguments(call, 1, 1)
        return n.YearOf(self._value(day, Kind.DATE))


_MOST_STEPS = 12_000

_Method = Callable[[_Reader, exp.Expr], n.Node]

_FUNCTIONS: dict[str, _Method] = {
    "present": _Reader._present,
    "count_by": _Reader._count_by,
    "sum_by": _Reader._sum_by,
    "found_in": _Reader._found_in,
    "quarter_start": _Reader._quarter_start,
    "add_months": _Reader._add_months,
    "year_of": _Reader._year_of,
}

_CONSTRUCTS: dict[type[exp.Expr], _Method] = {
    exp.And: _Reader._connective,
    exp.Or: _Reader._connective,
    exp.Not: _Reader._not,
    exp.Paren: _Reader._paren,
    exp.Between: _Reader._between,
    exp.In: _Reader._in,
    exp.Like: _Reader._like,
    exp.Case: _Reader._case,
    exp.Column: _Reader._column,
    exp.Literal: _Reader._constant,
    exp.Boolean: _Reader._constant,
    exp.Cast: _Reader._date,
    exp.Neg: _Reader._minus,
    exp.Add: _Reader._arithmetic,
    exp.Sub: _Reader._arithmetic,
    exp.Mul: _Reader._arithmetic,
    exp.Anonymous: _Reader._call,
    exp.AddMonths: _Reader._call,
    **dict.fromkeys(_COMPARISONS, _Reader._compare),
}


def _function(tree: exp.Expr) -> str | None:
    if isinstance(tree, exp.Paren):
        return _function(tree.this)
    if isinstance(tree, exp.AddMonths):
        return "add_months"
    return str(tree.this).lower() if isinstance(tree, exp.Anonymous) else None


def _only(tree: exp.Expr, *allowed: str) -> None:
    extra = [name for name, value in tree.args.items() if value not in (None, [], False) and name not in allowed]
    if extra:
        raise _error(f"不允许的写法：{_shown(tree)}", f"not part of the language: {_shown(tree)}")


def _construct(tree: exp.Expr) -> str:
    return {"Div": "除法（请用 share） / division (use share)", "Is": "IS (present)"}.get(
        type(tree).__name__, type(tree).__name__.upper()
    )


def _shown(tree: exp.Expr) -> str:
    text = tree.sql()
    return text if len(text) <= 60 else text[:57] + "..."


def _unknown(zh: str, en: str, name: str, known: list[str]) -> ExpressionError:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint_zh = f"；是不是 {'、'.join(near)}？" if near else ""
    hint_en = f"; did you mean {', '.join(near)}?" if near else ""
    return _error(f"没有叫 {name} 的{zh}{hint_zh}", f"no {en} is called {name}{hint_en}")


def _check_listed(reference: n.Node, value: n.Node) -> None:
    if not (isinstance(reference, n.FieldRef) and isinstance(value, n.Constant)):
        return
    field = reference.field
    if field.type is FieldType.ENUM and value.value not in field.values:
        raise _unknown(f"{field.name} 取值", f"value of {field.name}", str(value.value), list(field.values))
