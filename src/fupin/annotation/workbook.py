"""The workbook part: its sheets and their parts, and one more sheet behind them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from fupin.annotation.edits import Edits
from fupin.annotation.elements import Element, parse, raw_prefix
from fupin.annotation.errors import cannot_place
from fupin.annotation.inert import ascii_xml, xml_text
from fupin.annotation.package import Package
from fupin.annotation.relations import Relation, add_content_type, add_relation, content_type, relations_of
from fupin.model.personal import mask_numbers
from fupin.reading.guard.prolog import SEPARATOR

TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LONGEST_NAME = 31
_RELATION_ID = re.compile(rb"\s([A-Za-z_][A-Za-z0-9_.-]*):id\s*=")
_MAIN_TYPES = {
    f"{_SPREADSHEET}.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    f"{_SPREADSHEET}.template.main+xml": ".xltx",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}


@dataclass(frozen=True)
class Workbook:
    """A workbook in its package.

    Attributes:
        package: the package.
        part: the name of its main part.
        namespace: of its elements, and those of its sheets.
        office: how the types of its relations begin.
        sheets: the part of each sheet by the sheet's name; what is no worksheet is there too.
        ending: how the name of a file with such a main part ends.
    """

    package: Package
    part: str
    namespace: str
    office: str
    sheets: dict[str, str]
    ending: str

    def related(self, kind: str) -> str | None:
        """The part of a kind, such as "styles"; None where the workbook has none."""
        return related(self.package, self.part, kind)

    def sheet_told_as(self, told: str | None) -> str | None:
        """The sheet that reports know by a name, in which personal numbers are masked; None for none."""
        if told is None or told in self.sheets:
            return told
        names = [name for name in self.sheets if mask_numbers(name) == told]
        return names[0] if len(names) == 1 else None

    def free_sheet_name(self, name: str) -> str:
        """A name for one more sheet: this one, or this one with a number."""
        taken = {sheet.casefold() for sheet in self.sheets}
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            ending = f"({number})"
            free = name[: _LONGEST_NAME - len(ending)] + ending
        return free

    def add_part(self, source: str, name: str, kind: str, data: bytes, content: str | None = None) -> str:
        """Adds a part that another one leads to.

        Args:
            source: the part that leads to it.
            name: the new part's name.
            kind: what it is to the other, such as "comments".
            data: what it holds.
            content: its content type; None for the spreadsheet type of that kind.

        Returns:
            The id of the relation.
        """
        self.package.put(name, data)
        add_content_type(self.package, name, content or f"{_SPREADSHEET}.{kind}+xml")
        return add_relation(self.package, source, f"{self.office}/{kind}", name)

    def add_sheet(self, name: str, data: bytes) -> None:
        """Adds a worksheet behind the others."""
        part = self.package.free_name(posixpath.join(posixpath.dirname(self.part), "worksheets"), "sheet", ".xml")
        relation = self.add_part(self.part, part, "worksheet", data)
        text = self.package.read(self.part)
        sheets = parse(self.part, text).first("sheets")
        if sheets is None:
            raise cannot_place(self.part, "里没有工作表", "has no sheets")
        said = (sheet.attributes.get("sheetId", "") for sheet in sheets.named("sheet"))
        numbers = [int(number) for number in said if number.isascii() and number.isdecimal()]
        edits = Edits(text)
        prefix = _relation_prefix(text, sheets)
        written = (
            f'<{raw_prefix(text, sheets.start)}sheet xmlns:{prefix}="{self.office}" name="{xml_text(name)}"'
            f' sheetId="{max(numbers, default=0) + 1}" {prefix}:id="{relation}"/>'
        )
        edits.append(sheets, ascii_xml(written))
        self.package.put(self.part, edits.result())


def open_workbook(package: Package) -> Workbook:
    """The workbook of a package.

    Raises:
        AnnotationError: the package has no workbook, or says in no known way what it is.
    """
    part = related(package, "", "officeDocument")
    if part is None:
        raise cannot_place("_rels/.rels", "没有指向工作簿", "leads to no workbook")
    root = parse(part, package.read(part))
    ending = _MAIN_TYPES.get(content_type(package, part))
    if root.name != "workbook" or ending is None:
        raise cannot_place(part, "不是 Excel 工作簿", "is no workbook of Excel's")
    office = STRICT if root.namespace == _STRICT_MAIN else TRANSITIONAL
    targets = {relation.identifier: relation.target for relation in relations_of(package, part)}
    sheets = root.first("sheets")
    found = (
        {}
        if sheets is None
        else {
            sheet.attributes.get("name", ""): targets.get(_relation_id(sheet)) or ""
            for sheet in sheets.named("sheet")
        }
    )
    return Workbook(package, part, root.namespace, office, found, ending)


def _relation_prefix(data: bytes, sheets: Element) -> str:
    """The prefix with which the workbook writes the ids of relations; some readers know it by no other."""
    for sheet in sheets.named("sheet"):
        found = _RELATION_ID.search(data, sheet.start, sheet.inside)
        if found is not None:
            return found[1].decode()
    return "r"


def _relation_id(sheet: Element) -> str:
    names = (f"{office}{SEPARATOR}id" for office in (TRANSITIONAL, STRICT))
    return next((sheet.attributes[name] for name in names if name in sheet.attributes), "")


def related(package: Package, part: str, kind: str) -> str | None:
    """The first part of a kind, such as "comments", that a part leads to; None where there is none."""
    relation = relation_to(relations_of(package, part), kind)
    return None if relation is None else relation.target


def relation_to(relations: list[Relation], kind: str) -> Relation | None:
    """The first relation of a kind; None where there is none."""
    return next((relation for relation in relations if relation.kind.rpartition("/")[2] == kind), None)
