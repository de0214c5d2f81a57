"""Reports of this program, which lie beside submissions but are none."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

_JSON_MARK = b'"format": "fupin-report"'
_WORKBOOK_MARK = b'name="fupin-report"'
"""A property that the report in a workbook has, as `fupin.report.workbook.book` writes it."""
_PROPERTIES = "docProps/custom.xml"
_HEAD = 4096
"""Bytes within which either mark stands."""
_DAMAGED = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)
"""What the reader of an archive raises for one that is damaged, encrypted or made by hand."""


def is_own_report(path: Path) -> bool:
    """Whether a JSON file or a workbook is a report of this program rather than a submission."""
    ending = path.suffix.lower()
    if ending == ".json":
        return _JSON_MARK in _head(path)
    return ending == ".xlsx" and _WORKBOOK_MARK in _properties(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(200)
    except OSError:
        return b""


def _properties(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as part:
            return part.read(_HEAD)
    except _DAMAGED:
        return b""
