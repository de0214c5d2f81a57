"""Small .xlsx workbooks by their XML, a loan sheet unless said otherwise."""

from __future__ import annotations

from .zips import archive, entries

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TEXTS = ("loan_id", "county", "amount_yuan", "term_months", "示例县", "0017", "0018")

HEADER = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    '<c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>'
)
ROW = (
    '<row r="2"><c r="A2" t="s"><v>5</v></c><c r="B2" t="s"><v>4</v></c>'
    '<c r="C2"><v>50000</v></c><c r="D2"><v>3</v></c></row>'
)
LAST = (
    '<row r="3"><c r="A3" t="s"><v>6</v></c><c r="B3" t="s"><v>4</v></c>'
    '<c r="C3"><v>7</v></c><c r="D3"><v>4</v></c></row>'
)
GOOD = HEADER + ROW + LAST


def sheet_xml(rows: str = GOOD, head: str = "", tail: str = "") -> str:
    """A worksheet part."""
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'


def strings_xml(texts: tuple[str, ...] = TEXTS, counts: str = "") -> str:
    """A shared strings part."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{DECLARATION}<sst xmlns="{MAIN}"{counts}>{items}</sst>'


def styles_xml(inside: str = '<cellXfs count="1"><xf numFmtId="0"/></cellXfs>') -> str:
    """A styles part."""
    return f'{DECLARATION}<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'


def workbook_xml(sheets: str = '<sheet name="扶贫小额信贷" sheetId="1" r:id="rId1"/>') -> str:
    """A workbook part."""
    return f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def relations_xml(more: str = "") -> str:
    """The relations of a workbook part."""
    kinds = {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("sharedStrings", "sharedStrings.xml")}
    kinds["rId3"] = ("styles", "styles.xml")
    own = "".join(relation(key, kind, target) for key, (kind, target) in kinds.items())
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{own}{more}</Relationships>'


def relation(key: str, kind: str, target: str) -> str:
    """One relation."""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def parts(**changes: str | bytes | None) -> dict[str, bytes]:
    """The parts of a workbook, some of them (sheet, strings, styles, workbook, relations) changed or left out."""
    texts: dict[str, str | bytes | None] = {
        "sheet": sheet_xml(),
        "strings": strings_xml(),
        "styles": styles_xml(),
        "workbook": workbook_xml(),
        "relations": relations_xml(),
        **changes,
    }
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = {WORKBOOK: "sheet.main", SHEET: "worksheet", STRINGS: "sharedStrings", STYLES: "styles"}
    content_types = "".join(
        f'<Override PartName="/{name}" ContentType="{types}.{kind}+xml"/>' for name, kind in overrides.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    named: dict[str, str | bytes | None] = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        + f"{default}{content_types}</Types>",
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        + relation("rId1", "officeDocument", "xl/workbook.xml")
        + "</Relationships>",
        WORKBOOK: texts["workbook"],
        RELATIONS: texts["relations"],
        SHEET: texts["sheet"],
        STRINGS: texts["strings"],
        STYLES: texts["styles"],
    }
    return {
        name: text.encode() if isinstance(text, str) else text for name, text in named.items() if text is not None
    }


def workbook(**changes: str | bytes | None) -> bytes:
    """A workbook, some of its parts changed or left out."""
    return archive(entries(parts(**changes)))


def with_rows(rows: str, head: str = "", tail: str = "") -> bytes:
    """A workbook with other rows."""
    return workbook(sheet=sheet_xml(rows, head, tail))
