"""The records of one submission by their keys: the digests of all, and the record that a problem belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.checking.shown import shown_problem
from fupin.findings import shown_key
from fupin.model.fingerprints import (
    joined_digests,
    problem_fingerprint,
    record_digest,
    record_problem_fingerprint,
)
from fupin.model.personal import without_numbers
from fupin.model.problems import Problem
from fupin.reading.keys import county_of_record, key_parts
from fupin.reading.sheets import SheetReading

_MOST_DIGESTS = 100_000
"""Records of a sheet up to which they are digested; of more, a later report can't tell which have gone."""


class SheetKeys:
    """The keys of the records of one table.

    Args:
        reading: the table.
        county: the county of the whole submission, where it has one.
    """

    def __init__(self, reading: SheetReading, county: str | None) -> None:
        self.reading = reading
        self._county = county

    @cached_property
    def _parts(self) -> dict[str, pa.StringArray]:
        """The texts of the key's fields, each by record."""
        return key_parts(self.reading)

    @cached_property
    def _rows(self) -> np.ndarray:
        """The rows of the records as the user sees them, ascending."""
        return self.reading.raw.rows[self.reading.positions]

    def digests(self) -> str | None:
        """The digests of all records in order; None where they are very many."""
        table = self.reading.table
        if table.rows > _MOST_DIGESTS:
            return None
        county = table.columns.get("county")
        counties = (
            [self._county] * table.rows
            if county is None
            else pc.fill_null(county.values.cast(pa.string()), self._county or "").to_pylist()
        )
        keys = zip(*(part.to_pylist() for part in self._parts.values()), strict=True)
        record = self.reading.record
        return joined_digests(record_digest(record, *each) for each in zip(counties, keys, strict=True))

    def record_of(self, problem: Problem) -> int | None:
        """The record (from 0) that a problem's row is; None where it is another table's, or no record's."""
        reading = self.reading
        if problem.row is None or (problem.path, problem.sheet) != (reading.path, reading.sheet):
            return None
        if problem.field is not None and problem.field not in reading.fields:
            return None
        at = int(np.searchsorted(self._rows, problem.row))
        return at if at < len(self._rows) and self._rows[at] == problem.row else None

    def key(self, record: int) -> dict[str, str]:
        """A record's key by field, unmasked."""
        return {name: part[record].as_py() or "" for name, part in self._parts.items()}

    def county(self, record: int) -> str | None:
        """The county that a record names, else the submission's."""
        return county_of_record(self.reading, record, self._county)


def located(problem: Problem, sheets: Sequence[SheetKeys], *, personal: bool) -> Problem:
    """A problem as it may be shown, with its fingerprint and, where it belongs to a record, with that one's key.

    Args:
        problem: the problem as it was found.
        sheets: the tables of its submission.
        personal: leave personal numbers and names unmasked.
    """
    shown = shown_problem(problem, personal=personal)
    for sheet in sheets:
        record = sheet.record_of(problem)
        if record is not None:
            break
    else:
        return replace(shown, fingerprint=problem_fingerprint(problem))
    kind, key, county = sheet.reading.record, sheet.key(record), sheet.county(record)
    if not any(key.values()):  # what has no key can't be told from its like
        fingerprint = problem_fingerprint(problem)
    else:
        fingerprint = record_problem_fingerprint(problem, kind, county, list(key.values()))
    return replace(
        shown,
        key=shown_key(kind, key, show_personal=personal),
        record=kind,
        county=county if personal else without_numbers(county),
        fingerprint=fingerprint,
    )
