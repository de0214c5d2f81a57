"""What a check gives: inputs, exact counts, findings and problems; read by every report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fupin.model.finding import Finding
from fupin.model.origins import Recognition, UnitSource
from fupin.model.problems import Problem
from fupin.model.repair import Margin
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict

if TYPE_CHECKING:
    import pandas as pd

    from fupin.reading.rows import LeftOutRow
    from fupin.rulebook.book import RuleBook
    from fupin.rulebook.parsed import ParsedRule


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """How one column was read.

    Attributes:
        place: its letters in a workbook, its number from 1 elsewhere.
        header: its header as it stands, behind the heads of its groups.
        field: English name of the field that it holds; None where it is no field's.
        unit: the unit of its bare numbers; None where there is none.
        unit_from: where that unit is declared.
        hidden: whether the user must unhide the column to see it.
    """

    place: str
    header: str
    field: str | None = None
    unit: str | None = None
    unit_from: UnitSource | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetReport:
    """How one sheet, or one of the tables of a sheet, was read.

    Attributes:
        sheet: the sheet's name; None where the format has no sheets.
        record: the record kind.
        header_rows: rows of the header as the user sees them.
        records: how many rows were judged.
        left_out: the rows that were not, with the reason.
        unknown_columns: headers that mean no field.
        hidden: whether the user must unhide the sheet to see it.
        area: the cells from the header's first to the last record's last (`A3:T120`); "" where the
            format has no cells.
        recognised_by: what told the record kind.
        units: units that lines above the header declare.
        columns: every column with a header, from the left.
    """

    sheet: str | None
    record: str
    header_rows: tuple[int, ...]
    records: int
    left_out: tuple[LeftOutRow, ...]
    unknown_columns: tuple[str, ...]
    hidden: bool
    area: str = ""
    recognised_by: Recognition = Recognition.HEADERS
    units: tuple[str, ...] = ()
    columns: tuple[ColumnReport, ...] = ()


@dataclass(frozen=True, slots=True)
class InputReport:
    """One input file: checked, or unreadable with the reason.

    Attributes:
        path: the file as the user named it.
        sha256: of its bytes; None where it could not be opened.
        reason: why it could not be read; None where it could.
        sheets: the tables that were recognised, in order.
        written_as: its format, and for text its encoding and delimiter.
    """

    path: str
    sha256: str | None
    reason: Text | None
    sheets: tuple[SheetReport, ...] = ()
    written_as: str = ""

    @property
    def readable(self) -> bool:
        """Whether the file could be read."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How the records of one kind fared by one rule; the five figures add up to the records."""

    rule: str
    record: str
    passed: int
    fail: int
    unknown: int
    not_applicable: int
    waived: int = 0

    def __add__(self, other: VerdictCount) -> VerdictCount:
        """The counts of this rule's records here and in another submission."""
        return VerdictCount(
            self.rule,
            self.record,
            self.passed + other.passed,
            self.fail + other.fail,
            self.unknown + other.unknown,
            self.not_applicable + other.not_applicable,
            self.waived + other.waived,
        )


@dataclass(frozen=True)
class Summary:
    """Head figures: records judged, failed by level, findings that can't be judged, waived ones, problems."""

    records: int
    error: int
    warning: int
    note: int
    unknown: int
    problems: int
    waived: int = 0


@dataclass(frozen=True)
class SubmissionResult:
    """What a check found in one submission, as it may be shown.

    Attributes:
        county: the county that it comes from; None where nothing tells.
        inputs: its files.
        verdicts: the counts, by rule in the order of the rule book.
        findings: fails, unknowns and waived fails, by file, sheet, row and rule.
        problems: what could not be read, and notes, by file, sheet and row.
        margins: how far passing records stand from each limit.
        used_pins: by number in the mapping file, the entries that fitted one of its sheets.
    """

    county: str | None
    inputs: tuple[InputReport, ...]
    verdicts: tuple[VerdictCount, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    margins: tuple[Margin, ...] = ()
    used_pins: frozenset[int] = frozenset()


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

    @property
    def summary(self) -> Summary:
        """The head figures; notes among the problems don't count as problems."""
        failed = Counter(finding.level for finding in self.findings if finding.verdict is Verdict.FAIL)
        return Summary(
            records=sum(sheet.records for report in self.inputs for sheet in report.sheets),
            error=failed[Level.ERROR],
            warning=failed[Level.WARNING],
            note=failed[Level.NOTE],
            unknown=sum(finding.verdict is Verdict.UNKNOWN for finding in self.findings),
            problems=sum(problem.level is not Level.NOTE for problem in self.problems),
            waived=sum(finding.verdict is Verdict.WAIVED for finding in self.findings),
        )

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
