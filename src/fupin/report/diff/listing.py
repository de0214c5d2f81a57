"""What a comparison lists: the entries of each standing in blocks, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from fupin.comparison import Compared, Comparison, Kind, Standing
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.report.diff.changes import change_words

_VERDICTS = (None, Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED)


@dataclass(frozen=True)
class Listed:
    """The entries of one standing.

    Attributes:
        standing: the standing.
        total: how many there are.
        shown: those that are listed, the gravest first.
    """

    standing: Standing
    total: int
    shown: tuple[Compared, ...]

    @property
    def left(self) -> Text | None:
        """How many are not listed, and why; None where all are."""
        left = self.total - len(self.shown)
        if not left:
            return None
        if self.standing is Standing.KEPT:
            return Text(f"另有 {left} 处没有变化，没有列出", f"{left} more have not changed and are not listed")
        return Text(f"另有 {left} 处没有列出", f"{left} more are not listed")

    def by_rule(self) -> Iterator[list[Compared]]:
        """Those that are listed, a block a rule and verdict."""
        return (list(group) for _, group in groupby(self.shown, key=_rank))


def listed(comparison: Comparison, most: int) -> Iterator[Listed]:
    """What is listed of each standing that there is; of what was kept, that of which something has changed.

    Args:
        comparison: the comparison.
        most: how many of a standing are listed at most.
    """
    for standing in Standing:
        entries = comparison.of(standing)
        if entries:
            told = [entry for entry in entries if standing is not Standing.KEPT or _changed(entry)]
            yield Listed(standing, len(entries), tuple(sorted(told, key=_rank)[:most]))


def _changed(entry: Compared) -> bool:
    return entry.remark is not None or change_words(entry) is not None


def _rank(entry: Compared) -> tuple[int, int, int, str]:
    found = entry.found
    return (
        list(Kind).index(found.kind),
        _VERDICTS.index(found.verdict),
        list(Level).index(found.level),
        found.rule,
    )


def named_by_itself(comparison: Comparison) -> frozenset[str]:
    """The paths of the one file that each report is about; a place in any other file needs its name."""
    sides = [[each.path for each in side.report.inputs] for side in (comparison.old, comparison.new)]
    return (
        frozenset(path for paths in sides for path in paths) if all(len(each) < 2 for each in sides) else frozenset()
    )
