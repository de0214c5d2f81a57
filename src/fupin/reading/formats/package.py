"""The parts of an .xlsx package: its sheets, its number formats, its day 0."""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO
from pathlib import Path
from types import TracebackType
from xml.etree import ElementTree

from fupin.reading.formats.cell_scan import SheetScan, scan_sheet
from fupin.reading.formats.number_formats import NumberShape, number_shapes

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

_ERROR = re.compile(rb'(<c\b[^<>]* t="e"[^<>]*>(?:<f\b[^<>]*(?:/>|>[^<]*</f>))?<v>)[^<]*(</v>)')
_VBA = "vbaproject.bin"
_MACRO_FOLDER = re.compile(r"^(?:basic|scripts)/.|(?:^|/)macrosheets/.")
"""Where OpenDocument packages keep macros, and .xlsx packages those of Excel 4."""


def has_macros(path: Path) -> bool:
    """Whether an .xlsx or .ods package brings macros; they are never run.

    Raises:
        zipfile.BadZipFile: it is no zip package.
    """
    with zipfile.ZipFile(path) as package:
        names = [name.casefold() for name in package.namelist()]
    return any(posixpath.basename(name) == _VBA or _MACRO_FOLDER.search(name) for name in names)


class WorkbookPackage:
    """An open .xlsx package; use it in a `with` statement.

    Attributes:
        dates_from_1904: whether day 0 of serial dates is 1904-01-01.
        shapes: the number formats that say more than a number's digits, by cell style.
    """

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        try:
            self._open()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> WorkbookPackage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def _open(self) -> None:
        main = self._main_part()
        book = self._tree(main)
        targets = self._targets(main)
        self.dates_from_1904 = any(
            part.get("date1904") in ("1", "true") for part in book.iter() if _local(part.tag) == "workbookPr"
        )
        self._parts = {
            sheet.get("name", ""): targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "", ("", ""))[0]
            for sheet in book.iter()
            if _local(sheet.tag) == "sheet"
        }
        styles = next((part for part, kind in targets.values() if kind.endswith("/styles")), None)
        there = styles is not None and styles in self._zip.namelist()
        self.shapes: dict[str, NumberShape] = dict(number_shapes(self._tree(styles))) if styles and there else {}

    def _main_part(self) -> str:
        for part, kind in self._targets("").values():
            if kind.endswith("/officeDocument"):
                return part
        raise KeyError("officeDocument")

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """The related parts of a part by relation id: the name of each, and the kind of relation."""
        folder, name = posixpath.split(part)
        relations = self._tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            relation.get("Id", ""): (_resolved(folder, relation.get("Target", "")), relation.get("Type", ""))
            for relation in relations
        }

    def _tree(self, part: str) -> ElementTree.Element:
        try:
            return ElementTree.fromstring(self._zip.read(part))  # noqa: S314 - expat refuses entity bombs
        except ElementTree.ParseError as error:
            raise ValueError(part) from error

    def with_known_errors(self) -> BytesIO:
        """A copy of the package, in memory, in which all error cells have one code that every reader knows."""
        copy = BytesIO()
        sheets = set(self._parts.values())
        with zipfile.ZipFile(copy, "w") as package:
            for name in self._zip.namelist():
                data = self._zip.read(name)
                package.writestr(name, _ERROR.sub(rb"\1#N/A\2", data) if name in sheets else data)
        copy.seek(0)
        return copy

    def scan(self, sheet: str) -> SheetScan:
        """What a value reader drops of a sheet's cells."""
        part = self._parts.get(sheet, "")
        if part not in self._zip.namelist():
            return SheetScan()
        return scan_sheet(self._zip.read(part), self.shapes)


def _resolved(folder: str, target: str) -> str:
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
