"""Writes nodes back as text, and makes random ones: the other half of a round trip."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from fupin.model.fields import FieldType
from fupin.model.records import RECORDS
from fupin.rulebook.language import nodes as n
from rulebook.language.scopes import LIMITS

FIELDS = RECORDS["loan"].fields()


def written(node: n.Node) -> str:
    """The text of a node, every part of it in brackets."""
    match node:
        case n.FieldRef(field):
            return field.name
        case n.LimitRef(name, _):
            return name
        case n.AsOf():
            return "as_of"
        case n.Constant(value):
            return _constant(value)
        case n.Compare(op, left, right):
            return f"({written(left)} {op} {written(right)})"
        case n.CompareShare(op, part, whole, number):
            return f"(share({written(part)}, {written(whole)}) {op} {written(number)})"
        case n.Both(items):
            return "(" + " AND ".join(written(item) for item in items) + ")"
        case n.Either(items):
            return "(" + " OR ".join(written(item) for item in items) + ")"
        case n.Negation(item):
            return f"(NOT {written(item)})"
        case n.Listed(item, values):
            return f"({written(item)} IN ({', '.join(written(value) for value in values)}))"
        case n.Like(item, pattern):
            return f"({written(item)} LIKE {_constant(pattern)})"
        case n.Case(branches, default):
            return _case(branches, default)
        case n.Arithmetic(op, left, right):
            return f"({written(left)} {op} {written(right)})"
        case n.Minus(item):
            return f"(- {written(item)})"
        case _:
            return _call(node)


def _constant(value: Decimal | date | str | bool) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return "'" + value.replace("'", "''") + "'"


def _case(branches: tuple[tuple[n.Node, n.Node], ...], default: n.Node | None) -> str:
    whens = " ".join(f"WHEN {written(condition)} THEN {written(result)}" for condition, result in branches)
    return f"CASE {whens}{'' if default is None else f' ELSE {written(default)}'} END"


def _call(node: n.Node) -> str:
    match node:
        case n.Present(field):
            return f"present({field.name})"
        case n.CountBy(condition, keys):
            return f"count_by({written(condition)}, {', '.join(written(key) for key in keys)})"
        case n.SumBy(number, keys):
            return f"sum_by({written(number)}, {', '.join(written(key) for key in keys)})"
        case n.FoundIn(field, record, _):
            return f"found_in({written(field)}, {record})"
        case n.QuarterStart(day, quarters):
            return f"quarter_start({written(day)}, {written(quarters)})"
        case n.AddMonths(day, months):
            return f"add_months({written(day)}, {written(months)})"
        case n.YearOf(day):
            return f"year_of({written(day)})"
        case _:
            raise TypeError(f"not a node: {node!r}")


# --- random nodes --------------------------------------------------------------------------------


def _refs(*types: FieldType) -> st.SearchStrategy[n.Node]:
    return st.sampled_from([n.FieldRef(field) for field in FIELDS.values() if field.type in types])


_KEYS = st.lists(
    st.sampled_from([n.FieldRef(FIELDS[name]) for name in ("household_id", "bank", "township", "registered_poor")]),
    min_size=1,
    max_size=3,
).map(tuple)
_NUMBER = st.builds(n.Constant, st.decimals(0, 999, places=2))
_TEXT = st.builds(n.Constant, st.text("农商行' %_a", max_size=5))
_DAY = st.builds(n.Constant, st.dates())
_OPS = st.sampled_from(["=", "<>", "<", "<=", ">", ">="])
_STEPS = st.one_of(
    st.builds(n.Constant, st.integers(0, 99).map(Decimal)),
    st.builds(n.Minus, st.builds(n.Constant, st.integers(0, 99).map(Decimal))),
    st.just(n.LimitRef("steps", LIMITS["steps"])),
)
_GROUPS = (n.CountBy, n.SumBy)


def _grouping(node: n.Node) -> bool:
    return any(isinstance(part, (*_GROUPS, n.FoundIn)) for part in n.walk(node))


@cache
def numbers(depth: int) -> st.SearchStrategy[n.Node]:
    """A number; its digits stay few."""
    leaf = st.one_of(
        _refs(FieldType.MONEY, FieldType.MONTHS, FieldType.SHARE),
        _NUMBER,
        st.just(n.LimitRef("amount_max", LIMITS["amount_max"])),
    )
    if depth == 0:
        return leaf
    below = numbers(depth - 1)
    return st.one_of(
        leaf,
        st.builds(n.Arithmetic, st.sampled_from(["+", "-"]), below, below),
        st.builds(n.Arithmetic, st.just("*"), leaf, _NUMBER),
        st.builds(n.Minus, below),
        st.builds(n.YearOf, days(depth - 1)),
        st.builds(n.CountBy, conditions(depth - 1).filter(lambda node: not _grouping(node)), _KEYS),
        st.builds(n.SumBy, leaf, _KEYS),
        st.builds(n.Case, st.tuples(st.tuples(conditions(depth - 1), below)), st.none() | below),
    )


@cache
def days(depth: int) -> st.SearchStrategy[n.Node]:
    """A date."""
    leaf = st.one_of(
        _refs(FieldType.DATE),
        _DAY,
        st.just(n.AsOf()),
        st.just(n.LimitRef("in_force_on", LIMITS["in_force_on"])),
    )
    if depth == 0:
        return leaf
    below = days(depth - 1)
    return st.one_of(leaf, st.builds(n.QuarterStart, below, _STEPS), st.builds(n.AddMonths, below, _STEPS))


@cache
def conditions(depth: int) -> st.SearchStrategy[n.Node]:
    """A condition."""
    leaf = st.one_of(
        _refs(FieldType.FLAG),
        st.builds(n.Constant, st.booleans()),
        st.builds(n.Present, st.sampled_from(list(FIELDS.values()))),
        st.builds(n.FoundIn, _refs(FieldType.ID, FieldType.TEXT), st.just("household"), st.just("household_id")),
    )
    if depth == 0:
        return leaf
    below, number, day, text = conditions(depth - 1), numbers(depth - 1), days(depth - 1), _refs(FieldType.TEXT)
    return st.one_of(
        leaf,
        st.builds(n.Both, st.lists(below, min_size=2, max_size=3).map(tuple)),
        st.builds(n.Either, st.lists(below, min_size=2, max_size=3).map(tuple)),
        st.builds(n.Negation, below),
        st.builds(n.Compare, _OPS, number, number),
        st.builds(n.Compare, _OPS, day, day),
        st.builds(n.Compare, _OPS, text, st.one_of(text, _TEXT)),
        st.builds(n.CompareShare, _OPS, number, number, _NUMBER),
        st.builds(n.Listed, number, st.lists(_NUMBER, min_size=1, max_size=3).map(tuple)),
        st.builds(n.Listed, text, st.lists(_TEXT, min_size=1, max_size=3).map(tuple)),
        st.builds(n.Like, text, st.text("农商行' %_a", max_size=5)),
        st.builds(n.Case, st.lists(st.tuples(below, below), min_size=1, max_size=2).map(tuple), st.none() | below),
    )
