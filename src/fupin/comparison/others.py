"""Files on which an entry may have rested besides its own: with records that it was counted or compared with."""

from __future__ import annotations

from collections.abc import Iterator

from fupin.comparison.digests import Digests, digests_in
from fupin.comparison.files import Files, folder_of
from fupin.comparison.found import Found, Kind
from fupin.model.problems import ProblemCode
from fupin.past_reports.shapes import PastInput, PastReport

_BETWEEN_COUNTIES = frozenset(
    {ProblemCode.RECORD_ELSEWHERE, ProblemCode.BORROWED_ELSEWHERE, ProblemCode.CLAIMED_ELSEWHERE}
)
"""Problems that rest on a record of another county, too."""


class Others:
    """The files of an earlier report that have been lost, with records that no later file has.

    Args:
        old: the earlier report.
        new: the later one.
        files: the files of the later one, found by those of the earlier one.
    """

    def __init__(self, old: PastReport, new: PastReport, files: Files) -> None:
        lost = [each for each in old.inputs if not files.read(each.path)]
        now = digests_in(new.inputs) if lost else {}
        self._lost = {each.path: set(_kinds(each, now)) for each in lost}
        self._changed = bool((new.options or {}).get("changed"))
        self._county = {path: county.county for county in old.counties for path in county.paths}

    def lost(self, before: Found) -> bool:
        """Whether records that an entry may rest on lay in another file that is not read any more.

        A sum over a household's loans is smaller without the loans of such a file, which mends nothing. From a
        report can't be told which rules look at several records, so that this speaks of all. Where only what a change
        touches was checked, files of other folders were left out on purpose, and it rested on none of them.
        """
        if before.kind is Kind.FINDING:
            county = self._county.get(before.path)
            return any(
                before.record in kinds and self._county.get(path) == county
                for path, kinds in self._lost.items()
                if not self._changed or folder_of(path) == folder_of(before.path)
            )
        return before.rule in _BETWEEN_COUNTIES and any(self._lost.values())


def _kinds(file: PastInput, records: Digests) -> Iterator[str]:
    """The kinds of which a file had records that are not among these, or of which that can't be told."""
    for kind, then in digests_in([file]).items():
        now = records.get(kind)
        if then is None or now is None or then - now:
            yield kind
