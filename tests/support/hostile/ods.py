"""OpenDocument workbooks that repeat too much."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from .case import Hostile, content
from .zips import Entry, archive

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_DECLARED = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CELLS, _WRONG = ("--limit cells",), ("wrong number of times",)


def ods_cases() -> Iterator[Hostile]:
    """All of them; those without a reason pass the guard."""
    for name, body, says in _bodies():
        yield Hostile(f"ods {name}", ".ods", content(partial(ods, body)), says)
    locked = '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    yield Hostile("ods with a password", ".ods", content(lambda: ods(row(cell()), locked)), ("password",))
    dtd = '<!DOCTYPE x [<!ENTITY e "7">]>'
    yield Hostile("ods with an entity", ".ods", content(lambda: ods(row(cell()), prolog=dtd)), ("(DTD)",))
    chart = Entry("Object 1/content.xml", f"<office:document-content{_DECLARED}/>".encode())
    yield Hostile("ods with a chart", ".ods", content(lambda: ods(row(cell()), more=chart)))
    yield Hostile("ods cut off", ".ods", content(lambda: ods(row(cell()))[:-300]), ("package", "cut off"))
    yield Hostile("ods with half its content", ".ods", content(lambda: ods(row(cell()), cut=60)), ("whole XML",))


def ods(body: str, manifest: str = "", prolog: str = "", cut: int = 0, more: Entry | None = None) -> bytes:
    """A workbook of one sheet."""
    sheet = f'<table:table table:name="扶贫小额信贷">{body}</table:table>'
    inside = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    root = f"<office:document-content{_DECLARED}>{inside}</office:document-content>"
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{prolog}{root}'
    listed = f'<manifest:manifest xmlns:manifest="{_MANIFEST}">{manifest}</manifest:manifest>'
    return archive(
        [
            Entry("mimetype", _TYPE, method=0),
            Entry("META-INF/manifest.xml", listed.encode()),
            Entry("content.xml", xml.encode()[: len(xml.encode()) - cut]),
            *([] if more is None else [more]),
        ]
    )


def row(cells: str, times: str = "") -> str:
    """A row, repeated some times."""
    repeated = f' table:number-rows-repeated="{times}"' if times else ""
    return f"<table:table-row{repeated}>{cells}</table:table-row>"


def cell(times: str = "", text: str = "5", *, empty: bool = False) -> str:
    """A cell, repeated some times."""
    repeated = f' table:number-columns-repeated="{times}"' if times else ""
    if empty:
        return f"<table:table-cell{repeated}/>"
    kind = ' office:value-type="float" office:value="5"'
    return f"<table:table-cell{kind}{repeated}><text:p>{text}</text:p></table:table-cell>"


def _bodies() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    columns = ("--limit columns",)
    yield "columns repeated", row(cell("16384")), columns
    yield "columns repeated without end", row(cell("999999999")), columns
    yield "rows and columns repeated", row(cell("1000"), "1048576"), _CELLS
    yield "rows repeated beyond the sheet", row(cell(), "999999999"), ("beyond the last row",)
    yield "many repeated rows", "".join(row(cell("100"), "1000") for _ in range(100)), _CELLS
    for number in ("99999999999999999999", "-1", "0", "x", "1.5", "１", ""):
        body = row(cell()).replace("<table:table-row", f'<table:table-row table:number-rows-repeated="{number}"')
        yield f"rows repeated {ascii(number)[1:-1]!r} times".replace("\\", "_"), body, _WRONG
    yield "columns repeated -5 times", row(cell("-5")), _WRONG
    yield (
        "a corner cell",
        row(cell()) + row(cell("1023", empty=True) + cell(), "1") + _gap(900_000) + row(cell()),
        ("--limit box",),
    )
    yield (
        "empty cells to the end",
        row(cell() + cell("16383", empty=True)) + row(cell("16384", empty=True), "1048575"),
        (),
    )
    yield "a gap of 100,000 rows", row(cell()) + _gap(100_000) + row(cell()), ()
    yield "a million repeated rows", row(cell("2"), "1000000"), ()
    yield "a billion spaces", row(cell(text='a<text:s text:c="1000000000"/>b')), ("repeats a space",)
    yield "a column of one far cell", row(cell("2500", empty=True) + cell()), columns
    covered = row(cell("1000").replace("table-cell", "covered-table-cell"), "1000000")
    yield "covered cells repeated", covered, _CELLS


def _gap(rows: int) -> str:
    return row(cell("16384", empty=True), str(rows))
