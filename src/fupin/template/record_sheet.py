"""The sheet of a record kind: headers with notes, the example row, validations, print set-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_range

from fupin.model.fields import TEXT_TYPES, FieldType
from fupin.model.text import Language, Text
from fupin.template.cell_forms import number_format, shown, written
from fupin.template.columns import Role, TemplateColumn
from fupin.template.notes import note_text
from fupin.template.printing import set_up_printing
from fupin.template.styles import FONT, Styles
from fupin.template.text_width import lines_needed, shown_width
from fupin.template.validations import Bound, Validation, validation_of

ROWS = 5000
"""Rows below the header that are made ready for records, the example row among them."""
EXAMPLE_MARK = "示例："
"""What stands before the key of the example row, in both languages: by this word the reading knows it."""
_HEADER_ROW, _EXAMPLE_ROW = 0, 1
_HEADER_HEIGHT, _ROW_HEIGHT = 36, 20
_NARROWEST, _WIDEST, _ONE_LINE = 8, 28, 16
_LEAST_WIDTHS = {FieldType.DATE: 12, FieldType.MONEY: 18, FieldType.ID: 20}
"""Room for a day, for 9,999,999,999.00, for a number of 18 digits: a narrower column would show ####."""
_NOTE_WIDTH, _NOTE_LINE, _NOTE_SIGNS = 330, 17, 46
"""Pixels of a note, of a line in it, and Latin letters that such a line has room for."""
_ERROR_TITLE = Text("请核对", "Please look again")


class RecordSheet:
    """Writes the sheet of one record kind."""

    def __init__(self, sheet: Any, styles: Styles, record: str, language: Language) -> None:
        self._sheet = sheet
        self._styles = styles
        self._record = record
        self._language = language

    def write(self, columns: Sequence[TemplateColumn]) -> None:
        """Writes the sheet with these columns."""
        for at, column in enumerate(columns):
            self._column(at, column)
        self._keep_texts(columns)
        self._sheet.set_row(_HEADER_ROW, _HEADER_HEIGHT)
        self._sheet.set_row(_EXAMPLE_ROW, _ROW_HEIGHT)
        self._sheet.freeze_panes(_HEADER_ROW + 1, 1)
        self._sheet.autofilter(_HEADER_ROW, 0, ROWS, len(columns) - 1)
        set_up_printing(self._sheet, sum(map(self._width, columns)), self._language)

    def _column(self, at: int, column: TemplateColumn) -> None:
        form = number_format(column.field, self._language)
        self._sheet.set_column(at, at, self._width(column), self._styles.column(form))
        self._sheet.write_string(_HEADER_ROW, at, column.header, self._styles.header(column.role))
        self._note(at, note_text(self._record, column, self._language))
        value = written(column.example, self._language)
        marked = f"{EXAMPLE_MARK}{value}" if column.role is Role.KEY else value
        self._example(at, marked, self._styles.example(form))
        validation = validation_of(column.field, self._language)
        if validation is not None:
            self._validate(at, validation)

    def _note(self, at: int, note: str) -> None:
        height = (lines_needed(note, _NOTE_SIGNS) + 1) * _NOTE_LINE
        size = {"width": _NOTE_WIDTH, "height": height, "font_name": FONT, "font_size": 9}
        self._sheet.write_comment(_HEADER_ROW, at, note, {**size, "author": "fupin"})

    def _example(self, at: int, value: str | float | date | None, look: Any) -> None:
        if value is None:
            self._sheet.write_blank(_EXAMPLE_ROW, at, None, look)
        elif isinstance(value, str):
            self._sheet.write_string(_EXAMPLE_ROW, at, value, look)
        elif isinstance(value, date):
            self._sheet.write_datetime(_EXAMPLE_ROW, at, value, look)
        else:
            self._sheet.write_number(_EXAMPLE_ROW, at, value, look)

    def _validate(self, at: int, validation: Validation) -> None:
        options: dict[str, object] = {
            "validate": validation.kind,
            "error_title": _ERROR_TITLE.in_language(self._language),
            "error_message": validation.refusal.in_language(self._language),
            "error_type": "stop" if validation.stops else "warning",
        }
        if validation.choices:
            options["source"] = list(validation.choices)
        elif validation.most is None:
            options |= {"criteria": ">=", "value": _bound(validation.least)}
        else:
            options |= {
                "criteria": "between",
                "minimum": _bound(validation.least),
                "maximum": _bound(validation.most),
            }
        if validation.prompt is not None:
            options["input_message"] = validation.prompt.in_language(self._language)
        self._sheet.data_validation(_EXAMPLE_ROW, at, ROWS, at, options)

    def _keep_texts(self, columns: Sequence[TemplateColumn]) -> None:
        """No green corners for digits that are meant to be a text."""
        texts = [at for at, column in enumerate(columns) if column.field.type in TEXT_TYPES]
        ranges = " ".join(xl_range(_EXAMPLE_ROW, at, ROWS, at) for at in texts)
        self._sheet.ignore_errors({"number_stored_as_text": ranges})

    def _width(self, column: TemplateColumn) -> int:
        """Wide enough for the header, a long one on two lines, and for the example."""
        example = shown(column.field, column.example, self._language)
        example = f"{EXAMPLE_MARK}{example}" if column.role is Role.KEY else example
        least = _LEAST_WIDTHS.get(column.field.type, _NARROWEST)
        whole = shown_width(column.header)
        header = (whole if whole <= _ONE_LINE else -(-whole // 2)) + 2
        return min(max(least, header, shown_width(example) + 2), _WIDEST)


def _bound(bound: Bound | None) -> date | float | None:
    return float(bound) if isinstance(bound, Decimal) else bound
