"""Pages written part by part as .xlsx workbooks, so that whatever spreadsheet programs store can be written."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from support.submissions.places import cell_name

from .page import Ink, Page

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_CUSTOM = 176


def write_xlsx(path: Path, pages: list[Page], *, from_1904: bool, shared: bool) -> None:
    """Write a workbook.

    Args:
        path: where to.
        pages: the sheets.
        from_1904: whether days are counted from 1904.
        shared: whether texts stand in one table of their own, as spreadsheet programs write them.
    """
    styles, texts = _Styles(), _Texts() if shared else None
    sheets = [_sheet(page, styles, texts) for page in pages]
    parts = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 1)}
    parts |= {"xl/styles.xml": styles.part(), "xl/workbook.xml": _workbook(pages, from_1904=from_1904)}
    parts |= {"xl/sharedStrings.xml": texts.part()} if texts else {}
    names = [name.removeprefix("xl/") for name in parts if name != "xl/workbook.xml"]
    parts["xl/_rels/workbook.xml.rels"] = _relations([(name, _relation(name)) for name in names])
    parts["_rels/.rels"] = _relations([("xl/workbook.xml", "officeDocument")])
    parts["[Content_Types].xml"] = _content_types(list(parts))
    with zipfile.ZipFile(path, "w", compresslevel=1) as package:
        for name, part in parts.items():
            package.writestr(
                zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{part}'
            )


class _Styles:
    """The number formats that cells use."""

    def __init__(self) -> None:
        self._formats: list[str | int] = [0]

    def number(self, code: str | int) -> int:
        if code not in self._formats:
            self._formats.append(code)
        return self._formats.index(code)

    def part(self) -> str:
        codes = [code for code in self._formats if isinstance(code, str)]
        numbers = {code: _FIRST_CUSTOM + at for at, code in enumerate(codes)}
        custom = "".join(f"<numFmt numFmtId={quoteattr(str(numbers[c]))} formatCode={quoteattr(c)}/>" for c in codes)
        used = [code if isinstance(code, int) else numbers[code] for code in self._formats]
        cells = "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for number in used)
        head = f'<numFmts count="{len(codes)}">{custom}</numFmts>' if codes else ""
        return (
            f'<styleSheet xmlns="{_MAIN}">{head}<fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
            '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
            f'<cellXfs count="{len(used)}">{cells}</cellXfs></styleSheet>'
        )


class _Texts:
    """The table of shared texts."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def part(self) -> str:
        items = "".join(f"<si>{_text(text)}</si>" for text in self._numbers)
        return f'<sst xmlns="{_MAIN}" uniqueCount="{len(self._numbers)}">{items}</sst>'


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{escape(text)}</t>'


def _sheet(page: Page, styles: _Styles, texts: _Texts | None) -> str:
    rows: dict[int, list[str]] = {}
    for row, column in sorted({*page.cells, *page.ghosts}):
        ink, address = page.cells.get((row, column)), cell_name(row, column, lettered=True)
        ghost = f'<c r="{address}" s="{styles.number(2)}"/>'
        rows.setdefault(row, []).append(_cell(address, ink, styles, texts) if ink is not None else ghost)
    hidden = dict.fromkeys(page.hidden_rows, ' hidden="1"')
    data = "".join(f'<row r="{row}"{hidden.get(row, "")}>{"".join(cells)}</row>' for row, cells in rows.items())
    columns = "".join(f'<col min="{at}" max="{at}" width="9" hidden="1"/>' for at in sorted(page.hidden_columns))
    head = f"<cols>{columns}</cols>" if columns else ""
    blocks = [
        f'<mergeCell ref="{cell_name(top, left, lettered=True)}:{cell_name(bottom, right, lettered=True)}"/>'
        for top, left, bottom, right in page.merges
    ]
    merges = f'<mergeCells count="{len(blocks)}">{"".join(blocks)}</mergeCells>' if blocks else ""
    return f'<worksheet xmlns="{_MAIN}">{head}<sheetData>{data}</sheetData>{merges}</worksheet>'


def _cell(address: str, ink: Ink, styles: _Styles, texts: _Texts | None) -> str:
    style = f' s="{styles.number(ink.format)}"' if ink.format else ""
    formula = f"<f>{escape(ink.formula)}</f>" if ink.formula else ""
    if not ink.stored:
        return f'<c r="{address}"{style}>{formula}</c>'
    if ink.kind == "s" and texts is None:
        return f'<c r="{address}"{style} t="inlineStr"><is>{_text(ink.text)}</is></c>'
    if ink.kind == "s" and texts is not None:
        return f'<c r="{address}"{style} t="s"><v>{texts.number(ink.text)}</v></c>'
    kind = "" if ink.kind == "n" else f' t="{ink.kind}"'
    return f'<c r="{address}"{style}{kind}>{formula}<v>{escape(ink.text)}</v></c>'


def _workbook(pages: list[Page], *, from_1904: bool) -> str:
    epoch = '<workbookPr date1904="1"/>' if from_1904 else "<workbookPr/>"
    states = {True: ' state="hidden"', False: ""}
    sheets = "".join(
        f'<sheet name={quoteattr(page.name)} sheetId="{number}"{states[page.hidden]} r:id="rId{number}"/>'
        for number, page in enumerate(pages, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{epoch}<sheets>{sheets}</sheets></workbook>'


def _relation(name: str) -> str:
    return "worksheet" if name.startswith("worksheets/") else name.partition(".")[0]


def _relations(targets: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _content_types(names: list[str]) -> str:
    kinds = {"workbook": "sheet.main", "styles": "styles", "sharedStrings": "sharedStrings"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}+xml"/>'
        for name in names
        if name.endswith(".xml") and name.startswith("xl/")
        for kind in [kinds.get(Path(name).stem, "worksheet")]
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
