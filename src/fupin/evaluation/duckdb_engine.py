"""The embedded engine: DuckDB in the process, without access to files or the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import TracebackType

import duckdb
import numpy as np
import pyarrow as pa
from sqlglot import exp

from fupin.evaluation.sql import SqlWriter
from fupin.evaluation.table import RecordTable, Submission
from fupin.evaluation.terms import PRESENT_SUFFIX
from fupin.evaluation.values import LapsedLimitError
from fupin.evaluation.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN, Codes
from fupin.model.errors import ExpressionError
from fupin.rulebook.language import nodes as n
from fupin.rulebook.parsed import ParsedRule

Held = tuple[n.Compare | n.CompareShare, bool | None, n.Node | None]
"""A comparison, whether it is to hold or not (None where a pass of the rule tells that it holds), and what else
has to hold so that it is asked at all."""

_ROW = "__row"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "preserve_insertion_order": "true",
}


class DuckDBEngine:
    """One in-memory database for as many checks as wanted; use it in a `with` statement.

    Args:
        threads: how many threads it may use; None for as many as there are cores.
    """

    def __init__(self, threads: int | None = None) -> None:
        settings = _SETTINGS if threads is None else _SETTINGS | {"threads": threads}
        self._connection = duckdb.connect(":memory:", config=settings)

    def __enter__(self) -> DuckDBEngine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def judge(self, submission: Submission, record: str, rules: Sequence[ParsedRule], as_of: date) -> Codes:
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
            query = _query(record, written).sql(dialect="duckdb")
            result = self._run(query, _arrow_tables(submission, record, [rules[number] for number in written]))
            order = result[0].to_numpy()
            for at, number in enumerate(written, start=1):
                codes[number, order] = result[at].to_numpy()
        _without_columns(table, rules, codes)
        return codes

    def distances(
        self, submission: Submission, record: str, rule: ParsedRule, comparisons: Sequence[Held], as_of: date
    ) -> list[pa.Array]:
        """For each comparison of a rule and record, how far its sides stand apart; null where it doesn't hold.

        Args:
            submission: the tables.
            record: the record kind.
            rule: the rule; one at a time, so that only those with groups pay for sorting.
            comparisons: comparisons of the rule.
            as_of: the date that the check speaks of.

        Returns:
            An array a comparison, in row order: exact decimals, or days. There are none where no figure
            is in force, or where a difference may need more than 38 digits.
        """
        writer = SqlWriter(as_of, frozenset(submission[record].columns), _columns_of(submission))
        try:
            written = [_apart(writer, *each) for each in comparisons]
        except (LapsedLimitError, ExpressionError):
            return []
        columns = [exp.column(_ROW, quoted=True), *(_named(each, f"d{at}") for at, each in enumerate(written))]
        query = exp.Select(expressions=columns).from_(exp.table_(record, quoted=True), copy=False)
        found = _in_row_order(self._run(query.sql(dialect="duckdb"), _arrow_tables(submission, record, [rule])))
        return [column.combine_chunks() for column in found.columns[1:]]

    def _run(self, query: str, tables: Mapping[str, pa.Table]) -> pa.Table:
        for name, table in tables.items():
            self._connection.register(name, table)
        try:
            return self._connection.sql(query).to_arrow_table()
        finally:
            for name in tables:
                self._connection.unregister(name)


def judge(submission: Submission, record: str, rules: Sequence[ParsedRule], as_of: date) -> Codes:
    """`DuckDBEngine.judge` in a database of its own."""
    with DuckDBEngine() as engine:
        return engine.judge(submission, record, rules, as_of)


def _write(
    submission: Submission, record: str, rules: Sequence[ParsedRule], as_of: date
) -> dict[int, tuple[exp.Expr, exp.Expr]]:
    """For each rule that can be judged, its number and its two conditions as SQL."""
    writer = SqlWriter(as_of, frozenset(submission[record].columns), _columns_of(submission))
    written = {}
    for number, rule in enumerate(rules):
        try:
            when = exp.true() if rule.when is None else writer.condition(rule.when)
            written[number] = (when, writer.condition(rule.require))
        except LapsedLimitError:
            continue
    return written


def _columns_of(submission: Submission) -> dict[str, frozenset[str]]:
    return {name: frozenset(table.columns) for name, table in submission.items()}


def _apart(writer: SqlWriter, node: n.Compare | n.CompareShare, holds: bool | None, asked: n.Node | None) -> exp.Expr:
    if holds is None:
        return writer.distance(node)
    condition = writer.condition(node)
    wanted = condition if holds else exp.Not(this=exp.paren(condition))
    wanted = wanted if asked is None else exp.and_(writer.condition(asked), wanted)
    return exp.Case(ifs=[exp.If(this=wanted, true=writer.distance(node))])


def _in_row_order(table: pa.Table) -> pa.Table:
    order = table[0].to_numpy()
    return table if (order[1:] > order[:-1]).all() else table.take(pa.array(np.argsort(order)))


def _query(record: str, written: Mapping[int, tuple[exp.Expr, exp.Expr]]) -> exp.Select:
    """The row number and a verdict code for each rule, over conditions that are computed once."""
    conditions: list[exp.Expr] = [exp.column(_ROW, quoted=True)]
    for number, (when, require) in written.items():
        conditions += [_named(when, f"w{number}"), _named(require, f"r{number}")]
    inner = exp.Select(expressions=conditions).from_(exp.table_(record, quoted=True), copy=False)
    verdicts = [exp.column(_ROW, quoted=True), *(_verdict(number) for number in written)]
    return exp.Select(expressions=verdicts).from_(inner.subquery("conditions", copy=False), copy=False)


def _named(value: exp.Expr, name: str) -> exp.Expr:
    return exp.Alias(this=value, alias=exp.to_identifier(name))


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
    return _named(exp.cast(case, "TINYINT", copy=False), f"v{number}")


def _arrow_tables(submission: Submission, record: str, rules: Sequence[ParsedRule]) -> dict[str, pa.Table]:
    """The columns that the rules read, of the record's table and of those that they look into."""
    needed: dict[str, set[str]] = {record: {field.name for rule in rules for field in rule.reads}}
    for rule in rules:
        for name, key in rule.tables:
            if name in submission:
                needed.setdefault(name, set()).add(key)
    tables = {}
    for name, fields in needed.items():
        table = submission[name]
        columns: dict[str, pa.Array] = {_ROW: pa.array(np.arange(table.rows, dtype=np.int64))}
        for field in sorted(fields & table.columns.keys()):
            columns[field] = table.columns[field].values
            columns[field + PRESENT_SUFFIX] = table.columns[field].filled
        tables[name] = pa.table(columns)
    return tables


def _without_columns(table: RecordTable, rules: Sequence[ParsedRule], codes: Codes) -> None:
    """A rule none of whose columns a sheet has is unknown for all records of that sheet."""
    start = 0
    for rows, present in table.parts:
        for number, rule in enumerate(rules):
            if rule.reads and not any(field.name in present for field in rule.reads):
                codes[number, start : start + rows] = UNKNOWN
        start += rows
