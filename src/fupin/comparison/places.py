"""Whether the place of an earlier problem is still in a later report: table, column, what stood in its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fupin.comparison.files import Files
from fupin.comparison.found import Found
from fupin.comparison.result import Gone
from fupin.model.fingerprints import digest_of
from fupin.model.problems import ProblemCode
from fupin.past_reports.shapes import PastReport, PastSheet


class Places:
    """The places that a later report has.

    Args:
        old: the earlier report.
        new: the later one.
        files: the files of the later one, found by those of the earlier one.
    """

    def __init__(self, old: PastReport, new: PastReport, files: Files) -> None:
        self._files = files
        self._then = {each.path: each.sheets for each in old.inputs}
        self._now = [sheet for each in new.inputs for sheet in each.sheets]
        self._empty = {
            (finding.record, digest_of(finding.fingerprint), cell.field)
            for finding in new.findings
            if finding.row is not None
            for cell in finding.cells
            if not cell.text
        }

    def gone(self, before: Found) -> Gone | None:
        """Why the place of a problem is not there any more; None where it is, or where that can't be told.

        That a cell is empty now is told by the findings that rest on it; where no rule reads it, it can't be told.
        """
        kinds = set(self._kinds(before))
        if not kinds:
            return None if self._sheet_read(before) else Gone.TABLE
        tables = self._tables(before.path, kinds)
        if not tables:
            return Gone.TABLE
        if before.field is None:
            return None
        if all(sheet.columns is not None and before.field not in sheet.fields for sheet in tables):
            return Gone.COLUMNS
        if before.rule == ProblemCode.TOTAL_DIFFERS and not any(_has_totals(sheet) for sheet in tables):
            return Gone.TOTALS
        digest = digest_of(before.fingerprint)
        if before.key is None or digest is None:
            return None
        return Gone.CELL if (before.record or "", digest, before.field) in self._empty else None

    def _kinds(self, before: Found) -> Iterator[str]:
        """The record kinds of the table that a problem lies in; none where it lies in no table that was read."""
        if before.record is not None:
            yield before.record
        else:
            yield from (sheet.record for sheet in self._then.get(before.path, ()) if sheet.sheet == before.sheet)

    def _tables(self, path: str, kinds: set[str]) -> Sequence[PastSheet]:
        """The later tables of record kinds: those of the same file, else those of all."""
        file = self._files.now(path)
        own = [sheet for sheet in (file.sheets if file else ()) if sheet.record in kinds]
        return own or [sheet for sheet in self._now if sheet.record in kinds]

    def _sheet_read(self, before: Found) -> bool:
        """Whether a sheet of which nothing was read is a table by now; what is about no sheet has nothing to lose."""
        file = self._files.now(before.path)
        if before.sheet is None or file is None:
            return True
        more = len(file.sheets) > len(self._then.get(before.path, ()))
        return more or any(sheet.sheet == before.sheet for sheet in file.sheets)


def _has_totals(sheet: PastSheet) -> bool:
    return any(row.why == "total" for row in sheet.ignored_rows)
