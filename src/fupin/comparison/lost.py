"""Why a later report no longer has an entry: it was mended, or there is nothing left that could be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from fupin.comparison.digests import Digests, digests_in
from fupin.comparison.files import Files
from fupin.comparison.found import Found, Kind
from fupin.comparison.others import Others
from fupin.comparison.places import Places
from fupin.comparison.result import Gone, Remark
from fupin.model.fingerprints import digest_of
from fupin.model.problems import OF_WAIVERS, ProblemCode
from fupin.model.verdict import Verdict
from fupin.past_reports.shapes import PastReport

_ASKED_BY: Mapping[str, str] = {
    **dict.fromkeys((ProblemCode.NOT_SUBMITTED, ProblemCode.NOT_ON_ROSTER), "roster"),
    **dict.fromkeys(OF_WAIVERS, "waivers"),
}
"""By a problem's code, the option without which it is not looked for."""


class Later:
    """What a later report holds besides its entries: files, tables, records, rules.

    Args:
        old: the earlier report.
        new: the later one.
    """

    def __init__(self, old: PastReport, new: PastReport) -> None:
        self._old = old
        self._new = new
        self._files = Files(old, new)
        self._places = Places(old, new, self._files)
        self._others = Others(old, new, self._files)
        self._applied = {(count.rule, count.record) for count in new.verdicts}
        self._kinds = {sheet.record for each in new.inputs for sheet in each.sheets}
        self._unjudged = {
            (finding.rule, finding.record, finding.county)
            for finding in new.findings
            if finding.row is None and finding.verdict is Verdict.UNKNOWN
        }

    def lost(self, before: Found) -> tuple[Gone | None, Remark | None]:
        """Why an entry is not found any more; (None, None) where it was mended."""
        if before.kind is Kind.INPUT:
            return self._file_gone(before.path), None
        gone = self._of_finding(before) if before.kind is Kind.FINDING else self._of_problem(before)
        if gone is not None:
            return gone, None
        if before.record is None or before.row is None or before.rule in _ASKED_BY:
            return self._of_table(before), None
        there = self._record_there(before)
        if there is None:
            gone = self._file_gone(before.path)
            return gone, None if gone else Remark.RECORD_NOT_SOUGHT
        if there:
            return (Gone.OTHER_FILE if self._others.lost(before) else None), None
        return self._file_gone(before.path) or Gone.RECORD, None

    def _of_finding(self, before: Found) -> Gone | None:
        """Why a finding's rule says nothing of its record's kind; None where it does."""
        if before.record not in self._kinds:
            return self._file_gone(before.path) or Gone.TABLE
        if (before.rule, before.record) not in self._applied:
            return Gone.RULE
        unjudged = {(before.rule, before.record, county) for county in (before.county, None)}
        if before.row is not None and unjudged & self._unjudged:
            return Gone.COLUMNS
        return None

    def _of_problem(self, before: Found) -> Gone | None:
        """Why a problem can't be found any more: nobody asked, or its table, column or text is gone; else None."""
        option = _ASKED_BY.get(before.rule)
        if option is not None:
            return Gone.RULE if (self._new.options or {}).get(option) is None else None
        gone = self._places.gone(before)
        return self._file_gone(before.path) or gone if gone is Gone.TABLE else gone

    def _of_table(self, before: Found) -> Gone | None:
        """Why what was said of a whole table or file can't be said any more; None where it is mended."""
        gone = self._file_gone(before.path)
        if gone is not None or before.kind is Kind.PROBLEM:
            return gone
        file = self._files.now(before.path)
        return None if file and any(sheet.record == before.record for sheet in file.sheets) else Gone.TABLE

    def _record_there(self, before: Found) -> bool | None:
        """Whether the record is in the later report; None where that can't be told.

        Of several records of one key that are fewer than before, which one is missing can't be told: none is there.
        """
        kind, digest = before.record or "", digest_of(before.fingerprint)
        now, then = self._now.get(kind, Counter()), self._then.get(kind)
        if now is None or digest is None or not any(digest):
            return None
        return now[digest] >= (1 if then is None else max(then[digest], 1))

    @cached_property
    def _now(self) -> Digests:
        return digests_in(self._new.inputs)

    @cached_property
    def _then(self) -> Digests:
        return digests_in(self._old.inputs)

    def _file_gone(self, path: str) -> Gone | None:
        """Why an input of the earlier report is no longer read; None where it is, or was no input."""
        if not self._files.known(path):
            return None
        file = self._files.now(path)
        if file is None:
            return Gone.FILE_MISSING
        return Gone.FILE_UNREADABLE if file.status == "unreadable" else None
