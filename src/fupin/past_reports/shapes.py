"""The members of a JSON report, version 1, as they are read back.

Members that a report of an earlier program version doesn't have are optional; members that are not
known here are passed over.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from fupin.model.problems import ProblemCode
from fupin.model.verdict import Level, Verdict

Count = Annotated[int, Field(ge=0, le=10**12)]
"""How many there are, or which row it is."""
Figure = Annotated[str, Field(pattern=r"^[0-9]{1,60}(\.[0-9]{1,60}|/[1-9][0-9]{0,59})?$")]
"""A figure as `fupin.model.exact` writes it, not negative."""
Digests = Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]*$")]
"""Four signs a record; see `fupin.model.fingerprints`."""


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class PastTool(_Shape):
    """The program that wrote the report."""

    name: Literal["fupin"]
    version: str


class PastRuleBook(_Shape):
    """The rule book that was applied."""

    id: str
    version: str
    sha256: str


class PastColumn(_Shape):
    """A column of a table; `field` is None where it was not understood."""

    field: str | None


class PastIgnoredRow(_Shape):
    """A row that is no record, and why: `total`, `footnote` and others."""

    why: str


class PastSheet(_Shape):
    """A table that was read: its sheet, its record kind, how many records it had, its columns and other rows."""

    sheet: str | None
    record: str
    records: Count
    columns: tuple[PastColumn, ...] | None = None
    ignored_rows: tuple[PastIgnoredRow, ...] = ()
    digests: Digests | None = None

    @property
    def fields(self) -> frozenset[str | None]:
        """The fields that its columns hold."""
        return frozenset(column.field for column in self.columns or ())


class PastInput(_Shape):
    """An input file; `sha256` is None where it could not be opened."""

    path: str
    sha256: str | None
    status: Literal["checked", "unreadable"]
    reason: str | None = None
    sheets: tuple[PastSheet, ...]


class PastCount(_Shape):
    """How the records of a kind fared by one rule."""

    rule: str
    record: str
    passed: Count = Field(alias="pass")
    fail: Count
    unknown: Count
    not_applicable: Count
    waived: Count


class PastCell(_Shape):
    """A cell that a verdict rested on."""

    field: str
    cell: str | None
    header: str | None
    text: str | None
    value: str | None


class PastWaiver(_Shape):
    """The waiver of a waived finding, as far as it is shown again."""

    document: str
    expires_on: date


class PastExcess(_Shape):
    """How far a failed record was from one figure; see `fupin.report.distances.Distance`."""

    fields: tuple[str, ...]
    limit: str | None
    compared: str | None
    side: Literal["above", "below"]
    by: Figure
    unit: str | None


class PastFinding(_Shape):
    """A finding; see `fupin.model.finding.Finding`."""

    rule: str
    level: Level
    verdict: Literal[Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED]
    clause: str
    path: str
    sheet: str | None
    record: str
    key: dict[str, str] | None
    row: Count | None
    county: str | None = None
    fingerprint: str
    cells: tuple[PastCell, ...]
    excess: tuple[PastExcess, ...] | None = None
    message: str
    waiver: PastWaiver | None = None


class PastProblem(_Shape):
    """A problem; see `fupin.model.problems.Problem`."""

    code: ProblemCode | str
    level: Level
    path: str
    sheet: str | None
    row: Count | None = None
    cell: str | None
    field: str | None
    text: str | None
    record: str | None = None
    key: dict[str, str] | None = None
    county: str | None = None
    fingerprint: str | None = None
    message: str


class PastSummary(_Shape):
    """The head figures."""

    records: Count
    error: Count
    warning: Count
    note: Count
    unknown: Count
    problems: Count
    waived: Count = 0


class PastCounty(PastSummary):
    """What was found in one county of a province's check."""

    county: str
    listed: bool = True
    submitted: bool
    paths: tuple[str, ...]
    unreadable: Count
    verdicts: tuple[PastCount, ...]


class PastBaseline(_Shape):
    """The report that an earlier check was itself held against."""

    path: str
    sha256: str


class PastReport(_Shape):
    """A JSON report, version 1, of an earlier check."""

    format: Literal["fupin-report"]
    version: Literal[1]
    tool: PastTool
    rulebook: PastRuleBook
    as_of: date
    options: dict[str, str | bool | int | list[str] | None] | None = None
    receipt: str | None = None
    baseline: PastBaseline | None = None
    county: str | None = None
    inputs: tuple[PastInput, ...]
    counties: tuple[PastCounty, ...] = ()
    verdicts: tuple[PastCount, ...]
    findings: tuple[PastFinding, ...]
    problems: tuple[PastProblem, ...]
    summary: PastSummary
