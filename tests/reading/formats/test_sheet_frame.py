"""Merged cells and hidden rows and columns in a sheet's XML, by both ways of scanning it."""

from __future__ import annotations

import pytest

from fupin.reading.formats.cell_scan import SheetScan, scan_bytes, scan_parsed, scan_sheet
from fupin.reading.formats.merged_cells import Area

HEAD = (
    "<worksheet><cols><col min='2' max='3' hidden='1'/><col min='5' max='5' hidden='0'/>"
    "<col max='9' min='9' hidden='true'/></cols>"
)
TAIL = "<mergeCells count='2'><mergeCell ref='A1:B2'/><mergeCell ref=\"C3:C9\"/><mergeCell/></mergeCells></worksheet>"
FRAME = SheetScan(merges=[Area(0, 0, 1, 1), Area(2, 2, 8, 2)], hidden_columns={1, 2, 8})


def sheet(rows: str, head: str = HEAD, tail: str = TAIL) -> bytes:
    return f"{head}<sheetData>{rows}</sheetData>{tail}".encode()


@pytest.mark.parametrize("scan", [scan_bytes, scan_parsed, scan_sheet])
def test_the_frame_of_a_sheet(scan: object) -> None:
    rows = (
        '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row hidden="true" r="3"/><row r="4" hidden="0"/>'
        '<row r="5" ht="12" hidden="1" customHeight="1"><c r="A5" t="str"><v> hidden="1"</v></c></row>'
        '<row r="6"><c r="A6" t="inlineStr"><is><t> r="9" hidden="1"</t></is></c></row>'
    )
    found = scan(sheet(rows), ())  # type: ignore[operator]
    assert found == SheetScan(FRAME.merges, [1, 2, 4], FRAME.hidden_columns)


@pytest.mark.parametrize("scan", [scan_bytes, scan_sheet])
def test_a_row_hidden_in_an_unusual_way(scan: object) -> None:
    assert scan(sheet("<row r=\"7\" hidden = '1'/>"), ()).hidden_rows == [6]  # type: ignore[operator]


@pytest.mark.parametrize("rows", ["<row hidden='1'/>", "<row r='1' hidden='1'/>", '<row r="1"/><row hidden="1"/>'])
def test_a_hidden_row_whose_number_must_be_counted_goes_through_the_parser(rows: str) -> None:
    assert scan_bytes(sheet(rows), ()) is None
    assert scan_sheet(sheet(rows), ()).hidden_rows == [rows.count("<row") - 1]


def test_a_sheet_in_a_namespace() -> None:
    xml = sheet("", '<x:worksheet xmlns:x="u"><x:cols><x:col min="1" max="2" hidden="1"/></x:cols>', "</x:worksheet>")
    xml = xml.replace(b"<sheetData>", b"<x:sheetData>").replace(b"</sheetData>", b"</x:sheetData>")
    assert scan_sheet(xml, ()).hidden_columns == {0, 1}


def test_a_frame_that_is_no_xml() -> None:
    with pytest.raises(ValueError, match="sheet XML"):
        scan_bytes(sheet("", tail="<mergeCell"), ())
