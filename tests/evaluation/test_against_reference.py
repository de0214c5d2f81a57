"""The engine and the independent reference agree on expressions that no rule book has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume

from evaluation.expressions import loans_and_households
from fupin.evaluation.duckdb_engine import judge
from fupin.evaluation.verdicts import VERDICTS
from fupin.model.errors import ExpressionError
from fupin.model.records import RECORDS
from fupin.model.units import base_of
from fupin.model.values import read_value
from fupin.rulebook.parsed import ParsedRule
from reference.evaluator import Cell, Reference, Table
from support.rules import make_rule
from support.tables import Row, make_table

pytestmark = pytest.mark.no_cover  # many cases of what others cover once

AS_OF = date(2018, 12, 31)
KEYS = {name: model.key[0] for name, model in RECORDS.items()}


def reference_table(record: str, texts: list[Row], columns: frozenset[str]) -> Table:
    fields = RECORDS[record].fields()
    table = []
    for row in texts:
        cells = {}
        for name in columns:
            reading = read_value(row.get(name, ""), fields[name], base_of(fields[name]))
            value = reading.value
            cells[name] = Cell(Fraction(value) if isinstance(value, Decimal) else value, reading.filled)
        table.append(cells)
    return Table(columns, table)


def both(rule: ParsedRule, loans: list[Row], households: list[Row] | None) -> tuple[list[str], list[str]]:
    submission = {"loan": make_table("loan", loans)}
    tables = {"loan": reference_table("loan", loans, frozenset(submission["loan"].columns))}
    if households is not None:
        submission["household"] = make_table("household", households, ["household_id"])
        tables["household"] = reference_table("household", households, frozenset({"household_id"}))
    ours = [VERDICTS[code].value for code in judge(submission, "loan", [rule], AS_OF)[0]]
    reference = Reference(tables, KEYS, AS_OF)
    when, require = rule.rule.when, rule.rule.require
    theirs = [str(reference.verdict("loan", number, when, require)) for number in range(len(loans))]
    return ours, theirs


@loans_and_households(80, 6)
def test_random_expressions_over_random_loans(
    when: str | None, require: str, loans: list[Row], households: list[str] | None
) -> None:
    try:
        rule = make_rule(require, when)
    except ExpressionError:
        assume(False)
    others: list[Row] | None = None if households is None else [{"household_id": text} for text in households]
    ours, theirs = both(rule, loans, others)
    assert ours == theirs


@pytest.mark.parametrize("figure", ["0.30", "0.300000001", "0.29999999"])
def test_shares_at_the_figure_agree_with_fractions(figure: str) -> None:
    rule = make_rule(f"share(amount_yuan, balance_yuan) >= {figure}")
    loans: list[Row] = [
        {"amount_yuan": part, "balance_yuan": whole}
        for whole in ("10", "3", "99999999999999.9999", "0.0001", "10001")
        for part in ("3", "2.9999", "3.0001", "29999999999999.9999", "30000000000000", "3000.3", "0.9", "0.0001")
    ]
    ours, theirs = both(rule, loans, None)
    assert ours == theirs
    assert {"pass", "fail"} <= set(ours)
