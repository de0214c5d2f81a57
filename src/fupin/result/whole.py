"""The finished result of a check; read by every report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.receipt import Receipt
from fupin.model.repair import Margin
from fupin.result.baseline import Baseline
from fupin.result.counties import CountyResult
from fupin.result.counts import Summary, VerdictCount, summary_of
from fupin.result.inputs import InputReport
from fupin.result.submission import SubmissionResult

if TYPE_CHECKING:
    import pandas as pd

    from fupin.rulebook.book import RuleBook
    from fupin.rulebook.parsed import ParsedRule


@dataclass(frozen=True)
class CheckResult:
    """The finished result of a check.

    Attributes:
        book: the rule book.
        rules: the rules that were applied, by id.
        as_of: the date that the check speaks of.
        inputs: every input file.
        verdicts: the counts, by rule in the order of the rule book.
        findings: fails, unknowns and waived fails, by input, sheet, row and rule.
        problems: what could not be read, and notes, by input, sheet and row.
        margins: how far passing records stand from each limit, by rule in the order of the rule book.
        submissions: what was found in each submission by itself; what stands above holds it all.
        counties: the same by county, in order; empty where one county is checked by itself.
        receipt: what the result was made from; None where frames were checked.
        baseline: how it stands to an earlier report; None where none was given.
    """

    book: RuleBook
    rules: Mapping[str, ParsedRule]
    as_of: date
    inputs: tuple[InputReport, ...]
    verdicts: tuple[VerdictCount, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    margins: tuple[Margin, ...] = ()
    submissions: tuple[SubmissionResult, ...] = ()
    counties: tuple[CountyResult, ...] = ()
    receipt: Receipt | None = None
    baseline: Baseline | None = None

    @property
    def summary(self) -> Summary:
        """The head figures; notes among the problems don't count as problems."""
        records = sum(sheet.records for report in self.inputs for sheet in report.sheets)
        return summary_of(records, self.findings, self.problems)

    def findings_frame(self) -> pd.DataFrame:
        """The findings as a pandas frame, one row a finding.

        Returns:
            Columns rule, level, verdict, clause, path, sheet, record, county, row (nullable
            integer), key (the parts joined by " / "), cell and value (of the first evidence cell),
            fingerprint.
        """
        import pandas as pd

        rows = [
            {
                "rule": finding.rule,
                "level": finding.level.value,
                "verdict": finding.verdict.value,
                "clause": finding.clause,
                "path": finding.path,
                "sheet": finding.sheet,
                "record": finding.record,
                "county": finding.county,
                "row": finding.row,
                "key": None if finding.key is None else " / ".join(finding.key.values()),
                "cell": finding.cells[0].cell if finding.cells else None,
                "value": finding.cells[0].value if finding.cells else None,
                "fingerprint": finding.fingerprint,
            }
            for finding in self.findings
        ]
        frame = pd.DataFrame(rows, columns=list(_FRAME_COLUMNS))
        return frame.astype({"row": "Int64"})

    def counties_frame(self) -> pd.DataFrame:
        """How each county fared by each rule, one row a county and rule; empty where there are no counties.

        Returns:
            Columns county, listed (False of a submission that is no county's of the roster), rule, record, judged
            (records that pass, fail or are waived), pass, fail, waived, unknown, not_applicable, and rate: the share
            of the judged that fail as a `Fraction`, None where there are none.
        """
        import pandas as pd

        rows = [
            {
                "county": county.county,
                "listed": county.listed,
                "rule": count.rule,
                "record": count.record,
                "judged": count.judged,
                "pass": count.passed,
                "fail": count.fail,
                "waived": count.waived,
                "unknown": count.unknown,
                "not_applicable": count.not_applicable,
                "rate": count.fail_rate,
            }
            for county in self.counties
            for count in county.verdicts
        ]
        return pd.DataFrame(rows, columns=list(_COUNTY_COLUMNS)).astype({"rate": object})

    def pivot(self, rows: str, columns: str, verdict: str = "fail") -> pd.DataFrame:
        """How many findings of a verdict there are, by two columns of `findings_frame`.

        Args:
            rows: the column whose values become the rows, such as "county".
            columns: the column whose values become the columns, such as "rule".
            verdict: "fail" or "unknown".

        Raises:
            KeyError: the frame has no such column.
        """
        import pandas as pd

        frame = self.findings_frame()
        chosen = frame[frame["verdict"] == verdict]
        return pd.crosstab(chosen[rows].fillna(""), chosen[columns].fillna(""))


_FRAME_COLUMNS = (
    "rule",
    "level",
    "verdict",
    "clause",
    "path",
    "sheet",
    "record",
    "county",
    "row",
    "key",
    "cell",
    "value",
    "fingerprint",
)

_COUNTY_COLUMNS = (
    "county",
    "listed",
    "rule",
    "record",
    "judged",
    "pass",
    "fail",
    "waived",
    "unknown",
    "not_applicable",
    "rate",
)
