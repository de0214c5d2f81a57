"""Which submitted sheets are copied into the workbook: of a province only those that something was found in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fupin.model.sheet_copy import SheetCopy
from fupin.model.text import Text
from fupin.report.content import Content
from fupin.report.entries import Entry
from fupin.report.workbook.kinds import Kind, kind_of
from fupin.report.workbook.limits import MAX_COPIES


@dataclass(frozen=True)
class Chosen:
    """The sheets that are copied, and how many are not.

    Attributes:
        copies: those that are copied, in order.
        clean: how many are not because nothing was found in them.
        too_many: how many are not because there are too many.
    """

    copies: Sequence[SheetCopy]
    clean: int
    too_many: int

    def notes(self) -> Iterator[Text]:
        """What the summary says of those that are not copied."""
        if self.clean:
            yield Text(
                f"{self.clean} 张工作表没有抄入：检查多个县时，只抄有检查结果（阅读提示除外）的工作表；"
                "要看一个县的全部工作表，请只检查它的文件或文件夹",
                f"{self.clean} sheets are not copied here: of several counties only sheets in which something was "
                "found (reading notes aside) are; for all sheets of a county, check its file or folder alone",
            )
        if self.too_many:
            yield Text(
                f"另有 {self.too_many} 张工作表没有抄入本工作簿", f"{self.too_many} more sheets are not copied here"
            )


def chosen_copies(content: Content, entries: Sequence[Entry]) -> Chosen:
    """The sheets that are copied: of one county all, of several those with an entry, up to a limit.

    Args:
        content: what the report is made from.
        entries: what the workbook tells.
    """
    copies: Sequence[SheetCopy] = content.copies
    if content.result.counties:
        found = {(entry.path, entry.sheet) for entry in entries if kind_of(entry) is not Kind.READING}
        copies = [copy for copy in copies if (copy.path, copy.sheet) in found]
    copied = copies[:MAX_COPIES]
    return Chosen(copied, len(content.copies) - len(copies), len(copies) - len(copied))
