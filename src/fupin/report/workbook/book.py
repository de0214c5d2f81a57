"""The file itself: sheets to which texts, numbers, links and comments are written, row by row."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, BinaryIO

from fupin.model.text import Language
from fupin.report.workbook.comments import FONT_SIZE as COMMENT_FONT_SIZE
from fupin.report.workbook.comments import WIDTH as COMMENT_WIDTH
from fupin.report.workbook.comments import comment_height
from fupin.report.workbook.inert import cut, inert, too_long
from fupin.report.workbook.kinds import LOOKS, Kind
from fupin.report.workbook.limits import MAX_LINKS
from fupin.report.workbook.names import link
from fupin.report.workbook.styles import FONT, FONT_SIZE, Formats, Style
from fupin.report.workbook.widths import line_count
from fupin.version import __version__

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MARK = "fupin-report"
"""The document property that tells a report from a submission; its value is the version of the program."""
LINE_HEIGHT = 16.5
"""Points of a line of text in the font of the cells."""
_AUTHOR = "fupin"
_A4 = 9
_PAGE_WIDTH = 260
"""Digits side by side on a page that can be read without a glass."""
_TITLE = {Language.CHINESE: "报送数据检查报告", Language.ENGLISH: "Report of a check"}
_FOOTER = {Language.CHINESE: "&L&A&R第 &P 页，共 &N 页", Language.ENGLISH: "&L&A&Rpage &P of &N"}


class Sheet:
    """One sheet. Rows have to be written from the top down; rows and columns count from 0.

    Attributes:
        name: its name.
        cut: how many texts were too long and are cut.
        links: how many links it has.
        links_left_out: how many more there would be.
    """

    def __init__(self, worksheet: Worksheet, formats: Formats, language: Language) -> None:
        self.name: str = worksheet.get_name()
        self.cut = self.links = self.links_left_out = 0
        self.raw = worksheet
        self._widths: dict[int, float] = {}
        self._formats = formats
        self._plain = formats.of(Style())
        worksheet.set_default_row(LINE_HEIGHT)
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        worksheet.set_footer(_FOOTER[language])
        everything = "A1:XFD1048576"
        worksheet.ignore_errors({"number_stored_as_text": everything, "two_digit_text_year": everything})

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Writes a text as a text, whatever it looks like; an empty one leaves the cell blank."""
        written, form = self._written(text), self._formats.of(style)
        if not written:
            self.raw.write_blank(row, column, None, form)
        elif written.startswith("<r>") and written.endswith("</r>"):
            # the library takes a text like this for marked-up text that it has made itself
            self.raw.write_rich_string(row, column, self._plain, written[0], self._plain, written[1:], form)
        else:
            self.raw.write_string(row, column, written, form)

    def number(self, row: int, column: int, number: int, style: Style) -> None:
        """Writes a number of the report's own."""
        self.raw.write_number(row, column, number, self._formats.of(style))

    def share(self, row: int, column: int, share: Fraction, style: Style) -> None:
        """Writes a share of the report's own; the number is as near as a spreadsheet's numbers come."""
        self.raw.write_number(row, column, float(share), self._formats.of(style))

    def shade(self, top: int, left: int, bottom: int, right: int) -> None:
        """Colours a block of shares, the deeper the higher; the same share has the same colour in every report."""
        scale = {"type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num"}
        steps = {"min_value": 0, "mid_value": 0.2, "max_value": 1}
        colours = {"min_color": "#FFFFFF", "mid_color": "#F6C8C1", "max_color": "#C0392B"}
        self.raw.conditional_format(top, left, bottom, right, scale | steps | colours)

    def link(self, row: int, column: int, text: str, target: tuple[str, str], style: Style) -> None:
        """Writes a text that leads to a sheet and a cell; without the link where there are too many."""
        if self.links >= MAX_LINKS:
            self.links_left_out += 1
            self.text(row, column, text, style)
            return
        self.links += 1
        self.raw.write_url(row, column, link(*target), self._formats.of(style), self._written(text))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merges a block whose cells are written one by one, and which meets no other."""
        # merge_range() would write the block's lower rows before their turn has come
        self.raw.merge.append([top, left, bottom, right])

    def comment(self, row: int, column: int, text: str, kind: Kind) -> None:
        """Gives a cell of the row that is being written a comment.

        The library silently drops comments on rows that are already behind it.
        """
        options = {
            "author": _AUTHOR,
            "width": COMMENT_WIDTH,
            "height": comment_height(text),
            "font_name": FONT,
            "font_size": COMMENT_FONT_SIZE,
            "color": LOOKS[kind].pale,
        }
        self.raw.write_comment(row, column, text, options)

    def fit(self, row: int, texts: Mapping[int, str]) -> None:
        """Makes a row, of which nothing is written yet, high enough for the texts that wrap in its columns.

        Not every program does that on its own when it opens a workbook.
        """
        lines = max((line_count(text, self._widths.get(at, 9)) for at, text in texts.items()), default=1)
        if lines > 1:
            self.raw.set_row(row, LINE_HEIGHT * lines)

    def columns(self, widths: Mapping[int, float]) -> None:
        """Sets the widths of columns, in digits of the font."""
        self._widths = dict(widths)
        self.raw.fit_to_pages(max(round(sum(widths.values()) / _PAGE_WIDTH), 1), 0)
        for column, width in widths.items():
            self.raw.set_column(column, column, width)

    def freeze(self, rows: int, columns: int = 0) -> None:
        """Keeps the first rows and columns in view."""
        self.raw.freeze_panes(rows, columns)
        if rows:
            self.raw.repeat_rows(0, rows - 1)

    def printed(self, bottom: int, right: int) -> None:
        """Leaves what is beyond a row and a column out of print."""
        self.raw.print_area(0, 0, bottom, right)

    def filterable(self, top: int, left: int, bottom: int, right: int) -> None:
        """Gives the first row of a block buttons that filter and sort the others."""
        self.raw.autofilter(top, left, bottom, right)

    def chart(self, row: int, column: int, chart: Any) -> None:
        """Puts a chart's upper left corner on a cell."""
        self.raw.insert_chart(row, column, chart, {"object_position": 2})

    def tab(self, kind: Kind) -> None:
        """Colours the sheet's tab."""
        self.raw.set_tab_color(LOOKS[kind].strong)

    def _written(self, text: str) -> str:
        text = inert(text)
        if too_long(text):
            self.cut += 1
            return cut(text)
        return text


class Book:
    """A workbook that is being written.

    Attributes:
        language: of its words.
        raw: the library's workbook.
    """

    def __init__(self, book: Workbook, as_of: date, language: Language) -> None:
        self.raw = book
        self._formats = Formats(book)
        self.language = language
        day = datetime(as_of.year, as_of.month, as_of.day)
        book.set_properties({"title": _TITLE[language], "author": _AUTHOR, "created": day})
        book.set_custom_property(MARK, __version__, "text")

    def sheet(self, name: str) -> Sheet:
        """A new sheet behind the others."""
        return Sheet(self.raw.add_worksheet(name), self._formats, self.language)


@contextmanager
def new_book(stream: BinaryIO, as_of: date, language: Language) -> Iterator[Book]:
    """A workbook that is written to a stream when the block ends without an error.

    The same content gives the same bytes: the workbook was made on the day that the check speaks of.

    Raises:
        OSError: it can't be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with tempfile.TemporaryDirectory(prefix="fupin-") as folder, tempfile.TemporaryFile(dir=folder) as file:
        options: dict[str, Any] = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "use_zip64": True,
            "default_format_properties": {"font_name": FONT, "font_size": FONT_SIZE},
        }
        book = Workbook(file, options)
        try:
            yield Book(book, as_of, language)
            book.close()
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error
        finally:
            _let_go(book)
        file.seek(0)
        shutil.copyfileobj(file, stream)


def _let_go(book: Workbook) -> None:
    """Closes the files of a workbook that was left unfinished, so that its folder can be removed."""
    for worksheet in book.worksheets():
        worksheet._opt_close()
