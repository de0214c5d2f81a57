"""The records of one kind of all submissions side by side, so that those that are alike can be found at once."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from fupin.model.fingerprints import digest_at, marked_problem_fingerprint
from fupin.model.problems import Problem, ProblemCode
from fupin.province.digests import LENGTH, unpacked
from fupin.province.numbers import Strength
from fupin.result.marks import MarkedColumn, SheetMarks

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class OwnedSheet:
    """A sheet, whose submission it stands in, and whose county that is.

    Attributes:
        marks: its records.
        submission: the number of the submission, from 0.
        county: the number of the county, from 0.
        name: the county's name.
    """

    marks: SheetMarks
    submission: int
    county: int
    name: str

    def key_digest(self, record: int) -> str:
        """The digest of a record's key, in hexadecimal digits."""
        return self._key_digests[record * LENGTH : (record + 1) * LENGTH].hex()

    @cached_property
    def _key_digests(self) -> bytes:
        return base64.b64decode(self.marks.key.digests)


@dataclass(frozen=True)
class Spot:
    """One record: its sheet, and its number there from 0."""

    sheet: OwnedSheet
    record: int

    def cell(self, column: MarkedColumn) -> str:
        """The cell of a column."""
        row = self.sheet.marks.rows[self.record]
        return f"{column.place}{row}" if self.sheet.marks.workbook else f"{row}:{column.place}"

    def place(self, column: MarkedColumn) -> str:
        """File, sheet and cell."""
        marks = self.sheet.marks
        return "!".join(part for part in (marks.path, marks.sheet, self.cell(column)) if part)

    @property
    def key(self) -> Mapping[str, str]:
        """The record's key by field, as it may be shown."""
        marks = self.sheet.marks
        further = {name: texts[self.record] for name, texts in marks.further_keys}
        return {marks.key.field: marks.key.shown[self.record], **further}

    def problem(self, code: ProblemCode, column: MarkedColumn, params: Mapping[str, str]) -> Problem:
        """A problem at a column of the record."""
        marks = self.sheet.marks
        problem = Problem(
            code,
            marks.path,
            marks.sheet,
            self.cell(column),
            marks.rows[self.record],
            column.field,
            column.header,
            column.shown[self.record],
            params,
            key=self.key,
            record=marks.record,
            county=self.sheet.name,
        )
        digest = digest_at(marks.known, self.record)
        return replace(
            problem, fingerprint=marked_problem_fingerprint(problem, digest, self.sheet.key_digest(self.record))
        )

    def twin(self, code: ProblemCode, column: MarkedColumn, first: Spot, there: MarkedColumn, by: str) -> Problem:
        """The problem of a record that an earlier one is like.

        Args:
            code: what kind of problem.
            column: the column at which it is told.
            first: the earlier record.
            there: the column by which that one is named.
            by: what tells that the two are alike.
        """
        params = {
            "first": first.place(there),
            "county": self.sheet.name,
            "first_county": first.sheet.name,
            "by": by,
        }
        return self.problem(code, column, params)


class SideBySide:
    """The records of one kind of all submissions, numbered through.

    Args:
        sheets: their sheets, in order.
    """

    def __init__(self, sheets: Sequence[OwnedSheet]) -> None:
        self.sheets = sheets
        sizes = [len(sheet.marks.rows) for sheet in sheets]
        self._starts = np.cumsum([0, *sizes])
        self.submissions = np.repeat([sheet.submission for sheet in sheets], sizes)
        self.counties = np.repeat([sheet.county for sheet in sheets], sizes)

    def number(self, sheet: int, record: int) -> int:
        """The number of a record by those of its sheet and its own there."""
        return int(self._starts[sheet]) + record

    def spot(self, number: int) -> Spot:
        """The sheet of a record and its number there."""
        sheet, record = self.sheet_of(number)
        return Spot(self.sheets[sheet], record)

    def sheet_of(self, number: int) -> tuple[int, int]:
        """The number of a record's sheet, and its own there."""
        sheet = int(np.searchsorted(self._starts, number, side="right")) - 1
        return sheet, number - int(self._starts[sheet])

    @cached_property
    def keys(self) -> Numbers:
        """By record a number that is the same for the same key; -1 where there is none."""
        return codes([sheet.marks.key.digests for sheet in self.sheets])

    @cached_property
    def contents(self) -> Numbers:
        """By record a number that is the same for the same content."""
        return codes([sheet.marks.contents for sheet in self.sheets])

    @cached_property
    def national(self) -> Flags:
        """Whether a record's key is a number of the nation."""
        return one_of("".join(sheet.marks.key.strengths for sheet in self.sheets), *_NATIONAL)

    @cached_property
    def long(self) -> Flags:
        """Whether a record's key carries its county's code in front."""
        return one_of("".join(sheet.marks.key.strengths for sheet in self.sheets), Strength.LONG)

    @cached_property
    def telling(self) -> Numbers:
        """By record, how many bits its content tells."""
        letters = "".join(sheet.marks.telling for sheet in self.sheets).encode("ascii")
        return np.frombuffer(letters, np.uint8).astype(np.int64) - ord("A")


_NATIONAL = tuple(strength for strength in Strength if strength.national)


def one_of(letters: str, *wanted: str) -> Flags:
    """By record, whether its letter is one of those wanted."""
    found: Flags = np.isin(np.frombuffer(letters.encode("ascii"), np.uint8), [ord(letter) for letter in wanted])
    return found


def codes(digests: Sequence[str]) -> Numbers:
    """By record a number that is the same for the same digest; -1 where nothing is to be compared."""
    indices = unpacked(digests).dictionary_encode().indices
    return np.asarray(indices.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)


def together(one: Numbers, other: Numbers) -> Numbers:
    """A number that is the same where both are."""
    return one * (int(other.max(initial=0)) + 1) + other


def pairs_of(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs of numbers that records have, each pair once, in order; numbers are -1 or more."""
    if not len(one):
        return one, other
    size = int(other.max()) + 2
    pairs = np.unique((one + 1) * size + other + 1)
    return pairs // size - 1, pairs % size - 1


def of_several(one: Numbers, other: Numbers) -> Flags:
    """By record, whether its first number goes with more than one of the second kind."""
    firsts, times = np.unique(pairs_of(one, other)[0], return_counts=True)
    found: Flags = np.isin(one, firsts[times > 1])
    return found


def again(group: Sequence[int], parties: Numbers, told: set[int]) -> Iterator[tuple[int, int]]:
    """The records of a group that are of another party than its first, each with that one.

    Args:
        group: records.
        parties: by record, the number of its party.
        told: records that are told of already, which are left out; those given are added.
    """
    first = group[0]
    for number in group[1:]:
        if parties[number] != parties[first] and number not in told:
            told.add(number)
            yield number, first


def shared(groups: Numbers, parties: Numbers, among: Flags) -> Iterator[list[int]]:
    """The groups of records that are of more than one party, each with its records in order.

    Args:
        groups: by record, the number of its group.
        parties: by record, the number of its party.
        among: the records that are looked at.
    """
    numbers = np.flatnonzero(among)
    inside = numbers[of_several(groups[numbers], parties[numbers])]
    order = inside[np.argsort(groups[inside], kind="stable")]
    for part in np.split(order, np.flatnonzero(np.diff(groups[order])) + 1):
        if len(part):
            yield part.tolist()
