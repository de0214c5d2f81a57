"""Pages written as OpenDocument spreadsheets, as Calc stores what it opened from a workbook."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from support.open_documents import make_open_document

from .page import Ink, Page

CANNOT = frozenset({"no_result", "date_1904", "formula_texts", "shared_texts"})
"""Uglinesses that are not written."""
_BUILT_IN_DATES = frozenset({14, 22, *range(27, 37), *range(50, 59)})
_PERCENTS = (9, 10)
_UNIT = re.compile(r'"([^"]*)"')
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]')
_EPOCH = date(1899, 12, 30)
_SHEET_HIDDEN = (
    '<style:style style:name="taH" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def write_ods(path: Path, pages: list[Page]) -> None:
    """Write a workbook; see `CANNOT` for what is not written."""
    styles = _Styles()
    sheets = "".join(_sheet(page, styles) for page in pages)
    make_open_document(path, sheets, _SHEET_HIDDEN + styles.part())


class _Styles:
    """The cell styles that say more than the digits of a number: units, leading zeros."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, code: str | int) -> str:
        if not isinstance(code, str) or (_unit(code) is None and not re.fullmatch("0{2,}", code)):
            return ""
        return self._names.setdefault(code, f"ce{len(self._names) + 1}")

    def part(self) -> str:
        return "".join(self._style(code, name) for code, name in self._names.items())

    @staticmethod
    def _style(code: str, name: str) -> str:
        zeros = len(code) if re.fullmatch("0{2,}", code) else 1
        text = "" if (unit := _unit(code)) is None else f"<number:text>{escape(unit)}</number:text>"
        number = f'<number:number number:decimal-places="0" number:min-integer-digits="{zeros}"/>'
        return (
            f'<number:number-style style:name="N{name}">{number}{text}</number:number-style>'
            f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="N{name}"/>'
        )


def _unit(code: str) -> str | None:
    found = None if _is_date(code) else _UNIT.search(code)
    return None if found is None else found[1]


def _is_date(code: str | int) -> bool:
    if isinstance(code, int):
        return code in _BUILT_IN_DATES
    return bool(re.search("[ymd]", _LITERAL.sub("", code)))


def _sheet(page: Page, styles: _Styles) -> str:
    heads = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in page.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - heads.keys()
    width = max(column for _, column in page.cells)
    height = max(page.rows[-1], *(bottom for _, _, bottom, _ in page.merges), 1)
    rows = "".join(
        f"<table:table-row{_collapsed(row in page.hidden_rows)}>"
        + "".join(
            _cell(page.cells.get((row, at)), heads.get((row, at)), (row, at) in covered, styles)
            for at in range(1, width + 1)
        )
        + "</table:table-row>"
        for row in range(1, height + 1)
    )
    columns = "".join(f"<table:table-column{_collapsed(at in page.hidden_columns)}/>" for at in range(1, width + 1))
    style = ' table:style-name="taH"' if page.hidden else ""
    return f"<table:table table:name={quoteattr(page.name)}{style}>{columns}{rows}</table:table>"


def _collapsed(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _cell(ink: Ink | None, span: tuple[int, int] | None, covered: bool, styles: _Styles) -> str:
    if covered:
        return "<table:covered-table-cell/>"
    said = "" if span is None else f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if ink is None:
        return f"<table:table-cell{said}/>"
    if ink.formula:
        said += f" table:formula={quoteattr('of:=' + ink.formula)}"
    if name := styles.name(ink.format):
        said += f' table:style-name="{name}"'
    kind, shown = _value(ink)
    return f"<table:table-cell{said}{kind}>{_paragraphs(shown)}</table:table-cell>"


def _value(ink: Ink) -> tuple[str, str]:
    """Give the attributes of a cell's value and the text that it shows."""
    match ink.kind:
        case "n" if _is_date(ink.format):
            day = _EPOCH + timedelta(days=int(float(ink.text)))
            time = "T09:00:00" if "." in ink.text else ""
            return f' office:value-type="date" office:date-value="{day}{time}"', f"{day:%Y/%m/%d}"
        case "n":
            percent = ink.format in _PERCENTS or (isinstance(ink.format, str) and "%" in ink.format)
            shown = f"{Decimal(ink.text) * 100:f}%" if percent else ink.text
            return f' office:value-type="{"percentage" if percent else "float"}" office:value="{ink.text}"', shown
        case "b":
            value = "true" if ink.text == "1" else "false"
            return f' office:value-type="boolean" office:boolean-value="{value}"', value.upper()
        case "e":
            return ' office:value-type="string" calcext:value-type="error"', ink.text
        case _:
            return ' office:value-type="string"', ink.text


def _paragraphs(text: str) -> str:
    """Give a text line by line; blanks that XML would drop are counted."""
    return "".join(f"<text:p>{_SPACES.sub(_blanks, escape(line))}</text:p>" for line in text.split("\n"))


_SPACES = re.compile("^ +| {2,}| +$")


def _blanks(found: re.Match[str]) -> str:
    return f'<text:s text:c="{len(found[0])}"/>'
