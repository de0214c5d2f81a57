"""Reports to compare: checks of small tables, read back as `fupin diff` reads them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import pandas as pd

import fupin
from fupin.comparison import Compared, Comparison, compare
from fupin.comparison.result import Side
from fupin.model.text import Language
from fupin.past_reports.reading import report_of
from fupin.past_reports.shapes import PastReport
from fupin.report.json_report.report import write_json
from fupin.result import CheckResult

Loan = tuple[str, str, str]
"""The number of a loan, its amount in yuan and its term in months, as they stand in their cells."""

COLUMNS = ("loan_id", "amount_yuan", "term_months")
RULES = ("LOAN01", "LOAN02")
"""At most 50,000 yuan, at most 36 months."""
AS_OF = date(2018, 12, 31)


def checked(
    rows: Sequence[Sequence[str]], columns: Sequence[str] = COLUMNS, select: Sequence[str] = RULES
) -> CheckResult:
    """The result of checking a table of loans."""
    frame = pd.DataFrame([list(row) for row in rows], columns=list(columns), dtype=object)
    return fupin.check({"loan": frame}, as_of=AS_OF, select=select)


def written(result: CheckResult) -> bytes:
    """The JSON report of a result."""
    stream = io.StringIO()
    write_json(result, stream, Language.CHINESE)
    return stream.getvalue().encode()


def report(
    rows: Sequence[Sequence[str]], columns: Sequence[str] = COLUMNS, select: Sequence[str] = RULES
) -> PastReport:
    """The report of a table of loans, read back."""
    return report_of(written(checked(rows, columns, select)), "report.json")


def compared(old: PastReport, new: PastReport) -> Comparison:
    """Two reports compared."""
    return compare(Side("old.json", old), Side("new.json", new))


def told(entry: Compared) -> tuple[str, str, str, str | None]:
    """Standing, rule, loan and what is said besides of an entry."""
    found = entry.found
    loan = (found.key or {}).get("loan_id", "")
    also = entry.gone or entry.remark
    return entry.standing.value, found.rule, loan, None if also is None else also.value
