"""What a check found in one county, over all of its submissions."""

from __future__ import annotations

from dataclasses import dataclass

from fupin.result.counts import Summary, VerdictCount


@dataclass(frozen=True)
class CountyResult:
    """One county of a province's check.

    Attributes:
        county: its name; of a submission that names none, its file's or folder's.
        paths: its files in order; empty where it has not submitted.
        unreadable: how many of them could not be read.
        verdicts: the counts over all of them, by rule in the order of the rule book.
        summary: the head figures.
        listed: whether it is a county of the roster; true where no roster is given.
    """

    county: str
    paths: tuple[str, ...]
    unreadable: int
    verdicts: tuple[VerdictCount, ...]
    summary: Summary
    listed: bool = True

    @property
    def submitted(self) -> bool:
        """Whether there is a file of it, be it one that can't be read."""
        return bool(self.paths)
