"""The embedded engine: DuckDB in the process, without access to files or the network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from sqlglot import exp

from fupin.evaluation.sql import PRESENT_SUFFIX, LapsedLimitError, SqlWriter
from fupin.evaluation.table import RecordTable, Submission
from fupin.evaluation.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Codes
from fupin.rulebook.parsed import ParsedRule

_ROW = "__row"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "preserve_insertion_order": "true",
}


def judge(submission: Submission, record: str, rules: Sequence[ParsedRule], as_of: date) -> Codes:
    """Judges all records of one kind by all rules given, in one pass.

    Args:
        submission: the tables; groups and look-ups see all of them.
        record: the kind to judge; its table is in the submission.
        rules: rules of that kind.
        as_of: the date that the check speaks of.

    Returns:
        A verdict code for each rule (first axis, in order) and record (second axis, in row order).
    """
    table = submission[record]
    codes = np.full((len(rules), table.rows), UNKNOWN, dtype=np.int8)
    written = _write(submission, record, rules, as_of)
    if written and table.rows:
        order, columns = _run(submission, record, rules, written)
        for number, column in columns.items():
            codes[number, order] = column
    _without_columns(table, rules, codes)
    return codes


def _write(
    submission: Submission, record: str, rules: Sequence[ParsedRule], as_of: date
) -> dict[int, tuple[exp.Expr, exp.Expr]]:
    """For each rule that can be judged, its number and its two conditions as SQL."""
    columns = frozenset(submission[record].columns)
    tables = {name: frozenset(table.columns) for name, table in submission.items()}
    writer = SqlWriter(as_of, columns, tables)
    written = {}
    for number, rule in enumerate(rules):
        try:
            when = exp.true() if rule.when is None else writer.condition(rule.when)
            written[number] = (when, writer.condition(rule.require))
        except LapsedLimitError:
            continue
    return written


def _run(
    submission: Submission,
    record: str,
    rules: Sequence[ParsedRule],
    written: dict[int, tuple[exp.Expr, exp.Expr]],
) -> tuple[npt.NDArray[np.int64], dict[int, npt.NDArray[np.int8]]]:
    conditions: list[exp.Expr] = [exp.column(_ROW, quoted=True)]
    for number, (when, require) in written.items():
        conditions += [exp.alias_(when, f"w{number}"), exp.alias_(require, f"r{number}")]
    inner = exp.select(*conditions).from_(exp.table_(record, quoted=True))
    verdicts = [exp.column(_ROW, quoted=True), *(_verdict(number) for number in written)]
    query = exp.select(*verdicts).from_(inner.subquery("conditions"))
    needed = {record, *(name for number in written for name, _ in rules[number].tables if name in submission)}
    with duckdb.connect(":memory:", config=_SETTINGS) as connection:
        for name in needed:
            connection.register(name, _arrow(submission[name], with_row=name == record))
        result = connection.sql(query.sql(dialect="duckdb")).to_arrow_table()
    order = result[0].to_numpy()
    return order, {number: result[at + 1].to_numpy() for at, number in enumerate(written)}


def _verdict(number: int) -> exp.Expr:
    when, require = exp.column(f"w{number}"), exp.column(f"r{number}")
    unknown_when = exp.Is(this=when.copy(), expression=exp.null())
    unknown_require = exp.Is(this=require.copy(), expression=exp.null())
    case = exp.Case(
        ifs=[
            exp.If(this=exp.Not(this=when), true=exp.Literal.number(NOT_APPLICABLE)),
            exp.If(this=require, true=exp.Literal.number(PASS)),
            exp.If(this=exp.or_(unknown_when, unknown_require), true=exp.Literal.number(UNKNOWN)),
        ],
        default=exp.Literal.number(FAIL),
    )
    return exp.alias_(exp.cast(case, "TINYINT"), f"v{number}")


def _arrow(table: RecordTable, *, with_row: bool) -> pa.Table:
    columns: dict[str, pa.Array] = {}
    for name, column in table.columns.items():
        columns[name] = column.values
        columns[name + PRESENT_SUFFIX] = column.filled
    if with_row:
        columns[_ROW] = pa.array(np.arange(table.rows, dtype=np.int64))
    return pa.table(columns)


def _without_columns(table: RecordTable, rules: Sequence[ParsedRule], codes: Codes) -> None:
    """A rule none of whose columns a sheet has is unknown for all records of that sheet."""
    start = 0
    for rows, present in table.parts:
        for number, rule in enumerate(rules):
            if rule.reads and not any(field.name in present for field in rule.reads):
                codes[number, start : start + rows] = UNKNOWN
        start += rows
