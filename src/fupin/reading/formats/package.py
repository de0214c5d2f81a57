"""The parts of an .xlsx package that calamine passes over: error cells, formulas, number formats."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from xml.etree import ElementTree
from xml.parsers import expat

_PERCENT_FORMATS = frozenset({"9", "10"})
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass
class SheetScan:
    """Cells of one sheet by (row, column), both from 0.

    Attributes:
        errors: error cells with their code (#REF! ...).
        unresolved: formulas whose result was not stored.
        percents: numbers shown in a percent format.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unresolved: set[tuple[int, int]] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)


class WorkbookPackage:
    """An open .xlsx package; use it in a `with` statement."""

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
        self._percent_styles = frozenset(self._percents(styles)) if styles else frozenset()

    def _main_part(self) -> str:
        for part, kind in self._targets("").values():
            if kind.endswith("/officeDocument"):
                return part
        raise KeyError("officeDocument")

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
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

    def _percents(self, part: str) -> Iterator[str]:
        """The numbers of the cell styles whose number format shows percents."""
        if part not in self._zip.namelist():
            return
        styles = self._tree(part)
        percent = set(_PERCENT_FORMATS)
        for form in styles.iter():
            if _local(form.tag) == "numFmt" and "%" in re.sub(r'"[^"]*"|\\.', "", form.get("formatCode", "")):
                percent.add(form.get("numFmtId", ""))
        for formats in styles:
            if _local(formats.tag) == "cellXfs":
                for number, style in enumerate(formats):
                    if style.get("numFmtId") in percent:
                        yield str(number)

    def scan(self, sheet: str) -> SheetScan:
        """What calamine drops of a sheet; nothing is parsed where there can be nothing to find."""
        part = self._parts.get(sheet, "")
        if part not in self._zip.namelist():
            return SheetScan()
        xml = self._zip.read(part)
        if not self._percent_styles and not _MAY_MATTER.search(xml):
            return SheetScan()
        return _scan(xml, self._percent_styles)


_MAY_MATTER = re.compile(rb"""\st\s*=\s*["']e["']|<(?:[A-Za-z0-9]+:)?f[\s/>]""")


def _resolved(folder: str, target: str) -> str:
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _scan(xml: bytes, percent_styles: frozenset[str]) -> SheetScan:
    scanner = _Scanner(percent_styles)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise ValueError("sheet XML") from error
    return scanner.found


_REFERENCE = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")


class _Scanner:
    """Expat handlers that follow rows and cells; a cell without a reference follows the last one."""

    def __init__(self, percent_styles: frozenset[str]) -> None:
        self.found = SheetScan()
        self._percent_styles = percent_styles
        self._row, self._column = -1, -1
        self._kind: str | None = None
        self._percent = self._formula = self._in_value = False
        self._value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "row":
            self._row = int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else self._row + 1
            self._column = -1
        elif local == "c":
            self._place(attributes.get("r", ""))
            self._kind = attributes.get("t")
            self._percent = attributes.get("s") in self._percent_styles
            self._formula, self._value = False, ""
        elif local == "f":
            self._formula = True
        elif local == "v":
            self._in_value = True

    def text(self, data: str) -> None:
        if self._in_value:
            self._value += data

    def end(self, name: str) -> None:
        local = _local(name)
        if local == "v":
            self._in_value = False
        elif local == "c":
            self._finish()

    def _place(self, reference: str) -> None:
        if found := _REFERENCE.match(reference):
            number = 0
            for letter in found[1]:
                number = number * 26 + ord(letter) - ord("A") + 1
            self._row, self._column = int(found[2]) - 1, number - 1
        else:
            self._column += 1

    def _finish(self) -> None:
        place = (self._row, self._column)
        if self._kind == "e":
            self.found.errors[place] = self._value or "#?"
        elif self._formula and not self._value and self._kind != "str":
            self.found.unresolved.add(place)
        elif self._percent and self._kind in (None, "n") and self._value:
            self.found.percents.add(place)
