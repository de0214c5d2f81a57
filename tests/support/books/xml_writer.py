"""A described workbook written part by part, as spreadsheet programs write it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from openpyxl.utils import get_column_letter

from ..workbooks import escaped
from .describing import Book, Cell, Sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_CODE = 176


class _Tables:
    """Shared strings and styles, numbered as they come."""

    def __init__(self) -> None:
        self.strings: dict[str, int] = {}
        self.codes: dict[str, int] = {}
        self.styles: dict[int, int] = {0: 0}

    def string(self, item: str) -> int:
        return self.strings.setdefault(item, len(self.strings))

    def style(self, cell: Cell) -> int:
        number = cell.built_in
        if not number and cell.code not in ("", "General"):
            number = self.codes.setdefault(cell.code, _FIRST_CODE + len(self.codes))
        return self.styles.setdefault(number, len(self.styles))


def write_xml(book: Book, path: Path) -> Path:
    """Writes a workbook."""
    tables = _Tables()
    parts = {f"xl/worksheets/sheet{at}.xml": _sheet(sheet, tables) for at, sheet in enumerate(book.sheets, 1)}
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}.worksheet+xml"/>' for name in parts)
    for name, kind in (("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")):
        overrides += f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
    rels = 'ContentType="application/vnd.openxmlformats-package.relationships+xml"'
    relations = {f"rId{at}": f"worksheet|worksheets/sheet{at}.xml" for at in range(1, len(book.sheets) + 1)}
    parts |= {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" {rels}/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": _relations({"rId1": "officeDocument|xl/workbook.xml"}),
        "xl/_rels/workbook.xml.rels": _relations(
            {**relations, "rIdA": "styles|styles.xml", "rIdB": "sharedStrings|sharedStrings.xml"}
        ),
        "xl/workbook.xml": _workbook(book),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{"".join(f"<si>{one}</si>" for one in tables.strings)}</sst>',
        "xl/styles.xml": _styles(tables),
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return path


def _relations(targets: dict[str, str]) -> str:
    relations = ""
    for identity, what in targets.items():
        kind, _, target = what.partition("|")
        relations += f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _workbook(book: Book) -> str:
    sheets = "".join(
        f'<sheet name="{escaped(sheet.name)}" sheetId="{at}" state="{sheet.state}" r:id="rId{at}"/>'
        for at, sheet in enumerate(book.sheets, 1)
    )
    calendar = '<workbookPr date1904="1"/>' if book.from_1904 else ""
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{calendar}<sheets>{sheets}</sheets></workbook>'


def _styles(tables: _Tables) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escaped(code)}"/>' for code, number in tables.codes.items()
    )
    cells = "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in tables.styles)
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts><fonts><font/></fonts>'
        f"<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{cells}</cellXfs>"
        f'<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(sheet: Sheet, tables: _Tables) -> str:
    rows: dict[int, list[str]] = {row: [] for row in sheet.hidden_rows}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, []).append(_cell(f"{get_column_letter(column)}{row}", cell, tables))
    hidden = dict.fromkeys(sheet.hidden_rows, ' hidden="1"')
    data = "".join(f'<row r="{row}"{hidden.get(row, "")}>{"".join(rows[row])}</row>' for row in sorted(rows))
    columns = "".join(f'<col min="{at}" max="{at}" hidden="1" width="9"/>' for at in sheet.hidden_columns)
    areas = "".join(
        f'<mergeCell ref="{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"/>'
        for top, left, bottom, right in sheet.merges
    )
    return (
        f'<worksheet xmlns="{_MAIN}">{f"<cols>{columns}</cols>" if columns else ""}<sheetData>{data}</sheetData>'
        f"{f'<mergeCells>{areas}</mergeCells>' if areas else ''}</worksheet>"
    )


def _cell(address: str, cell: Cell, tables: _Tables) -> str:
    style = tables.style(cell)
    head = f'<c r="{address}"' + (f' s="{style}"' if style else "")
    if cell.formula:
        kind = {"text": ' t="str"', "flag": ' t="b"', "error": ' t="e"'}.get(cell.kind, "") if cell.stored else ""
        value = f"<v>{escaped(cell.value)}</v>" if cell.stored else ""
        return f"{head}{kind}><f>{escaped(cell.formula)}</f>{value}</c>"
    if cell.kind == "text":
        if cell.form == "inline":
            return f'{head} t="inlineStr"><is>{_text(cell.value)}</is></c>'
        item = _runs(cell.value) if cell.form == "runs" else _text(cell.value)
        return f'{head} t="s"><v>{tables.string(item)}</v></c>'
    kind = {"flag": ' t="b"', "error": ' t="e"'}.get(cell.kind, "")
    return f"{head}{kind}><v>{escaped(cell.value)}</v></c>"


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{escaped(text)}</t>'


def _runs(text: str) -> str:
    middle = len(text) // 2
    spoken = '<rPh sb="0" eb="1"><t>pinyin</t></rPh><phoneticPr fontId="0"/>'
    return f"<r><rPr><b/></rPr>{_text(text[:middle])}</r><r>{_text(text[middle:])}</r>{spoken}"
