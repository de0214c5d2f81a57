"""Problems of a submission's data: what could not be read, by code, with its exact place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from enum import StrEnum

from fupin.model.since import Since
from fupin.model.verdict import Level


class ProblemCode(StrEnum):
    """The kinds of problem; the values are shown to users and are stable."""

    UNREADABLE = "DATA01"
    NO_UNIT = "DATA02"
    FOREIGN_UNIT = "DATA03"
    NOT_LISTED = "DATA04"
    TOO_MANY_DIGITS = "DATA05"
    ERROR_CELL = "DATA06"
    AMBIGUOUS_DATE = "DATA07"
    DIGITS_LOST = "DATA08"
    NO_RESULT = "DATA09"
    RAGGED_ROW = "DATA10"
    KEY_MISSING = "DATA11"
    KEY_REPEATED = "DATA12"
    HEADER_REPEATED = "DATA13"
    SHEET_UNKNOWN = "DATA14"
    MERGED = "DATA15"
    TOTAL_DIFFERS = "DATA16"
    TOO_LONG = "DATA17"
    MAPPING_UNUSED = "DATA18"
    UNITS_DIFFER = "DATA21"
    IMPLAUSIBLE = "DATA22"
    COLUMN_UNKNOWN = "DATA23"
    SHEET_SKIPPED = "DATA24"
    UNIT_PINNED = "DATA25"
    MACROS = "DATA26"
    NAMED_OTHERWISE = "DATA27"
    FILE_PASSED_OVER = "DATA28"
    HIDDEN = "DATA29"
    OWN_REPORT = "DATA30"
    WAIVER_UNKNOWN = "DATA31"
    WAIVER_NOT_IN_FORCE = "DATA32"
    WAIVER_TOO_BROAD = "DATA33"
    WAIVER_UNUSED = "DATA34"
    NOT_SUBMITTED = "DATA35"
    NOT_ON_ROSTER = "DATA36"
    RECORD_ELSEWHERE = "DATA37"
    BORROWED_ELSEWHERE = "DATA38"
    COUNTY_DIFFERS = "DATA39"
    CLAIMED_ELSEWHERE = "DATA40"
    KIND_IN_TWO_FILES = "DATA41"
    NUMBERS_ALIKE = "DATA42"

    @property
    def level(self) -> Level:
        """Notes change no verdict, warnings ask to be looked at; everything else is an error."""
        if self in _WARNINGS:
            return Level.WARNING
        return Level.NOTE if self in _NOTES else Level.ERROR


OF_WAIVERS = frozenset(
    {
        ProblemCode.WAIVER_UNKNOWN,
        ProblemCode.WAIVER_NOT_IN_FORCE,
        ProblemCode.WAIVER_TOO_BROAD,
        ProblemCode.WAIVER_UNUSED,
    }
)
"""What may be wrong with a waiver."""
_WARNINGS = frozenset({ProblemCode.WAIVER_UNUSED, ProblemCode.COUNTY_DIFFERS, ProblemCode.CLAIMED_ELSEWHERE})
_NOTES = frozenset(
    {
        ProblemCode.UNITS_DIFFER,
        ProblemCode.IMPLAUSIBLE,
        ProblemCode.COLUMN_UNKNOWN,
        ProblemCode.SHEET_SKIPPED,
        ProblemCode.UNIT_PINNED,
        ProblemCode.MACROS,
        ProblemCode.NAMED_OTHERWISE,
        ProblemCode.FILE_PASSED_OVER,
        ProblemCode.HIDDEN,
        ProblemCode.OWN_REPORT,
        ProblemCode.KIND_IN_TWO_FILES,
        ProblemCode.NUMBERS_ALIKE,
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, located.

    Attributes:
        code: what kind of problem.
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        cell: A1 address in a workbook, `line:column` elsewhere; None for a whole sheet.
        row: the row that the user sees, from 1; None for a whole sheet.
        field: English field name, where the place belongs to a field.
        header: the header as it stands above the cell.
        text: what stands in the cell, as the user sees it.
        params: what the message needs besides (units, names).
        readings: what the text could mean, where that is more than one thing; the most usual first.
        key: the key of the record that the cell belongs to, by field; None where it belongs to none.
        record: the kind of that record; None where there is none.
        county: the county that the record or its submission names, where it names one.
        fingerprint: the same for the same thing wherever it stands; "" until the submission is judged.
        since: how it stands to the baseline: NEW or KEPT; None where there is no baseline.
    """

    code: ProblemCode
    path: str
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    field: str | None = None
    header: str | None = None
    text: str | None = None
    params: Mapping[str, str] = with_default(default_factory=dict)
    readings: tuple[str, ...] = ()
    key: Mapping[str, str] | None = None
    since: Since | None = None
    record: str | None = None
    county: str | None = None
    fingerprint: str = ""

    @property
    def level(self) -> Level:
        """The level of the problem's code."""
        return self.code.level
