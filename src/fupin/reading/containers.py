"""What a zip package or an OLE2 file is, by the names of its parts."""

from __future__ import annotations

from collections.abc import Collection, Set

from fupin.reading.foreign import (
    ARCHIVE,
    BINARY_WORKBOOK,
    MESSAGE,
    NUMBERS,
    OLD_OFFICE,
    OLD_SLIDES,
    OLD_WORD,
    OPEN_TEXT,
    SLIDES,
    WORD,
    Foreign,
    refused,
)
from fupin.reading.kinds import Kind

OPEN_CONTENT, OPEN_TYPE = "content.xml", "mimetype"
"""Where an OpenDocument package keeps its sheets, and what it says that it is."""
LONGEST_TYPE = 200
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_FOLDERS: tuple[tuple[str, Foreign], ...] = (("word/", WORD), ("ppt/", SLIDES))
_STREAMS: tuple[tuple[str, Foreign], ...] = (
    ("worddocument", OLD_WORD),
    ("powerpoint document", OLD_SLIDES),
    ("__properties_version1.0", MESSAGE),
)
_WORKBOOK_STREAMS = frozenset({"workbook", "book"})


def kind_of_package(names: Collection[str], mimetype: bytes) -> Kind:
    """What a zip package is.

    Args:
        names: the names of its parts.
        mimetype: what its part of that name holds; nothing where it has none.

    Raises:
        UnreadableInputError: it is no workbook; the reason says what it is.
    """
    if OPEN_CONTENT in names:
        if mimetype and not mimetype.strip().startswith(_SPREADSHEET):
            raise refused(OPEN_TEXT)
        return Kind.OPEN_DOCUMENT
    if "xl/workbook.bin" in names:
        raise refused(BINARY_WORKBOOK)
    if any(name.startswith("xl/") for name in names):
        return Kind.WORKBOOK
    for folder, what in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            raise refused(what)
    if any(name.endswith(".iwa") for name in names):
        raise refused(NUMBERS)
    if "[Content_Types].xml" in names:
        return Kind.WORKBOOK  # its main part may lie anywhere
    raise refused(ARCHIVE)


def kind_of_streams(names: Set[str]) -> Kind:
    """What an OLE2 file is; an encrypted workbook is none that can be read, and is told from others before.

    Args:
        names: the names in its root, in small letters.

    Raises:
        UnreadableInputError: it is no workbook; the reason says what it is.
    """
    for name, what in _STREAMS:
        if name in names:
            raise refused(what)
    if _WORKBOOK_STREAMS.isdisjoint(names):
        raise refused(OLD_OFFICE)
    return Kind.OLD_WORKBOOK
