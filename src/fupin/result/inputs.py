"""How the inputs of a check were read: files, their tables, and the columns of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fupin.model.origins import Recognition, UnitSource
from fupin.model.text import Text

if TYPE_CHECKING:
    from fupin.reading.rows import LeftOutRow


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
        digests: the digests of its records in order, as `fupin.model.fingerprints` joins them; None where
            they were not made, as of very many.
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
    digests: str | None = None


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
