"""Old workbooks (.xls), by xlrd: values, number formats, error codes, merged and hidden cells."""

from __future__ import annotations

from pathlib import Path

from fupin.reading.raw import RawSheet


def read_old_workbook(path: Path) -> list[RawSheet]:
    """Reads all worksheets of an old workbook.

    Raises:
        UnreadableInputError: it is damaged, or no workbook at all.
    """
    raise NotImplementedError(path)


def has_macros(path: Path) -> bool:
    """Whether an old workbook brings macros."""
    raise NotImplementedError(path)
