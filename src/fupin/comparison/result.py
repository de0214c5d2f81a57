"""What a comparison gives: everything that either report has, with what has become of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fupin.comparison.found import Found
from fupin.model.since import Since
from fupin.past_reports.shapes import PastReport


class Standing(StrEnum):
    """What has become of an entry; the values are shown to users and are stable."""

    NEW = "new"
    WORSENED = "worsened"
    MENDED = "mended"
    GONE = "gone"
    KEPT = "kept"

    @property
    def since(self) -> Since:
        """The same in the words of a check's report, where what is gone counts as mended."""
        return Since.MENDED if self is Standing.GONE else Since(self.value)


class Remark(StrEnum):
    """What is to be said of an entry besides its standing; the values are stable."""

    FURTHER = "further"
    """It is further from its limit."""
    NEARER = "nearer"
    """It is nearer to its limit, and still misses it."""
    NOW_CERTAIN = "now_certain"
    """It could not be judged, and fails now."""
    NOT_JUDGED = "not_judged"
    """It failed, and can't be judged any more, which mends nothing."""
    WAIVED = "waived"
    """A waiver has been granted."""
    NO_LONGER_WAIVED = "no_longer_waived"
    """Its waiver doesn't hold any more."""
    RECORD_NOT_SOUGHT = "record_not_sought"
    """Whether its record is still there can't be told from the later report."""


class Gone(StrEnum):
    """Why an entry is no longer found, though nothing was mended; the values are stable."""

    RECORD = "record"
    """Its record is not there any more."""
    FILE_MISSING = "file_missing"
    """Its file was not checked."""
    FILE_UNREADABLE = "file_unreadable"
    """Its file could not be read."""
    TABLE = "table"
    """There is no table of its kind."""
    RULE = "rule"
    """Its rule was not applied."""
    COLUMNS = "columns"
    """Its column is not there any more, or its rule can't judge for want of columns or of another table."""
    OTHER_FILE = "other_file"
    """Another file, whose records it may have been counted or compared with, was not checked or could not be read."""
    TOTALS = "totals"
    """Its table has no totals any more that could differ from their rows."""
    CELL = "cell"
    """What could not be read was deleted, and the rules miss it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One entry, and what has become of it.

    Attributes:
        standing: what has become of it.
        before: as the earlier report has it; None where it is new.
        now: as the later report has it; None where it is mended or gone.
        remark: what else is to be said of it.
        gone: why it is gone; None where it isn't.
    """

    standing: Standing
    before: Found | None
    now: Found | None
    remark: Remark | None = None
    gone: Gone | None = None

    @property
    def found(self) -> Found:
        """The entry in the later report, else in the earlier one."""
        found = self.now or self.before
        if found is None:
            raise ValueError("an entry stands in one of the reports at least")
        return found


@dataclass(frozen=True)
class Side:
    """One of the two reports.

    Attributes:
        name: its file as the user named it.
        report: what stands in it.
    """

    name: str
    report: PastReport


@dataclass(frozen=True)
class Comparison:
    """Two reports compared.

    Attributes:
        old: the earlier report.
        new: the later one.
        entries: what either has: in the later one's order what it has, then what only the earlier one has, in its.
    """

    old: Side
    new: Side
    entries: tuple[Compared, ...]

    def of(self, standing: Standing) -> list[Compared]:
        """The entries of a standing, in order."""
        return [each for each in self.entries if each.standing is standing]

    def count(self, *standings: Standing) -> int:
        """How many have one of these standings."""
        return sum(each.standing in standings for each in self.entries)

    @property
    def counties(self) -> list[str]:
        """The counties that entries name, in order of their names."""
        return sorted({each.found.county for each in self.entries if each.found.county})


def tallied(entries: Iterable[Compared]) -> dict[Standing, int]:
    """How many there are of each standing, every standing with its figure."""
    counts = dict.fromkeys(Standing, 0)
    for each in entries:
        counts[each.standing] += 1
    return counts
