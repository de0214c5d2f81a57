"""One sheet of an OpenDocument workbook as a parser goes through it: rows, cells and their repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from fupin.model.problems import ProblemCode
from fupin.reading.formats.cell_grid import CellGrid
from fupin.reading.formats.cell_scan import Place
from fupin.reading.formats.merged_cells import Area
from fupin.reading.formats.number_formats import NumberShape
from fupin.reading.formats.open_document_names import named
from fupin.reading.formats.open_document_styles import Styles
from fupin.reading.formats.open_document_values import Value, typed_value
from fupin.reading.raw import RawSheet

_STYLE, _ROW_STYLE = named("table:style-name"), named("table:default-cell-style-name")
_COLUMNS, _ROWS = named("table:number-columns-repeated"), named("table:number-rows-repeated")
_WIDE, _HIGH = named("table:number-columns-spanned"), named("table:number-rows-spanned")
_VISIBILITY = named("table:visibility")
_KIND, _OWN_KIND, _FORMULA = named("office:value-type"), named("calcext:value-type"), named("table:formula")
_ERROR = re.compile(r"^(?:#[A-Z][A-Z/0_]*[!?]?|#N/A|#DIV/0!|Err:[0-9]{3})$")
_FORMULA_PREFIX = re.compile(r"^(?:[a-z]+:)?=?")
_PERCENT = NumberShape(percent=True)
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_MERGES = 1_000_000
_NUMBERS = ("float", "currency", "percentage")


class OpenSheet:
    """Collects one sheet."""

    def __init__(self, name: str, styles: Styles, *, hidden: bool) -> None:
        """Starts an empty sheet."""
        self._name, self._styles, self._hidden = name, styles, hidden
        self._row, self._rows, self._row_style = 0, 1, ""
        self._column = 0
        self._column_styles: list[str] = []
        self._held: dict[int, tuple[list[int], list[Value]]] = {}
        self._errors: dict[Place, str] = {}
        self._unresolved: dict[Place, str] = {}
        self._shaped: dict[Place, str] = {}
        self._shapes: dict[str, NumberShape] = {}
        self._merges: list[Area] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[int] = []

    def start_columns(self, attributes: dict[str, str]) -> None:
        """Takes the element of a column or several."""
        first = len(self._column_styles)
        count = min(_repeated(attributes, _COLUMNS), _LAST_COLUMN - first)
        self._column_styles += [attributes.get(_ROW_STYLE, "")] * count
        if attributes.get(_VISIBILITY) in ("collapse", "filter"):
            self._hidden_columns += range(first, first + count)

    def start_row(self, attributes: dict[str, str]) -> None:
        """Takes the element of a row or several."""
        self._rows = min(_repeated(attributes, _ROWS), max(_LAST_ROW - self._row, 0))
        self._row_style, self._column = attributes.get(_ROW_STYLE, ""), 0
        if attributes.get(_VISIBILITY) in ("collapse", "filter"):
            self._hidden_rows += range(self._row, self._row + self._rows)

    def end_row(self) -> None:
        """Ends a row."""
        self._row += self._rows

    def add(self, attributes: dict[str, str], shown: str | None) -> None:
        """Takes a cell or several: its attributes, and the text that it shows or None."""
        count, first = _repeated(attributes, _COLUMNS), self._column
        self._column += count
        if _WIDE in attributes or _HIGH in attributes:
            self._merge(attributes, first)
        if shown is None and _KIND not in attributes and _FORMULA not in attributes:
            return
        text, formula = shown or "", attributes.get(_FORMULA)
        kind = attributes.get(_KIND, "")
        if attributes.get(_OWN_KIND) == "error" or (formula is not None and _ERROR.match(text)):
            self._errors.update(dict.fromkeys(self._places(first, count), text or "#?"))
        elif formula is not None and not kind and shown is None:
            said = "=" + (_FORMULA_PREFIX.sub("", formula) or "…")
            self._unresolved.update(dict.fromkeys(self._places(first, count), said))
        elif (value := typed_value(kind, attributes, text)) != "":
            self._hold(value, first, count)
            if kind in _NUMBERS and isinstance(value, float):
                self._shape(kind, attributes, first, count)

    def sheet(self, epoch: date) -> RawSheet:
        """The sheet as read.

        Args:
            epoch: day 0 of serial dates.

        Raises:
            ValueError: merged cells overlap.
        """
        grid = CellGrid.of_cells(self._held, (*self._errors, *self._unresolved))
        grid.shape(self._shaped, self._shapes)
        grid.put(self._errors, ProblemCode.ERROR_CELL)
        grid.put(self._unresolved, ProblemCode.NO_RESULT)
        grid.merge(self._merges)
        return grid.sheet(
            self._name,
            epoch=epoch,
            hidden=self._hidden,
            hidden_rows=self._hidden_rows,
            hidden_columns=self._hidden_columns,
        )

    def _hold(self, value: Value, first: int, count: int) -> None:
        for column in range(first, first + count):
            rows, values = self._held.get(column) or self._held.setdefault(column, ([], []))
            rows.extend(range(self._row, self._row + self._rows))
            values.extend([value] * self._rows)

    def _shape(self, kind: str, attributes: dict[str, str], first: int, count: int) -> None:
        """Notes how cells of a number show it."""
        for column in range(first, first + count):
            style = attributes.get(_STYLE) or self._row_style or self._default(column)
            shape = _PERCENT if kind == "percentage" else self._styles.shape(style)
            if shape is not None:
                key = f"{kind} {style}"
                self._shapes[key] = shape
                self._shaped.update(((row, column), key) for row in range(self._row, self._row + self._rows))

    def _default(self, column: int) -> str:
        return self._column_styles[column] if column < len(self._column_styles) else ""

    def _places(self, first: int, count: int) -> Iterator[Place]:
        return (
            (row, column)
            for row in range(self._row, self._row + self._rows)
            for column in range(first, first + count)
        )

    def _merge(self, attributes: dict[str, str], first: int) -> None:
        wide, high = _repeated(attributes, _WIDE), _repeated(attributes, _HIGH)
        if wide == high == 1:
            return
        if len(self._merges) + self._rows > _MOST_MERGES:
            raise ValueError("too many merged cells")
        for row in range(self._row, self._row + self._rows):
            self._merges.append(Area(row, first, row + high - 1, first + wide - 1))


def _repeated(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name)
    if text is None:
        return 1
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 12):
        raise ValueError(name)
    return max(int(text), 1)
