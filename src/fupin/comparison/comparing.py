"""Two reports in, a comparison out."""

from __future__ import annotations

from fupin.comparison.excess import Alike, moved
from fupin.comparison.found import Found, Kind, found_in
from fupin.comparison.lost import Later
from fupin.comparison.pairing import paired
from fupin.comparison.result import Compared, Comparison, Remark, Side, Standing
from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.model.verdict import Verdict
from fupin.past_reports.shapes import PastReport


def compare(old: Side, new: Side) -> Comparison:
    """What a later report has mended, kept, worsened and added.

    Raises:
        UsageError: one of them is by an earlier version of the program, whose fingerprints are others.
    """
    for side in (old, new):
        _refuse_incomparable(side)
    alike = Alike(old.report.rulebook.sha256 == new.report.rulebook.sha256, old.report.as_of == new.report.as_of)
    later = Later(old.report, new.report)
    pairs = paired(found_in(old.report), found_in(new.report))
    entries = [_entry(before, now, later, alike) for before, now in pairs]
    return Comparison(old, new, tuple(sorted(entries, key=_order)))


def _order(entry: Compared) -> tuple[bool, int, int]:
    found = entry.found
    return entry.now is None, _KINDS[found.kind], found.at


_KINDS = {kind: number for number, kind in enumerate(Kind)}


def _entry(before: Found | None, now: Found | None, later: Later, alike: Alike) -> Compared:
    if before is None:
        return Compared(Standing.NEW, None, now)
    if now is None:
        gone, remark = later.lost(before)
        return Compared(Standing.MENDED if gone is None else Standing.GONE, before, None, remark, gone)
    remark = _remark(before, now, alike)
    return Compared(Standing.WORSENED if remark in _WORSE else Standing.KEPT, before, now, remark)


def _remark(before: Found, now: Found, alike: Alike) -> Remark | None:
    """What has changed about an entry that both reports have."""
    if before.verdict is None or now.verdict is None:
        return None
    if before.verdict is now.verdict:
        return _MOVED.get(moved(before, now, alike))
    return _REMARKS.get((before.verdict, now.verdict))


_MOVED = {1: Remark.FURTHER, -1: Remark.NEARER}
_REMARKS = {
    (Verdict.UNKNOWN, Verdict.FAIL): Remark.NOW_CERTAIN,
    (Verdict.FAIL, Verdict.UNKNOWN): Remark.NOT_JUDGED,
    (Verdict.WAIVED, Verdict.UNKNOWN): Remark.NOT_JUDGED,
    (Verdict.FAIL, Verdict.WAIVED): Remark.WAIVED,
    (Verdict.UNKNOWN, Verdict.WAIVED): Remark.WAIVED,
    (Verdict.WAIVED, Verdict.FAIL): Remark.NO_LONGER_WAIVED,
}
"""What a change of verdict means."""
_WORSE = frozenset({Remark.FURTHER, Remark.NOW_CERTAIN, Remark.NO_LONGER_WAIVED})


def _refuse_incomparable(side: Side) -> None:
    """Refuses a report that was written before fingerprints were what they are; it shows in its tables.

    Raises:
        UsageError: it was.
    """
    report: PastReport = side.report
    sheets = [sheet for each in report.inputs for sheet in each.sheets]
    if sheets and not any("digests" in sheet.model_fields_set for sheet in sheets):
        version = report.tool.version
        raise UsageError(
            Text(
                f"{side.name} 由较早的版本（{version}）写成，其中的条目认不出来；"
                "请用现在的版本对当时的文件再检查一次，用那份报告比较",
                f"{side.name} was written by an earlier version ({version}), whose entries can't be known again;"
                " check the files of that time again with this version and compare with that report",
            )
        )
