"""A sheet of texts under a frozen header: its formats, its rows, and the part that holds them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from fupin.annotation.fills import column_letters
from fupin.annotation.inert import cell_text, xml_text
from fupin.annotation.styles import Styles
from fupin.annotation.tints import Tint

_LINE, _TITLE_LINE, _HIGHEST = 14.25, 21, 405
"""Heights of rows, in points: a line, the first one, and what Excel allows."""
_FACE = '<{p}name val="微软雅黑"/><{p}family val="2"/><{p}charset val="134"/>'


class Looks:
    """The numbers of the formats of the sheet's cells.

    Args:
        styles: the workbook's styles, to which they are added.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        font = self._font('<{p}sz val="10"/>')
        bold, large = self._font('<{p}b/><{p}sz val="10"/>'), self._font('<{p}b/><{p}sz val="14"/>')
        blue = self._font('<{p}u/><{p}sz val="10"/><{p}color rgb="FF0563C1"/>')
        self.plain, self.title = self._look(font, wrap=False), self._look(large, wrap=False)
        self.text, self.link = self._look(font), self._look(blue)
        self.head = self._look(bold, fill=styles.fill("D9D9D9"))
        self.tinted = {tint: self._look(font, fill=styles.fill(tint.value)) for tint in Tint}

    def _font(self, said: str) -> int:
        return self._styles.add("fonts", f"<{{p}}font>{said}{_FACE}</{{p}}font>")

    def _look(self, font: int, *, fill: int = 0, wrap: bool = True) -> int:
        wrapped = ' wrapText="1"' if wrap else ""
        return self._styles.add(
            "cellXfs",
            f'<{{p}}xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" quotePrefix="1" applyFont="1"'
            f' applyFill="1" applyAlignment="1"><{{p}}alignment vertical="top"{wrapped}/></{{p}}xf>',
        )


class TextSheet:
    """A sheet of texts.

    Args:
        widths: of the columns, in signs.
        header: the row that stays in sight with all above it, and by which one can filter; from 1.

    Attributes:
        links: cells that lead elsewhere: the cell, and the place in the workbook.
    """

    def __init__(self, widths: Sequence[int], header: int) -> None:
        self.links: list[tuple[str, str]] = []
        self._widths, self._header = widths, header
        self._rows: list[str] = []

    def add(self, cells: Sequence[tuple[str, int]], *, wrapped: bool = True) -> int:
        """Adds a row of texts with the numbers of their formats; gives its number, from 1."""
        number = len(self._rows) + 1
        height = self._height([text for text, _ in cells]) if wrapped else _LINE if number > 1 else _TITLE_LINE
        written = "".join(
            f'<c r="{column_letters(at)}{number}" s="{look}" t="inlineStr"><is><t xml:space="preserve">'
            f"{cell_text(text)}</t></is></c>"
            for at, (text, look) in enumerate(cells, 1)
        )
        self._rows.append(f'<row r="{number}" ht="{height:g}" customHeight="1">{written}</row>')
        return number

    def part(self, namespace: str) -> bytes:
        """The sheet's part, its elements being of a namespace."""
        widths = "".join(
            f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
            for at, width in enumerate(self._widths, 1)
        )
        links = "".join(f'<hyperlink ref="{cell}" location="{xml_text(target)}"/>' for cell, target in self.links)
        box = f"A{self._header}:{column_letters(len(self._widths))}{len(self._rows)}"
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<worksheet xmlns="{namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{self._header}"'
            f' topLeftCell="A{self._header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="{_LINE}"/><cols>{widths}</cols>'
            f'<sheetData>{"".join(self._rows)}</sheetData><autoFilter ref="{box}"/>'
            + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
            + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        ).encode()

    def _height(self, texts: Sequence[str]) -> float:
        """The height of a row, for not every program works it out: what its longest text takes, in points."""
        lines = max(
            sum(1 + cell_len(line[:2_000]) // (width - 1) for line in text.split("\n"))
            for text, width in zip(texts, self._widths, strict=True)
        )
        return min(lines * _LINE, _HIGHEST)
