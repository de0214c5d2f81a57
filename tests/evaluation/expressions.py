"""Random expressions over loans and random loans, for holding the engine against the reference."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.examples import examples

NUMBERS = ("amount_yuan", "balance_yuan", "term_months", "annual_rate")
DATES = ("issued_on", "due_on")
TEXTS = ("bank", "township")
FLAGS = ("registered_poor", "interest_subsidised")
KEYS = ("household_id", "bank")
FIELDS = (*NUMBERS, *DATES, *TEXTS, *FLAGS, "household_id")
ABSENT = ("risk_fund_covered", "repaid_by")

_LITERALS = ("0", "1", "2", "3", "0.5", "0.30", "50000", "49999.9999", "12.00005")
_DAYS = ("2018-08-28", "2018-08-27", "2018-11-30", "2020-02-29")
_WORDS = ("农行", "建行", "", "a'b")
_COMPARISONS = st.sampled_from(("=", "<>", "<", "<=", ">", ">="))


_Texts = st.SearchStrategy[str]


def _call(name: str, *arguments: _Texts) -> _Texts:
    return st.tuples(*arguments).map(lambda parts: f"{name}({', '.join(parts)})")


def _infix(
    left: st.SearchStrategy[str], op: st.SearchStrategy[str], right: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    return st.tuples(left, op, right).map(lambda parts: f"{parts[0]} {parts[1]} {parts[2]}")


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


_field_number = st.sampled_from(NUMBERS)
_literal = st.sampled_from(_LITERALS)
_steps = st.sampled_from(("0", "1", "-1", "-5", "36"))
_day_field = st.sampled_from(DATES)
_day = st.one_of(
    _day_field,
    st.just("as_of"),
    st.sampled_from(_DAYS).map(lambda day: f"DATE '{day}'"),
    _call("quarter_start", st.one_of(_day_field, st.just("as_of")), _steps),
    _call("add_months", _day_field, _steps),
)
_text = st.sampled_from(TEXTS)
_word = st.sampled_from(_WORDS).map(_quoted)

_simple_number = st.one_of(
    _field_number,
    _literal,
    _field_number.map(lambda name: f"-{name}"),
    _infix(_field_number, st.sampled_from(("+", "-")), st.one_of(_field_number, _literal)).map(lambda x: f"({x})"),
    _infix(st.sampled_from(NUMBERS[:3]), st.just("*"), _literal).map(lambda x: f"({x})"),
    _call("year_of", st.one_of(_day_field, st.just("as_of"))),
)

_leaf = st.one_of(
    st.sampled_from(FLAGS),
    st.sampled_from(("TRUE", "FALSE", ABSENT[0])),
    _call("present", st.sampled_from((*FIELDS, *ABSENT))),
    _infix(_simple_number, _COMPARISONS, _simple_number),
    _infix(_call("share", _field_number, st.sampled_from(NUMBERS)), _COMPARISONS, _literal),
    _infix(_literal, _COMPARISONS, _call("share", _field_number, _field_number)),
    _infix(_day, _COMPARISONS, _day),
    _infix(_text, _COMPARISONS, st.one_of(_text, _word)),
    st.tuples(_simple_number, _literal, _simple_number).map(lambda p: f"{p[0]} BETWEEN {p[1]} AND {p[2]}"),
    st.tuples(_field_number, st.lists(_literal, min_size=1, max_size=3)).map(
        lambda p: f"{p[0]} IN ({', '.join(p[1])})"
    ),
    st.tuples(_text, st.lists(_word, min_size=1, max_size=3)).map(lambda p: f"{p[0]} NOT IN ({', '.join(p[1])})"),
    st.tuples(_text, st.sampled_from(("'%行'", "'农_'", "'%'", "'a%b'"))).map(lambda p: f"{p[0]} LIKE {p[1]}"),
    _call("found_in", st.just("household_id"), st.just("household")),
)


def _deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from(("AND", "OR")), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
        inner.map(lambda text: f"NOT ({text})"),
        st.tuples(inner, inner, inner).map(lambda p: f"CASE WHEN {p[0]} THEN {p[1]} ELSE {p[2]} END"),
        st.tuples(inner, inner).map(lambda p: f"CASE WHEN {p[0]} THEN {p[1]} END"),
    )


_row_condition = st.recursive(_leaf, _deeper, max_leaves=5)
_plain_condition = _row_condition.filter(lambda text: "found_in" not in text)
_keys = st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True).map(", ".join)
_group_leaf = st.one_of(
    _infix(_call("count_by", _plain_condition, _keys), _COMPARISONS, st.sampled_from(("0", "1", "2"))),
    _infix(_call("sum_by", _simple_number, _keys), _COMPARISONS, st.one_of(_literal, _field_number)),
)

conditions = st.recursive(st.one_of(_leaf, _leaf, _group_leaf), _deeper, max_leaves=6)
"""Conditions of the language, up to six leaves."""

_numbers = st.sampled_from(("", "0", "1", "2", "0.5", "50000", "49999.9999", "50000.0001", "-1", "三年左右"))
_rates = st.sampled_from(("", "0", "1", "0.3", "0.29999999", "0.5", "高"))
rows = st.fixed_dictionaries(
    {
        "household_id": st.sampled_from(("", "1", "1", "2")),
        "amount_yuan": _numbers,
        "balance_yuan": _numbers,
        "term_months": _numbers,
        "annual_rate": _rates,
        "issued_on": st.sampled_from(("", *_DAYS, "去年")),
        "due_on": st.sampled_from(("", *_DAYS)),
        "bank": st.sampled_from(("", "农行", "建行", "a'b")),
        "township": st.sampled_from(("", "农行", "甲乡")),
        "registered_poor": st.sampled_from(("", "是", "否", "不详")),
        "interest_subsidised": st.sampled_from(("", "是", "否")),
    }
)
"""One loan as texts under English headers: figures at and beside each other, empty and unreadable cells."""


def loans_and_households(at_most: int, loans: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Runs a test of `when`, `require`, `loans` and `households` with random ones.

    Args:
        at_most: how many examples.
        loans: how many records at most.
    """
    tried = settings(
        max_examples=examples(at_most),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    drawn = given(
        when=st.none() | conditions,
        require=conditions,
        loans=st.lists(rows, min_size=1, max_size=loans),
        households=st.none() | st.lists(st.sampled_from(("1", "2", "", "#REF!")), max_size=3),
    )
    return lambda test: tried(drawn(test))
