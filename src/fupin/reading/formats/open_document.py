"""OpenDocument workbooks (.ods): exact texts out of the package's content."""

from __future__ import annotations

from pathlib import Path

from fupin.reading.raw import RawSheet


def read_open_document(path: Path) -> list[RawSheet]:
    """Reads all sheets of an OpenDocument workbook.

    Raises:
        UnreadableInputError: it is damaged, or no workbook at all.
    """
    raise NotImplementedError(path)
