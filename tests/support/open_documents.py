"""OpenDocument workbooks for tests, by their XML."""

from __future__ import annotations

import zipfile
from pathlib import Path

_NAMES = {
    **{
        prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
        for prefix, name in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
            ("number", "datastyle"),
            ("draw", "drawing"),
        )
    },
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
_DECLARED = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def make_open_document(path: Path, sheets: str, styles: str = "", common: str | None = None) -> Path:
    """Writes a workbook.

    Args:
        path: where to.
        sheets: what stands in the spreadsheet.
        styles: its automatic styles.
        common: the styles of the styles part; None for no such part.
    """
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", _TYPE)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        if common is not None:
            package.writestr("styles.xml", f"<office:document-styles{_DECLARED}>{common}</office:document-styles>")
        package.writestr(
            "content.xml",
            f"<office:document-content{_DECLARED}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def table(*rows: str, name: str = "扶贫小额信贷", style: str = "", columns: str = "") -> str:
    """A sheet of rows, each the cells of one."""
    inside = "".join(row if row.startswith("<table:table-") and "row" in row[:30] else line(row) for row in rows)
    said = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}"{said}>{columns}{inside}</table:table>'


def line(cells: str, attributes: str = "") -> str:
    """A row."""
    return f"<table:table-row{attributes}>{cells}</table:table-row>"


def cell(kind: str = "", value: str | None = None, shown: str | None = None, more: str = "") -> str:
    """A cell of a type with its value, the text that it shows, and further attributes."""
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value", "string": "string-value"}.get(
        kind, "value"
    )
    said = f' office:value-type="{kind}"' if kind else ""
    said += f' office:{name}="{value}"' if value is not None else ""
    text = "" if shown is None else f"<text:p>{shown}</text:p>"
    return f"<table:table-cell{said}{more}>{text}</table:table-cell>"
